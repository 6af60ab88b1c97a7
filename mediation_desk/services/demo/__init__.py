"""The demo desk: an invented centre with about sixty cases in all states, made through the use cases."""

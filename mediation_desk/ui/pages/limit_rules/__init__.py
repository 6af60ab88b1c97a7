"""Settings: time limits and holidays."""

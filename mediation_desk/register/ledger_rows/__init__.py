"""How rows of old lists become rows of the register, one file for each kind, in packets of a thousand."""

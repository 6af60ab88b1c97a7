"""Building what is installed on an office PC, and proving it there: one part a folder or a module."""

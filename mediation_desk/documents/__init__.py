"""Papers: pure functions from domain values to a Paper, and two printers for any Paper."""

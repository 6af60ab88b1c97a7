"""The page of old ledgers: choose a file, say which column is which, look at the rows, take them in, undo."""

"""The page of families: board, list, filters."""

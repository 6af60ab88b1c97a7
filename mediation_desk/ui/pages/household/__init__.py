"""The page of one household, and its form."""

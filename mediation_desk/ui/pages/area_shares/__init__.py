"""The page of the larger picture of areas by colour."""

"""The page of colour schemes."""

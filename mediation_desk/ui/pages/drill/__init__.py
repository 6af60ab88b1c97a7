"""The page of restore drills: try whether a copy really becomes a register again, and keep the receipt."""

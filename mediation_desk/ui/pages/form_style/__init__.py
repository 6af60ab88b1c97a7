"""The page where a centre makes the printed forms its own."""

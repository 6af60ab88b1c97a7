"""The page of copies: make one and see it proved, see those made, put one back."""

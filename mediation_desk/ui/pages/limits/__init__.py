"""The page 时限看板."""

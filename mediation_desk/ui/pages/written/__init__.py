"""The page on which one paper is filled, looked at, issued, printed and voided."""

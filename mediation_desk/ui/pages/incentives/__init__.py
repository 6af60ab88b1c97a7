"""The list of allowances for cases closed: its lines, its table of amounts, its paper."""

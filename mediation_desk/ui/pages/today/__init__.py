"""The first page of the day and its sheets."""

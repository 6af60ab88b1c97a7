"""What stands behind each figure of a report: one select of rows each, counted and listed the same way."""

"""The pages of figures: reports with their rows, and those frozen as sent."""

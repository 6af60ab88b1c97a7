"""Clues, calls to 12338 and offers of counselling: three lists on one page."""

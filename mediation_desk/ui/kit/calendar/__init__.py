"""The painted calendar: a grid of days by the hour, and a month; `values` is what they show."""

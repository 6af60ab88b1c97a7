"""The case list: search as you type, filters, and a look at the chosen case beside it."""

"""One return visit: planned, tried, recorded."""

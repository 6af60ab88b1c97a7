"""法条: the shipped articles, searched, read, copied."""

"""One self-contained step per file; a step never imports the tables of today."""

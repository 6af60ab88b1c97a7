"""One clue: its entry, its facts, what was done and what comes next."""

"""What the program tells of itself when it fails: log lines, reports, crashes; never a word about anybody."""

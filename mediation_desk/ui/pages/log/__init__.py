"""The page of the program's own log and of reports of bugs."""

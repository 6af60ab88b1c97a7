"""Counselling: the list of files, opening one, the notebook of one file, searching one's own notes."""

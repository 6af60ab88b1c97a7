"""The page of awards and aid: lists with the sheet of the chosen entry, and the director's look."""

"""The page of the archive: what is kept until when, and lists of what is to be destroyed."""

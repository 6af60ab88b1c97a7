"""The form of a paper written on the desk: an editor for each kind of field."""

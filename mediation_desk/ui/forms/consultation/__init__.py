"""The form of a joint consultation: its lines of units and tasks, its words, and names found in them."""

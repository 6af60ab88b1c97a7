"""Joint consultations: the list, one of them, and what is asked about its tasks."""

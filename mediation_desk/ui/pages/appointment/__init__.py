"""The page of one appointment: booking and changing it, what became of it, telling those who come."""

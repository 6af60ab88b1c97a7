"""What comes after an agreement: performance and return visits, across cases."""

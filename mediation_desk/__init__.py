"""Mediation Desk: the offline, encrypted desk of a county family counselling and mediation centre."""

__version__ = "1.1.0"

"""Restoring as a way that is walked: stick, key, copy, proof, what it costs, decision."""

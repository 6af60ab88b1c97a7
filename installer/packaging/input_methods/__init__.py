"""Proof that Chinese is typed into the real program through real input methods, each in its own session."""

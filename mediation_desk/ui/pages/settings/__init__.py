"""The one page of settings: what this computer and this office like, and where the rest is changed."""

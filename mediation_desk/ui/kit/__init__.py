"""The components of the design system, built once."""

"""Forms: widgets that read and write one domain value."""

"""A first day at the desk: a newcomer led through the demo, one true act at a time."""

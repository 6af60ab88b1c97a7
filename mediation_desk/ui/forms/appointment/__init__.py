"""The parts of the form of an appointment: what about, who, when, where, how often."""

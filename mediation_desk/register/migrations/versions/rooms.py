"""Rooms, working hours, absences and the duty roster."""

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Rooms, working hours, absences and the duty roster."""

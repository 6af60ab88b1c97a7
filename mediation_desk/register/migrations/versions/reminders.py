"""Reminders that were shown."""

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Reminders that were shown."""

"""Appointments, their series, their people, and who must be kept apart."""

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Appointments, their series, their people, and who must be kept apart."""

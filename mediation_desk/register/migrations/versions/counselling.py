"""Counselling: files, sessions, notes and who may read them."""

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Counselling: files, sessions, notes and who may read them."""

"""Copies made and the sticks they lie on."""

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Copies made and the sticks they lie on."""

"""Limits that run, and what was decided of them."""

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Limits that run, and what was decided of them."""

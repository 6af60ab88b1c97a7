"""Holidays and limit rules as a centre keeps them."""

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Holidays and limit rules as a centre keeps them."""

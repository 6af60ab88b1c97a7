"""Obligations from agreements, payments, and what went wrong with them."""

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Obligations from agreements, payments, and what went wrong with them."""

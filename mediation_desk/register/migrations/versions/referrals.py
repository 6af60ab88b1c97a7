"""Referrals, letters that came in, agencies, and who was told what."""

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Referrals, letters that came in, agencies, and who was told what."""

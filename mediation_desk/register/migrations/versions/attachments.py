"""Sealed files beside the database: scans, pictures, vouchers."""

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Sealed files beside the database: scans, pictures, vouchers."""

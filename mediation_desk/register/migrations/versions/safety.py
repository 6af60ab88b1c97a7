"""Safety: plans, incidents, orders, reports, and which side a thing belongs to."""

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Safety: plans, incidents, orders, reports, and which side a thing belongs to."""

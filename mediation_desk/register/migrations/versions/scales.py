"""Scales: their results, and what follows from a risk."""

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Scales: their results, and what follows from a risk."""

"""Judicial confirmation: the application and what the court did."""

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Judicial confirmation: the application and what the court did."""

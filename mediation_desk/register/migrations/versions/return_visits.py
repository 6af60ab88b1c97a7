"""Return visits, planned and made."""

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Return visits, planned and made."""

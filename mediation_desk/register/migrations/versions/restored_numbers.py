"""Numbers to enter again after a restore."""

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """Numbers to enter again after a restore."""

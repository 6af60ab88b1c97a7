"""Staff: suspension, hand-over and what re-keying needs to know."""

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Staff: suspension, hand-over and what re-keying needs to know."""

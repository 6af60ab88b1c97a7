"""Papers written on the desk: what was typed, the number, what was printed."""

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Papers written on the desk: what was typed, the number, what was printed."""

"""Recovery: keepers, their sessions, the computer slot and the short lock."""

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Recovery: keepers, their sessions, the computer slot and the short lock."""

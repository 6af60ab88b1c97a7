"""Journal: anchors, and who is asked into which case."""

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Journal: anchors, and who is asked into which case."""

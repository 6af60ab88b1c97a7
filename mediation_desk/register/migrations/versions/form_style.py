"""Wording, looks and own templates of the printed forms."""

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Wording, looks and own templates of the printed forms."""

"""The bound dossier, its archive, who read it, and its destruction."""

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """The bound dossier, its archive, who read it, and its destruction."""

"""The first schema."""

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create every table of the first register."""
    from mediation_desk.register import search
    from mediation_desk.register.tables import metadata

    metadata.create_all(op.get_bind())
    search.create(op.get_bind())

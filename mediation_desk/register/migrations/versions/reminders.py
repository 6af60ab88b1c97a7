"""Reminders that were shown."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Reminders that were shown."""
    op.create_table(
        "reminders_seen",
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("staff_id", "key", name="pk_reminders_seen"),
    )

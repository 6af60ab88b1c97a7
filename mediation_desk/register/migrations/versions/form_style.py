"""Wording, looks and own templates of the printed forms."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Wording, looks and own templates of the printed forms."""
    op.create_table(
        "form_changes",
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("form", "key", name="pk_form_changes"),
    )
    op.create_table(
        "word_templates",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("docx", sa.LargeBinary(), nullable=False),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("retired_at", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_word_templates"),
    )

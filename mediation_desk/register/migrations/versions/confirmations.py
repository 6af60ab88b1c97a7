"""Judicial confirmation: the application and what the court did; minutes as printed to be signed."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Judicial confirmation: the application and what the court did; minutes as printed to be signed."""
    op.create_table(
        "record_prints",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Text(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("printed_at", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.Column("docx", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["mediation_records.id"], name="fk_record_prints_record_id"),
        sa.PrimaryKeyConstraint("code", name="pk_record_prints"),
        sa.UniqueConstraint("record_id", "n", name="uq_record_prints_record_id_n"),
    )

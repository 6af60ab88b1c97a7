"""Journal: clocks that were set back, and who is asked into which case."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Journal: clocks that were set back, and who is asked into which case."""
    op.create_table(
        "clock_set_backs",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("reached", sa.Text(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("confirmed_at", sa.Text()),
        sa.Column("confirmed_by", sa.Text()),
        sa.PrimaryKeyConstraint("number", name="pk_clock_set_backs"),
    )
    op.create_table(
        "case_experts",
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Text(), nullable=False),
        sa.Column("ended_at", sa.Text()),
        sa.Column("ended_by", sa.Text()),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_case_experts_case_id"),
        sa.PrimaryKeyConstraint("case_id", "staff_id", "asked_at", name="pk_case_experts"),
    )
    op.create_index("ix_case_experts_staff_id_ended_at", "case_experts", ["staff_id", "ended_at"])

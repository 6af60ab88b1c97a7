"""Reports frozen as sent."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    """Reports frozen as sent."""
    op.create_table(
        "frozen_reports",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("choice", sa.Text(), nullable=False),
        sa.Column("frozen_at", sa.Text(), nullable=False),
        sa.Column("frozen_by", sa.Text(), nullable=False),
        sa.Column("sent_to", sa.Text(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("figures", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row", name="pk_frozen_reports"),
        sa.UniqueConstraint("id", name="uq_frozen_reports_id"),
    )
    op.create_index("ix_frozen_reports_first", "frozen_reports", ["first"])
    op.create_table(
        "typed_figures",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("from_where", sa.Text(), nullable=False),
        sa.Column("typed_at", sa.Text(), nullable=False),
        sa.Column("typed_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", "first", "last", name="pk_typed_figures"),
    )
    op.create_table(
        "frozen_rows",
        sa.Column("report_id", sa.Text(), nullable=False),
        sa.Column("figure", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("noun", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Text(), nullable=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["frozen_reports.id"], name="fk_frozen_rows_report_id"),
        sa.PrimaryKeyConstraint("report_id", "figure", "position", name="pk_frozen_rows"),
    )
    op.create_index(
        "ix_mediation_records_succeeded",
        "mediation_records",
        ["began", "case_id"],
        sqlite_where=sa.text("result = 'succeeded'"),
    )
    op.create_index(
        "ix_cases_written_effective_on",
        "cases",
        ["written_effective_on"],
        sqlite_where=sa.text("written_effective_on IS NOT NULL"),
    )
    op.create_index(
        "ix_cases_oral_reached_on",
        "cases",
        ["oral_reached_on"],
        sqlite_where=sa.text("oral_reached_on IS NOT NULL"),
    )
    op.create_index(
        "ix_cases_closed_on", "cases", ["closed_on"], sqlite_where=sa.text("closed_on IS NOT NULL")
    )

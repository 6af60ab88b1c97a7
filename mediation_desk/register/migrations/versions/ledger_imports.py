"""Old ledgers taken in."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    """Old ledgers taken in."""
    op.create_table(
        "import_batches",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("taken_at", sa.Text(), nullable=False),
        sa.Column("taken_by", sa.Text(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("undone_at", sa.Text()),
        sa.Column("undone_by", sa.Text(), nullable=False),
        sa.Column("ground", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_import_batches"),
    )
    op.create_table(
        "import_mappings",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("heads", sa.Text(), nullable=False),
        sa.Column("columns", sa.Text(), nullable=False),
        sa.Column("used_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_import_mappings"),
    )
    op.create_table(
        "import_rows",
        sa.Column("batch_id", sa.Text(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("noun", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batches.id"], name="fk_import_rows_batch_id"),
        sa.PrimaryKeyConstraint("batch_id", "line", "noun", "subject_id", name="pk_import_rows"),
    )
    op.create_index("ix_import_rows_subject_id", "import_rows", ["subject_id"])
    op.create_table(
        "ledger_cases",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("columns", sa.Text(), nullable=False),
        sa.Column("accepted_on", sa.Date()),
        sa.Column("closed_on", sa.Date()),
        sa.Column("subtype", sa.Text()),
        sa.Column("succeeded", sa.Integer()),
        sa.Column("amount", sa.Integer()),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Text()),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name="fk_ledger_cases_area_id"),
        sa.PrimaryKeyConstraint("row", name="pk_ledger_cases"),
        sa.UniqueConstraint("id", name="uq_ledger_cases_id"),
    )
    op.create_index("ix_ledger_cases_accepted_on", "ledger_cases", ["accepted_on"])
    op.create_index("ix_ledger_cases_closed_on", "ledger_cases", ["closed_on"])
    op.create_index("ix_ledger_cases_number", "ledger_cases", ["number"])

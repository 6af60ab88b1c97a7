"""Papers written on the desk: what was typed, the number, what was printed."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Papers written on the desk: what was typed, the number, what was printed."""
    op.create_table(
        "written_papers",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text()),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("by_hand", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("typed", sa.Text()),
        sa.Column("sealed_id", sa.Text()),
        sa.Column("begun_at", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("code", sa.Text()),
        sa.Column("issued_at", sa.Text()),
        sa.Column("issued_by", sa.Text(), nullable=False),
        sa.Column("pdf", sa.LargeBinary()),
        sa.Column("docx", sa.LargeBinary()),
        sa.Column("print_sealed_id", sa.Text()),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("signed_on", sa.Date()),
        sa.Column("voided_at", sa.Text()),
        sa.Column("void_reason", sa.Text(), nullable=False),
        sa.Column("reason_sealed_id", sa.Text()),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_written_papers_case_id"),
        sa.ForeignKeyConstraint(["print_sealed_id"], ["sealed.id"], name="fk_written_papers_print_sealed_id"),
        sa.ForeignKeyConstraint(
            ["reason_sealed_id"], ["sealed.id"], name="fk_written_papers_reason_sealed_id"
        ),
        sa.ForeignKeyConstraint(["sealed_id"], ["sealed.id"], name="fk_written_papers_sealed_id"),
        sa.PrimaryKeyConstraint("row", name="pk_written_papers"),
        sa.UniqueConstraint("code", name="uq_written_papers_code"),
        sa.UniqueConstraint("id", name="uq_written_papers_id"),
    )
    op.create_index("ix_written_papers_case_id", "written_papers", ["case_id"])
    op.create_table(
        "written_copies",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("given_at", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["paper_id"], ["written_papers.id"], name="fk_written_copies_paper_id"),
        sa.PrimaryKeyConstraint("row", name="pk_written_copies"),
    )
    op.create_index("ix_written_copies_paper_id", "written_copies", ["paper_id"])
    op.create_table(
        "agreement_copies",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("given_at", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["code"], ["final_prints.code"], name="fk_agreement_copies_code"),
        sa.PrimaryKeyConstraint("row", name="pk_agreement_copies"),
    )
    op.create_index("ix_agreement_copies_code", "agreement_copies", ["code"])

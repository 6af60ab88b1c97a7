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
    op.create_table(
        "confirmations",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("agreement_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("begun_at", sa.Text(), nullable=False),
        sa.Column("begun_by", sa.Text(), nullable=False),
        sa.Column("court", sa.Text(), nullable=False),
        sa.Column("ground", sa.Text(), nullable=False),
        sa.Column("attachments", sa.Text(), nullable=False),
        sa.Column("court_answer", sa.Text(), nullable=False),
        sa.Column("last_due", sa.Date()),
        sa.Column("objection_until", sa.Date()),
        sa.Column("enforce_until", sa.Date()),
        sa.ForeignKeyConstraint(["agreement_id"], ["agreements.id"], name="fk_confirmations_agreement_id"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_confirmations_case_id"),
        sa.PrimaryKeyConstraint("row", name="pk_confirmations"),
        sa.UniqueConstraint("id", name="uq_confirmations_id"),
    )
    op.create_index("ix_confirmations_agreement_id", "confirmations", ["agreement_id"])
    op.create_index("ix_confirmations_case_id", "confirmations", ["case_id"])
    op.create_index("ix_confirmations_enforce_until", "confirmations", ["enforce_until"])
    op.create_index("ix_confirmations_objection_until", "confirmations", ["objection_until"])
    op.create_table(
        "confirmation_steps",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("confirmation_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["confirmation_id"], ["confirmations.id"], name="fk_confirmation_steps_confirmation_id"
        ),
        sa.PrimaryKeyConstraint("row", name="pk_confirmation_steps"),
    )
    op.create_index("ix_confirmation_steps_confirmation_id", "confirmation_steps", ["confirmation_id"])

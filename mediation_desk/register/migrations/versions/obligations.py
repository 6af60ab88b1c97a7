"""Obligations from agreements, payments, and what went wrong with them."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Obligations from agreements, payments, and what went wrong with them."""
    op.create_table(
        "obligations",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("agreement_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("clause_id", sa.Text(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("debtor_id", sa.Text(), nullable=False),
        sa.Column("creditor_id", sa.Text(), nullable=False),
        sa.Column("creditor", sa.Text(), nullable=False),
        sa.Column("duty", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("amount_fen", sa.Integer()),
        sa.Column("every", sa.Text(), nullable=False),
        sa.Column("first_due", sa.Date()),
        sa.Column("last_due", sa.Date()),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("listed", sa.Text(), nullable=False),
        sa.Column("manner", sa.Text(), nullable=False),
        sa.Column("derived", sa.Text()),
        sa.Column("hint", sa.Text(), nullable=False),
        sa.Column("reworded", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.Text()),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("open_due", sa.Date()),
        sa.Column("settled_on", sa.Date()),
        sa.ForeignKeyConstraint(["agreement_id"], ["agreements.id"], name="fk_obligations_agreement_id"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_obligations_case_id"),
        sa.PrimaryKeyConstraint("row", name="pk_obligations"),
        sa.UniqueConstraint("id", name="uq_obligations_id"),
    )
    op.create_index("ix_obligations_agreement_id", "obligations", ["agreement_id"])
    op.create_index("ix_obligations_case_id", "obligations", ["case_id"])
    op.create_index("ix_obligations_state_open_due", "obligations", ["state", "open_due"])
    op.create_table(
        "payments",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("obligation_id", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("amount_fen", sa.Integer()),
        sa.Column("manner", sa.Text(), nullable=False),
        sa.Column("payer", sa.Text(), nullable=False),
        sa.Column("payee", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("reverses", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_payments_case_id"),
        sa.ForeignKeyConstraint(["obligation_id"], ["obligations.id"], name="fk_payments_obligation_id"),
        sa.PrimaryKeyConstraint("row", name="pk_payments"),
        sa.UniqueConstraint("id", name="uq_payments_id"),
    )
    op.create_index("ix_payments_case_id", "payments", ["case_id"])
    op.create_index("ix_payments_obligation_id", "payments", ["obligation_id"])
    op.create_table(
        "payment_vouchers",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("payment_id", sa.Text(), nullable=False),
        sa.Column("attachment_id", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attachment_id"], ["attachments.id"], name="fk_payment_vouchers_attachment_id"
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_payment_vouchers_case_id"),
        sa.ForeignKeyConstraint(["payment_id"], ["payments.id"], name="fk_payment_vouchers_payment_id"),
        sa.PrimaryKeyConstraint("row", name="pk_payment_vouchers"),
    )
    op.create_index("ix_payment_vouchers_attachment_id", "payment_vouchers", ["attachment_id"])
    op.create_index("ix_payment_vouchers_case_id", "payment_vouchers", ["case_id"])
    op.create_index("ix_payment_vouchers_payment_id", "payment_vouchers", ["payment_id"])
    op.create_table(
        "performance_events",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("agreement_id", sa.Text(), nullable=False),
        sa.Column("obligation_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("amount_fen", sa.Integer()),
        sa.Column("new_due", sa.Date()),
        sa.Column("undoes", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"], ["agreements.id"], name="fk_performance_events_agreement_id"
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_performance_events_case_id"),
        sa.PrimaryKeyConstraint("row", name="pk_performance_events"),
        sa.UniqueConstraint("id", name="uq_performance_events_id"),
    )
    op.create_index("ix_performance_events_agreement_id", "performance_events", ["agreement_id"])
    op.create_index("ix_performance_events_case_id", "performance_events", ["case_id"])

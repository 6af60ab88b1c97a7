"""Limits that run, and what was decided of them."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

_RULES = {"none": "", "confirmation": "confirm", "court_decision": "confirm_court", "enforcement": "enforce"}
"""What the case list called the kinds of limits before, and the rules they are now."""


def upgrade() -> None:
    """Limits that run, and what was decided of them."""
    op.create_table(
        "limits",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("holder_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text()),
        sa.Column("file_id", sa.Text()),
        sa.Column("reception_id", sa.Text()),
        sa.Column("referral_id", sa.Text()),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("start", sa.Text(), nullable=False),
        sa.Column("amount", sa.Integer()),
        sa.Column("until", sa.Date()),
        sa.Column("ground_id", sa.Text(), nullable=False),
        sa.Column("done_on", sa.Date()),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("passes", sa.Boolean(), nullable=False),
        sa.Column("told", sa.Boolean(), nullable=False),
        sa.Column("counted", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        sa.Column("ends_at", sa.Text(), nullable=False),
        sa.Column("last_working", sa.Date(), nullable=False),
        sa.Column("sure", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("extended_to", sa.Date()),
        sa.Column("runs_to", sa.Text()),
        *_holders("limits"),
        sa.PrimaryKeyConstraint("row", name="pk_limits"),
        sa.UniqueConstraint("id", name="uq_limits_id"),
    )
    running = sa.text("runs_to IS NOT NULL")
    op.create_index("ix_limits_holder_id", "limits", ["holder_id"])
    counted = ["runs_to", "row", "told", "restricted", "holder"]
    op.create_index("ix_limits_own", "limits", ["staff_id", *counted, "rule"], sqlite_where=running)
    op.create_index("ix_limits_running", "limits", [*counted, "staff_id", "rule"], sqlite_where=running)
    op.create_table(
        "limit_decisions",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("limit_id", sa.Text(), nullable=False),
        sa.Column("holder_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text()),
        sa.Column("file_id", sa.Text()),
        sa.Column("reception_id", sa.Text()),
        sa.Column("referral_id", sa.Text()),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("on", sa.Date()),
        sa.Column("until", sa.Date()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("reason_sealed_id", sa.Text()),
        sa.Column("consents", sa.Text(), nullable=False),
        sa.Column("paper_id", sa.Text(), nullable=False),
        *_holders("limit_decisions"),
        sa.ForeignKeyConstraint(
            ["reason_sealed_id"], ["sealed.id"], name="fk_limit_decisions_reason_sealed_id"
        ),
        sa.PrimaryKeyConstraint("row", name="pk_limit_decisions"),
    )
    op.create_index("ix_limit_decisions_holder_id", "limit_decisions", ["holder_id"])
    op.add_column("referrals", sa.Column("court_rule", sa.Text()))
    op.add_column("safety_records", sa.Column("clocks", sa.Text()))
    for column in ("objection_until", "enforce_until"):  # counted among the others now
        op.drop_index(f"ix_confirmations_{column}", "confirmations")
        op.drop_column("confirmations", column)
    kinds = sa.table("cases", sa.column("next_limit_kind", sa.Text()))
    for before, now in _RULES.items():
        op.execute(kinds.update().where(kinds.c.next_limit_kind == before).values(next_limit_kind=now))


def _holders(table: str) -> tuple[sa.ForeignKeyConstraint, ...]:
    return tuple(
        sa.ForeignKeyConstraint([column], [f"{there}.id"], name=f"fk_{table}_{column}")
        for column, there in (
            ("case_id", "cases"),
            ("file_id", "counselling_files"),
            ("reception_id", "receptions"),
            ("referral_id", "referrals"),
        )
    )

"""Holidays and limit rules as a centre keeps them; divorce registrations."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Holidays and limit rules as a centre keeps them; divorce registrations."""
    op.create_table(
        "work_years",
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("holidays", sa.Text(), nullable=False),
        sa.Column("worked", sa.Text(), nullable=False),
        sa.Column("notice", sa.Text(), nullable=False),
        sa.Column("kept_at", sa.Text(), nullable=False),
        sa.Column("kept_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("year", name="pk_work_years"),
    )
    op.create_table(
        "divorce_registrations",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("receipt", sa.Text(), nullable=False),
        sa.Column("registry", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("ended_on", sa.Date()),
        sa.Column("ended_by", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("kept_at", sa.Text(), nullable=False),
        sa.Column("kept_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_divorce_registrations_case_id"),
        sa.PrimaryKeyConstraint("row", name="pk_divorce_registrations"),
        sa.UniqueConstraint("id", name="uq_divorce_registrations_id"),
    )
    op.create_index("ix_divorce_registrations_case_id", "divorce_registrations", ["case_id"])
    _move_spans()


_SPANS = {
    ("referral_rules", "receipt"): ("referral_receipt", "working_day", "forward", 3),
    ("referral_rules", "feedback"): ("referral_feedback", "day", "forward", 15),
    ("referral_rules", "again"): ("referral_again", "day", "forward", 30),
    ("referral_rules", "letter_hours"): ("referral_letter", "hour", "none", 24),
    ("referral_rules", "reply"): ("delegation_reply", "working_day", "forward", 3),
    ("retention_years", "short"): ("retention_short", "year", "none", 10),
    ("retention_years", "long"): ("retention_long", "year", "none", 30),
}


def _move_spans() -> None:
    """Spans a centre had set in other places become its changes of the rule table."""
    connection = op.get_bind()
    kept = {}
    for (setting, name), (rule, unit, roll, ours) in _SPANS.items():
        amount = _setting(connection, setting).get(name, ours)
        if amount != ours:
            kept[rule] = {"amount": amount, "roll": roll, "unit": unit}
    if kept:
        told = json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        connection.execute(sa.text("INSERT INTO settings VALUES ('limit_rules', :told)"), {"told": told})


def _setting(connection: sa.Connection, key: str) -> dict[str, object]:
    found = connection.execute(sa.text("SELECT value FROM settings WHERE key = :key"), {"key": key}).scalar()
    return json.loads(found) if found else {}

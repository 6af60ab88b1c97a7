"""Holidays and limit rules as a centre keeps them."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Holidays and limit rules as a centre keeps them."""
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

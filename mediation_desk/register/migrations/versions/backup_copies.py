"""Copies made and the sticks they lie on."""

import json
from datetime import UTC, datetime
from uuid import uuid4

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"

_FORMAT = "%Y-%m-%dT%H:%M:%S.%fZ"

SHRINKS = ("settings",)  # the list of copies leaves it for tables of its own


def upgrade() -> None:
    """Copies made and the sticks they lie on."""
    op.create_table(
        "sticks",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("letter", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("file_system", sa.Text(), nullable=False),
        sa.Column("removable", sa.Boolean(), nullable=False),
        sa.Column("first_used", sa.Text(), nullable=False),
        sa.Column("last_used", sa.Text(), nullable=False),
        sa.Column("uses", sa.Integer(), nullable=False),
        sa.Column("turns", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sticks"),
        sa.UniqueConstraint("letter", name="uq_sticks_letter"),
    )
    copies = op.create_table(
        "copies",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer()),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("stick_id", sa.Text()),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("new_bytes", sa.Integer(), nullable=False),
        sa.Column("database_bytes", sa.Integer(), nullable=False),
        sa.Column("files", sa.Integer(), nullable=False),
        sa.Column("new_files", sa.Integer(), nullable=False),
        sa.Column("cases", sa.Integer(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("slots", sa.Integer(), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("head", sa.Text(), nullable=False),
        sa.Column("took", sa.Integer(), nullable=False),
        sa.Column("refused", sa.Text(), nullable=False),
        sa.Column("gone_at", sa.Text()),
        sa.ForeignKeyConstraint(["stick_id"], ["sticks.id"], name="fk_copies_stick_id"),
        sa.PrimaryKeyConstraint("id", name="pk_copies"),
        sa.UniqueConstraint("number", name="uq_copies_number"),
    )
    op.create_index("ix_copies_made_at", "copies", ["made_at"])
    _carry_over(op.get_bind(), copies)


def _carry_over(connection: sa.Connection, copies: sa.Table) -> None:
    """Copies stood in a setting before, newest first and a hundred at most."""
    told = connection.execute(sa.text("SELECT value FROM settings WHERE key = 'copies'")).scalar()
    if told is None:
        return
    number = 0
    for one in reversed(json.loads(told)):
        number += bool(one["verified"])
        moment = datetime.fromisoformat(one["made_at"]).astimezone(UTC)
        row = {
            "id": uuid4().hex,
            "number": number if one["verified"] else None,
            "name": one["name"],
            "label": one["folder"],
            "made_at": moment.strftime(_FORMAT),
            "made_by": one["by"],
            "bytes": one.get("bytes", 0),
            "cases": one.get("cases", 0),
            "rows": one.get("rows", 0),
            "head": "",
            "refused": "",
        }
        unknown = ("new_bytes", "database_bytes", "files", "new_files", "slots", "entries", "took")
        connection.execute(copies.insert().values(**row, **dict.fromkeys(unknown, 0)))
    connection.execute(sa.text("DELETE FROM settings WHERE key = 'copies'"))

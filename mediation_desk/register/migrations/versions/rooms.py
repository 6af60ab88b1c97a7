"""Rooms, working hours, absences and the duty roster."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Rooms, working hours, absences and the duty roster."""
    op.create_table(
        "rooms",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("waiting_area", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("row", name="pk_rooms"),
        sa.UniqueConstraint("id", name="uq_rooms_id"),
    )
    op.create_table(
        "work_spans",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("begins", sa.Text(), nullable=False),
        sa.Column("ends", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row", name="pk_work_spans"),
    )
    op.create_index("ix_work_spans_staff_id", "work_spans", ["staff_id"])
    op.create_table(
        "absences",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("starts", sa.Text(), nullable=False),
        sa.Column("ends", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row", name="pk_absences"),
        sa.UniqueConstraint("id", name="uq_absences_id"),
    )
    op.create_index("ix_absences_ends", "absences", ["ends"])
    op.create_index("ix_absences_staff_id", "absences", ["staff_id"])
    op.create_table(
        "duties",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("post", sa.Text(), nullable=False),
        sa.Column("starts", sa.Text(), nullable=False),
        sa.Column("ends", sa.Text(), nullable=False),
        sa.Column("series_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row", name="pk_duties"),
        sa.UniqueConstraint("id", name="uq_duties_id"),
    )
    op.create_index("ix_duties_ends", "duties", ["ends"])

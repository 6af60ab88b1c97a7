"""Scales: their results, and what follows from a risk."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Scales: their results, and what follows from a risk."""
    op.create_table(
        "scale_results",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("file_id", sa.Text(), nullable=False),
        sa.Column("session_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("scale", sa.Text(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("filled_at", sa.Text(), nullable=False),
        sa.Column("author_id", sa.Text(), nullable=False),
        sa.Column("alert", sa.Boolean(), nullable=False),
        sa.Column("sealed_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["counselling_files.id"], name="fk_scale_results_file_id"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_scale_results_person_id"),
        sa.ForeignKeyConstraint(["sealed_id"], ["sealed.id"], name="fk_scale_results_sealed_id"),
        sa.ForeignKeyConstraint(
            ["session_id"], ["counselling_sessions.id"], name="fk_scale_results_session_id"
        ),
        sa.PrimaryKeyConstraint("row", name="pk_scale_results"),
        sa.UniqueConstraint("id", name="uq_scale_results_id"),
        sa.UniqueConstraint("sealed_id", name="uq_scale_results_sealed_id"),
    )
    op.create_index("ix_scale_results_author_id", "scale_results", ["author_id"])
    op.create_index("ix_scale_results_file_id_row", "scale_results", ["file_id", "row"])
    op.create_index("ix_scale_results_session_id", "scale_results", ["session_id"])
    op.create_table(
        "scale_voids",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("result_id", sa.Text(), nullable=False),
        sa.Column("voided_by", sa.Text(), nullable=False),
        sa.Column("voided_at", sa.Text(), nullable=False),
        sa.Column("reason_sealed_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["reason_sealed_id"], ["sealed.id"], name="fk_scale_voids_reason_sealed_id"),
        sa.ForeignKeyConstraint(["result_id"], ["scale_results.id"], name="fk_scale_voids_result_id"),
        sa.PrimaryKeyConstraint("row", name="pk_scale_voids"),
        sa.UniqueConstraint("reason_sealed_id", name="uq_scale_voids_reason_sealed_id"),
        sa.UniqueConstraint("result_id", name="uq_scale_voids_result_id"),
    )
    op.create_table(
        "crisis_events",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("file_id", sa.Text(), nullable=False),
        sa.Column("session_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("result_id", sa.Text()),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("assessed_by", sa.Text(), nullable=False),
        sa.Column("assessed_at", sa.Text(), nullable=False),
        sa.Column("next_at", sa.Text(), nullable=False),
        sa.Column("sealed_id", sa.Text(), nullable=False),
        sa.Column("instructions_sealed_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["counselling_files.id"], name="fk_crisis_events_file_id"),
        sa.ForeignKeyConstraint(
            ["instructions_sealed_id"], ["sealed.id"], name="fk_crisis_events_instructions_sealed_id"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_crisis_events_person_id"),
        sa.ForeignKeyConstraint(["result_id"], ["scale_results.id"], name="fk_crisis_events_result_id"),
        sa.ForeignKeyConstraint(["sealed_id"], ["sealed.id"], name="fk_crisis_events_sealed_id"),
        sa.ForeignKeyConstraint(
            ["session_id"], ["counselling_sessions.id"], name="fk_crisis_events_session_id"
        ),
        sa.PrimaryKeyConstraint("row", name="pk_crisis_events"),
        sa.UniqueConstraint("id", name="uq_crisis_events_id"),
        sa.UniqueConstraint("instructions_sealed_id", name="uq_crisis_events_instructions_sealed_id"),
        sa.UniqueConstraint("sealed_id", name="uq_crisis_events_sealed_id"),
    )
    op.create_index("ix_crisis_events_file_id", "crisis_events", ["file_id"])
    op.create_index("ix_crisis_events_person_id", "crisis_events", ["person_id"])
    op.create_index("ix_crisis_events_result_id", "crisis_events", ["result_id"])
    op.create_table(
        "crisis_looks",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("looked_by", sa.Text(), nullable=False),
        sa.Column("looked_at", sa.Text(), nullable=False),
        sa.Column("next_at", sa.Text()),
        sa.Column("sealed_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["crisis_events.id"], name="fk_crisis_looks_event_id"),
        sa.ForeignKeyConstraint(["sealed_id"], ["sealed.id"], name="fk_crisis_looks_sealed_id"),
        sa.PrimaryKeyConstraint("row", name="pk_crisis_looks"),
        sa.UniqueConstraint("sealed_id", name="uq_crisis_looks_sealed_id"),
    )
    op.create_index("ix_crisis_looks_event_id", "crisis_looks", ["event_id"])

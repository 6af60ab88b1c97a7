"""Joint consultations and steps of service."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    """Joint consultations and steps of service."""
    op.create_table(
        "service_steps",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("of", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("elements", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text()),
        sa.Column("skipped", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("screened", sa.Boolean()),
        sa.Column("judgement", sa.Text()),
        sa.PrimaryKeyConstraint("row", name="pk_service_steps"),
        sa.UniqueConstraint("id", name="uq_service_steps_id"),
    )
    op.create_index("ix_service_steps_at", "service_steps", ["at"])
    op.create_index("ix_service_steps_of_subject_id_at", "service_steps", ["of", "subject_id", "at"])
    op.create_table(
        "consultations",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text()),
        sa.Column("clue_id", sa.Text()),
        sa.Column("household_id", sa.Text()),
        sa.Column("called_by", sa.Text(), nullable=False),
        sa.Column("called_at", sa.Text(), nullable=False),
        sa.Column("meets_at", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("manner", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("chair", sa.Text(), nullable=False),
        sa.Column("recorder", sa.Text(), nullable=False),
        sa.Column("sealed_id", sa.Text()),
        sa.Column("next_at", sa.Text()),
        sa.Column("reception_id", sa.Text()),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("promised", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_consultations_case_id"),
        sa.ForeignKeyConstraint(["clue_id"], ["clues.id"], name="fk_consultations_clue_id"),
        sa.ForeignKeyConstraint(["household_id"], ["households.id"], name="fk_consultations_household_id"),
        sa.ForeignKeyConstraint(["reception_id"], ["receptions.id"], name="fk_consultations_reception_id"),
        sa.ForeignKeyConstraint(["sealed_id"], ["sealed.id"], name="fk_consultations_sealed_id"),
        sa.PrimaryKeyConstraint("row", name="pk_consultations"),
        sa.UniqueConstraint("id", name="uq_consultations_id"),
        sa.UniqueConstraint("number", name="uq_consultations_number"),
    )
    op.create_index("ix_consultations_case_id", "consultations", ["case_id"])
    op.create_index("ix_consultations_clue_id", "consultations", ["clue_id"])
    op.create_index("ix_consultations_household_id", "consultations", ["household_id"])
    op.create_index("ix_consultations_meets_at", "consultations", ["meets_at"])
    op.create_index("ix_consultations_reception_id", "consultations", ["reception_id"])
    op.create_table(
        "consultation_members",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("consultation_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("post", sa.Text(), nullable=False),
        sa.Column("came", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["consultation_id"], ["consultations.id"], name="fk_consultation_members_consultation_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_consultation_members"),
    )
    op.create_index("ix_consultation_members_consultation_id", "consultation_members", ["consultation_id"])
    op.create_table(
        "consultation_tasks",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("consultation_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("task", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("done_on", sa.Date()),
        sa.Column("said", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["consultation_id"], ["consultations.id"], name="fk_consultation_tasks_consultation_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_consultation_tasks"),
    )
    op.create_index("ix_consultation_tasks_consultation_id", "consultation_tasks", ["consultation_id"])
    op.create_index("ix_consultation_tasks_state_due_on", "consultation_tasks", ["state", "due_on"])
    op.create_table(
        "consultation_texts",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("consultation_id", sa.Text(), nullable=False),
        sa.Column("sealed_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["consultation_id"], ["consultations.id"], name="fk_consultation_texts_consultation_id"
        ),
        sa.ForeignKeyConstraint(["sealed_id"], ["sealed.id"], name="fk_consultation_texts_sealed_id"),
        sa.PrimaryKeyConstraint("row", name="pk_consultation_texts"),
    )
    op.create_index("ix_consultation_texts_consultation_id", "consultation_texts", ["consultation_id"])
    for table in ("limits", "limit_decisions"):
        op.add_column(table, sa.Column("consultation_id", sa.Text()))

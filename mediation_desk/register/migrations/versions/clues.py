"""Clues, calls, offers of counselling."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    """Clues, calls, offers of counselling."""
    op.create_table(
        "clues",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("found_on", sa.Date(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("area_id", sa.Text()),
        sa.Column("area_path", sa.Text(), nullable=False),
        sa.Column("reported_by", sa.Text(), nullable=False),
        sa.Column("reporter_phone", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("household_id", sa.Text()),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("groups", sa.Text(), nullable=False),
        sa.Column("actions", sa.Text(), nullable=False),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("sealed_id", sa.Text()),
        sa.Column("urgency", sa.Text(), nullable=False),
        sa.Column("handling", sa.Text()),
        sa.Column("responsible", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date()),
        sa.Column("outcome", sa.Text()),
        sa.Column("outcome_note", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text()),
        sa.Column("reception_id", sa.Text()),
        sa.Column("round_id", sa.Text()),
        sa.Column("registered_at", sa.Text(), nullable=False),
        sa.Column("registered_by", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name="fk_clues_area_id"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_clues_case_id"),
        sa.ForeignKeyConstraint(["household_id"], ["households.id"], name="fk_clues_household_id"),
        sa.ForeignKeyConstraint(["reception_id"], ["receptions.id"], name="fk_clues_reception_id"),
        sa.ForeignKeyConstraint(["round_id"], ["screening_rounds.id"], name="fk_clues_round_id"),
        sa.ForeignKeyConstraint(["sealed_id"], ["sealed.id"], name="fk_clues_sealed_id"),
        sa.PrimaryKeyConstraint("row", name="pk_clues"),
        sa.UniqueConstraint("id", name="uq_clues_id"),
        sa.UniqueConstraint("number", name="uq_clues_number"),
    )
    op.create_index("ix_clues_area_path", "clues", ["area_path"])
    op.create_index("ix_clues_case_id", "clues", ["case_id"])
    op.create_index("ix_clues_closed_on_due_on_row", "clues", ["closed_on", "due_on", "row"])
    op.create_index("ix_clues_found_on", "clues", ["found_on"])
    op.create_index("ix_clues_household_id", "clues", ["household_id"])
    op.create_index("ix_clues_reception_id", "clues", ["reception_id"])
    op.create_table(
        "clue_follow_ups",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("clue_id", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("sealed_id", sa.Text()),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["clue_id"], ["clues.id"], name="fk_clue_follow_ups_clue_id"),
        sa.ForeignKeyConstraint(["sealed_id"], ["sealed.id"], name="fk_clue_follow_ups_sealed_id"),
        sa.PrimaryKeyConstraint("id", name="pk_clue_follow_ups"),
    )
    op.create_index("ix_clue_follow_ups_clue_id", "clue_follow_ups", ["clue_id"])
    op.create_table(
        "counselling_offers",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("couple", sa.Text(), nullable=False),
        sa.Column("person_ids", sa.Text(), nullable=False),
        sa.Column("offered_by", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_on", sa.Date()),
        sa.Column("case_id", sa.Text()),
        sa.Column("file_id", sa.Text()),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_counselling_offers_case_id"),
        sa.ForeignKeyConstraint(["file_id"], ["counselling_files.id"], name="fk_counselling_offers_file_id"),
        sa.PrimaryKeyConstraint("row", name="pk_counselling_offers"),
        sa.UniqueConstraint("id", name="uq_counselling_offers_id"),
    )
    op.create_index("ix_counselling_offers_on", "counselling_offers", ["on"])
    op.create_table(
        "hotline_calls",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("caller", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("area_id", sa.Text()),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("answered_by", sa.Text(), nullable=False),
        sa.Column("call_back_by", sa.Text()),
        sa.Column("called_back_at", sa.Text()),
        sa.Column("call_back_said", sa.Text(), nullable=False),
        sa.Column("clue_id", sa.Text()),
        sa.Column("reception_id", sa.Text()),
        sa.Column("responsible", sa.Text(), nullable=False),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("sealed_id", sa.Text()),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name="fk_hotline_calls_area_id"),
        sa.ForeignKeyConstraint(["clue_id"], ["clues.id"], name="fk_hotline_calls_clue_id"),
        sa.ForeignKeyConstraint(["reception_id"], ["receptions.id"], name="fk_hotline_calls_reception_id"),
        sa.ForeignKeyConstraint(["sealed_id"], ["sealed.id"], name="fk_hotline_calls_sealed_id"),
        sa.PrimaryKeyConstraint("row", name="pk_hotline_calls"),
        sa.UniqueConstraint("id", name="uq_hotline_calls_id"),
    )
    op.create_index("ix_hotline_calls_at", "hotline_calls", ["at"])
    op.create_index("ix_hotline_calls_clue_id", "hotline_calls", ["clue_id"])
    op.create_index(
        "ix_hotline_calls_to_call_back",
        "hotline_calls",
        ["call_back_by"],
        sqlite_where=sa.text("called_back_at IS NULL AND call_back_by IS NOT NULL"),
    )
    op.create_table(
        "prevented_harms",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Text()),
        sa.Column("clue_id", sa.Text()),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_prevented_harms_case_id"),
        sa.ForeignKeyConstraint(["clue_id"], ["clues.id"], name="fk_prevented_harms_clue_id"),
        sa.PrimaryKeyConstraint("id", name="pk_prevented_harms"),
    )
    op.create_index("ix_prevented_harms_on", "prevented_harms", ["on"])
    for table in ("limits", "limit_decisions"):
        op.add_column(table, sa.Column("clue_id", sa.Text()))

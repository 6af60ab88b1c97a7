"""Home visits and screening rounds."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    """Home visits and screening rounds."""
    op.create_table(
        "screening_rounds",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("focus", sa.Text(), nullable=False),
        sa.Column("area_id", sa.Text()),
        sa.Column("begins", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date()),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name="fk_screening_rounds_area_id"),
        sa.PrimaryKeyConstraint("id", name="pk_screening_rounds"),
    )
    op.create_table(
        "home_visits",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("household_id", sa.Text()),
        sa.Column("clue_id", sa.Text()),
        sa.Column("round_id", sa.Text()),
        sa.Column("area_id", sa.Text()),
        sa.Column("area_path", sa.Text(), nullable=False),
        sa.Column("visitors", sa.Text(), nullable=False),
        sa.Column("people_met", sa.Integer(), nullable=False),
        sa.Column("met", sa.Text(), nullable=False),
        sa.Column("findings", sa.Text(), nullable=False),
        sa.Column("sealed_id", sa.Text()),
        sa.Column("disputes_found", sa.Integer(), nullable=False),
        sa.Column("colour_proposed", sa.Text(), nullable=False),
        sa.Column("actions", sa.Text(), nullable=False),
        sa.Column("next_on", sa.Date()),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name="fk_home_visits_area_id"),
        sa.ForeignKeyConstraint(["clue_id"], ["clues.id"], name="fk_home_visits_clue_id"),
        sa.ForeignKeyConstraint(["household_id"], ["households.id"], name="fk_home_visits_household_id"),
        sa.ForeignKeyConstraint(["round_id"], ["screening_rounds.id"], name="fk_home_visits_round_id"),
        sa.ForeignKeyConstraint(["sealed_id"], ["sealed.id"], name="fk_home_visits_sealed_id"),
        sa.PrimaryKeyConstraint("row", name="pk_home_visits"),
        sa.UniqueConstraint("id", name="uq_home_visits_id"),
    )
    op.create_index("ix_home_visits_area_path", "home_visits", ["area_path"])
    op.create_index("ix_home_visits_clue_id", "home_visits", ["clue_id"])
    op.create_index("ix_home_visits_household_id_on", "home_visits", ["household_id", "on"])
    op.create_index("ix_home_visits_on", "home_visits", ["on"])
    op.create_index("ix_home_visits_round_id", "home_visits", ["round_id"])

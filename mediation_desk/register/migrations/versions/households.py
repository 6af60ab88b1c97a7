"""Households and their colours."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    """Households and their colours."""
    op.create_table(
        "colour_schemes",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_colour_schemes"),
    )
    op.create_table(
        "colour_definitions",
        sa.Column("scheme_id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("definition", sa.Text(), nullable=False),
        sa.Column("criteria", sa.Text(), nullable=False),
        sa.Column("visit_days", sa.Integer(), nullable=False),
        sa.Column("responsible", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["scheme_id"], ["colour_schemes.id"], name="fk_colour_definitions_scheme_id"),
        sa.PrimaryKeyConstraint("scheme_id", "code", name="pk_colour_definitions"),
    )
    op.create_table(
        "households",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("head_name", sa.Text(), nullable=False),
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("groups", sa.Text(), nullable=False),
        sa.Column("actions", sa.Text(), nullable=False),
        sa.Column("safe_contact", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("registered_on", sa.Date(), nullable=False),
        sa.Column("registered_by", sa.Text(), nullable=False),
        sa.Column("closed_on", sa.Date()),
        sa.Column("closed_reason", sa.Text(), nullable=False),
        sa.Column("area_path", sa.Text(), nullable=False),
        sa.Column("persons", sa.Integer(), nullable=False),
        sa.Column("colour", sa.Text(), nullable=False),
        sa.Column("colour_rank", sa.Integer(), nullable=False),
        sa.Column("last_visit_on", sa.Date()),
        sa.Column("next_visit_on", sa.Date()),
        sa.Column("scheme_id", sa.Text(), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name="fk_households_area_id"),
        sa.PrimaryKeyConstraint("row", name="pk_households"),
        sa.UniqueConstraint("id", name="uq_households_id"),
        sa.UniqueConstraint("number", name="uq_households_number"),
    )
    op.create_index("ix_households_area_path_colour_rank", "households", ["area_path", "colour_rank"])
    op.create_index(
        "ix_households_closed_area_id_scheme_id_colour_persons",
        "households",
        ["closed", "area_id", "scheme_id", "colour", "persons"],
    )
    op.create_index(
        "ix_households_closed_next_visit_on_area_path", "households", ["closed", "next_visit_on", "area_path"]
    )
    op.create_index(
        "ix_households_closed_scheme_id_colour_next_visit_on_area_path",
        "households",
        ["closed", "scheme_id", "colour", "next_visit_on", "area_path"],
    )
    op.create_index("ix_households_head_name", "households", ["head_name"])
    op.create_table(
        "help_measures",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("household_id", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("begun_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date()),
        sa.Column("done_on", sa.Date()),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["household_id"], ["households.id"], name="fk_help_measures_household_id"),
        sa.PrimaryKeyConstraint("id", name="pk_help_measures"),
    )
    op.create_index("ix_help_measures_household_id", "help_measures", ["household_id"])
    op.create_table(
        "household_colours",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("household_id", sa.Text(), nullable=False),
        sa.Column("scheme_id", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date()),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("sealed_id", sa.Text()),
        sa.Column("also", sa.Text(), nullable=False),
        sa.Column("assessor", sa.Text(), nullable=False),
        sa.Column("assessed_at", sa.Text(), nullable=False),
        sa.Column("approver", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.Text()),
        sa.Column("refusal", sa.Text(), nullable=False),
        sa.Column("refusal_sealed_id", sa.Text()),
        sa.ForeignKeyConstraint(
            ["household_id"], ["households.id"], name="fk_household_colours_household_id"
        ),
        sa.ForeignKeyConstraint(
            ["refusal_sealed_id"], ["sealed.id"], name="fk_household_colours_refusal_sealed_id"
        ),
        sa.ForeignKeyConstraint(["sealed_id"], ["sealed.id"], name="fk_household_colours_sealed_id"),
        sa.PrimaryKeyConstraint("row", name="pk_household_colours"),
        sa.UniqueConstraint("id", name="uq_household_colours_id"),
    )
    op.create_index("ix_household_colours_household_id", "household_colours", ["household_id"])
    op.create_index("ix_household_colours_since", "household_colours", ["since"])
    op.create_index("ix_household_colours_state_household_id", "household_colours", ["state", "household_id"])
    op.create_table(
        "household_links",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("household_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("helper_id", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date()),
        sa.ForeignKeyConstraint(["helper_id"], ["helpers.id"], name="fk_household_links_helper_id"),
        sa.ForeignKeyConstraint(["household_id"], ["households.id"], name="fk_household_links_household_id"),
        sa.PrimaryKeyConstraint("id", name="pk_household_links"),
    )
    op.create_index("ix_household_links_helper_id", "household_links", ["helper_id"])
    op.create_index("ix_household_links_household_id", "household_links", ["household_id"])
    op.create_table(
        "household_members",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("household_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text()),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("head", sa.Boolean(), nullable=False),
        sa.Column("sex", sa.Text(), nullable=False),
        sa.Column("born", sa.Date()),
        sa.Column("groups", sa.Text(), nullable=False),
        sa.Column("left_on", sa.Date()),
        sa.ForeignKeyConstraint(
            ["household_id"], ["households.id"], name="fk_household_members_household_id"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_household_members_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_household_members"),
    )
    op.create_index("ix_household_members_household_id", "household_members", ["household_id"])
    op.create_index("ix_household_members_name", "household_members", ["name"])
    op.create_index("ix_household_members_person_id", "household_members", ["person_id"])

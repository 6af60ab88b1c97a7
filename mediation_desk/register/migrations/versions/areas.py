"""The grid: areas, service points, helpers, corps."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    """The grid: areas, service points, helpers, corps."""
    op.create_table(
        "areas",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Text()),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("closed_on", sa.Date()),
        sa.ForeignKeyConstraint(["parent_id"], ["areas.id"], name="fk_areas_parent_id"),
        sa.PrimaryKeyConstraint("row", name="pk_areas"),
        sa.UniqueConstraint("id", name="uq_areas_id"),
    )
    op.create_index("ix_areas_path", "areas", ["path"])
    op.create_table(
        "corps",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("founded_on", sa.Date(), nullable=False),
        sa.Column("disbanded_on", sa.Date()),
        sa.PrimaryKeyConstraint("id", name="pk_corps"),
    )
    op.create_table(
        "helpers",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sex", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("profession", sa.Text()),
        sa.Column("staff_id", sa.Text()),
        sa.Column("available", sa.Text(), nullable=False),
        sa.Column("promised_on", sa.Date()),
        sa.Column("avoid", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("row", name="pk_helpers"),
        sa.UniqueConstraint("id", name="uq_helpers_id"),
    )
    op.create_index("ix_helpers_name", "helpers", ["name"])
    op.create_table(
        "corps_members",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("corps_id", sa.Text(), nullable=False),
        sa.Column("helper_id", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date()),
        sa.ForeignKeyConstraint(["corps_id"], ["corps.id"], name="fk_corps_members_corps_id"),
        sa.ForeignKeyConstraint(["helper_id"], ["helpers.id"], name="fk_corps_members_helper_id"),
        sa.PrimaryKeyConstraint("id", name="pk_corps_members"),
    )
    op.create_index("ix_corps_members_corps_id", "corps_members", ["corps_id"])
    op.create_index("ix_corps_members_helper_id", "corps_members", ["helper_id"])
    op.create_table(
        "helper_roles",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("helper_id", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("area_id", sa.Text()),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date()),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name="fk_helper_roles_area_id"),
        sa.ForeignKeyConstraint(["helper_id"], ["helpers.id"], name="fk_helper_roles_helper_id"),
        sa.PrimaryKeyConstraint("id", name="pk_helper_roles"),
    )
    op.create_index("ix_helper_roles_area_id", "helper_roles", ["area_id"])
    op.create_index("ix_helper_roles_helper_id", "helper_roles", ["helper_id"])
    op.create_table(
        "service_points",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("named_after", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("opened_on", sa.Date()),
        sa.Column("closed_on", sa.Date()),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name="fk_service_points_area_id"),
        sa.PrimaryKeyConstraint("id", name="pk_service_points"),
    )
    op.create_table(
        "call_outs",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("corps_id", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("area_id", sa.Text()),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text()),
        sa.Column("clue_id", sa.Text()),
        sa.Column("household_id", sa.Text()),
        sa.Column("activity_id", sa.Text()),
        sa.ForeignKeyConstraint(["activity_id"], ["activities.id"], name="fk_call_outs_activity_id"),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name="fk_call_outs_area_id"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_call_outs_case_id"),
        sa.ForeignKeyConstraint(["clue_id"], ["clues.id"], name="fk_call_outs_clue_id"),
        sa.ForeignKeyConstraint(["corps_id"], ["corps.id"], name="fk_call_outs_corps_id"),
        sa.ForeignKeyConstraint(["household_id"], ["households.id"], name="fk_call_outs_household_id"),
        sa.PrimaryKeyConstraint("row", name="pk_call_outs"),
        sa.UniqueConstraint("id", name="uq_call_outs_id"),
    )
    op.create_index("ix_call_outs_on", "call_outs", ["on"])
    op.create_table(
        "certificates",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("helper_id", sa.Text()),
        sa.Column("person_id", sa.Text()),
        sa.Column("activity_id", sa.Text()),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("got_on", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date()),
        sa.Column("high_skill", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["activity_id"], ["activities.id"], name="fk_certificates_activity_id"),
        sa.ForeignKeyConstraint(["helper_id"], ["helpers.id"], name="fk_certificates_helper_id"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_certificates_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_certificates"),
    )
    op.create_index("ix_certificates_activity_id", "certificates", ["activity_id"])
    op.create_index("ix_certificates_helper_id", "certificates", ["helper_id"])
    op.create_table(
        "call_out_helpers",
        sa.Column("call_out_id", sa.Text(), nullable=False),
        sa.Column("helper_id", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["call_out_id"], ["call_outs.id"], name="fk_call_out_helpers_call_out_id"),
        sa.ForeignKeyConstraint(["helper_id"], ["helpers.id"], name="fk_call_out_helpers_helper_id"),
        sa.PrimaryKeyConstraint("call_out_id", "helper_id", name="pk_call_out_helpers"),
    )
    op.create_index("ix_call_out_helpers_helper_id", "call_out_helpers", ["helper_id"])
    op.add_column("cases", sa.Column("area_id", sa.Text()))

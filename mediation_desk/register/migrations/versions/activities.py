"""Activities, awards, aid."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    """Activities, awards, aid."""
    op.create_table(
        "publications",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("issue", sa.Integer()),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("actions", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row", name="pk_publications"),
        sa.UniqueConstraint("id", name="uq_publications_id"),
    )
    op.create_index("ix_publications_on", "publications", ["on"])
    op.create_table(
        "legal_bases",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("area_id", sa.Text()),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date()),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name="fk_legal_bases_area_id"),
        sa.PrimaryKeyConstraint("id", name="pk_legal_bases"),
    )
    op.create_table(
        "activities",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("until", sa.Date()),
        sa.Column("batch", sa.Integer()),
        sa.Column("sessions", sa.Integer(), nullable=False),
        sa.Column("issues", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Text()),
        sa.Column("area_path", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("base_id", sa.Text()),
        sa.Column("lecturers", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("co_hosts", sa.Text(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("attendances", sa.Integer(), nullable=False),
        sa.Column("persons", sa.Integer(), nullable=False),
        sa.Column("women", sa.Integer(), nullable=False),
        sa.Column("companies", sa.Integer(), nullable=False),
        sa.Column("posts", sa.Integer(), nullable=False),
        sa.Column("elements", sa.Text(), nullable=False),
        sa.Column("actions", sa.Text(), nullable=False),
        sa.Column("feedback", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name="fk_activities_area_id"),
        sa.ForeignKeyConstraint(["base_id"], ["legal_bases.id"], name="fk_activities_base_id"),
        sa.PrimaryKeyConstraint("row", name="pk_activities"),
        sa.UniqueConstraint("id", name="uq_activities_id"),
    )
    op.create_index("ix_activities_on", "activities", ["on"])
    op.create_table(
        "awards",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("of", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("household_id", sa.Text()),
        sa.Column("person_id", sa.Text()),
        sa.Column("area_id", sa.Text()),
        sa.Column("area_path", sa.Text(), nullable=False),
        sa.Column("deeds", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("proposed_on", sa.Date(), nullable=False),
        sa.Column("checked_by", sa.Text(), nullable=False),
        sa.Column("checked_at", sa.Text()),
        sa.Column("publicised_from", sa.Date()),
        sa.Column("publicised_until", sa.Date()),
        sa.Column("granted_on", sa.Date()),
        sa.Column("granted_by", sa.Text(), nullable=False),
        sa.Column("certificate", sa.Text(), nullable=False),
        sa.Column("ended_on", sa.Date()),
        sa.Column("ended_reason", sa.Text(), nullable=False),
        sa.Column("actions", sa.Text(), nullable=False),
        sa.Column("check", sa.Text(), nullable=False),
        sa.Column("check_note_id", sa.Text()),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name="fk_awards_area_id"),
        sa.ForeignKeyConstraint(["check_note_id"], ["sealed.id"], name="fk_awards_check_note_id"),
        sa.ForeignKeyConstraint(["household_id"], ["households.id"], name="fk_awards_household_id"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_awards_person_id"),
        sa.PrimaryKeyConstraint("row", name="pk_awards"),
        sa.UniqueConstraint("id", name="uq_awards_id"),
    )
    op.create_index("ix_awards_granted_on", "awards", ["granted_on"])
    op.create_index("ix_awards_household_id", "awards", ["household_id"])
    op.create_index("ix_awards_person_id", "awards", ["person_id"])
    op.create_table(
        "activity_attendees",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("activity_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text()),
        sa.Column("sex", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["activity_id"], ["activities.id"], name="fk_activity_attendees_activity_id"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_activity_attendees_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_activity_attendees"),
    )
    op.create_index("ix_activity_attendees_activity_id", "activity_attendees", ["activity_id"])
    op.create_table(
        "activity_companies",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("activity_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("posts", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["activity_id"], ["activities.id"], name="fk_activity_companies_activity_id"),
        sa.PrimaryKeyConstraint("id", name="pk_activity_companies"),
    )
    op.create_index("ix_activity_companies_activity_id", "activity_companies", ["activity_id"])
    op.create_table(
        "aid_grants",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("of", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text()),
        sa.Column("household_id", sa.Text()),
        sa.Column("area_id", sa.Text()),
        sa.Column("area_path", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("applied_on", sa.Date(), nullable=False),
        sa.Column("approved_on", sa.Date()),
        sa.Column("approved_by", sa.Text(), nullable=False),
        sa.Column("given_on", sa.Date()),
        sa.Column("cash", sa.Integer(), nullable=False),
        sa.Column("goods_value", sa.Integer(), nullable=False),
        sa.Column("goods", sa.Text(), nullable=False),
        sa.Column("fund", sa.Text(), nullable=False),
        sa.Column("receipt", sa.Text(), nullable=False),
        sa.Column("signed_by", sa.Text(), nullable=False),
        sa.Column("referral_id", sa.Text()),
        sa.Column("visit_on", sa.Date()),
        sa.Column("visited_on", sa.Date()),
        sa.Column("anonymous", sa.Boolean(), nullable=False),
        sa.Column("actions", sa.Text(), nullable=False),
        sa.Column("applied_by", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("identity_number", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name="fk_aid_grants_area_id"),
        sa.ForeignKeyConstraint(["household_id"], ["households.id"], name="fk_aid_grants_household_id"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_aid_grants_person_id"),
        sa.ForeignKeyConstraint(["referral_id"], ["referrals.id"], name="fk_aid_grants_referral_id"),
        sa.PrimaryKeyConstraint("row", name="pk_aid_grants"),
        sa.UniqueConstraint("id", name="uq_aid_grants_id"),
    )
    op.create_index("ix_aid_grants_given_on", "aid_grants", ["given_on"])
    op.create_index("ix_aid_grants_household_id", "aid_grants", ["household_id"])
    op.create_index("ix_aid_grants_identity_number", "aid_grants", ["identity_number"])
    op.create_index("ix_aid_grants_name", "aid_grants", ["name"])
    op.create_index("ix_aid_grants_person_id", "aid_grants", ["person_id"])

"""Referrals, letters that came in, agencies, and who was told what."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Referrals, letters that came in, agencies, and who was told what."""
    op.create_table(
        "agencies",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("what_for", sa.Text(), nullable=False),
        sa.Column("contact_person", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("hours", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("own", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_agencies"),
    )
    op.create_table(
        "referrals",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("begun_at", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("their_number", sa.Text(), nullable=False),
        sa.Column("agency_id", sa.Text(), nullable=False),
        sa.Column("agency", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text()),
        sa.Column("case_id", sa.Text()),
        sa.Column("reception_id", sa.Text()),
        sa.Column("file_id", sa.Text()),
        sa.Column("handler_id", sa.Text()),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("content_id", sa.Text(), nullable=False),
        sa.Column("approved_id", sa.Text(), nullable=False),
        sa.Column("approved_by", sa.Text()),
        sa.Column("sent_on", sa.Date()),
        sa.Column("received_on", sa.Date()),
        sa.Column("clock", sa.Text(), nullable=False),
        sa.Column("due_at", sa.Text()),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_referrals_case_id"),
        sa.ForeignKeyConstraint(["content_id"], ["sealed.id"], name="fk_referrals_content_id"),
        sa.ForeignKeyConstraint(["file_id"], ["counselling_files.id"], name="fk_referrals_file_id"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_referrals_person_id"),
        sa.ForeignKeyConstraint(["reception_id"], ["receptions.id"], name="fk_referrals_reception_id"),
        sa.PrimaryKeyConstraint("row", name="pk_referrals"),
        sa.UniqueConstraint("id", name="uq_referrals_id"),
    )
    op.create_index("ix_referrals_case_id", "referrals", ["case_id"])
    op.create_index("ix_referrals_due_at", "referrals", ["due_at"])
    op.create_index("ix_referrals_file_id", "referrals", ["file_id"])
    op.create_index("ix_referrals_person_id", "referrals", ["person_id"])
    op.create_index("ix_referrals_reception_id", "referrals", ["reception_id"])
    op.create_index("ix_referrals_state_row", "referrals", ["state", "row"])
    op.create_table(
        "disclosures",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("referral_id", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("sealed_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_disclosures_person_id"),
        sa.ForeignKeyConstraint(["referral_id"], ["referrals.id"], name="fk_disclosures_referral_id"),
        sa.ForeignKeyConstraint(["sealed_id"], ["sealed.id"], name="fk_disclosures_sealed_id"),
        sa.PrimaryKeyConstraint("row", name="pk_disclosures"),
    )
    op.create_index("ix_disclosures_person_id", "disclosures", ["person_id"])
    op.create_table(
        "referral_consents",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("referral_id", sa.Text(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("manner", sa.Text(), nullable=False),
        sa.Column("name_too", sa.Boolean(), nullable=False),
        sa.Column("by_guardian", sa.Boolean(), nullable=False),
        sa.Column("paper", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("withdrawn_on", sa.Date()),
        sa.Column("told_on", sa.Date()),
        sa.ForeignKeyConstraint(["referral_id"], ["referrals.id"], name="fk_referral_consents_referral_id"),
        sa.PrimaryKeyConstraint("row", name="pk_referral_consents"),
        sa.UniqueConstraint("id", name="uq_referral_consents_id"),
    )
    op.create_index("ix_referral_consents_referral_id", "referral_consents", ["referral_id"])
    op.create_table(
        "referral_events",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("referral_id", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("state", sa.Text()),
        sa.Column("on", sa.Date()),
        sa.Column("sealed_id", sa.Text()),
        sa.ForeignKeyConstraint(["referral_id"], ["referrals.id"], name="fk_referral_events_referral_id"),
        sa.ForeignKeyConstraint(["sealed_id"], ["sealed.id"], name="fk_referral_events_sealed_id"),
        sa.PrimaryKeyConstraint("row", name="pk_referral_events"),
    )
    op.create_index("ix_referral_events_referral_id", "referral_events", ["referral_id"])
    op.create_table(
        "referral_prints",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("referral_id", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("issued_at", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("sealed_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["number"], ["numbers.number"], name="fk_referral_prints_number"),
        sa.ForeignKeyConstraint(["referral_id"], ["referrals.id"], name="fk_referral_prints_referral_id"),
        sa.ForeignKeyConstraint(["sealed_id"], ["sealed.id"], name="fk_referral_prints_sealed_id"),
        sa.PrimaryKeyConstraint("code", name="pk_referral_prints"),
    )
    op.create_index("ix_referral_prints_referral_id", "referral_prints", ["referral_id"])
    op.create_table(
        "referral_texts",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("referral_id", sa.Text(), nullable=False),
        sa.Column("sealed_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["referral_id"], ["referrals.id"], name="fk_referral_texts_referral_id"),
        sa.ForeignKeyConstraint(["sealed_id"], ["sealed.id"], name="fk_referral_texts_sealed_id"),
        sa.PrimaryKeyConstraint("row", name="pk_referral_texts"),
    )
    op.create_index("ix_referral_texts_referral_id", "referral_texts", ["referral_id"])

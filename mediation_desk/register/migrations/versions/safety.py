"""Safety: plans, incidents, orders, reports, and which side a thing belongs to."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Safety: plans, incidents, orders, reports, and which side a thing belongs to."""
    op.create_table(
        "private_phrases",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("written_at", sa.Text(), nullable=False),
        sa.Column("sealed_id", sa.Text(), nullable=False),
        sa.Column("freed_at", sa.Text()),
        sa.Column("freed_by", sa.Text()),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_private_phrases_case_id"),
        sa.ForeignKeyConstraint(["sealed_id"], ["sealed.id"], name="fk_private_phrases_sealed_id"),
        sa.PrimaryKeyConstraint("id", name="pk_private_phrases"),
    )
    op.create_index("ix_private_phrases_case_id", "private_phrases", ["case_id"])
    op.create_table(
        "safety_records",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text()),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("written_at", sa.Text(), nullable=False),
        sa.Column("reminder", sa.Text(), nullable=False),
        sa.Column("due_at", sa.Text()),
        sa.Column("unreported", sa.Boolean(), nullable=False),
        sa.Column("sealed_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_safety_records_person_id"),
        sa.ForeignKeyConstraint(["sealed_id"], ["sealed.id"], name="fk_safety_records_sealed_id"),
        sa.PrimaryKeyConstraint("row", name="pk_safety_records"),
        sa.UniqueConstraint("id", "version", name="uq_safety_records_id_version"),
    )
    op.create_index("ix_safety_records_case_id", "safety_records", ["case_id"])
    op.create_index("ix_safety_records_due_at", "safety_records", ["due_at"])
    op.create_index("ix_safety_records_person_id", "safety_records", ["person_id"])
    op.create_table(
        "service_details",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("phone", sa.Boolean(), nullable=False),
        sa.Column("address", sa.Boolean(), nullable=False),
        sa.Column("work_unit", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_service_details_case_id"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_service_details_person_id"),
        sa.PrimaryKeyConstraint("row", name="pk_service_details"),
    )
    op.create_index("ix_service_details_case_id_person_id", "service_details", ["case_id", "person_id"])
    op.add_column("case_notes", sa.Column("side", sa.Text()))

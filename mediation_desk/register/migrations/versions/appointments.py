"""Appointments, their series, their people, and who must be kept apart."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Appointments, their series, their people, and who must be kept apart."""
    op.create_table(
        "appointment_series",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("first", sa.Text(), nullable=False),
        sa.Column("skips_rest_days", sa.Boolean(), nullable=False),
        sa.Column("after_id", sa.Text()),
        sa.ForeignKeyConstraint(
            ["after_id"], ["appointment_series.id"], name="fk_appointment_series_after_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_appointment_series"),
    )
    op.create_table(
        "keep_apart",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("first_id", sa.Text(), nullable=False),
        sa.Column("second_id", sa.Text(), nullable=False),
        sa.Column("protected_id", sa.Text()),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("ended", sa.Date()),
        sa.Column("noted_by", sa.Text(), nullable=False),
        sa.Column("reason_sealed_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["first_id"], ["people.id"], name="fk_keep_apart_first_id"),
        sa.ForeignKeyConstraint(["reason_sealed_id"], ["sealed.id"], name="fk_keep_apart_reason_sealed_id"),
        sa.ForeignKeyConstraint(["second_id"], ["people.id"], name="fk_keep_apart_second_id"),
        sa.PrimaryKeyConstraint("id", name="pk_keep_apart"),
    )
    op.create_index("ix_keep_apart_first_id", "keep_apart", ["first_id"])
    op.create_index("ix_keep_apart_second_id", "keep_apart", ["second_id"])
    op.create_table(
        "appointments",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("starts", sa.Text(), nullable=False),
        sa.Column("ends", sa.Text(), nullable=False),
        sa.Column("room_id", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text()),
        sa.Column("file_id", sa.Text()),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("heads", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("series_id", sa.Text()),
        sa.Column("original_start", sa.Text()),
        sa.Column("sitting_id", sa.Text(), nullable=False),
        sa.Column("outcome_id", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("cancelled_by", sa.Text()),
        sa.Column("cancelled_why", sa.Text(), nullable=False),
        sa.Column("moves", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("booked_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_appointments_case_id"),
        sa.ForeignKeyConstraint(["file_id"], ["counselling_files.id"], name="fk_appointments_file_id"),
        sa.ForeignKeyConstraint(["series_id"], ["appointment_series.id"], name="fk_appointments_series_id"),
        sa.PrimaryKeyConstraint("row", name="pk_appointments"),
        sa.UniqueConstraint("id", name="uq_appointments_id"),
    )
    op.create_index("ix_appointments_case_id_starts", "appointments", ["case_id", "starts"])
    op.create_index("ix_appointments_file_id_starts", "appointments", ["file_id", "starts"])
    op.create_index("ix_appointments_room_id_starts", "appointments", ["room_id", "starts"])
    op.create_index(
        "ix_appointments_series_id_original_start", "appointments", ["series_id", "original_start"]
    )
    op.create_index("ix_appointments_starts", "appointments", ["starts"])
    op.create_index(
        "ix_appointments_state_outcome_id_starts", "appointments", ["state", "outcome_id", "starts"]
    )
    op.create_table(
        "appointment_events",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("appointment_id", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("starts", sa.Text(), nullable=False),
        sa.Column("ends", sa.Text(), nullable=False),
        sa.Column("room_id", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("confirmed_way", sa.Text()),
        sa.Column("confirmed_by", sa.Text()),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointments.id"], name="fk_appointment_events_appointment_id"
        ),
        sa.PrimaryKeyConstraint("row", name="pk_appointment_events"),
    )
    op.create_index("ix_appointment_events_appointment_id", "appointment_events", ["appointment_id"])
    op.create_table(
        "appointment_people",
        sa.Column("appointment_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("starts", sa.Text(), nullable=False),
        sa.Column("ends", sa.Text(), nullable=False),
        sa.Column("taken", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointments.id"], name="fk_appointment_people_appointment_id"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_appointment_people_person_id"),
        sa.PrimaryKeyConstraint("appointment_id", "person_id", name="pk_appointment_people"),
    )
    op.create_index("ix_appointment_people_person_id_starts", "appointment_people", ["person_id", "starts"])
    op.create_table(
        "appointment_staff",
        sa.Column("appointment_id", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("starts", sa.Text(), nullable=False),
        sa.Column("ends", sa.Text(), nullable=False),
        sa.Column("taken", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointments.id"], name="fk_appointment_staff_appointment_id"
        ),
        sa.PrimaryKeyConstraint("appointment_id", "staff_id", name="pk_appointment_staff"),
    )
    op.create_index("ix_appointment_staff_staff_id_starts", "appointment_staff", ["staff_id", "starts"])

"""Return visits, planned and made."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Return visits, planned and made."""
    op.create_table(
        "return_visits",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Text()),
        sa.Column("file_id", sa.Text()),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("occasion", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=False),
        sa.Column("agreement_id", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date()),
        sa.Column("mode", sa.Text()),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("earlier_id", sa.Text(), nullable=False),
        sa.Column("cancelled", sa.Text()),
        sa.Column("made_on", sa.Date()),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text()),
        sa.Column("alone", sa.Boolean(), nullable=False),
        sa.Column("satisfaction", sa.Text()),
        sa.Column("next_on", sa.Date()),
        sa.Column("concern", sa.Boolean(), nullable=False),
        sa.Column("said_id", sa.Text()),
        sa.Column("risk_id", sa.Text()),
        sa.Column("paper_id", sa.Text(), nullable=False),
        sa.Column("settled_at", sa.Text()),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_return_visits_case_id"),
        sa.ForeignKeyConstraint(["file_id"], ["counselling_files.id"], name="fk_return_visits_file_id"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_return_visits_person_id"),
        sa.ForeignKeyConstraint(["risk_id"], ["sealed.id"], name="fk_return_visits_risk_id"),
        sa.ForeignKeyConstraint(["said_id"], ["sealed.id"], name="fk_return_visits_said_id"),
        sa.PrimaryKeyConstraint("row", name="pk_return_visits"),
        sa.UniqueConstraint("id", name="uq_return_visits_id"),
    )
    op.create_index("ix_return_visits_case_id", "return_visits", ["case_id"])
    op.create_index("ix_return_visits_file_id", "return_visits", ["file_id"])
    op.create_index("ix_return_visits_person_id", "return_visits", ["person_id"])
    op.create_index("ix_return_visits_state_planned_on", "return_visits", ["state", "planned_on"])
    op.create_table(
        "visit_results",
        sa.Column("visit_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("clause_id", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["visit_id"], ["return_visits.id"], name="fk_visit_results_visit_id"),
        sa.PrimaryKeyConstraint("visit_id", "position", name="pk_visit_results"),
    )
    op.create_table(
        "visit_attempts",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text()),
        sa.ForeignKeyConstraint(["visit_id"], ["return_visits.id"], name="fk_visit_attempts_visit_id"),
        sa.PrimaryKeyConstraint("row", name="pk_visit_attempts"),
    )
    op.create_index("ix_visit_attempts_visit_id", "visit_attempts", ["visit_id"])

"""The first register: every table, index and search table."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """The first register: every table, index and search table."""
    op.create_table(
        "cases",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("accepted_on", sa.Date(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("dispute_subtype", sa.Text(), nullable=False),
        sa.Column("difficulty", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("requests", sa.Text(), nullable=False),
        sa.Column("mediator_ids", sa.Text(), nullable=False),
        sa.Column("reception_id", sa.Text()),
        sa.Column("closed_on", sa.Date()),
        sa.Column("written_effective_on", sa.Date()),
        sa.Column("oral_reached_on", sa.Date()),
        sa.Column("lead_id", sa.Text(), nullable=False),
        sa.Column("parties_line", sa.Text(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("next_limit", sa.Date()),
        sa.Column("next_limit_kind", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row", name="pk_cases"),
        sa.UniqueConstraint("id", name="uq_cases_id"),
        sa.UniqueConstraint("number", name="uq_cases_number"),
    )
    op.create_index("ix_cases_accepted_on_row", "cases", ["accepted_on", "row"])
    op.create_index("ix_cases_dispute_subtype_row", "cases", ["dispute_subtype", "row"])
    op.create_index("ix_cases_lead_id_row", "cases", ["lead_id", "row"])
    op.create_index("ix_cases_mark_row", "cases", ["mark", "row"])
    op.create_index("ix_cases_next_limit_row", "cases", ["next_limit", "row"])
    op.create_index("ix_cases_state_row", "cases", ["state", "row"])
    op.create_table(
        "drafts",
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("cipher", sa.LargeBinary(), nullable=False),
        sa.Column("saved_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("form", "subject_id", "author", name="pk_drafts"),
    )
    op.create_index("ix_drafts_author_saved_at", "drafts", ["author", "saved_at"])
    op.create_table(
        "journal",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("entry", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_journal"),
    )
    op.create_table(
        "numbers",
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("taken_at", sa.Text(), nullable=False),
        sa.Column("taken_by", sa.Text(), nullable=False),
        sa.Column("voided_at", sa.Text()),
        sa.Column("void_reason", sa.Text()),
        sa.PrimaryKeyConstraint("number", name="pk_numbers"),
        sa.UniqueConstraint("series", "year", "sequence", name="uq_numbers_series_year_sequence"),
    )
    op.create_table(
        "sealed",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("cipher", sa.LargeBinary(), nullable=False),
        sa.Column("written_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sealed"),
    )
    op.create_table(
        "settings",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_settings"),
    )
    op.create_table(
        "shuttle_approvals",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("approved_by", sa.Text(), nullable=False),
        sa.Column("approved_at", sa.Text(), nullable=False),
        sa.Column("person_wishes", sa.Boolean(), nullable=False),
        sa.Column("safety_plan", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("row", name="pk_shuttle_approvals"),
    )
    op.create_index("ix_shuttle_approvals_case_id", "shuttle_approvals", ["case_id"])
    op.create_table(
        "staff",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("roles", sa.Text(), nullable=False),
        sa.Column("certificate", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_staff"),
    )
    op.create_table(
        "staff_keys",
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("box_public", sa.LargeBinary(), nullable=False),
        sa.Column("sign_public", sa.LargeBinary(), nullable=False),
        sa.Column("born_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("staff_id", name="pk_staff_keys"),
    )
    op.create_table(
        "agreements",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("clauses", sa.Text(), nullable=False),
        sa.Column("manner", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("deadline", sa.Text(), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("mediator_ids", sa.Text(), nullable=False),
        sa.Column("recorder_id", sa.Text(), nullable=False),
        sa.Column("signers", sa.Text(), nullable=False),
        sa.Column("kept", sa.Text(), nullable=False),
        sa.Column("show_identity_numbers", sa.Boolean(), nullable=False),
        sa.Column("reached_on", sa.Date()),
        sa.Column("performed_on_the_spot", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_agreements_case_id"),
        sa.PrimaryKeyConstraint("id", name="pk_agreements"),
    )
    op.create_index("ix_agreements_case_id", "agreements", ["case_id"])
    op.create_table(
        "case_conflicts",
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("declared_at", sa.Text(), nullable=False),
        sa.Column("reason_sealed_id", sa.Text(), nullable=False),
        sa.Column("withdrawn_at", sa.Text()),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_case_conflicts_case_id"),
        sa.ForeignKeyConstraint(
            ["reason_sealed_id"], ["sealed.id"], name="fk_case_conflicts_reason_sealed_id"
        ),
        sa.PrimaryKeyConstraint("case_id", "staff_id", "declared_at", name="pk_case_conflicts"),
    )
    op.create_table(
        "case_events",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("names", sa.Text(), nullable=False),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("subject_id", sa.Text()),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_case_events_case_id"),
        sa.PrimaryKeyConstraint("row", name="pk_case_events"),
    )
    op.create_index("ix_case_events_case_id_at", "case_events", ["case_id", "at"])
    op.create_table(
        "case_notes",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("written_at", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_case_notes_case_id"),
        sa.PrimaryKeyConstraint("id", name="pk_case_notes"),
    )
    op.create_index("ix_case_notes_case_id", "case_notes", ["case_id"])
    op.create_table(
        "case_parties",
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("lives_with", sa.Text(), nullable=False),
        sa.Column("represents", sa.Text()),
        sa.Column("consented_on", sa.Date()),
        sa.Column("rights_notice_on", sa.Date()),
        sa.Column("heard_on", sa.Date()),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_case_parties_case_id"),
        sa.PrimaryKeyConstraint("case_id", "person_id", "role", name="pk_case_parties"),
    )
    op.create_index("ix_case_parties_person_id", "case_parties", ["person_id"])
    op.create_table(
        "mediation_records",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("began", sa.Text(), nullable=False),
        sa.Column("ended", sa.Text()),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("sitting", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("present_ids", sa.Text(), nullable=False),
        sa.Column("participants", sa.Text(), nullable=False),
        sa.Column("mediator_ids", sa.Text(), nullable=False),
        sa.Column("recorder_id", sa.Text(), nullable=False),
        sa.Column("rights_explained", sa.Boolean(), nullable=False),
        sa.Column("writing", sa.Text(), nullable=False),
        sa.Column("prose", sa.Text(), nullable=False),
        sa.Column("utterances", sa.Text(), nullable=False),
        sa.Column("result", sa.Text()),
        sa.Column("result_note", sa.Text(), nullable=False),
        sa.Column("signed_on", sa.Date()),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name="fk_mediation_records_case_id"),
        sa.PrimaryKeyConstraint("id", name="pk_mediation_records"),
        sa.UniqueConstraint("case_id", "ordinal", name="uq_mediation_records_case_id_ordinal"),
    )
    op.create_index(
        "ix_mediation_records_unsigned",
        "mediation_records",
        ["recorder_id", "began"],
        sqlite_where=sa.text("signed_on IS NULL"),
    )
    op.create_table(
        "people",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("alias", sa.Boolean(), nullable=False),
        sa.Column("sex", sa.Text(), nullable=False),
        sa.Column("born", sa.Date()),
        sa.Column("ethnicity", sa.Text(), nullable=False),
        sa.Column("identity_kind", sa.Text(), nullable=False),
        sa.Column("identity_number", sa.Text(), nullable=False),
        sa.Column("no_identity_reason", sa.Text(), nullable=False),
        sa.Column("phones", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("registered_address", sa.Text(), nullable=False),
        sa.Column("contact_sealed_id", sa.Text()),
        sa.Column("safe_contact", sa.Boolean(), nullable=False),
        sa.Column("occupation", sa.Text(), nullable=False),
        sa.Column("work_unit", sa.Text(), nullable=False),
        sa.Column("marital_status", sa.Text(), nullable=False),
        sa.Column("education", sa.Text(), nullable=False),
        sa.Column("school", sa.Text(), nullable=False),
        sa.Column("special_groups", sa.Text(), nullable=False),
        sa.Column("monthly_income", sa.Integer()),
        sa.Column("merged_into", sa.Text()),
        sa.ForeignKeyConstraint(["contact_sealed_id"], ["sealed.id"], name="fk_people_contact_sealed_id"),
        sa.PrimaryKeyConstraint("row", name="pk_people"),
        sa.UniqueConstraint("id", name="uq_people_id"),
    )
    op.create_index("ix_people_identity_number", "people", ["identity_number"])
    op.create_table(
        "raised_marks",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("raised_by", sa.Text(), nullable=False),
        sa.Column("raised_at", sa.Text(), nullable=False),
        sa.Column("reason_sealed_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["reason_sealed_id"], ["sealed.id"], name="fk_raised_marks_reason_sealed_id"),
        sa.PrimaryKeyConstraint("row", name="pk_raised_marks"),
    )
    op.create_index("ix_raised_marks_person_id", "raised_marks", ["person_id"])
    op.create_table(
        "receptions",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("received_at", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("wish", sa.Text(), nullable=False),
        sa.Column("dispute_subtype", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("elements", sa.Text(), nullable=False),
        sa.Column("stages", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text()),
        sa.Column("decision", sa.Text()),
        sa.ForeignKeyConstraint(["number"], ["numbers.number"], name="fk_receptions_number"),
        sa.PrimaryKeyConstraint("row", name="pk_receptions"),
        sa.UniqueConstraint("id", name="uq_receptions_id"),
        sa.UniqueConstraint("number", name="uq_receptions_number"),
    )
    op.create_index("ix_receptions_decision_row", "receptions", ["decision", "row"])
    op.create_index("ix_receptions_state_row", "receptions", ["state", "row"])
    op.create_table(
        "screenings",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.Text(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("finished", sa.Boolean(), nullable=False),
        sa.Column("lowering_approved_by", sa.Text()),
        sa.Column("lowering_approved_at", sa.Text()),
        sa.Column("sheet_sealed_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["sheet_sealed_id"], ["sealed.id"], name="fk_screenings_sheet_sealed_id"),
        sa.PrimaryKeyConstraint("row", name="pk_screenings"),
        sa.UniqueConstraint("id", name="uq_screenings_id"),
    )
    op.create_index("ix_screenings_person_id_row", "screenings", ["person_id", "row"])
    op.create_table(
        "sealed_keys",
        sa.Column("text_id", sa.Text(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["text_id"], ["sealed.id"], name="fk_sealed_keys_text_id"),
        sa.PrimaryKeyConstraint("text_id", "reader", name="pk_sealed_keys"),
    )
    op.create_table(
        "consents",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("ground", sa.Text(), nullable=False),
        sa.Column("notice_given", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("sensitive", sa.Boolean()),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_consents_person_id"),
        sa.PrimaryKeyConstraint("row", name="pk_consents"),
    )
    op.create_index("ix_consents_person_id_row", "consents", ["person_id", "row"])
    op.create_table(
        "final_prints",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("agreement_id", sa.Text(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("printed_at", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=False),
        sa.Column("docx", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["agreement_id"], ["agreements.id"], name="fk_final_prints_agreement_id"),
        sa.ForeignKeyConstraint(["number"], ["numbers.number"], name="fk_final_prints_number"),
        sa.PrimaryKeyConstraint("code", name="pk_final_prints"),
        sa.UniqueConstraint("agreement_id", "n", name="uq_final_prints_agreement_id_n"),
    )
    op.create_table(
        "merges",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kept_id", sa.Text(), nullable=False),
        sa.Column("gone_id", sa.Text(), nullable=False),
        sa.Column("merged_at", sa.Text(), nullable=False),
        sa.Column("merged_by", sa.Text(), nullable=False),
        sa.Column("snapshot_sealed_id", sa.Text(), nullable=False),
        sa.Column("undone_at", sa.Text()),
        sa.ForeignKeyConstraint(["gone_id"], ["people.id"], name="fk_merges_gone_id"),
        sa.ForeignKeyConstraint(["kept_id"], ["people.id"], name="fk_merges_kept_id"),
        sa.ForeignKeyConstraint(["snapshot_sealed_id"], ["sealed.id"], name="fk_merges_snapshot_sealed_id"),
        sa.PrimaryKeyConstraint("id", name="pk_merges"),
    )
    op.create_index("ix_merges_kept_id", "merges", ["kept_id"])
    op.create_table(
        "reception_conflicts",
        sa.Column("reception_id", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.Column("declared_at", sa.Text(), nullable=False),
        sa.Column("reason_sealed_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reason_sealed_id"], ["sealed.id"], name="fk_reception_conflicts_reason_sealed_id"
        ),
        sa.ForeignKeyConstraint(
            ["reception_id"], ["receptions.id"], name="fk_reception_conflicts_reception_id"
        ),
        sa.PrimaryKeyConstraint("reception_id", "staff_id", name="pk_reception_conflicts"),
    )
    op.create_table(
        "reception_decisions",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("reception_id", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("reason_sealed_id", sa.Text()),
        sa.Column("reject_reason", sa.Text()),
        sa.Column("taken_at", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reason_sealed_id"], ["sealed.id"], name="fk_reception_decisions_reason_sealed_id"
        ),
        sa.ForeignKeyConstraint(
            ["reception_id"], ["receptions.id"], name="fk_reception_decisions_reception_id"
        ),
        sa.PrimaryKeyConstraint("row", name="pk_reception_decisions"),
    )
    op.create_index("ix_reception_decisions_reception_id", "reception_decisions", ["reception_id"])
    op.create_table(
        "reception_parties",
        sa.Column("reception_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("lives_with", sa.Text(), nullable=False),
        sa.Column("represents", sa.Text()),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_reception_parties_person_id"),
        sa.ForeignKeyConstraint(
            ["reception_id"], ["receptions.id"], name="fk_reception_parties_reception_id"
        ),
        sa.PrimaryKeyConstraint("reception_id", "person_id", name="pk_reception_parties"),
    )
    op.create_index("ix_reception_parties_person_id", "reception_parties", ["person_id"])
    op.create_table(
        "reception_safety",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("reception_id", sa.Text(), nullable=False),
        sa.Column("sealed_id", sa.Text(), nullable=False),
        sa.Column("written_at", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["reception_id"], ["receptions.id"], name="fk_reception_safety_reception_id"),
        sa.ForeignKeyConstraint(["sealed_id"], ["sealed.id"], name="fk_reception_safety_sealed_id"),
        sa.PrimaryKeyConstraint("row", name="pk_reception_safety"),
    )
    op.create_index("ix_reception_safety_reception_id", "reception_safety", ["reception_id"])
    op.create_table(
        "signatures",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("capacity", sa.Text(), nullable=False),
        sa.Column("signer_id", sa.Text(), nullable=False),
        sa.Column("manner", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("representative", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["code"], ["final_prints.code"], name="fk_signatures_code"),
        sa.PrimaryKeyConstraint("code", "capacity", "signer_id", name="pk_signatures"),
    )
    op.execute(
        "CREATE VIRTUAL TABLE search_people USING fts5(tokens, content='', contentless_delete=1, detail=none,"
        " tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co'\")"
    )
    op.execute("INSERT INTO search_people(search_people, rank) VALUES('automerge', 8)")
    op.execute(
        "CREATE VIRTUAL TABLE search_cases USING fts5(tokens, content='', contentless_delete=1, detail=none,"
        " tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co'\")"
    )
    op.execute("INSERT INTO search_cases(search_cases, rank) VALUES('automerge', 8)")

"""Counselling: files, sessions, notes and who may read them."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Counselling: files, sessions, notes and who may read them."""
    op.create_table(
        "draft_copies",
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("cipher", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("form", "subject_id", "author", name="pk_draft_copies"),
    )
    op.create_table(
        "counselling_files",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("counsellor_id", sa.Text(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("reception_id", sa.Text()),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("closed_on", sa.Date()),
        sa.Column("result", sa.Text()),
        sa.Column("satisfaction", sa.Text()),
        sa.ForeignKeyConstraint(["number"], ["numbers.number"], name="fk_counselling_files_number"),
        sa.ForeignKeyConstraint(
            ["reception_id"], ["receptions.id"], name="fk_counselling_files_reception_id"
        ),
        sa.PrimaryKeyConstraint("row", name="pk_counselling_files"),
        sa.UniqueConstraint("id", name="uq_counselling_files_id"),
        sa.UniqueConstraint("number", name="uq_counselling_files_number"),
    )
    op.create_index(
        "ix_counselling_files_counsellor_id_state_row", "counselling_files", ["counsellor_id", "state", "row"]
    )
    op.create_index("ix_counselling_files_reception_id", "counselling_files", ["reception_id"])
    op.create_table(
        "counselling_clients",
        sa.Column("file_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["counselling_files.id"], name="fk_counselling_clients_file_id"),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_counselling_clients_person_id"),
        sa.PrimaryKeyConstraint("file_id", "person_id", name="pk_counselling_clients"),
    )
    op.create_index("ix_counselling_clients_person_id", "counselling_clients", ["person_id"])
    op.create_table(
        "counselling_consents",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("text_version", sa.Text(), nullable=False),
        sa.Column("guardian", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.Column("recorded_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id"], ["counselling_files.id"], name="fk_counselling_consents_file_id"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_counselling_consents_person_id"),
        sa.PrimaryKeyConstraint("row", name="pk_counselling_consents"),
    )
    op.create_index("ix_counselling_consents_file_id", "counselling_consents", ["file_id"])
    op.create_table(
        "counselling_sessions",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("file_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("began", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("present_ids", sa.Text(), nullable=False),
        sa.Column("others", sa.Text(), nullable=False),
        sa.Column("attendance", sa.Text()),
        sa.Column("rebooked", sa.Boolean(), nullable=False),
        sa.Column("elements", sa.Text(), nullable=False),
        sa.Column("next_at", sa.Text()),
        sa.Column("reason_sealed_id", sa.Text()),
        sa.ForeignKeyConstraint(
            ["file_id"], ["counselling_files.id"], name="fk_counselling_sessions_file_id"
        ),
        sa.ForeignKeyConstraint(
            ["reason_sealed_id"], ["sealed.id"], name="fk_counselling_sessions_reason_sealed_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_counselling_sessions"),
        sa.UniqueConstraint("file_id", "ordinal", name="uq_counselling_sessions_file_id_ordinal"),
    )
    op.create_index("ix_counselling_sessions_began", "counselling_sessions", ["began"])
    op.create_table(
        "counselling_words",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Text(), nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("sealed_id", sa.Text(), nullable=False),
        sa.Column("written_at", sa.Text(), nullable=False),
        sa.Column("staff_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["counselling_files.id"], name="fk_counselling_words_file_id"),
        sa.ForeignKeyConstraint(["sealed_id"], ["sealed.id"], name="fk_counselling_words_sealed_id"),
        sa.PrimaryKeyConstraint("row", name="pk_counselling_words"),
    )
    op.create_index("ix_counselling_words_file_id", "counselling_words", ["file_id"])
    op.create_table(
        "process_notes",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("file_id", sa.Text(), nullable=False),
        sa.Column("author_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.Text(), nullable=False),
        sa.Column("sealed_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["counselling_files.id"], name="fk_process_notes_file_id"),
        sa.ForeignKeyConstraint(["sealed_id"], ["sealed.id"], name="fk_process_notes_sealed_id"),
        sa.PrimaryKeyConstraint("id", name="pk_process_notes"),
    )
    op.create_index("ix_process_notes_file_id_author_id", "process_notes", ["file_id", "author_id"])
    op.create_table(
        "counselling_notes",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("session_id", sa.Text(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("style", sa.Text(), nullable=False),
        sa.Column("author_id", sa.Text(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("signed_at", sa.Text(), nullable=False),
        sa.Column("sealed_id", sa.Text(), nullable=False),
        sa.Column("statement", sa.LargeBinary(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["sealed_id"], ["sealed.id"], name="fk_counselling_notes_sealed_id"),
        sa.ForeignKeyConstraint(
            ["session_id"], ["counselling_sessions.id"], name="fk_counselling_notes_session_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_counselling_notes"),
        sa.UniqueConstraint("sealed_id", name="uq_counselling_notes_sealed_id"),
        sa.UniqueConstraint("session_id", "n", name="uq_counselling_notes_session_id_n"),
    )
    op.create_index(
        "ix_counselling_notes_author_id_signed_at", "counselling_notes", ["author_id", "signed_at"]
    )
    op.create_table(
        "counselling_additions",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("note_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("author_id", sa.Text(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("signed_at", sa.Text(), nullable=False),
        sa.Column("sealed_id", sa.Text(), nullable=False),
        sa.Column("confirmed_by", sa.Text()),
        sa.Column("statement", sa.LargeBinary(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["note_id"], ["counselling_notes.id"], name="fk_counselling_additions_note_id"
        ),
        sa.ForeignKeyConstraint(["sealed_id"], ["sealed.id"], name="fk_counselling_additions_sealed_id"),
        sa.PrimaryKeyConstraint("id", name="pk_counselling_additions"),
        sa.UniqueConstraint("sealed_id", name="uq_counselling_additions_sealed_id"),
    )
    op.create_index(
        "ix_counselling_additions_author_id_signed_at", "counselling_additions", ["author_id", "signed_at"]
    )
    op.create_index("ix_counselling_additions_note_id", "counselling_additions", ["note_id"])
    op.create_table(
        "counselling_grants",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Text(), nullable=False),
        sa.Column("note_id", sa.Text()),
        sa.Column("reader_id", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("given_by", sa.Text(), nullable=False),
        sa.Column("given_at", sa.Text(), nullable=False),
        sa.Column("ended_at", sa.Text()),
        sa.ForeignKeyConstraint(["file_id"], ["counselling_files.id"], name="fk_counselling_grants_file_id"),
        sa.ForeignKeyConstraint(["note_id"], ["counselling_notes.id"], name="fk_counselling_grants_note_id"),
        sa.PrimaryKeyConstraint("row", name="pk_counselling_grants"),
    )
    op.create_index("ix_counselling_grants_file_id", "counselling_grants", ["file_id"])
    op.create_index("ix_counselling_grants_reader_id", "counselling_grants", ["reader_id"])

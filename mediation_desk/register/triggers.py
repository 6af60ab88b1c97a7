"""Triggers that refuse change to what is signed, printed, sealed, chained or counted; all in this one file.

Those of the archive stand beside it, in `archive_triggers`.

They are made anew after every migration (Alembic's batch mode drops them silently) and compared at unlock.
What a key holder does past them is shown by verifying the signed bytes, which are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, text

from mediation_desk.register.archive_triggers import ARCHIVE_TRIGGERS
from mediation_desk.register.engine import open_engine


def _never(table: str, acts: tuple[str, ...] = ("UPDATE", "DELETE")) -> dict[str, str]:
    return {
        f"{table}_no_{act.lower()}": f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is never changed'); END"
        for act in acts
    }


_CREATE = (
    "CREATE TRIGGER signatures_frozen_{act} BEFORE {act} ON signatures WHEN EXISTS "
    "(SELECT 1 FROM final_prints WHERE code = {row}.code AND state IN ('frozen', 'voided')) "
    "BEGIN SELECT RAISE(ABORT, 'signatures on a signed print are never changed'); END"
)

_NOTE_STANDS = (
    "EXISTS (SELECT 1 FROM counselling_notes AS note WHERE note.session_id = {session} AND NOT EXISTS "
    "(SELECT 1 FROM counselling_additions WHERE note_id = note.id AND kind = 'void'))"
)

_COUNSELLING: dict[str, str] = {
    **_never("counselling_files", ("DELETE",)),
    "counselling_files_closed": "CREATE TRIGGER counselling_files_closed BEFORE UPDATE ON counselling_files "
    "WHEN OLD.state = 'closed' BEGIN SELECT RAISE(ABORT, 'a closed file is never changed'); END",
    "counselling_files_keep": "CREATE TRIGGER counselling_files_keep BEFORE UPDATE OF row, id, number, "
    "opened_on, reception_id ON counselling_files "
    "BEGIN SELECT RAISE(ABORT, 'where a file comes from is never changed'); END",
    **_never("counselling_clients"),
    "counselling_clients_closed": "CREATE TRIGGER counselling_clients_closed BEFORE INSERT ON "
    "counselling_clients WHEN (SELECT state FROM counselling_files WHERE id = NEW.file_id) = 'closed' "
    "BEGIN SELECT RAISE(ABORT, 'a closed file is never changed'); END",
    **_never("counselling_consents"),
    **_never("counselling_words"),
    **_never("counselling_sessions", ("DELETE",)),
    "counselling_sessions_keep": "CREATE TRIGGER counselling_sessions_keep BEFORE UPDATE OF id, file_id, "
    "ordinal ON counselling_sessions BEGIN SELECT RAISE(ABORT, 'a session stays in its file'); END",
    "counselling_sessions_signed": "CREATE TRIGGER counselling_sessions_signed BEFORE UPDATE ON "
    f"counselling_sessions WHEN {_NOTE_STANDS.format(session='OLD.id')} "
    "BEGIN SELECT RAISE(ABORT, 'a session with a signed note is never changed'); END",
    **_never("counselling_notes"),
    "counselling_notes_one": "CREATE TRIGGER counselling_notes_one BEFORE INSERT ON counselling_notes WHEN "
    f"{_NOTE_STANDS.format(session='NEW.session_id')} "
    "BEGIN SELECT RAISE(ABORT, 'a signed note stands already'); END",
    **_never("counselling_additions"),
    "counselling_additions_void": "CREATE TRIGGER counselling_additions_void BEFORE INSERT ON "
    "counselling_additions WHEN EXISTS (SELECT 1 FROM counselling_additions WHERE note_id = NEW.note_id "
    "AND kind = 'void') BEGIN SELECT RAISE(ABORT, 'a voided note is never added to'); END",
    **_never("counselling_grants", ("DELETE",)),
    "counselling_grants_keep": "CREATE TRIGGER counselling_grants_keep BEFORE UPDATE OF row, file_id, "
    "note_id, reader_id, purpose, given_by, given_at ON counselling_grants "
    "BEGIN SELECT RAISE(ABORT, 'a grant is never changed'); END",
    "counselling_grants_ended": "CREATE TRIGGER counselling_grants_ended BEFORE UPDATE ON counselling_grants "
    "WHEN OLD.ended_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'an ended grant stays ended'); END",
}

_WRITTEN: dict[str, str] = {
    **_never("written_papers", ("DELETE",)),
    "written_papers_keep": "CREATE TRIGGER written_papers_keep BEFORE UPDATE OF row, id, case_id, key, "
    "restricted, author, begun_at ON written_papers "
    "BEGIN SELECT RAISE(ABORT, 'where a paper belongs is never changed'); END",
    "written_papers_issued": "CREATE TRIGGER written_papers_issued BEFORE UPDATE OF audience, by_hand, "
    "version, typed, sealed_id, changed_at, number, code, issued_at, issued_by, pdf, docx, print_sealed_id, "
    "sha256 ON written_papers WHEN OLD.state <> 'draft' "
    "BEGIN SELECT RAISE(ABORT, 'an issued paper is never changed'); END",
    "written_papers_back": "CREATE TRIGGER written_papers_back BEFORE UPDATE OF state ON written_papers "
    "WHEN OLD.state <> 'draft' AND NEW.state <> 'voided' "
    "BEGIN SELECT RAISE(ABORT, 'an issued paper stays issued'); END",
    "written_papers_signed": "CREATE TRIGGER written_papers_signed BEFORE UPDATE OF signed_on ON "
    "written_papers WHEN OLD.signed_on IS NOT NULL OR OLD.state <> 'issued' "
    "BEGIN SELECT RAISE(ABORT, 'a day of signing is never changed'); END",
    "written_papers_voided": "CREATE TRIGGER written_papers_voided BEFORE UPDATE ON written_papers "
    "WHEN OLD.state = 'voided' BEGIN SELECT RAISE(ABORT, 'a voided paper stays void'); END",
    **_never("written_copies"),
    **_never("agreement_copies"),
}

_ATTACHMENTS: dict[str, str] = {
    **_never("attachments", ("DELETE",)),
    "attachments_keep": "CREATE TRIGGER attachments_keep BEFORE UPDATE OF row, id, subject, subject_id, "
    "file, stored_bytes, digest, media, suffix, bytes, came, added_at, added_by ON attachments "
    "BEGIN SELECT RAISE(ABORT, 'where an attachment comes from is never changed'); END",
    "attachments_signed": "CREATE TRIGGER attachments_signed BEFORE UPDATE OF original, withdrawn_at, item "
    "ON attachments WHEN OLD.original = 'signed' AND NEW.destroyed_at IS NULL "
    "BEGIN SELECT RAISE(ABORT, 'the scan of a signed paper stays'); END",
    "attachments_destroyed": "CREATE TRIGGER attachments_destroyed BEFORE UPDATE ON attachments "
    "WHEN OLD.destroyed_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'what is destroyed stays so'); END",
    **_never("exported_copies", ("DELETE",)),
    "exported_copies_keep": "CREATE TRIGGER exported_copies_keep BEFORE UPDATE OF row, id, attachment_id, "
    "place, begun_at, begun_by ON exported_copies "
    "BEGIN SELECT RAISE(ABORT, 'what left is never changed'); END",
    "exported_copies_gone": "CREATE TRIGGER exported_copies_gone BEFORE UPDATE ON exported_copies "
    "WHEN OLD.gone_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'what is gone stays so'); END",
}

_REFERRALS: dict[str, str] = {
    **_never("referrals", ("DELETE",)),
    "referrals_keep": "CREATE TRIGGER referrals_keep BEFORE UPDATE OF row, id, direction, author, begun_at, "
    "person_id, file_id ON referrals BEGIN SELECT RAISE(ABORT, 'whom a referral is about is never changed'); "
    "END",
    "referrals_sent": "CREATE TRIGGER referrals_sent BEFORE UPDATE OF number, agency_id, agency, content_id, "
    "approved_id, sent_on ON referrals WHEN OLD.sent_on IS NOT NULL "
    "BEGIN SELECT RAISE(ABORT, 'a letter that was sent is never changed'); END",
    "referrals_closed": "CREATE TRIGGER referrals_closed BEFORE UPDATE OF state ON referrals "
    "WHEN OLD.state = 'closed' BEGIN SELECT RAISE(ABORT, 'a closed referral stays closed'); END",
    **_never("referral_texts"),
    **_never("referral_events"),
    **_never("referral_prints"),
    **_never("disclosures"),
    **_never("referral_consents", ("DELETE",)),
    "referral_consents_keep": "CREATE TRIGGER referral_consents_keep BEFORE UPDATE OF row, id, referral_id, "
    "given_on, manner, name_too, by_guardian, paper, recorded_at, recorded_by ON referral_consents "
    "BEGIN SELECT RAISE(ABORT, 'a consent is never changed'); END",
    "referral_consents_withdrawn": "CREATE TRIGGER referral_consents_withdrawn BEFORE UPDATE OF withdrawn_on "
    "ON referral_consents WHEN OLD.withdrawn_on IS NOT NULL "
    "BEGIN SELECT RAISE(ABORT, 'a withdrawn consent stays withdrawn'); END",
    **_never("agencies", ("DELETE",)),
}

_APPOINTMENTS: dict[str, str] = {
    **_never("appointments", ("DELETE",)),
    "appointments_keep": "CREATE TRIGGER appointments_keep BEFORE UPDATE OF row, id, booked_by ON "
    "appointments BEGIN SELECT RAISE(ABORT, 'who booked an appointment is never changed'); END",
    **_never("appointment_events"),
    **_never("appointment_series", ("DELETE",)),
    **_never("keep_apart", ("DELETE",)),
    "keep_apart_keep": "CREATE TRIGGER keep_apart_keep BEFORE UPDATE OF id, first_id, second_id, "
    "protected_id, since, noted_by, reason_sealed_id ON keep_apart "
    "BEGIN SELECT RAISE(ABORT, 'who is kept apart is never changed'); END",
    "keep_apart_ended": "CREATE TRIGGER keep_apart_ended BEFORE UPDATE ON keep_apart "
    "WHEN OLD.ended IS NOT NULL BEGIN SELECT RAISE(ABORT, 'what ended stays ended'); END",
}

_PERFORMANCE: dict[str, str] = {
    **_never("obligations", ("DELETE",)),
    "obligations_keep": "CREATE TRIGGER obligations_keep BEFORE UPDATE OF row, id, case_id, agreement_id, "
    "clause_id, n, derived, made_at, made_by ON obligations "
    "BEGIN SELECT RAISE(ABORT, 'where an obligation comes from is never changed'); END",
    "obligations_decided": "CREATE TRIGGER obligations_decided BEFORE UPDATE OF state, reason, decided_at, "
    "decided_by, debtor_id, creditor_id, creditor, duty, what, amount_fen, every, first_due, last_due, day, "
    "listed, manner ON obligations WHEN OLD.state <> 'proposed' "
    "BEGIN SELECT RAISE(ABORT, 'a confirmed obligation is never changed'); END",
    **_never("payments"),
    **_never("payment_vouchers"),
    **_never("performance_events"),
}

_REPORTS: dict[str, str] = {**_never("frozen_reports"), **_never("frozen_rows")}

_VISITS: dict[str, str] = {
    **_never("return_visits", ("DELETE",)),
    "return_visits_keep": "CREATE TRIGGER return_visits_keep BEFORE UPDATE OF row, id, case_id, file_id, "
    "occasion, subject_id, starts_on, earlier_id ON return_visits "
    "BEGIN SELECT RAISE(ABORT, 'where a visit comes from is never changed'); END",
    "return_visits_over": "CREATE TRIGGER return_visits_over BEFORE UPDATE OF state, person_id, planned_on, "
    "mode, cancelled, made_on, made_by, contact, alone, satisfaction, next_on, concern, said_id, risk_id "
    "ON return_visits WHEN OLD.state <> 'planned' "
    "BEGIN SELECT RAISE(ABORT, 'what a visit found is never changed'); END",
    **_never("visit_results"),
    **_never("visit_attempts"),
}

TRIGGERS: dict[str, str] = {
    **_never("journal"),
    **_never("sealed"),
    **_never("former_keys"),
    **_never("removals"),
    **_never("hand_overs"),
    **_never("limit_decisions"),
    **_never("numbers", ("DELETE",)),
    **_never("last_on_paper"),
    **_never("restored_numbers", ("DELETE",)),
    "restored_numbers_settled": "CREATE TRIGGER restored_numbers_settled BEFORE UPDATE ON restored_numbers "
    "WHEN OLD.state <> 'waiting' BEGIN SELECT RAISE(ABORT, 'what became of a number is never changed'); END",
    "mediation_records_signed": "CREATE TRIGGER mediation_records_signed BEFORE UPDATE ON mediation_records "
    "WHEN OLD.signed_on IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a signed record is never changed'); END",
    **_never("mediation_records", ("DELETE",)),
    **_never("case_events"),
    **_never("case_notes"),
    **_never("keeper_sets", ("DELETE",)),
    "keeper_sets_keep": "CREATE TRIGGER keeper_sets_keep BEFORE UPDATE OF id, appointed_at, appointed_by, "
    "box_public, sign_public ON keeper_sets "
    "BEGIN SELECT RAISE(ABORT, 'appointed keepers are never changed'); END",
    "keeper_sets_ended": "CREATE TRIGGER keeper_sets_ended BEFORE UPDATE ON keeper_sets "
    "WHEN OLD.ended_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'former keepers stay former'); END",
    **_never("keepers"),
    **_never("rehearsals"),
    **_never("keepers_sessions"),
    **_never("keepers_session_texts"),
    **_never("news", ("DELETE",)),
    **_never("screenings", ("DELETE",)),
    "screenings_keep": "CREATE TRIGGER screenings_keep BEFORE UPDATE OF row, id, version, person_id, form, "
    "asked_by, asked_at, mark, finished, sheet_sealed_id ON screenings "
    "BEGIN SELECT RAISE(ABORT, 'a sheet is never changed'); END",
    "screenings_lowered": "CREATE TRIGGER screenings_lowered BEFORE UPDATE ON screenings "
    "WHEN OLD.lowering_approved_by IS NOT NULL "
    "BEGIN SELECT RAISE(ABORT, 'an approval is never changed'); END",
    **_never("raised_marks"),
    **_never("shuttle_approvals"),
    **_never("safety_records"),
    **_never("scale_results"),
    **_never("scale_voids"),
    **_never("crisis_events"),
    **_never("crisis_looks"),
    **_never("service_details"),
    **_never("private_phrases", ("DELETE",)),
    "private_phrases_keep": "CREATE TRIGGER private_phrases_keep BEFORE UPDATE OF id, case_id, side, author, "
    "written_at, sealed_id ON private_phrases "
    "BEGIN SELECT RAISE(ABORT, 'a phrase is never changed'); END",
    **_never("reception_safety"),
    **_never("reception_decisions"),
    **_never("reception_conflicts"),
    **_never("case_conflicts", ("DELETE",)),
    **_never("consents"),
    **_never("clock_set_backs", ("DELETE",)),
    "clock_set_backs_keep": "CREATE TRIGGER clock_set_backs_keep BEFORE UPDATE OF number, reached, seconds "
    "ON clock_set_backs BEGIN SELECT RAISE(ABORT, 'clock_set_backs is never changed'); END",
    **_never("case_experts", ("DELETE",)),
    "case_experts_keep": "CREATE TRIGGER case_experts_keep BEFORE UPDATE OF case_id, staff_id, asked_at, "
    "asked_by ON case_experts BEGIN SELECT RAISE(ABORT, 'whom one asked is never changed'); END",
    "case_experts_ended": "CREATE TRIGGER case_experts_ended BEFORE UPDATE ON case_experts "
    "WHEN OLD.ended_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'what ended stays ended'); END",
    "final_prints_keep": "CREATE TRIGGER final_prints_keep BEFORE UPDATE OF code, agreement_id, n, number, "
    "printed_at, staff_id, content, pdf, docx, sha256 ON final_prints "
    "BEGIN SELECT RAISE(ABORT, 'a final print is never changed'); END",
    "final_prints_frozen": "CREATE TRIGGER final_prints_frozen BEFORE UPDATE ON final_prints "
    "WHEN OLD.state IN ('frozen', 'voided') "
    "BEGIN SELECT RAISE(ABORT, 'a signed print is never changed'); END",
    **_never("final_prints", ("DELETE",)),
    **_never("confirmations", ("DELETE",)),
    "confirmations_keep": "CREATE TRIGGER confirmations_keep BEFORE UPDATE OF row, id, case_id, "
    "agreement_id, begun_at, begun_by ON confirmations "
    "BEGIN SELECT RAISE(ABORT, 'what an application is for is never changed'); END",
    **_never("confirmation_steps"),
    **_never("divorce_registrations", ("DELETE",)),
    "divorce_registrations_keep": "CREATE TRIGGER divorce_registrations_keep BEFORE UPDATE OF row, id, "
    "case_id ON divorce_registrations BEGIN SELECT RAISE(ABORT, 'a registration stays with its case'); END",
    "record_prints_keep": "CREATE TRIGGER record_prints_keep BEFORE UPDATE OF code, record_id, n, number, "
    "printed_at, staff_id, content, pdf, docx, sha256 ON record_prints "
    "BEGIN SELECT RAISE(ABORT, 'a print is never changed'); END",
    "record_prints_frozen": "CREATE TRIGGER record_prints_frozen BEFORE UPDATE ON record_prints "
    "WHEN OLD.state = 'frozen' BEGIN SELECT RAISE(ABORT, 'a signed print is never changed'); END",
    **_never("record_prints", ("DELETE",)),
    "agreements_frozen": "CREATE TRIGGER agreements_frozen BEFORE UPDATE ON agreements "
    "WHEN EXISTS (SELECT 1 FROM final_prints WHERE agreement_id = OLD.id AND state = 'frozen') "
    "BEGIN SELECT RAISE(ABORT, 'a signed agreement is never changed'); END",
    **_never("agreements", ("DELETE",)),
    **{
        f"signatures_frozen_{act}": _CREATE.format(act=act, row=row)
        for act, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD"))
    },
    **_COUNSELLING,
    **_WRITTEN,
    **_ATTACHMENTS,
    **_REFERRALS,
    **_PERFORMANCE,
    **_VISITS,
    **_REPORTS,
    **_APPOINTMENTS,
    **ARCHIVE_TRIGGERS,
    "numbers_keep": "CREATE TRIGGER numbers_keep BEFORE UPDATE OF number, series, year, sequence, taken_at, "
    "taken_by ON numbers BEGIN SELECT RAISE(ABORT, 'numbers is never changed'); END",
    "numbers_voided": "CREATE TRIGGER numbers_voided BEFORE UPDATE ON numbers "
    "WHEN OLD.voided_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a voided number stays void'); END",
}


def remake(connection: Connection) -> None:
    """Drop and create every trigger of ours."""
    _drop(connection, _present(connection))
    for statement in TRIGGERS.values():
        connection.exec_driver_sql(statement)


def remake_in(path: Path, raw_key: bytes) -> None:
    """Make them anew in a database that nobody has open. Raises as `open_engine`."""
    engine = open_engine(path, raw_key)
    try:
        with engine.begin() as connection:
            remake(connection)
    finally:
        engine.dispose()


@contextmanager
def laid_down(connection: Connection) -> Iterator[None]:
    """Without any trigger for a moment, inside the same transaction: only approved destruction does this.

    An error leaves it to the transaction, which is undone whole.
    """
    _drop(connection, TRIGGERS)
    yield
    for statement in TRIGGERS.values():
        connection.exec_driver_sql(statement)


def changed(connection: Connection) -> bool:
    """Whether the file's triggers differ from ours: somebody took a protection away."""
    return _present(connection) != TRIGGERS


def lifted(connection: Connection) -> tuple[str, ...]:
    """Names of the triggers that are gone, changed or not ours, in order."""
    found = _present(connection)
    every = found.keys() | TRIGGERS.keys()
    return tuple(sorted(name for name in every if found.get(name) != TRIGGERS.get(name)))


def _drop(connection: Connection, names: Iterable[str]) -> None:
    for name in names:
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')  # our own, found by its prefix


def _present(connection: Connection) -> dict[str, str]:
    rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    return {row.name: row.sql for row in rows}

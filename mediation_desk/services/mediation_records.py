"""Mediation records: write the minutes of a sitting, have them signed, keep them for good."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mediation_desk.domain.case import CaseState, EventKind
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.mediation_record import MediationRecord, Writing
from mediation_desk.domain.transitions import may_sit
from mediation_desk.errors import DeskError
from mediation_desk.register import cases, mediation_records
from mediation_desk.register.records import Records
from mediation_desk.services.access import DOSSIER_READ, DOSSIER_WRITE
from mediation_desk.services.case_facts import facts_of, refuse
from mediation_desk.services.case_team import opened_case
from mediation_desk.services.permission import allowed

_SITTING = (CaseState.IN_MEDIATION,)


@allowed(DOSSIER_WRITE, changes={"case", "mediation_record"})
def save_mediation_record(records: Records, record: MediationRecord) -> MediationRecord:
    """Keep a record, new (version 0) or changed; returns it with ordinal and version.

    A joint sitting is refused while anybody in the case is red, orange or not finished screening, back to
    back needs the director's word for orange and red (DeskError sitting.*). Others: case.not_in_mediation,
    mediation_record.ends_before_it_begins, mediation_record.signed, record.changed_meanwhile.
    """
    case = opened_case(records, record.case_id)
    if record.ended is not None and record.ended < record.began:
        raise DeskError("mediation_record.ends_before_it_begins", field="ended")
    if record.version:
        return mediation_records.save(records, record)
    if case.state not in _SITTING:
        raise DeskError("case.not_in_mediation")
    refuse(may_sit(record.sitting, facts_of(records, case)), field="sitting")
    kept = mediation_records.add(records, record)
    cases.note_event(records, case.id, EventKind.SITTING, subject_id=kept.id, names={"n": str(kept.ordinal)})
    return kept


@allowed(DOSSIER_READ)
def mediation_records_of(records: Records, case_id: str) -> tuple[MediationRecord, ...]:
    """Every record of a case in order of sitting."""
    opened_case(records, case_id)
    return tuple(mediation_records.of_case(records, case_id))


@allowed(DOSSIER_READ)
def mediation_record(records: Records, record_id: str) -> MediationRecord:
    """One record of a case whoever asks works on."""
    record = mediation_records.get(records, record_id)
    opened_case(records, record.case_id)
    return record


@allowed(DOSSIER_WRITE, changes={"case", "mediation_record"})
def sign_mediation_record(records: Records, record_id: str, on: date) -> MediationRecord:
    """Note that the printed record was signed on a day; it is never changed afterwards.

    Raises DeskError: mediation_record.nothing_written, mediation_record.no_result,
    mediation_record.signed, mediation_record.signed_too_early, date.in_future.
    """
    record = mediation_records.get(records, record_id)
    opened_case(records, record.case_id)
    if record.signed_on is not None:
        raise DeskError("mediation_record.signed")
    written = record.prose if record.writing is Writing.PROSE else record.utterances
    if not written:
        raise DeskError("mediation_record.nothing_written", field="content")
    if record.result is None:
        raise DeskError("mediation_record.no_result", field="result")
    if on > records.today:
        raise DeskError("date.in_future", field="signed_on")
    if on < legal_day(record.began):
        raise DeskError("mediation_record.signed_too_early", field="signed_on")
    mediation_records.sign(records, record_id, on)
    cases.note_event(
        records,
        record.case_id,
        EventKind.RECORD_SIGNED,
        subject_id=record_id,
        names={"n": str(record.ordinal)},
    )
    return replace(record, signed_on=on)

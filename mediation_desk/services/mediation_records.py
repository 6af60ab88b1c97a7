"""Mediation records: write the minutes of a sitting, have them signed, keep them for good."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from mediation_desk.domain.case import Case, CaseState, EventKind
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.mediation_record import MediationRecord, RecordPrint, Sitting, unready
from mediation_desk.domain.person import Person
from mediation_desk.domain.staff import Staff
from mediation_desk.domain.transitions import Refusal, may_sit
from mediation_desk.errors import DeskError
from mediation_desk.register import cases, mediation_records, office, people
from mediation_desk.register.records import Records
from mediation_desk.services.access import DOSSIER_READ, SITTING_WRITE
from mediation_desk.services.case_facts import facts_of, refuse
from mediation_desk.services.case_team import opened_case
from mediation_desk.services.permission import allowed, need_keys
from mediation_desk.services.record_papers import living_print
from mediation_desk.services.record_prints import freeze_print, supersede_changed

_SITTING = (CaseState.IN_MEDIATION,)


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingSheet:
    """Everything the page of one sitting shows; `record` is None for a sitting not written yet.

    `refused` says for each manner of sitting why it may not be, every reason; `may_begin` whether the case
    is in mediation, so that another sitting may be written. `printed` is the print to sign, or signed.
    """

    case: Case
    record: MediationRecord | None
    ordinal: int
    people: tuple[Person, ...]
    staff: tuple[Staff, ...]
    refused: tuple[tuple[Sitting, tuple[Refusal, ...]], ...]
    may_begin: bool
    printed: RecordPrint | None = None

    def refusals(self, sitting: Sitting) -> tuple[Refusal, ...]:
        """Why the parties may not sit like this."""
        return dict(self.refused)[sitting]


@allowed(DOSSIER_READ)
def sitting_sheet(records: Records, case_id: str, record_id: str = "") -> SittingSheet:
    """A written sitting of a case, or what the next one starts from.

    Raises DeskError: case.missing, case.not_yours, mediation_record.missing.
    """
    case = opened_case(records, case_id)
    record = mediation_records.get(records, record_id) if record_id else None
    if record is not None and record.case_id != case_id:
        raise DeskError("mediation_record.missing")
    facts = facts_of(records, case)
    earlier = mediation_records.of_case(records, case_id)
    return SittingSheet(
        case=case,
        record=record,
        ordinal=record.ordinal if record else len(earlier) + 1,
        people=tuple(people.get_many(records, [party.person_id for party in case.parties])),
        staff=tuple(office.all_staff(records)),
        refused=tuple((sitting, may_sit(sitting, facts)) for sitting in Sitting),
        may_begin=case.state in _SITTING,
        printed=living_print(records, record.id) if record else None,
    )


@allowed(SITTING_WRITE, changes={"case", "mediation_record"})
def save_mediation_record(records: Records, record: MediationRecord) -> MediationRecord:
    """Keep a record, new (version 0) or changed; returns it with ordinal and version.

    A joint sitting is refused while anybody in the case is red, orange or not finished screening, back to
    back needs the director's word for orange and red (DeskError sitting.*). A sitting written earlier took
    place: it is judged again only when its manner changes or it moves to a later day. Others:
    case.not_in_mediation, mediation_record.ends_before_it_begins, mediation_record.signed,
    record.changed_meanwhile.
    """
    case = opened_case(records, record.case_id)
    if record.ended is not None and record.ended < record.began:
        raise DeskError("mediation_record.ends_before_it_begins", field="ended")
    if record.version:
        before = mediation_records.get(records, record.id)
        if before.case_id != case.id:
            raise DeskError("mediation_record.missing")
        moved_on = legal_day(record.began) > legal_day(before.began)
        if before.sitting is not record.sitting or moved_on:
            refuse(may_sit(record.sitting, facts_of(records, case)), field="sitting")
        saved = replace(record, ordinal=before.ordinal, signed_on=None)
        kept = mediation_records.save(records, saved)
        supersede_changed(records, kept)
        return kept
    if case.state not in _SITTING:
        raise DeskError("case.not_in_mediation")
    refuse(may_sit(record.sitting, facts_of(records, case)), field="sitting")
    kept = mediation_records.add(records, replace(record, signed_on=None))
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


@allowed(SITTING_WRITE, changes={"case", "mediation_record"})
def sign_mediation_record(records: Records, record_id: str, on: date) -> MediationRecord:
    """Note that the printed record was signed on a day; it is never changed afterwards.

    Raises DeskError: mediation_record.signed, mediation_record.signed_too_early, date.in_future,
    sealed.no_seat, and what the record lacks (see domain.mediation_record.unready).
    """
    need_keys(records)
    record = mediation_records.get(records, record_id)
    case = opened_case(records, record.case_id)
    if record.signed_on is not None:
        raise DeskError("mediation_record.signed")
    if lacks := unready(record):
        raise DeskError(lacks[0], field=lacks[1])
    if on > records.today:
        raise DeskError("date.in_future", field="signed_on")
    if on < legal_day(record.began):
        raise DeskError("mediation_record.signed_too_early", field="signed_on")
    freeze_print(records, case, record)
    mediation_records.sign(records, record_id, on)
    cases.note_event(
        records,
        record.case_id,
        EventKind.RECORD_SIGNED,
        subject_id=record_id,
        names={"n": str(record.ordinal)},
    )
    return replace(record, signed_on=on)

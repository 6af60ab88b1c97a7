"""Safety plans, events, orders and reports: written by who helps, opened by their readers alone."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.domain.case_limit import CaseLimit
from mediation_desk.domain.safety import Mark, highest
from mediation_desk.domain.safety_plan import SafeContact
from mediation_desk.domain.safety_record import SafetyRecord, check_record, mark_of
from mediation_desk.domain.staff import Staff
from mediation_desk.errors import DeskError
from mediation_desk.register import cases, limits, office, people, safety_records, screenings
from mediation_desk.register.records import Records
from mediation_desk.services import safe_contact
from mediation_desk.services.access import SAFETY_RECORD_READ, SAFETY_RECORD_WRITE
from mediation_desk.services.case_team import refuse_whoever_stands_apart
from mediation_desk.services.limit_rules import book_of
from mediation_desk.services.password_check import Confirmed, require
from mediation_desk.services.permission import allowed
from mediation_desk.services.screenings import remark, standing_of
from mediation_desk.words import paper_term


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetySheet:
    """One person's records as far as they open here, newest first, and who else reads each of them.

    `readers` are names of staff by record id; `colleagues` are those who may be asked in;
    `staff` are everybody's names by id, because whoever wrote a record may have left; `limits` are those the
    records began in their cases, the first to end before the others.
    """

    person_id: str
    name: str
    case_id: str
    mark: Mark
    records: tuple[SafetyRecord, ...]
    readers: tuple[tuple[str, tuple[str, ...]], ...]
    colleagues: tuple[Staff, ...]
    staff: tuple[tuple[str, str], ...] = ()
    limits: tuple[CaseLimit, ...] = ()

    def limits_of(self, record_id: str) -> tuple[CaseLimit, ...]:
        """Those of one record."""
        return tuple(one for one in self.limits if one.fact.subject_id == record_id)

    def record(self, record_id: str) -> SafetyRecord | None:
        """One of them, or None."""
        return next((one for one in self.records if one.id == record_id), None)


@allowed(SAFETY_RECORD_WRITE, changes={"safety", "case", "screening", "reception", "person"})
def keep_safety_record(records: Records, record: SafetyRecord) -> SafetyRecord:
    """Keep a first or another version, sealed for its author, who was asked in, the director and the keepers.

    What speaks of danger raises the person's mark at once (never lowers it). Raises DeskError:
    case.assign_another, safety_record.missing, sealed.not_yours, record.changed_meanwhile and every rule of
    `check_record`.
    """
    refuse_whoever_stands_apart(records, record.person_id)
    if record.case_id and record.case_id not in cases.of_person(records, record.person_id):
        raise DeskError("safety_record.missing")
    check_record(record, records.now, book_of(records))
    kept = safety_records.keep(records, record)
    _raise_mark(records, kept)
    if isinstance(kept.content, SafeContact):
        safe_contact.begin(records, kept.person_id)
    return kept


@allowed(SAFETY_RECORD_READ, changes={"journal"})
def safety_sheet(records: Records, person_id: str, case_id: str = "") -> SafetySheet:
    """Everything of a person that opens here; journalled. DeskError: person.missing, case.assign_another."""
    refuse_whoever_stands_apart(records, person_id)
    opened = tuple(safety_records.open_of_person(records, person_id))
    staff = office.all_staff(records)
    names = {one.id: one.name for one in staff}
    return SafetySheet(
        person_id=person_id,
        name=people.get(records, person_id).name,
        case_id=case_id,
        mark=standing_of(records, person_id).mark,
        records=opened,
        readers=tuple(
            (one.id, tuple(names[who] for who in safety_records.readers(records, one.id) if who in names))
            for one in opened
        ),
        staff=tuple(names.items()),
        limits=_limits(records, opened),
        colleagues=tuple(
            one
            for one in staff
            if one.active and one.signs_in and one.id != records.staff.id and one.roles & SAFETY_RECORD_READ
        ),
    )


def _limits(records: Records, opened: tuple[SafetyRecord, ...]) -> tuple[CaseLimit, ...]:
    ids = {one.id for one in opened}
    held = sorted({one.case_id for one in opened if one.case_id})
    found = [one for case_id in held for one in limits.of_holder(records, case_id)]
    return tuple(one for one in found if one.fact.subject_id in ids)


@allowed(SAFETY_RECORD_READ, changes={"journal"})
def safety_versions(records: Records, record_id: str) -> tuple[SafetyRecord, ...]:
    """Every version of a record that opens here, newest first; journalled."""
    found = tuple(safety_records.versions(records, record_id))
    for one in found[:1]:
        refuse_whoever_stands_apart(records, one.person_id)
    return found


@allowed(SAFETY_RECORD_READ, changes={"safety", "journal"})
def ask_in(records: Records, confirmed: Confirmed, record_id: str, staff_ids: tuple[str, ...]) -> None:
    """A reader asks colleagues in: they may open every version from now on; each is journalled.

    Raises DeskError: password.ask_again, safety_record.missing, safety_record.not_for_them, sealed.not_yours.
    """
    require(confirmed, records.staff.id, records.now)
    may = {one.id for one in office.all_staff(records) if one.active and one.roles & SAFETY_RECORD_READ}
    if not staff_ids or not set(staff_ids) <= may:
        raise DeskError("safety_record.not_for_them", field="colleagues")
    if records.staff.id not in safety_records.readers(records, record_id):
        raise DeskError("sealed.not_yours")
    safety_records.share(records, record_id, staff_ids)


def _raise_mark(records: Records, record: SafetyRecord) -> None:
    wanted = mark_of(record.content, records.today)
    held = standing_of(records, record.person_id).mark
    if wanted is None or wanted is held or highest([held, wanted]) is not wanted:
        return
    screenings.raise_mark(records, record.person_id, wanted, paper_term(record.kind))
    remark(records, record.person_id)

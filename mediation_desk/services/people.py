"""People: keep and fetch them, find whether somebody was here before, open what is sealed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from mediation_desk.domain.access_matrix import only_expert
from mediation_desk.domain.case import CaseState
from mediation_desk.domain.dates import age
from mediation_desk.domain.intake import check_person
from mediation_desk.domain.party import Side
from mediation_desk.domain.person import Contact, Person, PersonMatch, Sex
from mediation_desk.domain.reception import Decision, Mode
from mediation_desk.domain.reception_list import ReceptionFilter
from mediation_desk.errors import DeskError
from mediation_desk.register import cases, office, people, people_search, receptions
from mediation_desk.register.records import Records
from mediation_desk.services.access import CONTACT_READ, CONTACT_WRITE, MATCH_OPEN, RECEPTION_WRITE
from mediation_desk.services.case_team import refuse_experts_elsewhere
from mediation_desk.services.permission import allowed
from mediation_desk.services.safe_contact import readers_of


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedPerson:
    """What stands in the form so far of somebody who may have been here before."""

    side: Side
    name: str = ""
    phone: str = ""
    identity: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierService:
    """One earlier contact of a person: which, when, by whom."""

    number: str
    at: datetime
    staff: str
    side: Side
    mode: Mode
    decision: Decision | None
    case_number: str
    case_state: CaseState | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierRecord:
    """An opened match: the person and every contact they had, newest first."""

    match: PersonMatch
    services: tuple[EarlierService, ...]


@allowed(CONTACT_READ, changes={"journal"})
def get_person(records: Records, person_id: str) -> Person:
    """A person, journalled; `contact` None while sealed. DeskError: person.missing, permission.refused.

    The counter sees whom it has to do with: people of open receptions and of those it took itself; an
    expert those of the cases they are asked into.
    """
    refuse_experts_elsewhere(records, person_id)
    expert = only_expert(records.staff.roles)
    if not expert and not records.staff.roles & MATCH_OPEN and not _at_the_counter(records, person_id):
        raise DeskError("permission.refused")
    person = people.get(records, person_id)
    records.journal("open_match", person_id)
    return person


@allowed(CONTACT_WRITE, changes={"person", "case", "reception"})
def save_person(records: Records, person: Person) -> Person:
    """Keep a new (version 0) or changed person.

    Raises DeskError: record.changed_meanwhile, person.contact_sealed and every rule of `check_person`.
    """
    return keep_person(records, person)


@allowed(CONTACT_READ, changes={"journal"})
def open_contact(records: Records, person_id: str) -> Contact:
    """Open a sealed contact, journalled; only its readers can (sealed.not_yours).

    An expert opens that of nobody but the people of the cases they are asked into (permission.refused).
    """
    refuse_experts_elsewhere(records, person_id)
    return people.open_contact(records, person_id)


@allowed(RECEPTION_WRITE)
def matches(
    records: Records, typed: TypedPerson, reception_id: str | None = None, besides: tuple[str, ...] = ()
) -> tuple[PersonMatch, ...]:
    """Earlier people like the one being typed, the likeliest first; never those `besides`.

    For the other side and children, and for anybody in safe-contact mode, nothing is found until the
    reception is kept (`reception_id`), and then only that something needs checking away from the counter.
    """
    kept = reception_id is not None
    if kept:
        besides += tuple(party.person_id for party in receptions.get(records, reception_id or "").parties)
    guarded = typed.side in (Side.OTHER, Side.CHILD)
    if guarded and not kept:
        return ()
    rows = people_search.like(
        records,
        name=typed.name,
        phone=typed.phone,
        identity=typed.identity,
        safe=None if kept else False,
    )
    return tuple(
        PersonMatch(
            person_id=row.id,
            name="",
            sex=Sex.UNKNOWN,
            age=None,
            has_record=bool(row.has_record),
            needs_check=True,
        )
        if guarded or row.safe_contact
        else PersonMatch(
            person_id=row.id,
            name=row.name,
            sex=row.sex,
            age=age(row.born, records.today) if row.born else None,
            has_record=bool(row.has_record),
        )
        for row in rows
        if row.id not in besides
    )


@allowed(MATCH_OPEN, changes={"journal"})
def open_match(records: Records, person_id: str) -> EarlierRecord:
    """Which services an earlier visitor had, when and by whom; journalled."""
    person = people.get(records, person_id)
    staff = {one.id: one.name for one in office.all_staff(records)}
    services = []
    for line in receptions.page(records, ReceptionFilter(person_id=person_id)):
        reception = receptions.get(records, line.id)
        ids = people.same(records, person_id)
        case = cases.get(records, line.case_id) if line.case_id else None
        services.append(
            EarlierService(
                number=line.number,
                at=line.received_at,
                staff=staff.get(line.staff_id, ""),
                side=next(party.side for party in reception.parties if party.person_id in ids),
                mode=line.mode,
                decision=line.decision,
                case_number=case.number if case else "",
                case_state=case.state if case else None,
            )
        )
    records.journal("open_match", person_id)
    match = PersonMatch(
        person_id=person_id,
        name=person.name,
        sex=person.sex,
        age=age(person.born, records.today) if person.born else None,
        has_record=bool(services),
    )
    return EarlierRecord(match=match, services=tuple(services))


def _at_the_counter(records: Records, person_id: str) -> bool:
    theirs = ReceptionFilter(person_id=person_id, open_or_of=records.staff.id)
    return bool(receptions.page(records, theirs))


def keep_person(records: Records, person: Person, readers: Iterable[str] = ()) -> Person:
    """Check and keep a person; whoever works on their cases may open a safe contact too.

    Whoever was taken off their cases, or stands apart from them, is no reader of a contact that is sealed
    now; an older one they could open is not sealed anew.
    """
    check_person(person, records.today)
    if person.version == 0:
        return people.add(records, person, readers)
    team, left = readers_of(records, person.id, readers)
    kept = people.save(records, person, team, left)
    for case_id in cases.of_person(records, person.id):
        cases.repaint(records, case_id)
    return kept


def unchanged(records: Records, person: Person) -> bool:
    """Whether the register holds exactly this; raises DeskError("record.changed_meanwhile") when newer."""
    known = people.get(records, person.id)
    if known.version != person.version:
        raise DeskError("record.changed_meanwhile")
    return known == replace(person, merged_into=known.merged_into)

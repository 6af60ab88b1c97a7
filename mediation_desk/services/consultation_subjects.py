"""What a consultation is about: who may call one, how it is named on the screen, whom it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mediation_desk.domain.brief import SpokenOf
from mediation_desk.domain.case import Case, CaseState
from mediation_desk.domain.clue import ClueKind
from mediation_desk.domain.consultation import ConsultedKind, Subject
from mediation_desk.domain.party import PARTY_ROLES, Party, PartyRole, Side
from mediation_desk.domain.person import Person, Sex
from mediation_desk.domain.reception import Reception
from mediation_desk.domain.safety import Mark
from mediation_desk.errors import DeskError
from mediation_desk.register import (
    case_notes,
    cases,
    clues,
    consultation_subjects,
    people,
    reception_words,
    receptions,
)
from mediation_desk.register.records import Records
from mediation_desk.services import clue_sight
from mediation_desk.services.case_team import opened_case
from mediation_desk.services.screenings import mark_of_parties

_APART = re.compile(r"[、，,；;\s（）()/与和及]+")
_AFTER_NAME = re.compile(r"(?:一家人|一家|家庭|家|夫妻|夫妇|老人|婆媳|兄弟|姐妹|姐弟|父子|母女|母子|父女)$")
_LONGEST_NAME = 4
_NO_NAME = frozenset(
    {"夫妻", "夫妇", "父子", "母女", "母子", "父女", "婆媳", "兄弟"}
    | {"姐妹", "邻居", "家庭", "一家", "家人", "孩子", "老人"}
)
"""What stands where a clue names nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectLine:
    """A subject as a list says it: number, names for the screen alone, whether it is about violence."""

    number: str
    names: str
    restricted: bool = False


def line_of(records: Records, subject: Subject) -> SubjectLine:
    """How a subject is named. DeskError when it is gone."""
    match subject.kind:
        case ConsultedKind.CASE:
            case = cases.get(records, subject.id)
            return SubjectLine(number=case.number, names=_names(records, case.parties))
        case ConsultedKind.RECEPTION:
            reception = receptions.get(records, subject.id)
            red = mark_of_parties(records, reception.parties) is Mark.RED
            return SubjectLine(
                number=reception.number, names=_names(records, reception.parties), restricted=red
            )
        case ConsultedKind.CLUE:
            clue = consultation_subjects.clue(records, subject.id)
            names = "" if clue.restricted else clue.subject
            return SubjectLine(number=clue.number, names=names, restricted=clue.restricted)
        case ConsultedKind.HOUSEHOLD:
            household = consultation_subjects.household(records, subject.id)
            return SubjectLine(number=household.number, names=household.head_name)


def may_call(records: Records, subject: Subject) -> None:
    """Refuse whoever does not work on it.

    Raises DeskError: case.not_yours, case.filed, consultation.not_yours, and those of a subject that is gone.
    """
    match subject.kind:
        case ConsultedKind.CASE:
            if opened_case(records, subject.id).filed:
                raise DeskError("case.filed")
        case ConsultedKind.RECEPTION:
            receptions.get(records, subject.id)
            if records.staff.id in reception_words.in_conflict(records, subject.id):
                raise DeskError("consultation.not_yours")
        case ConsultedKind.CLUE:
            clue = clues.plain(records, subject.id)
            # One of the kind 其他 is refused in the same way: else a refusal would tell what it is about.
            veiled = clue.restricted or clue.kind is ClueKind.OTHER
            if veiled and not clue_sight.concerned(records, clue):
                raise DeskError("consultation.not_yours")
        case ConsultedKind.HOUSEHOLD:
            consultation_subjects.household(records, subject.id)


def team_of(records: Records, subject: Subject) -> frozenset[str]:
    """Who reads what is written besides its author and the director: the mediators of the case."""
    if subject.kind is not ConsultedKind.CASE:
        return frozenset()
    apart = case_notes.in_conflict(records, subject.id)
    return frozenset(cases.get(records, subject.id).mediator_ids) - apart


def matters_of(records: Records, subject: Subject) -> list[Case]:
    """The matters with two sides a subject leads to: its case, its reception as a case, those of a clue."""
    match subject.kind:
        case ConsultedKind.CASE:
            return [cases.get(records, subject.id)]
        case ConsultedKind.RECEPTION:
            reception = receptions.get(records, subject.id)
            if reception.case_id is not None:
                return [cases.get(records, reception.case_id)]
            return [_as_case(records, reception)]
        case ConsultedKind.CLUE:
            clue = consultation_subjects.clue(records, subject.id)
            if clue.case_id is not None:
                return [cases.get(records, clue.case_id)]
            if clue.reception_id is not None:
                return matters_of(records, Subject(kind=ConsultedKind.RECEPTION, id=clue.reception_id))
    return []


def spoken_of(records: Records, subject: Subject) -> tuple[list[SpokenOf], bool]:
    """Everybody a subject is about with their codes, and whether a contact of theirs does not open here."""
    found: list[SpokenOf] = []
    shut = False
    for matter in matters_of(records, subject):
        told, closed = _of_parties(records, matter.parties)
        found, shut = found + told, shut or closed
    household_id = subject.id if subject.kind is ConsultedKind.HOUSEHOLD else None
    if subject.kind is ConsultedKind.CLUE:
        clue = consultation_subjects.clue(records, subject.id)
        household_id = clue.household_id
        for name in _bare_names(clue.subject):
            found.append(SpokenOf(name=name, codes=("当事人",)))
        reporter = clues.reporter_to_compare(records, subject.id)
        shut = shut or reporter is None
        name, phone = reporter or ("", "")
        found.append(SpokenOf(name=name, codes=("反映人",), phones=(phone,) if phone else ()))
    if household_id is not None:
        told, closed = _of_household(records, household_id)
        found, shut = found + told, shut or closed
    return found, shut


def _of_parties(records: Records, parties: Sequence[Party]) -> tuple[list[SpokenOf], bool]:
    known = {one.id: one for one in people.get_many(records, [one.person_id for one in parties])}
    codes = party_codes(parties, known.values())
    return _people(records, [(known[one], codes[one]) for one in codes if one in known])


def _of_household(records: Records, household_id: str) -> tuple[list[SpokenOf], bool]:
    household = consultation_subjects.household(records, household_id)
    home = (household.address,) if household.address else ()
    found = [SpokenOf(name=household.head_name, codes=("户主",), addresses=home)]
    persons: list[tuple[Person, tuple[str, ...]]] = []
    known = {
        one.id: one
        for one in people.get_many(records, [one.person_id for one in household.members if one.person_id])
    }
    for number, member in enumerate(household.members, 1):
        codes = ("户主",) if member.head else tuple(filter(None, (member.relation, f"成员{number}")))
        found.append(SpokenOf(name=member.name, codes=codes))
        if member.person_id in known:
            persons.append((known[member.person_id], codes))
    told, shut = _people(records, persons)
    return found + told, shut


def _people(records: Records, coded: Iterable[tuple[Person, tuple[str, ...]]]) -> tuple[list[SpokenOf], bool]:
    found, shut = [], False
    for person, codes in coded:
        contact = people.contact_to_compare(records, person.id)
        shut = shut or contact is None
        found.append(
            SpokenOf(
                name=person.name,
                codes=codes,
                phones=tuple(one.number for one in contact.phones) if contact else (),
                addresses=tuple(filter(None, (contact.address, contact.registered_address)))
                if contact
                else (),
                places=tuple(filter(None, (person.work_unit, person.school))),
                identity=person.identity_number,
            )
        )
    return found, shut


def party_codes(parties: Iterable[Party], known: Iterable[Person]) -> dict[str, tuple[str, ...]]:
    """What each party is called on papers for other units: 甲方, 乙方, 孩子; of a couple also 女方, 男方."""
    sexes = {one.id: one.sex for one in known}
    ways: dict[str, list[str]] = {"甲方": [], "乙方": [], "孩子": [], "代理人": [], "其他家人": []}
    for party in parties:
        ways[_way(party)].append(party.person_id)
    adults = [*ways["甲方"], *ways["乙方"]]
    women = [one for one in adults if sexes.get(one) is Sex.FEMALE]
    men = [one for one in adults if sexes.get(one) is Sex.MALE]
    couple = len(adults) == 2 and len(women) == len(men) == 1
    codes: dict[str, tuple[str, ...]] = {}
    for way, ids in ways.items():
        for number, person_id in enumerate(dict.fromkeys(ids), 1):
            told = way if len(set(ids)) == 1 else f"{way}{number}"
            also = ("女方" if person_id in women else "男方",) if couple and person_id in adults else ()
            codes.setdefault(person_id, (told, *also))
    return codes


def _way(party: Party) -> str:
    if party.side is Side.CHILD or party.role is PartyRole.CHILD:
        return "孩子"
    if party.role is PartyRole.AGENT:
        return "代理人"
    if party.role in PARTY_ROLES and party.side in (Side.SEEKER, Side.OTHER):
        return "甲方" if party.side is Side.SEEKER else "乙方"
    return "其他家人"


def _bare_names(subject: str) -> list[str]:
    """The names in whom a clue is about, each also without what follows a name: 丁海生 of 丁海生家."""
    told = [part for one in _APART.split(subject) for part in (one, _AFTER_NAME.sub("", one))]
    found = (one for one in dict.fromkeys(told) if 2 <= len(one) <= _LONGEST_NAME)
    return [one for one in found if one not in _NO_NAME]


def _names(records: Records, parties: Iterable[Party]) -> str:
    ids = [one.person_id for one in parties if one.role in PARTY_ROLES]
    known = people.names(records, ids)
    return "、".join(known[one] for one in dict.fromkeys(ids) if one in known)


def _as_case(records: Records, reception: Reception) -> Case:
    """A reception that is no case yet has the same two sides."""
    return Case(
        id=reception.id,
        number=reception.number,
        state=CaseState.ACCEPTED,
        accepted_on=records.today,
        parties=reception.parties,
        mediator_ids=(),
        source=reception.source,
        dispute_subtype=reception.dispute_subtype,
    )

"""What an appointment is about, looked up for the form: a case, a counselling file, or somebody by name.

It tells who belongs to it, on which side, and by which neutral mark they are received; nothing of why.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mediation_desk.domain.access_matrix import only_expert
from mediation_desk.domain.case import CaseState
from mediation_desk.domain.case_filter import CaseFilter
from mediation_desk.domain.counselling_file import FileState
from mediation_desk.domain.keep_apart import Pair
from mediation_desk.domain.party import Side
from mediation_desk.domain.safety import Mark
from mediation_desk.domain.staff import Role
from mediation_desk.domain.standing import Standing
from mediation_desk.errors import DeskError
from mediation_desk.register import (
    case_list,
    cases,
    counselling_files,
    people,
    people_search,
)
from mediation_desk.register.records import Records
from mediation_desk.services.access import CALENDAR_READ, DOSSIER_INDEX, NOTE_WRITE
from mediation_desk.services.appointment_sight import check_case_open
from mediation_desk.services.case_team import refuse_experts_elsewhere, works_on
from mediation_desk.services.counselling_access import known_file
from mediation_desk.services.keep_apart import pairs_of
from mediation_desk.services.permission import allowed
from mediation_desk.services.screenings import mark_of_parties, standings

FEWEST = 2
"""Characters typed from which something is looked for."""

_MOST = 6
_OVER = frozenset({CaseState.ARCHIVED, CaseState.RETENTION_DUE})


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterLine:
    """One thing found: exactly one of the three ids is given; `number` is empty of a person."""

    names: str
    number: str = ""
    case_id: str = ""
    file_id: str = ""
    person_id: str = ""
    mark: Mark = Mark.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Comer:
    """Somebody who may come; `side` is None outside a case, `standing` None of whoever is not asked alone."""

    person_id: str
    name: str
    side: Side | None = None
    standing: Standing | None = None

    @property
    def mark(self) -> Mark:
        """How they are received."""
        return self.standing.mark if self.standing is not None else Mark.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """Who may come to an appointment, and who of the staff is offered first (`staff_ids`).

    `pairs` are those among them who must not meet; `apart_key` is the sentence that says so of a case's mark,
    "" when they are kept apart by choice alone.
    """

    comers: tuple[Comer, ...]
    number: str = ""
    case_id: str = ""
    file_id: str = ""
    staff_ids: tuple[str, ...] = ()
    pairs: tuple[Pair, ...] = ()
    apart_key: str = ""

    def comer(self, person_id: str) -> Comer | None:
        """One of them, or None."""
        return next((one for one in self.comers if one.person_id == person_id), None)


@allowed(CALENDAR_READ)
def find_matters(records: Records, typed: str) -> tuple[MatterLine, ...]:
    """Cases, own counselling files and people that fit what is typed, a few of each.

    Of cases those whoever asks may book for. People in safe-contact mode are found by their case or file
    alone, never by name.
    """
    words = typed.strip()
    if len(words) < FEWEST:
        return ()
    return (*_cases(records, words), *_files(records, words), *_people(records, words))


@allowed(CALENDAR_READ)
def matter(
    records: Records, case_id: str = "", file_id: str = "", person_ids: tuple[str, ...] = ()
) -> Matter:
    """Who belongs to a case or file, and the `person_ids` besides.

    Raises DeskError: case.missing, case.not_yours, counselling.missing, counselling.not_yours.
    """
    if case_id:
        return _of_case(records, case_id, person_ids)
    if file_id:
        file = known_file(records, file_id)
        comers = _named(records, (*file.client_ids, *person_ids))
        return Matter(
            comers=comers,
            number=file.number,
            file_id=file_id,
            staff_ids=(file.counsellor_id,),
            pairs=_pairs(records, comers),
        )
    for person_id in person_ids:
        refuse_experts_elsewhere(records, person_id)
    comers = _named(records, person_ids)
    return Matter(comers=comers, pairs=_pairs(records, comers))


def _of_case(records: Records, case_id: str, person_ids: tuple[str, ...]) -> Matter:
    if not records.staff.roles & DOSSIER_INDEX:
        raise DeskError("case.not_yours")
    check_case_open(records, case_id)  # who of a case is kept from whom is told to those who book for it
    case = cases.get(records, case_id)
    sides = {party.person_id: party.side for party in case.parties}
    names = people.names(records, sides)
    standing = standings(records, case.parties)
    parties = tuple(
        Comer(person_id=one, name=names.get(one, ""), side=side, standing=standing.get(one))
        for one, side in sides.items()
    )
    comers = (*parties, *_named(records, (one for one in person_ids if one not in sides)))
    return Matter(
        comers=comers,
        number=case.number,
        case_id=case_id,
        staff_ids=case.mediator_ids,
        pairs=_pairs(records, comers),
        apart_key=_APART.get(mark_of_parties(records, case.parties), ""),
    )


_APART = {Mark.RED: "sitting.apart", Mark.ORANGE: "sitting.single"}


def _pairs(records: Records, comers: Iterable[Comer]) -> tuple[Pair, ...]:
    own = {one.person_id: people.same(records, one.person_id) for one in comers}
    return tuple(one for one in pairs_of(records, own) if one.other_id in own)


def _named(records: Records, person_ids: Iterable[str]) -> tuple[Comer, ...]:
    ids = tuple(dict.fromkeys(person_ids))
    names = people.names(records, ids)
    return tuple(Comer(person_id=one, name=names.get(one, "")) for one in ids)


def _cases(records: Records, typed: str) -> list[MatterLine]:
    if not records.staff.roles & DOSSIER_INDEX:
        return []
    found = case_list.page(records, CaseFilter(typed=typed)).lines
    counter = Role.RECEPTION in records.staff.roles
    open_ = [line for line in found if line.state not in _OVER and (counter or works_on(records, line.id))]
    return [
        MatterLine(names=line.parties, number=line.number, case_id=line.id, mark=line.mark)
        for line in open_[:_MOST]
    ]


def _files(records: Records, typed: str) -> list[MatterLine]:
    if not records.staff.roles & NOTE_WRITE:
        return []
    mine = counselling_files.open_of(records, records.staff.id)
    found = []
    for file in reversed(mine):
        names = people.names(records, file.client_ids)
        said = "、".join(names.get(one, "") for one in file.client_ids)
        if file.state is FileState.OPEN and (typed in said or typed in file.number):
            found.append(MatterLine(names=said, number=file.number, file_id=file.id))
    return found[:_MOST]


def _people(records: Records, typed: str) -> list[MatterLine]:
    if only_expert(records.staff.roles):
        return []
    rows = people_search.like(records, name=typed, safe=False)
    return [MatterLine(names=row.name, person_id=row.id) for row in rows if typed in row.name]

"""Which rows of each noun are chosen, read and written: one line for each that has rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select

from mediation_desk.domain.packet import CaseChoice, PacketChoice, PacketNoun
from mediation_desk.register.packet_rows import cases, clues, home_visits, households
from mediation_desk.register.packet_rows.areas import AreaBook
from mediation_desk.register.packet_rows.taking import Taking
from mediation_desk.register.records import Records
from mediation_desk.register.tables.areas import areas
from mediation_desk.register.tables.cases import cases as case_table
from mediation_desk.register.tables.clues import clues as clue_table
from mediation_desk.register.tables.home_visits import home_visits as visit_table
from mediation_desk.register.tables.households import households as household_table

Read = Callable[[Records, Sequence[str], AreaBook], Iterator[tuple[str, dict[str, Any]]]]
Write = Callable[[Records, Sequence[Taking], AreaBook], None]
Chosen = Callable[[Records, PacketChoice], Select[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class NounRows:
    """`chosen` selects ids by a choice; `read` is for sending, `read_here` for what was taken in before."""

    chosen: Chosen
    read: Read
    write: Write
    read_here: Read


def _lying(records: Records, table: Any, choice: PacketChoice) -> list[Any]:
    if not choice.area_id:
        return []
    path = records.connection.execute(select(areas.c.path).where(areas.c.id == choice.area_id)).scalar()
    return [table.c.area_path.startswith(path or "-", autoescape=True)]


def _within(column: Any, choice: PacketChoice) -> list[Any]:
    since = [] if choice.first is None else [column >= choice.first]
    return since if choice.last is None else [*since, column <= choice.last]


def _cases(_records: Records, choice: PacketChoice) -> Select[Any]:
    if choice.cases is CaseChoice.NAMED:
        return select(case_table.c.id).where(case_table.c.number.in_(choice.numbers))
    if choice.cases is CaseChoice.ACCEPTED:
        return select(case_table.c.id).where(*_within(case_table.c.accepted_on, choice))
    over = case_table.c.closed_on.is_not(None)
    return select(case_table.c.id).where(over, *_within(case_table.c.closed_on, choice))


def _households(records: Records, choice: PacketChoice) -> Select[Any]:
    return select(household_table.c.id).where(*_lying(records, household_table, choice))


def _clues(records: Records, choice: PacketChoice) -> Select[Any]:
    lying = _lying(records, clue_table, choice)
    return select(clue_table.c.id).where(*_within(clue_table.c.found_on, choice), *lying)


def _visits(records: Records, choice: PacketChoice) -> Select[Any]:
    lying = _lying(records, visit_table, choice)
    return select(visit_table.c.id).where(*_within(visit_table.c.on, choice), *lying)


NOUNS: dict[PacketNoun, NounRows] = {
    PacketNoun.HOUSEHOLD: NounRows(
        chosen=_households, read=households.read, write=households.write, read_here=households.read
    ),
    PacketNoun.CLUE: NounRows(chosen=_clues, read=clues.read, write=clues.write, read_here=clues.read),
    PacketNoun.HOME_VISIT: NounRows(
        chosen=_visits, read=home_visits.read, write=home_visits.write, read_here=home_visits.read
    ),
    PacketNoun.CASE: NounRows(chosen=_cases, read=cases.read, write=cases.write, read_here=cases.read_taken),
}
"""In the order of travelling."""


def chosen_ids(records: Records, noun: PacketNoun, choice: PacketChoice) -> list[str]:
    """Ids of what a choice takes of a noun, in the order they were registered."""
    found = NOUNS[noun].chosen(records, choice)
    table = found.get_final_froms()[0]
    return [str(one) for one in records.connection.execute(found.order_by(table.c.row)).scalars()]


def unknown_numbers(records: Records, numbers: Sequence[str]) -> list[str]:
    """Those of these numbers that no case has."""
    found = select(case_table.c.number).where(case_table.c.number.in_(numbers))
    known = set(records.connection.execute(found).scalars())
    return [one for one in numbers if one not in known]

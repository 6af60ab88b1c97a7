"""Households from an old list: rows of one household become it with its members, and people with numbers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import uuid4

from mediation_desk.domain.colour import ColourDefinition, hides_reason
from mediation_desk.domain.household import NO_RANK, ColourState
from mediation_desk.domain.ledger_households import (
    HEADS,
    colour_named,
    head_name,
    household_keys,
    member_name,
)
from mediation_desk.domain.person import Sex
from mediation_desk.register import colour_schemes, households, sealed, visits_due
from mediation_desk.register.bulk_rows import ASKED, insert_many, look_up, packets
from mediation_desk.register.ledger_rows.new_people import NewPeople
from mediation_desk.register.ledger_rows.taken import Made, TakenRow, Writing
from mediation_desk.register.records import Records
from mediation_desk.register.sealed import SealedKind
from mediation_desk.register.tables.households import household_colours, household_members
from mediation_desk.register.tables.households import households as table
from mediation_desk.register.tables.people import people as everybody

_TOGETHER = 200


def write(writing: Writing) -> Iterator[Made]:
    """Keep them; who has an identity number or phone is a person of the register."""
    records = writing.records
    people = NewPeople(records)
    scheme = colour_schemes.lay(records)
    for packet in packets(_grouped(writing), _TOGETHER):
        made = [_Household(records, rows, people) for rows in packet]
        people.keep()
        guarded = _guarded(records, made)
        coloured = [(one, colour_named(scheme, one.colour_word)) for one in made]
        insert_many(records, table, (one.row(colour, scheme.id, guarded) for one, colour in coloured))
        insert_many(records, household_members, (row for one in made for row in one.members))
        colours = [one.coloured(colour, scheme.id) for one, colour in coloured if colour is not None]
        insert_many(records, household_colours, colours)
        for some in packets((one.id for one in made), ASKED):
            visits_due.count_anew(records, table.c.id.in_(some))
        lines = {one.id: one.line for one in made}
        for one in made:
            yield Made(one.line, "households", one.id)
            yield from (Made(line, "household_members", row["id"]) for line, row in one.lined)
        yield from (Made(lines[row["household_id"]], "household_colours", row["id"]) for row in colours)
    yield from people.made


def _grouped(writing: Writing) -> Iterator[list[TakenRow]]:
    """The rows of each household, in the order the list begins them."""
    rows = list(writing.each())
    together: dict[object, list[TakenRow]] = {}
    for key, row in zip(household_keys(row.row.values for row in rows), rows, strict=True):
        together.setdefault(key, []).append(row)
    yield from together.values()


def _guarded(records: Records, made: list[_Household]) -> set[str]:
    """People who must be reached with care: then their household must be."""
    ids = {str(row["person_id"]) for one in made for row in one.members if row["person_id"]}
    return {row[0] for row in look_up(records, everybody.c.id, ids, everybody.c.safe_contact) if row[1]}


class _Household:
    """One household as the rows tell of it."""

    def __init__(self, records: Records, rows: list[TakenRow], people: NewPeople) -> None:
        self._records = records
        self.id, self.line = uuid4().hex, rows[0].line
        self.head = head_name([row.row.values for row in rows])
        self._first = rows[0]
        self._groups = sorted({str(group) for row in rows for group in _some(row, "groups")})
        self._actions = sorted({str(one) for row in rows for one in _some(row, "actions")})
        self._since: date = self._said("registered_on") or records.today
        self.lined = [(row.line, self._member(at, row, people)) for at, row in enumerate(rows, 1)]
        if not any(row["head"] for _line, row in self.lined):
            named = next((row for _line, row in self.lined if row["name"] == self.head), None)
            if named is not None:
                named["head"], named["position"] = True, 0
            else:
                self.lined.insert(0, (self.line, self._plain_head()))
        self._notes = list(dict.fromkeys(filter(None, (row.text("note") for row in rows))))
        self._reasons = list(dict.fromkeys(filter(None, (row.text("colour_reason") for row in rows))))
        self.colour_word = next(filter(None, (row.text("colour") for row in rows)), "")

    @property
    def members(self) -> list[dict[str, Any]]:
        """The rows of its members."""
        return [row for _line, row in self.lined]

    def row(self, colour: ColourDefinition | None, scheme_id: str, guarded: set[str]) -> dict[str, Any]:
        """The row of the household."""
        number = self._first.text("number")
        area_id = str(self._first.get("area_id"))
        return {
            "id": self.id,
            "version": 1,
            "number": households.number_for(self._records, area_id, number),
            "head_name": self.head,
            "area_id": area_id,
            "address": self._first.text("address"),
            "groups": self._groups,
            "actions": self._actions,
            "safe_contact": any(row["person_id"] in guarded for row in self.members),
            "note": "\n".join(self._notes),
            "registered_on": self._since,
            "registered_by": self._records.staff.id,
            "closed_reason": "",
            "closed": False,
            "area_path": self._first.text("area_path"),
            "persons": len(self.members),
            "colour": colour.code if colour else "",
            "colour_rank": colour.rank if colour else NO_RANK,
            "scheme_id": scheme_id if colour else "",
        }

    def coloured(self, colour: ColourDefinition, scheme_id: str) -> dict[str, Any]:
        """The row of its colour, in force since it was registered; what must not be read openly is sealed."""
        reason = "\n".join(self._reasons)
        hidden = hides_reason(colour.rank, NO_RANK)
        kept = sealed.seal(self._records, SealedKind.RESTRICTED, reason) if hidden else None
        return {
            "id": uuid4().hex,
            "household_id": self.id,
            "scheme_id": scheme_id,
            "code": colour.code,
            "rank": colour.rank,
            "state": ColourState.IN_FORCE,
            "since": self._since,
            "reason": "" if hidden else reason,
            "sealed_id": kept,
            "also": [],
            "assessor": self._records.staff.id,
            "assessed_at": self._records.now,
            "approver": "",
            "refusal": "",
        }

    def _said(self, key: str) -> date | None:
        return self._first.day(key)

    def _member(self, position: int, row: TakenRow, people: NewPeople) -> dict[str, Any]:
        name = member_name(row.row.values)
        head = name == self.head or row.text("relation") in HEADS
        return {
            "id": uuid4().hex,
            "household_id": self.id,
            "position": 0 if head else position,
            "name": name,
            "person_id": people.of(row, name),
            "relation": "" if head else row.text("relation"),
            "head": head,
            "sex": row.get("sex", Sex.UNKNOWN),
            "born": row.day("born"),
            "groups": sorted(str(group) for group in _some(row, "groups")),
            "left_on": None,
        }

    def _plain_head(self) -> dict[str, Any]:
        return {
            "id": uuid4().hex,
            "household_id": self.id,
            "position": 0,
            "name": self.head,
            "person_id": None,
            "relation": "",
            "head": True,
            "sex": Sex.UNKNOWN,
            "born": None,
            "groups": [],
            "left_on": None,
        }


def _some(row: TakenRow, key: str) -> tuple[object, ...]:
    found = row.get(key, ())
    return found if isinstance(found, tuple) else ()

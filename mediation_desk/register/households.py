"""Households in the register: opened under a number, changed, closed; what is painted is kept with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Row

from mediation_desk.domain.household import NO_RANK, FiveAction, Household, Member
from mediation_desk.domain.numbering import Series
from mediation_desk.domain.person import SpecialGroup
from mediation_desk.errors import DeskError
from mediation_desk.register import numbers, visits_due
from mediation_desk.register.records import Records
from mediation_desk.register.tables.areas import areas
from mediation_desk.register.tables.households import household_members, households

TOWN, VILLAGE = 1, 2
"""Levels of the tree whose codes go into a number."""

_FACTS = ("area_id", "address", "safe_contact", "note")


def get(records: Records, household_id: str) -> Household:
    """A household with everybody who lives or lived there. DeskError("household.missing")."""
    row = records.connection.execute(select(households).where(households.c.id == household_id)).first()
    if row is None:
        raise DeskError("household.missing")
    return _household(row, _members(records, household_id))


def exists(records: Records, household_id: str) -> bool:
    """Whether the register knows this id."""
    found = select(households.c.id).where(households.c.id == household_id)
    return records.connection.execute(found).first() is not None


def of_person(records: Records, person_ids: frozenset[str]) -> tuple[str, ...]:
    """The ids of the households somebody lives in, under any of these ids."""
    found = select(household_members.c.household_id).where(
        household_members.c.person_id.in_(person_ids), household_members.c.left_on.is_(None)
    )
    return tuple(records.connection.execute(found.distinct()).scalars())


def open_household(records: Records, household: Household, *, number: str = "") -> Household:
    """Take a household in under the next number, or under `number` (of an old ledger or a station).

    It has no colour yet. `household` was checked by `check_household`. DeskError: area.missing,
    number.twice and those of `numbers.take`.
    """
    codes, path = _codes(records, household.area_id)
    if number:
        _refuse_twice(records, number)
    else:
        number = _next_number(records, *codes)
    kept = replace(
        household,
        id=household.id or uuid4().hex,
        version=1,
        number=number,
        registered_on=household.registered_on or records.today,
        registered_by=records.staff.id,
        area_path=path,
    )
    records.connection.execute(
        insert(households).values(
            id=kept.id,
            version=1,
            number=kept.number,
            registered_on=kept.registered_on,
            registered_by=kept.registered_by,
            closed_reason="",
            closed=False,
            colour="",
            colour_rank=NO_RANK,
            scheme_id="",
            **_columns(kept),
        )
    )
    _keep_members(records, kept)
    records.journal("open_household", kept.id)
    return get(records, kept.id)


def number_for(records: Records, area_id: str, wanted: str) -> str:
    """The number of an old ledger where nobody has it, else the next one of the area's village."""
    if wanted:
        try:
            _refuse_twice(records, wanted)
        except DeskError:
            pass
        else:
            return wanted
    return _next_number(records, *_codes(records, area_id)[0])


def save(records: Records, household: Household) -> Household:
    """Keep changed facts and members; number, colour and visits stay.

    DeskError("record.changed_meanwhile").
    """
    before = get(records, household.id)
    if before.version != household.version:
        raise DeskError("record.changed_meanwhile")
    path = _codes(records, household.area_id)[1]
    kept = replace(household, version=before.version + 1, area_path=path)
    _write(records, kept.id, version=kept.version, **_columns(kept))
    _keep_members(records, kept)
    told = [
        one for one in (*_FACTS, "groups", "actions", "members") if _told(before, one) != _told(kept, one)
    ]
    records.journal("change_household", kept.id, fields=told)
    return get(records, kept.id)


def close(records: Records, household_id: str, version: int, on: date, reason: str) -> Household:
    """Close it: it moved away or is no more. It keeps its colour's history and its number."""
    return _set_closed(records, household_id, version, "close_household", on, reason)


def open_again(records: Records, household_id: str, version: int) -> Household:
    """Open a closed one again, as it was."""
    return _set_closed(records, household_id, version, "reopen_household", None, "")


def touch_visit(records: Records, household_id: str) -> None:
    """Count anew when it was visited last and is to be next, from its visits and the colour in force."""
    visits_due.count_anew(records, households.c.id == household_id)


def put_colour(records: Records, household_id: str, code: str, rank: int, scheme_id: str) -> None:
    """Let the board paint it so, and count its next visit by that colour."""
    _write(records, household_id, colour=code, colour_rank=rank, scheme_id=scheme_id)
    touch_visit(records, household_id)


def _set_closed(
    records: Records, household_id: str, version: int, act: str, on: date | None, reason: str
) -> Household:
    if get(records, household_id).version != version:
        raise DeskError("record.changed_meanwhile")
    _write(
        records,
        household_id,
        version=version + 1,
        closed_on=on,
        closed_reason=reason,
        closed=on is not None,
    )
    records.journal(act, household_id)
    return get(records, household_id)


def _codes(records: Records, area_id: str) -> tuple[tuple[str, str], str]:
    """Codes of town and village above an area, and its path; without a code its place among its sisters."""
    found = records.connection.execute(select(areas.c.path).where(areas.c.id == area_id)).scalar()
    if found is None:
        raise DeskError("area.missing", field="area_id")
    path = str(found)
    above = [int(one) for one in path.split(".") if one]
    rows = records.connection.execute(
        select(areas.c.level, areas.c.code, areas.c.position).where(areas.c.row.in_(above))
    )
    codes = {row.level: row.code or f"{row.position + 1:02d}" for row in rows}
    return (codes.get(TOWN, ""), codes.get(VILLAGE, "")), path


def _next_number(records: Records, town: str, village: str) -> str:
    """The next one that no household brought along from an old ledger."""
    while True:
        number = numbers.take_running(records, Series.HOUSEHOLD, town_code=town, village_code=village)
        there = select(households.c.id).where(households.c.number == number)
        if records.connection.execute(there).first() is None:
            return number


def _refuse_twice(records: Records, number: str) -> None:
    there = select(households.c.id).where(households.c.number == number)
    if records.connection.execute(there).first() is not None:
        raise DeskError("number.twice", number=number)
    numbers.refuse_twice(records, number)


def _write(records: Records, household_id: str, **told: Any) -> None:
    records.connection.execute(update(households).where(households.c.id == household_id).values(**told))


def _keep_members(records: Records, household: Household) -> None:
    records.connection.execute(
        delete(household_members).where(household_members.c.household_id == household.id)
    )
    for position, one in enumerate(sorted(household.members, key=lambda one: not one.head)):
        records.connection.execute(
            insert(household_members).values(
                id=one.id or uuid4().hex,
                household_id=household.id,
                position=position,
                name=one.name.strip(),
                person_id=one.person_id,
                relation=one.relation.strip(),
                head=one.head,
                sex=one.sex,
                born=one.born,
                groups=sorted(one.groups),
                left_on=one.left_on,
            )
        )


def _told(household: Household, name: str) -> object:
    value = getattr(household, name)
    return [replace(one, id="") for one in value] if name == "members" else value


def _columns(household: Household) -> dict[str, object]:
    return {
        "head_name": household.head.name.strip(),
        "area_id": household.area_id,
        "address": household.address.strip(),
        "groups": sorted(household.every_group),
        "actions": sorted(household.actions),
        "safe_contact": household.safe_contact,
        "note": household.note,
        "area_path": household.area_path,
        "persons": len(household.present),
    }


def _members(records: Records, household_id: str) -> tuple[Member, ...]:
    rows = records.connection.execute(
        select(household_members)
        .where(household_members.c.household_id == household_id)
        .order_by(household_members.c.position)
    )
    return tuple(
        Member(
            id=row.id,
            name=row.name,
            person_id=row.person_id,
            relation=row.relation,
            head=row.head,
            sex=row.sex,
            born=row.born,
            groups=frozenset(map(SpecialGroup, row.groups)),
            left_on=row.left_on,
        )
        for row in rows
    )


def _household(row: Row[tuple[object, ...]], members: tuple[Member, ...]) -> Household:
    of_members = frozenset[SpecialGroup]().union(*(one.groups for one in members if one.left_on is None))
    return Household(
        id=row.id,
        version=row.version,
        number=row.number,
        area_id=row.area_id,
        address=row.address,
        members=members,
        groups=frozenset(map(SpecialGroup, row.groups)) - of_members,
        actions=frozenset(map(FiveAction, row.actions)),
        safe_contact=row.safe_contact,
        note=row.note,
        registered_on=row.registered_on,
        registered_by=row.registered_by,
        closed_on=row.closed_on,
        closed_reason=row.closed_reason,
        area_path=row.area_path,
        colour=row.colour,
        colour_rank=row.colour_rank,
        scheme_id=row.scheme_id,
        last_visit_on=row.last_visit_on,
        next_visit_on=row.next_visit_on,
    )

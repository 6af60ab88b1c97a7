"""Households in packets: with members and colour, never with the reason of a colour."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any
from uuid import uuid4

from sqlalchemy import delete, insert, select, update

from mediation_desk.domain.household import NO_RANK, ColourState
from mediation_desk.register import visits_due
from mediation_desk.register.packet_rows.areas import AreaBook
from mediation_desk.register.packet_rows.guarded import guarded_households
from mediation_desk.register.packet_rows.taking import Taking, blank, from_day, portions, to_day
from mediation_desk.register.records import Records
from mediation_desk.register.tables.households import (
    colour_definitions,
    colour_schemes,
    household_colours,
    household_members,
    households,
)


def read(records: Records, ids: Sequence[str], areas: AreaBook) -> Iterator[tuple[str, dict[str, Any]]]:
    """(id, fields) of these households; whoever is kept safe travels without an address and a note."""
    guarded = guarded_households(records)
    for some in portions(ids):
        members = _members(records, some)
        since = _since(records, some)
        rows = records.connection.execute(select(households).where(households.c.id.in_(some))).all()
        for row in rows:
            safe = row.id in guarded
            yield (
                row.id,
                {
                    "number": row.number,
                    "head_name": row.head_name,
                    "area": areas.named(row.area_id),
                    "address": "" if safe else row.address,
                    "groups": sorted(row.groups),
                    "actions": sorted(row.actions),
                    "safe_contact": safe,
                    "note": "" if safe else row.note,
                    "registered_on": from_day(row.registered_on),
                    "closed_on": from_day(row.closed_on),
                    "closed_reason": row.closed_reason,
                    "colour": row.colour,
                    "colour_since": from_day(since.get(row.id)) if row.colour else None,
                    "members": members[row.id],
                },
            )


def write(records: Records, taken: Sequence[Taking], areas: AreaBook) -> None:
    """Make or change these households; an address kept safe here is not lost by one that came without."""
    ranks, scheme = _ranks(records)
    for some in portions(taken):
        old = _old_members(records, [one.our_id for one in some if not one.fresh])
        fresh = [_fresh(records, one) | _row(one, areas) for one in some if one.fresh]
        if fresh:
            records.connection.execute(insert(households), fresh)
        for one in some:
            if not one.fresh:
                kept = _row(one, areas)
                if one.fields["safe_contact"]:
                    kept = {name: value for name, value in kept.items() if name not in ("address", "note")}
                same = update(households).where(households.c.id == one.our_id)
                records.connection.execute(same.values(version=households.c.version + 1, **kept))
        _put_members(records, some, old)
        for one in some:
            _colour(records, one, ranks, scheme)


def count_visits(records: Records, household_ids: Sequence[str]) -> None:
    """When these were visited last, and by their colour are to be next."""
    for some in portions(household_ids):
        visits_due.count_anew(records, households.c.id.in_(some))


def active_colours(records: Records) -> frozenset[str]:
    """Codes of the colours of the scheme in force."""
    return frozenset(_ranks(records)[0])


def _row(one: Taking, areas: AreaBook) -> dict[str, Any]:
    said = one.fields
    return {
        "head_name": said["head_name"],
        "area_id": said["area"],
        "area_path": areas.paths[said["area"]],
        "address": said["address"],
        "groups": said["groups"],
        "actions": said["actions"],
        "safe_contact": said["safe_contact"],
        "note": said["note"],
        "registered_on": to_day(said["registered_on"]),
        "closed_on": to_day(said["closed_on"]),
        "closed": said["closed_on"] is not None,
        "closed_reason": said["closed_reason"],
        "persons": sum(member["left_on"] is None for member in said["members"]),
    }


def _fresh(records: Records, one: Taking) -> dict[str, Any]:
    number = one.number
    there = select(households.c.id).where(households.c.number == number)
    if records.connection.execute(there).first() is not None:
        number = f"{number}·{one.our_id[:6]}"
    made = blank(households) | {"id": one.our_id, "version": 1, "number": number, "colour_rank": NO_RANK}
    return {**made, "registered_by": records.staff.id, **{"last_visit_on": None, "next_visit_on": None}}


def _put_members(records: Records, some: Sequence[Taking], old: dict[tuple[str, str], str]) -> None:
    """Members as they came; whoever was linked to a person here stays linked by name."""
    known = [one.our_id for one in some if not one.fresh]
    if known:
        records.connection.execute(
            delete(household_members).where(household_members.c.household_id.in_(known))
        )
    rows = [
        {
            "id": uuid4().hex,
            "household_id": one.our_id,
            "position": position,
            "name": member["name"],
            "person_id": old.get((one.our_id, member["name"])),
            "relation": member["relation"],
            "head": member["head"],
            "sex": member["sex"],
            "born": to_day(member["born"]),
            "groups": member["groups"],
            "left_on": to_day(member["left_on"]),
        }
        for one in some
        for position, member in enumerate(one.fields["members"])
    ]
    if rows:
        records.connection.execute(insert(household_members), rows)


def _colour(records: Records, one: Taking, ranks: dict[str, int], scheme: str) -> None:
    """The station's colour as one in force; one our scheme does not know leaves the household as it is."""
    code, said = one.fields["colour"], one.fields["colour_since"]
    if code not in ranks:
        return
    mine = household_colours.c.household_id == one.our_id
    standing = mine & (household_colours.c.state == ColourState.IN_FORCE)
    now = records.connection.execute(select(household_colours.c.code).where(standing)).scalar()
    if now == code:
        return
    since = to_day(said) or records.today
    records.connection.execute(
        update(household_colours).where(standing).values(state=ColourState.ENDED, until=since)
    )
    records.connection.execute(
        insert(household_colours).values(
            blank(household_colours)
            | {
                "id": uuid4().hex,
                "household_id": one.our_id,
                "scheme_id": scheme,
                "code": code,
                "rank": ranks[code],
                "state": ColourState.IN_FORCE,
                "since": since,
                "assessor": one.station.name,
                "assessed_at": records.now,
                "decided_at": records.now,
            }
        )
    )
    painted = {"colour": code, "colour_rank": ranks[code], "scheme_id": scheme}
    records.connection.execute(update(households).where(households.c.id == one.our_id).values(painted))


def _members(records: Records, ids: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    of = household_members.c
    rows = select(household_members).where(of.household_id.in_(ids)).order_by(of.household_id, of.position)
    for row in records.connection.execute(rows):
        found[row.household_id].append(
            {
                "name": row.name,
                "relation": row.relation,
                "head": row.head,
                "sex": str(row.sex),
                "born": from_day(row.born),
                "groups": sorted(row.groups),
                "left_on": from_day(row.left_on),
            }
        )
    return found


def _old_members(records: Records, ids: Sequence[str]) -> dict[tuple[str, str], str]:
    of = household_members.c
    rows = select(household_members).where(of.household_id.in_(ids), of.person_id.is_not(None))
    return {(row.household_id, row.name): row.person_id for row in records.connection.execute(rows)}


def _since(records: Records, ids: Sequence[str]) -> dict[str, date]:
    of = household_colours.c
    rows = select(of.household_id, of.since).where(of.household_id.in_(ids), of.state == ColourState.IN_FORCE)
    return {row.household_id: row.since for row in records.connection.execute(rows)}


def _ranks(records: Records) -> tuple[dict[str, int], str]:
    """Rank by code of the scheme in force, and its id."""
    rows = records.connection.execute(
        select(colour_definitions.c.code, colour_definitions.c.rank, colour_definitions.c.scheme_id)
        .join(colour_schemes, colour_schemes.c.id == colour_definitions.c.scheme_id)
        .where(colour_schemes.c.active)
    ).all()
    return {row.code: row.rank for row in rows}, rows[0].scheme_id if rows else ""

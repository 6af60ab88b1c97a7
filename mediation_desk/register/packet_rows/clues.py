"""Clues in packets: never a restricted one, never a phone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any
from uuid import uuid4

from sqlalchemy import insert, select, update

from mediation_desk.register.packet_rows.areas import AreaBook
from mediation_desk.register.packet_rows.guarded import guarded_cases, guarded_households
from mediation_desk.register.packet_rows.taking import Taking, blank, from_day, portions, to_day
from mediation_desk.register.records import Records
from mediation_desk.register.tables.clues import clue_follow_ups, clues


def read(records: Records, ids: Sequence[str], areas: AreaBook) -> Iterator[tuple[str, dict[str, Any]]]:
    """(id, fields) of these clues, restricted ones left out; where somebody is kept safe, no free words."""
    homes, files = guarded_households(records), guarded_cases(records)
    for some in portions(ids):
        said = _follow_ups(records, some)
        open_ones = ~clues.c.restricted & clues.c.sealed_id.is_(None)
        rows = records.connection.execute(select(clues).where(clues.c.id.in_(some), open_ones)).all()
        for row in rows:
            safe = row.household_id in homes or row.case_id in files
            yield (
                row.id,
                {
                    "number": row.number,
                    "found_on": from_day(row.found_on),
                    "source": str(row.source),
                    "area": areas.named(row.area_id),
                    "reported_by": "" if safe else row.reported_by,
                    "subject": "" if safe else row.subject,
                    "household": row.household_id,
                    "kind": str(row.kind),
                    "groups": sorted(row.groups),
                    "actions": sorted(row.actions),
                    "summary": "" if safe else row.summary,
                    "urgency": str(row.urgency),
                    "handling": None if row.handling is None else str(row.handling),
                    "due_on": from_day(row.due_on),
                    "closed_on": from_day(row.closed_on),
                    "outcome": None if row.outcome is None else str(row.outcome),
                    "outcome_note": "" if safe else row.outcome_note,
                    "follow_ups": [] if safe else said[row.id],
                },
            )


def write(records: Records, taken: Sequence[Taking], areas: AreaBook) -> None:
    """Make or change these clues; what was made of one here (a case, a round) stays with it."""
    for some in portions(taken):
        fresh = [_fresh(records, one) | _row(one, areas) for one in some if one.fresh]
        if fresh:
            records.connection.execute(insert(clues), fresh)
        for one in some:
            if not one.fresh:
                same = update(clues).where(clues.c.id == one.our_id)
                records.connection.execute(same.values(version=clues.c.version + 1, **_row(one, areas)))
        _put_follow_ups(records, some)


def _row(one: Taking, areas: AreaBook) -> dict[str, Any]:
    said = one.fields
    plain = (
        "source",
        "reported_by",
        "subject",
        "kind",
        "groups",
        "actions",
        "summary",
        "urgency",
        "handling",
    )
    return {
        **{name: said[name] for name in (*plain, "outcome", "outcome_note")},
        **{name: to_day(said[name]) for name in ("found_on", "due_on", "closed_on")},
        "area_id": said["area"],
        "area_path": areas.paths[said["area"]] if said["area"] else "",
        "household_id": said["household"],
    }


def _fresh(records: Records, one: Taking) -> dict[str, Any]:
    number = one.number
    if records.connection.execute(select(clues.c.id).where(clues.c.number == number)).first() is not None:
        number = f"{number}·{one.our_id[:6]}"
    made = blank(clues) | {"id": one.our_id, "version": 1, "number": number}
    made |= {"registered_at": records.now, "registered_by": records.staff.id}
    return made


def _follow_ups(records: Records, ids: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    of = clue_follow_ups.c
    plain = select(clue_follow_ups).where(of.clue_id.in_(ids), of.sealed_id.is_(None))
    for row in records.connection.execute(plain.order_by(of.on, of.recorded_at)):
        found[row.clue_id].append({"on": from_day(row.on), "said": row.said})
    return found


def _put_follow_ups(records: Records, some: Sequence[Taking]) -> None:
    """What the station did and was not told before; what somebody noted here stays beside it."""
    there = _follow_ups(records, [one.our_id for one in some])
    rows = [
        {
            "id": uuid4().hex,
            "clue_id": one.our_id,
            "on": to_day(said["on"]),
            "said": said["said"],
            "recorded_at": records.now,
            "recorded_by": records.staff.id,
        }
        for one in some
        for said in one.fields["follow_ups"]
        if said not in there[one.our_id]
    ]
    if rows:
        records.connection.execute(insert(clue_follow_ups), rows)

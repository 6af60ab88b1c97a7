"""Home visits in packets.

Counted always, with their words only where nothing is sealed and nobody kept safe.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import insert, select, update

from mediation_desk.register.packet_rows.areas import AreaBook
from mediation_desk.register.packet_rows.guarded import guarded_households
from mediation_desk.register.packet_rows.households import active_colours
from mediation_desk.register.packet_rows.taking import Taking, blank, from_day, portions, to_day
from mediation_desk.register.records import Records
from mediation_desk.register.tables.clues import clues
from mediation_desk.register.tables.home_visits import home_visits


def read(records: Records, ids: Sequence[str], areas: AreaBook) -> Iterator[tuple[str, dict[str, Any]]]:
    """(id, fields) of these visits; a restricted clue is not named."""
    homes = guarded_households(records)
    secret = select(clues.c.id).where(clues.c.restricted | clues.c.sealed_id.is_not(None))
    restricted = frozenset(records.connection.execute(secret).scalars())
    for some in portions(ids):
        rows = records.connection.execute(select(home_visits).where(home_visits.c.id.in_(some))).all()
        for row in rows:
            safe = row.sealed_id is not None or row.household_id in homes or row.clue_id in restricted
            yield (
                row.id,
                {
                    "on": from_day(row.on),
                    "purpose": str(row.purpose),
                    "household": row.household_id,
                    "clue": None if row.clue_id in restricted else row.clue_id,
                    "area": areas.named(row.area_id),
                    "visitors": list(row.visitors),
                    "people_met": row.people_met,
                    "met": "" if safe else row.met,
                    "findings": "" if safe else row.findings,
                    "disputes_found": row.disputes_found,
                    "colour_proposed": "" if safe else row.colour_proposed,
                    "actions": sorted(row.actions),
                    "next_on": from_day(row.next_on),
                },
            )


def write(records: Records, taken: Sequence[Taking], areas: AreaBook) -> None:
    """Make or change these visits; findings sealed here are not written over."""
    colours = active_colours(records)
    for some in portions(taken):
        fresh = [
            blank(home_visits)
            | {
                "id": one.our_id,
                "version": 1,
                "recorded_at": records.now,
                "recorded_by": records.staff.id,
            }
            | _row(one, areas, colours)
            for one in some
            if one.fresh
        ]
        if fresh:
            records.connection.execute(insert(home_visits), fresh)
        for one in some:
            if not one.fresh:
                same = update(home_visits).where(home_visits.c.id == one.our_id)
                values = {"version": home_visits.c.version + 1, **_row(one, areas, colours)}
                records.connection.execute(same.values(values))


def _row(one: Taking, areas: AreaBook, colours: frozenset[str]) -> dict[str, Any]:
    said = one.fields
    plain = "purpose visitors people_met met findings disputes_found actions"
    return {
        **{name: said[name] for name in plain.split()},
        "colour_proposed": said["colour_proposed"] if said["colour_proposed"] in colours else "",
        "on": to_day(said["on"]),
        "next_on": to_day(said["next_on"]),
        "household_id": said["household"],
        "clue_id": said["clue"],
        "area_id": said["area"],
        "area_path": areas.paths[said["area"]] if said["area"] else "",
    }

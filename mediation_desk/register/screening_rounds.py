"""Screening rounds in the register, and how far each has come area by area."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import fields, replace

from sqlalchemy import func, insert, select, update

from mediation_desk.domain.area import Area
from mediation_desk.domain.home_visit import ScreeningRound
from mediation_desk.domain.home_visit_list import AreaProgress, RoundProgress
from mediation_desk.errors import DeskError
from mediation_desk.register import areas
from mediation_desk.register.records import Records
from mediation_desk.register.tables.home_visits import home_visits, screening_rounds
from mediation_desk.register.tables.households import households

_COLUMNS = tuple(one.name for one in fields(ScreeningRound))


def every(records: Records) -> list[ScreeningRound]:
    """All rounds, the newest first."""
    rows = records.connection.execute(select(screening_rounds).order_by(screening_rounds.c.begins.desc()))
    return [ScreeningRound(**{name: getattr(row, name) for name in _COLUMNS}) for row in rows]


def get(records: Records, round_id: str) -> ScreeningRound:
    """One round. DeskError("round.missing")."""
    row = records.connection.execute(
        select(screening_rounds).where(screening_rounds.c.id == round_id)
    ).first()
    if row is None:
        raise DeskError("round.missing")
    return ScreeningRound(**{name: getattr(row, name) for name in _COLUMNS})


def save(records: Records, one: ScreeningRound) -> ScreeningRound:
    """Keep a new (version 0) or changed round. DeskError("record.changed_meanwhile")."""
    kept = replace(one, version=one.version + 1)
    values = {name: getattr(kept, name) for name in _COLUMNS}
    if one.version == 0:
        records.connection.execute(insert(screening_rounds).values(**values))
    else:
        same = (screening_rounds.c.id == one.id, screening_rounds.c.version == one.version)
        if records.connection.execute(update(screening_rounds).where(*same).values(**values)).rowcount != 1:
            raise DeskError("record.changed_meanwhile")
    records.journal("keep_round", kept.id)
    return kept


def progress(records: Records, one: ScreeningRound) -> RoundProgress:
    """Of every area the round goes over: households kept there, those visited, visits, people met."""
    tree = areas.every(records)
    whole = areas.get(records, one.area_id).path if one.area_id else ""
    named = areas.names(records)
    kept = _households(records, whole)
    visited = _visited(records, one.id)
    visits = _visits(records, one.id)
    shown = [area for area in tree if area.path.startswith(whole)]
    return RoundProgress(
        round=one,
        areas=tuple(
            AreaProgress(
                area_id=area.id,
                area=named[area.id],
                level=area.level,
                households=_within(kept, area),
                visited=_within(visited, area),
                visits=sum(one[0] for one in _lying(visits, area)),
                people_met=sum(one[1] for one in _lying(visits, area)),
                disputes=sum(one[2] for one in _lying(visits, area)),
            )
            for area in shown
        ),
    )


def _households(records: Records, whole: str) -> dict[str, int]:
    lying = households.c.area_path.startswith(whole, autoescape=True)
    found = select(households.c.area_path, func.count()).where(lying, households.c.closed_on.is_(None))
    rows = records.connection.execute(found.group_by(households.c.area_path))
    return {path: int(n) for path, n in rows}


def _visited(records: Records, round_id: str) -> dict[str, int]:
    """Households visited in the round, by the area where each lives now."""
    joined = home_visits.join(households, households.c.id == home_visits.c.household_id)
    found = select(households.c.area_path, func.count(households.c.id.distinct())).select_from(joined)
    wanted = found.where(home_visits.c.round_id == round_id, households.c.closed_on.is_(None))
    return {path: int(n) for path, n in records.connection.execute(wanted.group_by(households.c.area_path))}


def _visits(records: Records, round_id: str) -> dict[str, list[tuple[int, int, int]]]:
    sums = func.count(), func.sum(home_visits.c.people_met), func.sum(home_visits.c.disputes_found)
    found = select(home_visits.c.area_path, *sums).where(home_visits.c.round_id == round_id)
    told: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for path, n, people, disputes in records.connection.execute(found.group_by(home_visits.c.area_path)):
        told[path].append((int(n), int(people), int(disputes)))
    return told


def _within(counted: dict[str, int], area: Area) -> int:
    return sum(n for path, n in counted.items() if path.startswith(area.path))


def _lying(told: dict[str, list[tuple[int, int, int]]], area: Area) -> Iterable[tuple[int, int, int]]:
    return [one for path, found in told.items() if path.startswith(area.path) for one in found]

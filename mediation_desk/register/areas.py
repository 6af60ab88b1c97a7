"""The tree of areas in the register."""

from __future__ import annotations

from dataclasses import fields, replace

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.engine import Row
from sqlalchemy.exc import IntegrityError

from mediation_desk.domain.area import DEFAULT_LEVELS, Area, full_names
from mediation_desk.errors import DeskError
from mediation_desk.register import office
from mediation_desk.register.records import Records
from mediation_desk.register.tables.activities import activities
from mediation_desk.register.tables.areas import areas
from mediation_desk.register.tables.cases import cases
from mediation_desk.register.tables.clues import clues
from mediation_desk.register.tables.home_visits import home_visits
from mediation_desk.register.tables.households import households

_COLUMNS = tuple(one.name for one in fields(Area))
_LEVELS = "area_levels"
_LYING = (activities, clues, home_visits, households)
"""What keeps the path of the area it lies in."""


def every(records: Records) -> list[Area]:
    """All areas, each after the one it lies in, sisters in their order; closed ones too."""
    rows = records.connection.execute(select(areas).order_by(areas.c.position, areas.c.row))
    below: dict[str | None, list[Area]] = {}
    for row in rows:
        below.setdefault(row.parent_id, []).append(_area(row))
    found: list[Area] = []
    waiting = below.get(None, [])[::-1]
    while waiting:
        area = waiting.pop()
        found.append(area)
        waiting += below.get(area.id, [])[::-1]
    return found


def get(records: Records, area_id: str) -> Area:
    """One area. DeskError("area.missing")."""
    row = records.connection.execute(select(areas).where(areas.c.id == area_id)).first()
    if row is None:
        raise DeskError("area.missing")
    return _area(row)


def path_of(records: Records, area_id: str | None) -> str:
    """The path by which what lies in an area is found; "" for None. DeskError("area.missing")."""
    return get(records, area_id).path if area_id else ""


def names(records: Records) -> dict[str, str]:
    """The full name of every area by its id, without the top (青石镇东沟村第一网格)."""
    return full_names(every(records))


def name_of(records: Records, area_id: str | None) -> str:
    """The full name of one area, "" for None or one that is gone."""
    path = records.connection.execute(select(areas.c.path).where(areas.c.id == area_id)).scalar() or ""
    rows = [int(row) for row in path.split(".") if row]
    lying = records.connection.execute(select(areas).where(areas.c.row.in_(rows)))
    return full_names(_area(row) for row in lying).get(area_id or "", "")


def beside(records: Records, parent_id: str | None) -> list[Area]:
    """The areas that lie directly in one, or at the top, in their order."""
    found = select(areas).where(
        areas.c.parent_id.is_(None) if parent_id is None else areas.c.parent_id == parent_id
    )
    return [_area(row) for row in records.connection.execute(found.order_by(areas.c.position, areas.c.row))]


def within(records: Records, area: Area) -> list[Area]:
    """The area and everything that lies in it."""
    rows = records.connection.execute(
        select(areas).where(areas.c.path.startswith(area.path, autoescape=True))
    )
    return [_area(row) for row in rows]


def add(records: Records, area: Area) -> Area:
    """Keep a new area at the end of its sisters; returns it with its path."""
    parent = get(records, area.parent_id) if area.parent_id else None
    sisters = beside(records, area.parent_id)
    last = max((one.position for one in sisters), default=-1)
    kept = replace(area, version=1, level=parent.level + 1 if parent else 0, position=last + 1)
    values = {name: getattr(kept, name) for name in _COLUMNS}
    done = records.connection.execute(insert(areas).values(**values | {"path": ""}))
    row = done.inserted_primary_key
    assert row is not None
    kept = replace(kept, path=f"{parent.path if parent else ''}{row[0]}.")
    records.connection.execute(update(areas).where(areas.c.id == kept.id).values(path=kept.path))
    records.journal("keep_area", kept.id)
    return kept


def save(records: Records, area: Area) -> Area:
    """Keep name, code or closing of an area where it lies. DeskError("record.changed_meanwhile")."""
    kept = replace(area, version=area.version + 1)
    changed = records.connection.execute(
        update(areas)
        .where(areas.c.id == area.id, areas.c.version == area.version)
        .values(version=kept.version, name=kept.name, code=kept.code, closed_on=kept.closed_on)
    )
    if changed.rowcount != 1:
        raise DeskError("record.changed_meanwhile")
    records.journal("keep_area", kept.id)
    return kept


def put_under(records: Records, area: Area, parent: Area) -> Area:
    """Hang an area with all that lies in it below another, at the end; every path below follows."""
    row = area.path.rstrip(".").rpartition(".")[2]
    path = f"{parent.path}{row}."
    deeper = parent.level + 1 - area.level
    last = max((one.position for one in beside(records, parent.id)), default=-1)
    moved = areas.c.path.startswith(area.path, autoescape=True)
    tail = func.substr(areas.c.path, len(area.path) + 1)
    records.connection.execute(
        update(areas)
        .where(moved)
        .values(path=path + tail, level=areas.c.level + deeper, version=areas.c.version + 1)
    )
    records.connection.execute(
        update(areas).where(areas.c.id == area.id).values(parent_id=parent.id, position=last + 1)
    )
    for table in _LYING:
        lying = table.c.area_path
        records.connection.execute(
            update(table)
            .where(lying.startswith(area.path, autoescape=True))
            .values(area_path=path + func.substr(lying, len(area.path) + 1))
        )
    records.journal("move_area", area.id, parent.id)
    return get(records, area.id)


def put_in_order(records: Records, area_ids: list[str]) -> None:
    """Let sisters stand in this order."""
    for position, area_id in enumerate(area_ids):
        records.connection.execute(update(areas).where(areas.c.id == area_id).values(position=position))
    records.journal("order_areas", *area_ids[:1])


def drop(records: Records, area: Area) -> None:
    """Take out an area nothing ever referred to. DeskError("area.in_use")."""
    if records.connection.execute(select(cases.c.id).where(cases.c.area_id == area.id).limit(1)).first():
        raise DeskError("area.in_use", area=area.name)
    try:
        records.connection.execute(delete(areas).where(areas.c.id == area.id))
    except IntegrityError:
        raise DeskError("area.in_use", area=area.name) from None
    records.journal("drop_area", area.id)


def open_households(records: Records, area: Area) -> int:
    """How many households that are still kept lie in an area."""
    lying = households.c.area_path.startswith(area.path, autoescape=True)
    found = select(func.count()).select_from(households).where(lying, households.c.closed_on.is_(None))
    return records.connection.execute(found).scalar_one()


def level_names(records: Records) -> tuple[str, ...]:
    """What the levels are called from the top, as the centre set them or as shipped."""
    return tuple(office.setting(records, _LEVELS, list(DEFAULT_LEVELS)))


def set_level_names(records: Records, named: tuple[str, ...]) -> None:
    """Keep what the levels are called."""
    office.set_setting(records, _LEVELS, list(named))


def _area(row: Row[tuple[object, ...]]) -> Area:
    return Area(**{name: getattr(row, name) for name in _COLUMNS})

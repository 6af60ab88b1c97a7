"""The grid of an invented year: towns, villages and grids, service points, corps, call-outs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select

from mediation_desk.domain.area import PointKind
from mediation_desk.domain.helper import CorpsKind
from mediation_desk.domain.person import Sex
from mediation_desk.register.invented.rows import Draw, of_one
from mediation_desk.register.tables.areas import (
    areas,
    call_out_helpers,
    call_outs,
    corps,
    helpers,
    service_points,
)

_TOWNS = ("青禾街道", "柳庄镇", "石桥镇", "云岭乡")
_VILLAGES = ("槐荫村", "上湾村", "书院社区", "松坪村")
_CORPS = (CorpsKind.FAMILY_DISPUTES, CorpsKind.LEGAL_AID, CorpsKind.PSYCHOLOGY, CorpsKind.LECTURERS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An area of the invented district: its id, its path, its level."""

    id: str
    path: str
    level: int


def write_places(draw: Draw) -> tuple[Place, ...]:
    """Write the grid and what stands in it; the grids at its foot, in which everything else happens."""
    places = _write_areas(draw)
    _write_points(draw, places)
    _write_corps(draw, places)
    return tuple(place for place in places if place.level == 3)


def _write_areas(draw: Draw) -> list[Place]:
    row = draw.records.connection.execute(select(func.coalesce(func.max(areas.c.row), 0))).scalar_one()
    places: list[Place] = []
    lines: list[dict[str, object]] = []

    def add(name: str, parent: Place | None, position: int, code: str) -> Place:
        nonlocal row
        row += 1
        path = f"{parent.path if parent else ''}{row}."
        place = Place(id=draw.id(), path=path, level=parent.level + 1 if parent else 0)
        lines.append(
            {
                "row": row,
                "id": place.id,
                "version": 1,
                "parent_id": parent.id if parent else None,
                "level": place.level,
                "name": name,
                "code": code,
                "position": position,
                "path": path,
            }
        )
        places.append(place)
        return place

    district = add("青禾区", None, 0, "")
    for at, town_name in enumerate(_TOWNS):
        town = add(town_name, district, at, f"{at + 1:02d}")
        for within, village_name in enumerate(_VILLAGES):
            village = add(village_name, town, within, f"{within + 1:02d}")
            for n in range(2):
                add(f"第{n + 1}网格", village, n, "")
    draw.write(areas, lines)
    return places


def _write_points(draw: Draw, places: list[Place]) -> None:
    kinds = (PointKind.CENTRE, PointKind.STATION, PointKind.STUDIO)
    rows = [
        {
            "id": draw.id(),
            "version": 1,
            "kind": kinds[place.level],
            "name": f"服务点{n}",
            "area_id": place.id,
            "opened_on": date(draw.year.year - 3, 1, 1),
            "closed_on": date(draw.year.year, 6, 1) if n % 5 == 4 else None,
        }
        for n, place in enumerate(places)
        if place.level < len(kinds)
    ]
    draw.write(service_points, rows)


def _write_corps(draw: Draw, places: list[Place]) -> None:
    year = draw.year.year
    ids = [draw.id() for _ in range(draw.year.corps)]
    rows = [
        {
            "id": one,
            "version": 1,
            "kind": of_one(_CORPS, n),
            "name": f"服务团{n}",
            "founded_on": date(year, 12, 31),
        }
        for n, one in enumerate(ids)
    ]
    gone = {"id": draw.id(), "version": 1, "kind": CorpsKind.OTHER, "name": "已撤销的团"}
    late = {"id": draw.id(), "version": 1, "kind": CorpsKind.OTHER, "name": "明年的团"}
    rows.append(gone | {"founded_on": date(year - 2, 1, 1), "disbanded_on": date(year, 12, 31)})
    rows.append(late | {"founded_on": date(year + 1, 1, 1)})
    draw.write(corps, rows)
    people = [
        {"row": None, "id": draw.id(), "version": 1, "name": draw.name(), "sex": Sex.FEMALE, "active": True}
        for _ in range(12)
    ]
    draw.write(helpers, [{key: value for key, value in one.items() if key != "row"} for one in people])
    outs, there = [], []
    for n in range(20):
        on = draw.outside() if n % 5 == 4 else draw.day() + timedelta(0)
        out = {"id": draw.id(), "version": 1, "corps_id": of_one(ids, n), "on": on, "what": "入户调处"}
        outs.append(out | {"area_id": of_one(places, n).id})
        for one in people[: 1 + n % 3]:
            there.append({"call_out_id": out["id"], "helper_id": one["id"], "minutes": 30 * (1 + n % 4)})
    draw.write(call_outs, outs)
    draw.write(call_out_helpers, there)

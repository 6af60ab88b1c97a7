"""The grid: one tree of areas with level names of the centre's own, and the points where it serves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import count

from mediation_desk.domain.texts import check_text
from mediation_desk.errors import DeskError

DEFAULT_LEVELS = ("区", "乡镇（街道）", "村（社区）", "网格")
"""Names of the levels from the top; a centre may have three or name them otherwise."""


class PointKind(StrEnum):
    """区中心—街道（镇）站—村（社区）工作室."""

    CENTRE = "centre"
    STATION = "station"
    STUDIO = "studio"


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A node of the tree; `level` 0 is the top, `path` the rows of its ancestors and itself ("1.7.52.").

    Whatever lies in an area has a path that begins with the area's; `code` goes into household numbers.
    """

    id: str
    version: int = 0
    parent_id: str | None = None
    level: int = 0
    name: str = ""
    code: str = ""
    position: int = 0
    path: str = ""
    closed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServicePoint:
    """A centre, station or studio; `named_after` is whose studio it is (“某某调解工作室”)."""

    id: str
    version: int = 0
    kind: PointKind
    name: str
    area_id: str
    named_after: str = ""
    address: str = ""
    phone: str = ""
    opened_on: date | None = None
    closed_on: date | None = None


MOST_LEVELS = 6
"""区—街道—片区—村—组 and one more: deeper trees were nobody's; level names are counted against it."""


def full_names(areas: Iterable[Area]) -> dict[str, str]:
    """What each area is called in a list: the names below the top, one after the other (青石镇东沟村).

    The top itself keeps its own name. Parents may stand anywhere in `areas`.
    """
    known = {one.id: one for one in areas}
    return {area_id: "".join(part.name for part in line(known, area_id)) for area_id in known}


def line(known: Mapping[str, Area], area_id: str) -> list[Area]:
    """The area and those it lies in, the upper ones first; the top is left out unless it is meant itself."""
    found: list[Area] = []
    here = known.get(area_id)
    while here is not None and (here.parent_id or not found):
        found.insert(0, here)
        here = known.get(here.parent_id or "")
    return found


def check_area(area: Area, beside: Iterable[Area], levels: Sequence[str]) -> None:
    """Refuse an area that could not be told from those beside it.

    Raises DeskError: area.name_needed, area.name_taken, area.code_form, area.code_taken, area.too_deep,
    text.*.
    """
    name = area.name.strip()
    if not name:
        raise DeskError("area.name_needed", field="name")
    check_text(name, "name", 40)
    if area.level >= len(levels):
        raise DeskError("area.too_deep", field="name", lowest=levels[-1])
    if area.code and not (area.code.isascii() and area.code.isalnum() and len(area.code) <= 12):
        raise DeskError("area.code_form", field="code")
    for one in beside:
        if one.id == area.id:
            continue
        if one.name == name:
            raise DeskError("area.name_taken", field="name", area=name)
        if area.code and one.code == area.code:
            raise DeskError("area.code_taken", field="code", area=one.name)


def next_code(beside: Iterable[Area]) -> str:
    """The first figure of two digits (or more) that none beside has: 01, 02 …"""
    taken = {one.code for one in beside}
    return next(code for n in count(1) if (code := f"{n:02d}") not in taken)


def check_levels(names: Sequence[str]) -> None:
    """Refuse level names that could not be told apart.

    Raises DeskError: area.levels_few (under two), area.levels_many, area.level_name (empty or twice), text.*.
    """
    if len(names) < 2:
        raise DeskError("area.levels_few", field="levels")
    if len(names) > MOST_LEVELS:
        raise DeskError("area.levels_many", field="levels", most=MOST_LEVELS)
    for name in names:
        check_text(name, "levels", 20)
    if not all(names) or len(set(names)) < len(names):
        raise DeskError("area.level_name", field="levels")


def check_point(point: ServicePoint) -> None:
    """Refuse a service point nobody could find.

    Raises DeskError: point.name_needed, point.area_needed, point.closed_early, text.*.
    """
    if not point.name.strip():
        raise DeskError("point.name_needed", field="name")
    for field in ("name", "named_after", "address", "phone"):
        check_text(getattr(point, field), field)
    if not point.area_id:
        raise DeskError("point.area_needed", field="area_id")
    if point.opened_on and point.closed_on and point.closed_on < point.opened_on:
        raise DeskError("point.closed_early", field="closed_on")

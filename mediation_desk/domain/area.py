"""The grid: one tree of areas with level names of the centre's own, and the points where it serves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

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

"""What is needed to turn fields that came in into rows: whose they are, and under which id here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Boolean, Integer, Table

from mediation_desk.domain.packet import Peer
from mediation_desk.register.columns import Small

AT_ONCE = 500
One = TypeVar("One")


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """One item as a row of ours: areas, households and clues in `fields` are ids of ours; `fresh`.

    A new row.
    """

    our_id: str
    fresh: bool
    station: Peer
    fields: Mapping[str, Any] = field(repr=False)

    @property
    def number(self) -> str:
        """The station's number with the station's name, so that it is never taken for one of ours."""
        return f"{self.fields['number']}（{self.station.name}）"


def blank(table: Table) -> dict[str, Any]:
    """Something empty for every column a row must have and a packet says nothing of."""
    needed = [one for one in table.columns if not one.nullable and one.name != "row"]
    return {one.name: _empty(one.type) for one in needed}


def _empty(kind: object) -> object:
    if isinstance(kind, Boolean):
        return False
    if isinstance(kind, Integer):
        return 0
    return [] if isinstance(kind, Small) else ""


def to_day(text: object) -> date | None:
    """A day as it travels."""
    return date.fromisoformat(text) if isinstance(text, str) else None


def from_day(day: date | None) -> str | None:
    """A day as it is sent."""
    return None if day is None else day.isoformat()


def portions(many: Sequence[One]) -> Iterator[list[One]]:
    """At most 500 at a time, well under SQLite's limit of variables."""
    rest = iter(many)
    while some := list(islice(rest, AT_ONCE)):
        yield some

"""One row behind a figure, as a select that every figure shares: then counting and listing cannot differ."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Integer,
    Select,
    Text,
    bindparam,
    func,
    literal,
    select,
    type_coerce,
)
from sqlalchemy.types import TypeEngine

from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.domain.period import Period
from mediation_desk.register.columns import Moment
from mediation_desk.register.tables.areas import areas
from mediation_desk.register.tables.people import people

Rows = Select[Any]
Told = str | int | ColumnElement[Any]
_KINDS: dict[str, type[TypeEngine[Any]]] = {"on": Date, "value": Integer, "hit": Integer}
HOURS_AHEAD = "+8 hours"
"""From UTC to the legal day in Asia/Shanghai, which has no summer time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The days of a period, and the moments they begin and end, as parameters of a statement.

    `come` is its last day, or today while it is still to come: what is due later is not due yet.
    """

    first: ColumnElement[Any]
    last: ColumnElement[Any]
    begin: ColumnElement[Any]
    end: ColumnElement[Any]
    come: ColumnElement[Any]

    def holds(self, day: ColumnElement[Any]) -> ColumnElement[bool]:
        """Whether a date lies in it."""
        return day.between(self.first, self.last)

    def holds_moment(self, at: ColumnElement[Any]) -> ColumnElement[bool]:
        """Whether a moment lies in it."""
        return (at >= self.begin) & (at < self.end)

    def standing(self, since: ColumnElement[Any], until: ColumnElement[Any]) -> ColumnElement[bool]:
        """Whether what began and perhaps ended stands on the last day."""
        return (since.is_(None) | (since <= self.last)) & (until.is_(None) | (until > self.last))


Source = Callable[[Span], list[Rows]]
"""The rows behind a figure, as selects to be put one after the other."""


SPAN = Span(
    first=bindparam("span_first", type_=Date),
    last=bindparam("span_last", type_=Date),
    begin=bindparam("span_begin", type_=Moment),
    end=bindparam("span_end", type_=Moment),
    come=bindparam("span_come", type_=Date),
)


def bounds_of(period: Period, today: date) -> dict[str, date | datetime]:
    """What the parameters of SPAN are for a period, counted on a day."""
    return {
        "span_first": period.first,
        "span_last": period.last,
        "span_begin": datetime.combine(period.first, time.min, SHANGHAI),
        "span_end": datetime.combine(period.last + timedelta(days=1), time.min, SHANGHAI),
        "span_come": min(period.last, today),
    }


def behind(
    noun: str,
    subject: ColumnElement[Any],
    day: Told | None,
    *,
    value: Told = 1,
    hit: Told = 1,
    who: Told = "",
    area: Told = "",
    staff: Told = "",
    kind: Told = "",
    title: Told = "",
    word: Told = "",
) -> Rows:
    """Select rows of one noun: what each adds (`value`), or who it is where different people are counted.

    `hit` is whether it stands above the line of a rate; `area` the path of where it belongs, `staff` whose
    work it is, `kind` the sub-type of a dispute; `title` and `word` are for whoever lists them.
    """
    told = {
        "noun": noun,
        "subject_id": subject,
        "on": day,
        "value": value,
        "hit": hit,
        "who": who,
        "area": area,
        "staff": staff,
        "kind": kind,
        "title": title,
        "word": word,
    }
    return select(
        *(type_coerce(_column(each), _KINDS.get(name, Text)).label(name) for name, each in told.items())
    )


def day_of(moment: ColumnElement[Any]) -> ColumnElement[Any]:
    """The legal day of a moment, as dates are stored."""
    return func.date(moment, HOURS_AHEAD)


def plain(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """A coded word as the text it is stored as."""
    return type_coerce(column, Text)


def worded(kind: type[StrEnum], column: ColumnElement[Any]) -> ColumnElement[Any]:
    """The msgid of a coded word, as `words.term` makes it."""
    return literal(f"{kind.__name__}.").concat(plain(column))


def one_person(person_id: ColumnElement[Any]) -> ColumnElement[Any]:
    """A person's id, of records merged into another the other's; nothing where nobody is known."""
    one = people.alias()  # of its own, since a select may look at people besides
    found = select(func.coalesce(one.c.merged_into, one.c.id)).where(one.c.id == person_id)
    return found.scalar_subquery()


def path_of(area_id: ColumnElement[Any]) -> ColumnElement[Any]:
    """The path of an area, or nothing for rows without one."""
    path = select(areas.c.path).where(areas.c.id == area_id).scalar_subquery()
    return func.coalesce(path, "")


def _column(told: Told | None) -> ColumnElement[Any]:
    return told if isinstance(told, ColumnElement) else literal(told)

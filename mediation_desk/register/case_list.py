"""The case list: filtered, sorted, searched, paged by key, never by OFFSET.

Statements are built once for each shape of a filter and kept: on a register of 100,000 cases most questions
take SQLite less time than building them anew would take us.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Text,
    and_,
    bindparam,
    func,
    literal_column,
    or_,
    select,
    text,
    type_coerce,
)

from mediation_desk.domain.access_matrix import only_where_asked
from mediation_desk.domain.case import CaseLine, CaseState
from mediation_desk.domain.case_filter import CaseFilter, CasePage, SortBy
from mediation_desk.domain.reception import DisputeSubtype
from mediation_desk.domain.safety import Mark
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.register import case_experts
from mediation_desk.register.records import Records
from mediation_desk.register.search import Texts, query
from mediation_desk.register.tables.cases import cases
from mediation_desk.register.tables.office import staff

PAGE = 60
MOST_COUNTED = 10_000
"""Counting stops here: nobody reads on, and a count must not grow with the register."""
_MANY = 1_000
"""From so many matches on, walking the sorted list and asking each line beats fetching the matches."""

Key = tuple[str | None, int]
Lines = Select[*tuple[Any, ...]]


class _Hits(StrEnum):
    """How the lines that match the typed words are come by."""

    NONE = "none"
    NEWEST = "newest"  # in the order of acceptance, as the index itself keeps them
    FETCHED = "fetched"
    WALKED = "walked"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shape:
    """What of a filter changes its statement; the values themselves are bound."""

    sort: SortBy
    ascending: bool
    chosen: tuple[str, ...]
    accepted_from: bool
    accepted_to: bool
    hits: _Hits
    asked: bool  # only cases whoever asks is asked into as an expert
    after: str = ""  # "", "key" or "null": where the page begins


def page(records: Records, wanted: CaseFilter, after: Key | None = None) -> CasePage:
    """The next lines after a key, newest first unless sorted otherwise."""
    values = _values(records, wanted, after)
    shape = _shape(records, wanted, _hits(records, wanted, values), after)
    rows = records.connection.execute(_page_statement(shape), values).all()
    last = (rows[-1][-1], rows[-1][-2]) if len(rows) == PAGE else None
    return CasePage(lines=tuple(map(_line, rows)), after=last)


def count(records: Records, wanted: CaseFilter) -> tuple[int, int]:
    """How many cases the filter lets through (at most MOST_COUNTED) and how many there are at all."""
    asked = only_where_asked(records.staff.roles)
    if not wanted.narrowed and not asked:
        every = int(records.connection.execute(_ALL).scalar_one())
        return every, every
    hits = _Hits.WALKED if wanted.typed.strip() else _Hits.NONE
    counted = _count_statement(_shape(records, wanted, hits, None))
    matching, every = records.connection.execute(counted, _values(records, wanted, None)).one()
    return matching, every


def readable_texts(who: Staff) -> Texts:
    """Whose summaries somebody may find a case by: the director everybody's, others those of their own cases.

    Finding a case by a word of its summary tells what stands there, so the rule is that of opening it.
    """
    return Texts(who.id, every=Role.DIRECTOR in who.roles)


_ASKED_INTO = cases.c.id.in_(case_experts.cases_of(bindparam("expert", type_=Text())))
_ALL = select(func.count()).select_from(cases)
_MATCH = "SELECT rowid FROM search_cases WHERE search_cases MATCH :expression"
_MATCHING = text(_MATCH).columns(cases.c.row)
_MATCHING_MOST = text(
    "SELECT count(*) FROM (SELECT 1 FROM search_cases WHERE search_cases MATCH :expression LIMIT :most)"
)
_CHOICES = {
    "states": cases.c.state,
    "mediator_ids": cases.c.lead_id,
    "subtypes": cases.c.dispute_subtype,
    "marks": cases.c.mark,
}
_SHOWN = (
    cases.c.id,
    cases.c.number,
    cases.c.parties_line,
    cases.c.dispute_subtype,
    cases.c.state,
    staff.c.name,
    cases.c.mark,
    cases.c.accepted_on,
    cases.c.next_limit,
    cases.c.next_limit_kind,
)


def _shape(records: Records, wanted: CaseFilter, hits: _Hits, after: Key | None) -> _Shape:
    return _Shape(
        sort=wanted.sort,
        ascending=wanted.ascending,
        chosen=tuple(name for name in _CHOICES if getattr(wanted, name)),
        accepted_from=wanted.accepted_from is not None,
        accepted_to=wanted.accepted_to is not None,
        hits=hits,
        asked=only_where_asked(records.staff.roles),
        after=""
        if after is None
        else "null"
        if after[0] is None and wanted.sort is not SortBy.ROW
        else "key",
    )


def _values(records: Records, wanted: CaseFilter, after: Key | None) -> dict[str, Any]:
    values: dict[str, Any] = {name: sorted(chosen) for name in _CHOICES if (chosen := getattr(wanted, name))}
    if wanted.accepted_from is not None:
        values["accepted_from"] = wanted.accepted_from
    if wanted.accepted_to is not None:
        values["accepted_to"] = wanted.accepted_to
    if wanted.typed.strip():
        values["expression"] = query(wanted.typed, readable_texts(records.staff)) or '"-"'
    if only_where_asked(records.staff.roles):
        values["expert"] = records.staff.id
    if after is not None:
        values["after_row"] = after[1]
        if after[0] is not None:
            values["after_key"] = after[0]
    return values


def _hits(records: Records, wanted: CaseFilter, values: dict[str, Any]) -> _Hits:
    if not wanted.typed.strip():
        return _Hits.NONE
    free = not wanted.narrowed_besides_words and not only_where_asked(records.staff.roles)
    if wanted.sort is SortBy.ROW and free:
        return _Hits.NEWEST
    asked = {"expression": values["expression"], "most": _MANY}
    found = records.connection.execute(_MATCHING_MOST, asked).scalar_one()
    return _Hits.WALKED if found == _MANY else _Hits.FETCHED


@lru_cache(maxsize=512)
def _page_statement(shape: _Shape) -> Lines:
    # Text as stored: turning a word into its member is a look into a table below.
    key = type_coerce(cases.c[shape.sort.value], Text)
    shown = [type_coerce(column, Text) for column in _SHOWN]
    lines: Lines = select(*shown, cases.c.row, key.label("sort_key"))
    found = lines.join(staff, staff.c.id == cases.c.lead_id, isouter=True)
    found = _filtered(found, shape)
    if shape.after and shape.hits is not _Hits.NEWEST:
        found = found.where(_beyond(key, shape))
    columns: list[ColumnElement[Any]] = [cases.c.row]
    if shape.sort is not SortBy.ROW:
        columns.insert(0, cases.c[shape.sort.value])
    order = [column.asc() if shape.ascending else column.desc() for column in columns]
    return found.order_by(*order).limit(PAGE)


@lru_cache(maxsize=512)
def _count_statement(shape: _Shape) -> Any:
    narrowed = shape.chosen or shape.accepted_from or shape.accepted_to or shape.asked
    if shape.hits is not _Hits.NONE and not narrowed:
        both = f"SELECT ({_MATCHING_MOST}), (SELECT count(*) FROM cases)"  # noqa: S608 -- our own statement
        return text(both).bindparams(most=MOST_COUNTED)
    some = _filtered(select(literal_column("1")).select_from(cases), shape).limit(MOST_COUNTED)
    matching = select(func.count()).select_from(some.subquery())
    every = _ALL.where(_ASKED_INTO) if shape.asked else _ALL
    return select(matching.scalar_subquery(), every.scalar_subquery())


def _filtered(found: Lines, shape: _Shape) -> Lines:
    if shape.asked:
        found = found.where(_ASKED_INTO)
    for name in shape.chosen:
        found = found.where(_CHOICES[name].in_(bindparam(name, expanding=True)))
    if shape.accepted_from:
        found = found.where(cases.c.accepted_on >= bindparam("accepted_from", type_=cases.c.accepted_on.type))
    if shape.accepted_to:
        found = found.where(cases.c.accepted_on <= bindparam("accepted_to", type_=cases.c.accepted_on.type))
    match shape.hits:
        case _Hits.NEWEST:
            found = found.where(text(f"cases.row IN ({_newest(shape)})"))  # our own statement
        case _Hits.FETCHED:
            found = found.where(cases.c.row.in_(_MATCHING))
        case _Hits.WALKED:  # the plus keeps SQLite from fetching by the matches
            found = found.where(literal_column("+cases.row", cases.c.row.type).in_(_MATCHING))
    return found


def _newest(shape: _Shape) -> str:
    beyond = " AND rowid {} :after_row".format(">" if shape.ascending else "<") if shape.after else ""
    order = "ASC" if shape.ascending else "DESC"
    return f"{_MATCH}{beyond} ORDER BY rowid {order} LIMIT {PAGE}"


def _beyond(key: ColumnElement[Any], shape: _Shape) -> ColumnElement[bool]:
    row: ColumnElement[int] = bindparam("after_row", type_=cases.c.row.type)
    beyond_row = cases.c.row > row if shape.ascending else cases.c.row < row
    if shape.sort is SortBy.ROW:
        return beyond_row
    if shape.after == "null":  # SQLite sorts NULL first: ascending they lead, descending they end the list
        rest = and_(key.is_(None), beyond_row)
        return or_(rest, key.is_not(None)) if shape.ascending else rest
    value: ColumnElement[str] = bindparam("after_key", type_=Text())
    further = key > value if shape.ascending else or_(key < value, key.is_(None))
    return or_(further, and_(key == value, beyond_row))


_SUBTYPES = {member.value: member for member in DisputeSubtype}
_STATES = {member.value: member for member in CaseState}
_MARKS = {member.value: member for member in Mark}


def _line(row: Any) -> CaseLine:
    case_id, number, parties, subtype, state, mediator, mark, accepted_on, limit, kind, _row, _key = row
    return CaseLine(
        id=case_id,
        number=number,
        parties=parties,
        dispute_subtype=_SUBTYPES[subtype],
        state=_STATES[state],
        mediator=mediator or "",
        mark=_MARKS[mark],
        accepted_on=date.fromisoformat(accepted_on),
        next_limit=None if limit is None else date.fromisoformat(limit),
        next_limit_kind=kind,
    )

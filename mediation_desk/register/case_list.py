"""The case list: filtered, sorted, searched, paged by key, never by OFFSET."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, literal_column, or_, select, text

from mediation_desk.domain.case import CaseLine
from mediation_desk.domain.case_filter import CaseFilter, CasePage, SortBy
from mediation_desk.register.records import Records
from mediation_desk.register.search import query
from mediation_desk.register.tables.cases import cases
from mediation_desk.register.tables.office import staff

PAGE = 60


def page(records: Records, wanted: CaseFilter, after: tuple[str | None, int] | None = None) -> CasePage:
    """The next lines after a key, newest first unless sorted otherwise."""
    key = cases.c[wanted.sort.value]
    raw_key: ColumnElement[str] = literal_column(
        f"cases.{wanted.sort.value}"
    )  # the stored text, whatever the column's type
    found = _filtered(
        select(
            cases.c.row,
            cases.c.id,
            cases.c.number,
            cases.c.parties_line,
            cases.c.dispute_subtype,
            cases.c.state,
            cases.c.mark,
            cases.c.accepted_on,
            cases.c.next_limit,
            cases.c.next_limit_kind,
            staff.c.name.label("mediator"),
            raw_key.label("sort_key"),
        ).join(staff, staff.c.id == cases.c.lead_id, isouter=True),
        wanted,
    )
    if after is not None:
        found = found.where(_beyond(raw_key, after, wanted))
    columns: list[ColumnElement[Any]] = [cases.c.row]
    if wanted.sort is not SortBy.ROW:
        columns.insert(0, key)
    order = [column.asc() if wanted.ascending else column.desc() for column in columns]
    rows = list(records.connection.execute(found.order_by(*order).limit(PAGE)))
    last = (rows[-1].sort_key, rows[-1].row) if len(rows) == PAGE else None
    return CasePage(lines=tuple(_line(row) for row in rows), after=last)


def count(records: Records, wanted: CaseFilter) -> int:
    """How many cases the filter lets through."""
    counted = _filtered(select(func.count()).select_from(cases), wanted)
    return int(records.connection.execute(counted).scalar_one())


def _filtered(found: Select, wanted: CaseFilter) -> Select:  # type: ignore[type-arg]  # any columns
    for column, chosen in (
        (cases.c.state, wanted.states),
        (cases.c.lead_id, wanted.mediator_ids),
        (cases.c.dispute_subtype, wanted.subtypes),
        (cases.c.mark, wanted.marks),
    ):
        if chosen:
            found = found.where(column.in_(sorted(chosen)))
    if wanted.accepted_from is not None:
        found = found.where(cases.c.accepted_on >= wanted.accepted_from)
    if wanted.accepted_to is not None:
        found = found.where(cases.c.accepted_on <= wanted.accepted_to)
    if wanted.typed.strip():
        expression = query(wanted.typed)
        hits = text("cases.row IN (SELECT rowid FROM search_cases WHERE search_cases MATCH :expression)")
        found = found.where(hits.bindparams(expression=expression or '"-"'))
    return found


def _beyond(
    key: ColumnElement[str], after: tuple[str | None, int], wanted: CaseFilter
) -> ColumnElement[bool]:
    value, row = after
    beyond_row = cases.c.row > row if wanted.ascending else cases.c.row < row
    if wanted.sort is SortBy.ROW:
        return beyond_row
    if value is None:  # SQLite sorts NULL first: ascending they lead, descending they end the list
        rest = and_(key.is_(None), beyond_row)
        return or_(rest, key.is_not(None)) if wanted.ascending else rest
    further = key > value if wanted.ascending else or_(key < value, key.is_(None))
    return or_(further, and_(key == value, beyond_row))


def _line(row: Row[tuple[Any, ...]]) -> CaseLine:
    return CaseLine(
        id=row.id,
        number=row.number,
        parties=row.parties_line,
        dispute_subtype=row.dispute_subtype,
        state=row.state,
        mediator=row.mediator or "",
        mark=row.mark,
        accepted_on=row.accepted_on,
        next_limit=row.next_limit,
        next_limit_kind=row.next_limit_kind,
    )

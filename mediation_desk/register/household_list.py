"""Lists of households: filtered, sorted, searched, paged by key, never by OFFSET."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Column, ColumnElement, and_, exists, false, func, or_, select
from sqlalchemy.engine import Row

from mediation_desk.domain.colour import ColourScheme
from mediation_desk.domain.household import ColourState, FiveAction, HouseholdLink
from mediation_desk.domain.household_list import (
    NO_COLOUR,
    OLD_SCHEME,
    PAGE,
    HouseholdFilter,
    HouseholdLine,
    HouseholdPage,
    HouseholdSort,
    Key,
)
from mediation_desk.domain.person import SpecialGroup
from mediation_desk.register.records import Records
from mediation_desk.register.tables.areas import areas
from mediation_desk.register.tables.households import (
    household_colours,
    household_links,
    household_members,
    households,
)

_SORTS: dict[HouseholdSort, Column[Any]] = {
    HouseholdSort.NEXT_VISIT: households.c.next_visit_on,
    HouseholdSort.NUMBER: households.c.number,
    HouseholdSort.HEAD: households.c.head_name,
    HouseholdSort.COLOUR: households.c.colour_rank,
}
_SHOWN = (
    households.c.row,
    households.c.id,
    households.c.number,
    households.c.head_name,
    households.c.persons,
    households.c.area_id,
    households.c.address,
    households.c.safe_contact,
    households.c.colour,
    households.c.colour_rank,
    households.c.scheme_id,
    households.c.last_visit_on,
    households.c.next_visit_on,
    households.c.groups,
    households.c.actions,
    households.c.closed_on,
)
MOST_FOUND = 8


def page(
    records: Records,
    wanted: HouseholdFilter,
    scheme: ColourScheme,
    after: Key | None = None,
    limit: int | None = PAGE,
) -> HouseholdPage:
    """The next lines after a key; households without a day for the next visit come last.

    The first page counts households and persons of the whole filter. Without `limit` every line comes.
    """
    narrowed = and_(*_conditions(records, wanted, scheme))
    key = _SORTS[wanted.sort]
    order = (key.desc(), households.c.row.desc()) if wanted.descending else (key, households.c.row)
    found = select(*_SHOWN).where(narrowed)
    if wanted.sort is HouseholdSort.NEXT_VISIT:
        found = found.order_by(key.is_(None), *order)
    else:
        found = found.order_by(*order)
    if after is not None:
        found = found.where(_beyond(key, wanted.descending, after))
    if limit is not None:
        found = found.limit(limit)
    rows = records.connection.execute(found).all()
    lines = lines_of(records, rows)
    more = limit is not None and len(rows) == limit
    matching = persons = 0
    if after is None:
        counted = select(func.count(), func.coalesce(func.sum(households.c.persons), 0)).where(narrowed)
        matching, persons = records.connection.execute(counted).one()
    last: Any = getattr(rows[-1], key.name) if more else None
    ended = last.isoformat() if isinstance(last, date) else last
    return HouseholdPage(
        lines=lines,
        after=(ended, rows[-1].row) if more else None,
        matching=matching,
        persons=persons,
    )


def lines_of(records: Records, rows: Any) -> tuple[HouseholdLine, ...]:
    """Lines with the names of their areas."""
    names = area_names(records, {row.area_id for row in rows})
    return tuple(_line(row, names.get(row.area_id, "")) for row in rows)


def first_of_colour(
    records: Records, scheme_id: str, code: str, here: ColumnElement[bool], limit: int
) -> tuple[HouseholdLine, ...]:
    """The open households of a colour whose visit is due first, as the board shows them."""
    rows = records.connection.execute(
        select(*_SHOWN)
        .where(
            households.c.closed.is_(False),
            households.c.scheme_id == scheme_id,
            households.c.colour == code,
            here,
        )
        .order_by(households.c.next_visit_on, households.c.row)
        .limit(limit)
    ).all()
    return lines_of(records, rows)


def line(records: Records, household_id: str) -> HouseholdLine | None:
    """A household as a list shows it; None when there is none of this id."""
    rows = records.connection.execute(select(*_SHOWN).where(households.c.id == household_id)).all()
    return next(iter(lines_of(records, rows)), None)


def find(records: Records, typed: str) -> tuple[HouseholdLine, ...]:
    """Households whose head, members, number or address begin with or hold what is typed, open ones alone."""
    text = typed.strip()
    if not text:
        return ()
    rows = records.connection.execute(
        select(*_SHOWN)
        .where(_named(text), households.c.closed.is_(False))
        .order_by(households.c.head_name, households.c.row)
        .limit(MOST_FOUND)
    ).all()
    return lines_of(records, rows)


def area_names(records: Records, area_ids: set[str]) -> dict[str, str]:
    """The names of areas as a card shows them: that of the area above, then its own."""
    if not area_ids:
        return {}
    above = areas.alias("above")
    rows = records.connection.execute(
        select(areas.c.id, areas.c.level, areas.c.name, above.c.name.label("above"))
        .join(above, above.c.id == areas.c.parent_id, isouter=True)
        .where(areas.c.id.in_(area_ids))
    )
    return {row.id: f"{row.above} {row.name}" if row.above and row.level > 1 else row.name for row in rows}


def _conditions(records: Records, wanted: HouseholdFilter, scheme: ColourScheme) -> list[ColumnElement[bool]]:
    told: list[ColumnElement[bool]] = [households.c.closed.is_(wanted.closed)]
    if wanted.area_path:
        told.append(households.c.area_path.between(wanted.area_path, wanted.area_path[:-1] + "/"))
    if wanted.colours:
        told.append(or_(false(), *_coloured(wanted.colours, scheme)))
    if wanted.overdue:
        told.append(households.c.next_visit_on < records.today)
    for name, chosen in (("groups", wanted.groups), ("actions", wanted.actions)):
        if chosen:
            told.append(or_(*(households.c[name].contains(f'"{one.value}"') for one in sorted(chosen))))
    if wanted.helper_ids:
        told.append(
            exists().where(
                household_links.c.household_id == households.c.id,
                household_links.c.helper_id.in_(wanted.helper_ids),
                household_links.c.kind.in_(list(HouseholdLink)),
                or_(household_links.c.until.is_(None), household_links.c.until >= records.today),
            )
        )
    if wanted.waiting:
        asked = household_colours.c.state == ColourState.PROPOSED
        told.append(exists().where(household_colours.c.household_id == households.c.id, asked))
    if wanted.typed.strip():
        told.append(_named(wanted.typed.strip()))
    return told


def _coloured(codes: frozenset[str], scheme: ColourScheme) -> list[ColumnElement[bool]]:
    told = []
    if plain := sorted(codes - {NO_COLOUR, OLD_SCHEME}):
        told.append(and_(households.c.scheme_id == scheme.id, households.c.colour.in_(plain)))
    if NO_COLOUR in codes:
        told.append(households.c.colour == "")
    if OLD_SCHEME in codes:
        told.append(and_(households.c.colour != "", households.c.scheme_id != scheme.id))
    return told


def _named(text: str) -> ColumnElement[bool]:
    member = exists().where(
        household_members.c.household_id == households.c.id,
        household_members.c.left_on.is_(None),
        household_members.c.name.startswith(text, autoescape=True),
    )
    told = ~households.c.safe_contact & (households.c.colour_rank > 1)  # of others a list tells no address
    return or_(
        member,
        households.c.number.contains(text, autoescape=True),
        told & households.c.address.contains(text, autoescape=True),
    )


def _beyond(key: Column[Any], descending: bool, after: Key) -> ColumnElement[bool]:
    value, row = after
    later_row = households.c.row < row if descending else households.c.row > row
    if value is None:
        return and_(key.is_(None), later_row)
    bound = key.type.python_type.fromisoformat(value) if key is households.c.next_visit_on else value
    beyond = key < bound if descending else key > bound
    return or_(beyond, and_(key == bound, later_row), key.is_(None))


def _line(row: Row[Any], area: str) -> HouseholdLine:
    return HouseholdLine(
        id=row.id,
        row=row.row,
        number=row.number,
        head_name=row.head_name,
        persons=row.persons,
        area_id=row.area_id,
        area=area,
        address=row.address,
        safe_contact=row.safe_contact,
        colour=row.colour,
        colour_rank=row.colour_rank,
        scheme_id=row.scheme_id,
        last_visit_on=row.last_visit_on,
        next_visit_on=row.next_visit_on,
        groups=frozenset(map(SpecialGroup, row.groups)),
        actions=frozenset(map(FiveAction, row.actions)),
        closed_on=row.closed_on,
    )

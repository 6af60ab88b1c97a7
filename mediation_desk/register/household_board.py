"""The board: the first households of each colour, and how the colours are shared in every area."""

from __future__ import annotations

from sqlalchemy import ColumnElement, exists, func, select, true

from mediation_desk.domain.colour import ColourScheme
from mediation_desk.domain.household import ColourState
from mediation_desk.domain.household_list import AreaShare, Board, BoardColumn
from mediation_desk.register import household_list
from mediation_desk.register.records import Records
from mediation_desk.register.tables.areas import areas
from mediation_desk.register.tables.households import household_colours, households

SHOWN = 12
"""Cards of a column that a tall screen has room for; the rest is counted."""

Counts = dict[str, tuple[int, int]]


def board(records: Records, scheme: ColourScheme, area_path: str = "") -> Board:
    """The board of an area (all when empty), with the shares of every area there is."""
    shares = area_shares(records, scheme)
    here = _within(area_path)
    told = _counted_in(shares, area_path)
    open_ones = households.c.closed.is_(False)
    due = select(func.count()).where(open_ones, households.c.next_visit_on < records.today, here)
    asked = exists().where(households.c.id == household_colours.c.household_id, open_ones, here)
    waiting = select(func.count()).where(household_colours.c.state == ColourState.PROPOSED, asked)
    return Board(
        scheme=scheme,
        columns=tuple(
            BoardColumn(
                code=one.code,
                households=told.get(one.code, (0, 0))[0],
                persons=told.get(one.code, (0, 0))[1],
                lines=household_list.first_of_colour(records, scheme.id, one.code, here, SHOWN),
            )
            for one in scheme.colours
        ),
        areas=shares,
        households=sum(many for many, _persons in told.values()),
        persons=sum(persons for _many, persons in told.values()),
        overdue=records.connection.execute(due).scalar_one(),
        unassessed=told.get("", (0, 0))[0],
        waiting=records.connection.execute(waiting).scalar_one(),
    )


def area_shares(records: Records, scheme: ColourScheme) -> tuple[AreaShare, ...]:
    """Every area in the order of the tree, with what lies in it counted by colour of the scheme."""
    rows = records.connection.execute(_AREAS).all()
    sums = _by_area(records, scheme)
    for area_id, parent_id, _level, _name, _path, _closed in reversed(rows):
        if parent_id is not None and area_id in sums:  # the deepest first: each is whole when it is added
            above = sums.setdefault(parent_id, {})
            for code, (many, persons) in sums[area_id].items():
                before = above.get(code, (0, 0))
                above[code] = (before[0] + many, before[1] + persons)
    codes = [*(one.code for one in scheme.colours), ""]
    empty: Counts = {}
    return tuple(
        AreaShare(
            area_id=area_id,
            parent_id=parent_id,
            level=level,
            name=name,
            path=path,
            counts=tuple((code, *counts[code]) for code in codes if code in counts),
        )
        for area_id, parent_id, level, name, path, closed_on in rows
        if (counts := sums.get(area_id, empty)) or closed_on is None
    )


_AREAS = select(
    areas.c.id, areas.c.parent_id, areas.c.level, areas.c.name, areas.c.path, areas.c.closed_on
).order_by(areas.c.level, areas.c.position, areas.c.row)


def _by_area(records: Records, scheme: ColourScheme) -> dict[str, Counts]:
    found = (
        select(
            households.c.area_id,
            households.c.scheme_id,
            households.c.colour,
            func.count(),
            func.sum(households.c.persons),
        )
        .where(households.c.closed.is_(False))
        .group_by(households.c.area_id, households.c.scheme_id, households.c.colour)
    )
    told: dict[str, Counts] = {}
    for area_id, scheme_id, colour, many, persons in records.connection.execute(found):
        _add(told.setdefault(area_id, {}), scheme, scheme_id, colour, many, persons)
    return told


def _counted_in(shares: tuple[AreaShare, ...], area_path: str) -> Counts:
    """Of the area itself, or of the tops of the tree: what lies below is counted in them already."""
    told: Counts = {}
    for one in shares:
        if (one.path == area_path) if area_path else one.parent_id is None:
            for code, many, persons in one.counts:
                before = told.get(code, (0, 0))
                told[code] = (before[0] + many, before[1] + persons)
    return told


def _add(told: Counts, scheme: ColourScheme, scheme_id: str, colour: str, many: int, persons: int) -> None:
    code = colour if scheme_id == scheme.id else ""
    before = told.get(code, (0, 0))
    told[code] = (before[0] + many, before[1] + persons)


def _within(area_path: str) -> ColumnElement[bool]:
    if not area_path:
        return true()
    return households.c.area_path.between(area_path, area_path[:-1] + "/")

"""The tree of areas: kept by whoever runs the grid, picked from by whoever writes where something was."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from uuid import uuid4

from mediation_desk.domain.area import Area, check_area, check_levels, full_names, next_code
from mediation_desk.errors import DeskError
from mediation_desk.register import areas
from mediation_desk.register.records import Records
from mediation_desk.register.search.readings import spelled
from mediation_desk.services.access import GRID_READ, GRID_WRITE
from mediation_desk.services.permission import allowed


@allowed(GRID_READ)
def area_tree(records: Records) -> tuple[Area, ...]:
    """All areas, each after the one it lies in, sisters in their order; closed ones too."""
    return tuple(areas.every(records))


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaChoice:
    """An area as a field offers it: its full name, and how that is spelled and shortened in letters."""

    area: Area
    name: str
    spelled: str
    initials: str


@allowed(GRID_READ)
def area_choices(records: Records) -> tuple[AreaChoice, ...]:
    """Every area with its full name and letters, in the order of the tree; closed ones too."""
    tree = areas.every(records)
    named = full_names(tree)
    return tuple(
        AreaChoice(
            area=one, name=named[one.id], spelled="".join(sounds), initials="".join(s[:1] for s in sounds)
        )
        for one in tree
        for sounds in [_sounds(named[one.id])]
    )


@lru_cache(maxsize=20_000)
def _sounds(name: str) -> tuple[str, ...]:
    return tuple(one.casefold() for one in spelled(name))


@allowed(GRID_READ)
def area_levels(records: Records) -> tuple[str, ...]:
    """What the levels of the tree are called, from the top."""
    return areas.level_names(records)


@allowed(GRID_WRITE, changes={"area"})
def set_area_levels(records: Records, names: tuple[str, ...]) -> tuple[str, ...]:
    """Call the levels otherwise, or have more or fewer of them.

    Raises DeskError: area.levels_few, area.levels_many, area.level_name, area.levels_used when areas lie
    deeper.
    """
    named = tuple(one.strip() for one in names)
    check_levels(named)
    deepest = max((one.level for one in areas.every(records)), default=0)
    if deepest >= len(named):
        raise DeskError("area.levels_used", field="levels", n=deepest + 1)
    areas.set_level_names(records, named)
    return named


@allowed(GRID_WRITE, changes={"area"})
def keep_area(records: Records, area: Area) -> Area:
    """Keep a new area (version 0) under its parent, or another name or code of one; a code is found for it.

    Raises DeskError: area.*, text.*, record.changed_meanwhile.
    """
    sisters = areas.beside(records, area.parent_id)
    parent = areas.get(records, area.parent_id) if area.parent_id else None
    if parent is None and sisters and area.version == 0:
        raise DeskError("area.one_top", field="name", area=sisters[0].name)
    if parent is not None and parent.closed_on and area.version == 0:
        raise DeskError("area.closed", field="name", area=parent.name)
    named = replace(
        area,
        id=area.id or uuid4().hex,
        name=area.name.strip(),
        code=area.code.strip() or next_code(one for one in sisters if one.id != area.id),
        level=parent.level + 1 if parent else 0,
    )
    check_area(named, sisters, areas.level_names(records))
    return areas.add(records, named) if area.version == 0 else areas.save(records, named)


@allowed(GRID_WRITE, changes={"area", "household", "clue", "home_visit", "activity"})
def move_area(records: Records, area_id: str, parent_id: str) -> Area:
    """Hang an area with all that lies in it below another; households, clues and visits go with it.

    Raises DeskError: area.missing, area.into_itself, area.top_moved, area.closed, area.too_deep,
    area.name_taken, area.code_taken.
    """
    area, parent = areas.get(records, area_id), areas.get(records, parent_id)
    if area.parent_id is None:
        raise DeskError("area.top_moved")
    if parent.path.startswith(area.path):
        raise DeskError("area.into_itself", area=area.name)
    if parent.closed_on:
        raise DeskError("area.closed", area=parent.name)
    if parent.id == area.parent_id:
        return area
    levels = areas.level_names(records)
    depth = max(one.level for one in areas.within(records, area)) - area.level
    if parent.level + 1 + depth >= len(levels):
        raise DeskError("area.too_deep", lowest=levels[-1])
    sisters = areas.beside(records, parent.id)
    code = area.code if area.code not in {one.code for one in sisters} else next_code(sisters)
    check_area(replace(area, level=parent.level + 1, code=code), sisters, levels)
    if code != area.code:
        area = areas.save(records, replace(area, code=code))
    return areas.put_under(records, area, parent)


@allowed(GRID_WRITE, changes={"area"})
def shift_area(records: Records, area_id: str, by: int) -> None:
    """Let an area change places with a sister: `by` -1 upwards, 1 downwards; at the end nothing happens."""
    area = areas.get(records, area_id)
    order = [one.id for one in areas.beside(records, area.parent_id)]
    here = order.index(area.id)
    there = here + by
    if 0 <= there < len(order):
        order[here], order[there] = order[there], order[here]
        areas.put_in_order(records, order)


@allowed(GRID_WRITE, changes={"area"})
def close_area(records: Records, area_id: str, day: date | None) -> Area:
    """Close an area on a day, or with None open it again; what was there keeps its name and its figures.

    Raises DeskError: area.missing, area.still_open when areas in it are open, area.still_lived_in when
    households are still kept there, area.closed when it is to be opened in one that is closed.
    """
    area = areas.get(records, area_id)
    if day is None:
        if area.parent_id and (parent := areas.get(records, area.parent_id)).closed_on:
            raise DeskError("area.closed", area=parent.name)
    elif open_below := [
        one for one in areas.within(records, area) if one.id != area.id and not one.closed_on
    ]:
        raise DeskError("area.still_open", area=area.name, n=len(open_below))
    elif n := areas.open_households(records, area):
        raise DeskError("area.still_lived_in", area=area.name, n=n)
    return areas.save(records, replace(area, closed_on=day))


@allowed(GRID_WRITE, changes={"area"})
def drop_area(records: Records, area_id: str) -> None:
    """Take out an area entered by mistake, which nothing refers to. DeskError: area.missing, area.in_use."""
    areas.drop(records, areas.get(records, area_id))

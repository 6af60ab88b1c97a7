"""Who helps in the grid: looked up by letters, kept with what they are in which area for which period."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import uuid4

from mediation_desk.domain.helper import Helper, HelperRole, Position, check_helper, check_position
from mediation_desk.register import areas, helpers
from mediation_desk.register.records import Records
from mediation_desk.services.access import GRID_READ, GRID_WRITE
from mediation_desk.services.name_letters import is_within
from mediation_desk.services.permission import allowed

MOST_FOUND = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class HelperLine:
    """A helper as fields and lists offer them: what they are today, and the full names of where."""

    helper: Helper
    held: tuple[HelperRole, ...] = ()
    area_names: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Whose line it is."""
        return self.helper.id

    @property
    def name(self) -> str:
        """What they are called."""
        return self.helper.name


@allowed(GRID_READ)
def find_helpers(records: Records, typed: str, *, most: int = MOST_FOUND) -> tuple[HelperLine, ...]:
    """Helpers in use whose name, unit or area holds what is typed or is spelled so; all of them for ""."""
    found = [
        line
        for line in helper_lines(records)
        if line.helper.active
        and (
            not typed.strip()
            or is_within(line.name, typed)
            or typed.strip() in line.helper.unit
            or any(typed.strip() in name for name in line.area_names)
        )
    ]
    return tuple(found[:most])


@allowed(GRID_READ)
def helper_lines(records: Records) -> tuple[HelperLine, ...]:
    """Every helper with what they are today, those who left last."""
    tree = {one.id: one for one in areas.every(records)}
    named = areas.names(records)
    today: dict[str, list[Position]] = {}
    for one in helpers.positions(records):
        if one.on(records.today):
            today.setdefault(one.helper_id, []).append(one)
    lines = [
        _line(helper, today.get(helper.id, []), named, {k: v.path for k, v in tree.items()})
        for helper in helpers.every(records)
    ]
    return tuple(sorted(lines, key=lambda line: not line.helper.active))


@allowed(GRID_READ)
def helper_names(records: Records) -> dict[str, str]:
    """What every helper is called, by id; those who left too."""
    return {one.id: one.name for one in helpers.every(records)}


@allowed(GRID_WRITE, changes={"helper"})
def keep_helper(records: Records, helper: Helper) -> Helper:
    """Keep a new (version 0) or changed helper.

    Raises DeskError: helper.name_needed, text.*, record.changed_meanwhile.
    """
    check_helper(helper)
    named = replace(helper, name=helper.name.strip(), unit=helper.unit.strip(), phone=helper.phone.strip())
    return helpers.save(records, replace(named, id=named.id or uuid4().hex))


@allowed(GRID_READ)
def positions_of(records: Records, helper_id: str) -> tuple[Position, ...]:
    """What a helper is and was, the newest first."""
    return tuple(helpers.positions(records, [helper_id]))


@allowed(GRID_WRITE, changes={"helper"})
def keep_position(records: Records, position: Position) -> Position:
    """Keep what a helper is in an area for a period: new with id "", or with its end.

    Raises DeskError: helper.missing, helper.period, helper.position_twice, area.missing.
    """
    helpers.get(records, position.helper_id)
    if position.area_id:
        areas.get(records, position.area_id)
    check_position(position, helpers.positions(records, [position.helper_id]))
    kept = replace(position, id=position.id or uuid4().hex)
    helpers.save_position(records, kept)
    return kept


def _line(
    helper: Helper, today: Iterable[Position], named: dict[str, str], paths: dict[str, str]
) -> HelperLine:
    positions = list(today)
    return HelperLine(
        helper=helper,
        held=tuple(dict.fromkeys(one.role for one in positions)),
        area_names=tuple(dict.fromkeys(named[one.area_id] for one in positions if one.area_id)),
        paths=tuple(dict.fromkeys(paths[one.area_id] for one in positions if one.area_id)),
    )

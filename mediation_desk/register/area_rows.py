"""Values that stand in an area and belong to the five actions, as the columns of their row and back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy.engine import Row

from mediation_desk.domain.household import FiveAction
from mediation_desk.register import areas
from mediation_desk.register.records import Records


def columns_of(records: Records, value: Any, names: Iterable[str]) -> dict[str, Any]:
    """What is written of a value's fields, its area with the path. DeskError("area.missing")."""
    area_id = value.area_id or None
    return {name: getattr(value, name) for name in names} | {
        "area_id": area_id,
        "area_path": areas.path_of(records, area_id),
        "actions": sorted(value.actions),
    }


def fields_of(row: Row[tuple[object, ...]], names: Iterable[str]) -> dict[str, Any]:
    """The same read back: "" for no area."""
    told: dict[str, Any] = {name: getattr(row, name) for name in names}
    return told | {"area_id": told["area_id"] or "", "actions": frozenset(map(FiveAction, told["actions"]))}

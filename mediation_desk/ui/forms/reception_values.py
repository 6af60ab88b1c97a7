"""How a reception form keeps what stands in its fields as a draft, whatever it says so far."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.parsed_field import ParsedField


def raw(field: Field) -> Any:
    """What stands in a field, as JSON can hold it: a typed number as typed, whether it is right or not."""
    if isinstance(field, ParsedField):
        return field.text()
    value = field.value()
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def raws(fields: Iterable[Field]) -> dict[str, Any]:
    """What stands in several fields, by the last part of their names."""
    return {field.name.rpartition(".")[2]: raw(field) for field in fields}


def put(fields: Iterable[Field], told: dict[str, Any]) -> None:
    """Show what a draft kept; fields it does not know stay as they are."""
    for field in fields:
        name = field.name.rpartition(".")[2]
        if name in told:
            field.set_value(told[name])

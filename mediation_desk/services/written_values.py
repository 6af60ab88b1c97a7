"""What stands in the fields of a written paper: put in order by its kind, checked, made into facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields as attributes_of
from dataclasses import replace
from typing import Any

from mediation_desk.documents.extras import fields_of, with_extras
from mediation_desk.documents.kind import Field, FieldKind, PaperKind
from mediation_desk.documents.paper import Paper
from mediation_desk.documents.papers import PAPERS
from mediation_desk.domain.written_paper import Value, Values
from mediation_desk.errors import DeskError

KINDS: dict[str, PaperKind] = {kind.key: kind for kind in PAPERS if kind.fields}
"""The kinds that staff complete on the desk, by key, in the order of the document set."""


def kind_of(key: str) -> PaperKind:
    """The kind of this key that staff complete, with the house's own rows among its fields.

    Raises DeskError("written.no_such_kind").
    """
    if key not in KINDS:
        raise DeskError("written.no_such_kind")
    kind = KINDS[key]
    return replace(kind, fields=fields_of(kind))


def in_order(kind: PaperKind, given: Mapping[str, object]) -> Values:
    """A value for each field in the order of the paper, of the form its kind wants."""
    return tuple((field.name, formed(field, given.get(field.name, ""))) for field in kind.fields)


def formed(field: Field, given: object) -> Value:
    """A value as this field holds it; what cannot be one becomes empty."""
    if field.kind is FieldKind.TICKS:
        told = (given,) if isinstance(given, str) and given else given
        return tuple(str(one) for one in told) if isinstance(told, tuple | list) else ()
    if field.kind in (FieldKind.ROWS, FieldKind.TALK):
        rows = given if isinstance(given, tuple | list) else ()
        wide = len(field.columns) if field.kind is FieldKind.ROWS else 2
        return tuple(_row(one, wide) for one in rows if isinstance(one, tuple | list))
    return given if isinstance(given, str) else ""


def is_empty(value: Value) -> bool:
    """Whether nothing stands in a field: no words, or rows of none."""
    if isinstance(value, str):
        return not value.strip()
    return all(is_empty(one) for one in value)


def lacks(field: Field, value: Value) -> bool:
    """Whether nothing stands in this field; of what was said a speaker alone says nothing."""
    if field.kind is FieldKind.TALK and not isinstance(value, str):
        return all(is_empty(row[1:]) for row in value if isinstance(row, tuple))
    return is_empty(value)


def tidy(kind: PaperKind, values: Values) -> dict[str, Value]:
    """Values as they print: rows with nothing in them left out, ends of words trimmed."""
    told = dict(values)
    return {field.name: _tidy(field, told.get(field.name, "")) for field in kind.fields}


def check_complete(kind: PaperKind, values: Values) -> None:
    """Refuse what lacks a needed field. DeskError("written.needed") beside it."""
    told = dict(values)
    for field in kind.fields:
        if field.needed and lacks(field, told.get(field.name, "")):
            raise DeskError("written.needed", field=field.name)


def paper_of(kind: PaperKind, filled: Mapping[str, Any], values: Values, *, by_hand: bool) -> Paper:
    """The paper with what the register fills and what staff typed; the typed word counts."""
    names = {one.name for one in attributes_of(kind.facts)}
    told = {name: value for name, value in filled.items() if name in names}
    typed = tidy(kind, values)
    told |= {name: value for name, value in typed.items() if name in names}
    if "by_hand" in names:
        told["by_hand"] = by_hand
    return with_extras(kind.build(kind.facts(**told)), kind.key, typed, by_hand=by_hand)


def _row(given: tuple[object, ...] | list[object], wide: int) -> tuple[str, ...]:
    cells = [str(one) for one in given][:wide]
    return tuple(cells + [""] * (wide - len(cells)))


def _tidy(field: Field, value: Value) -> Value:
    value = formed(field, value)
    if isinstance(value, str):
        return value.strip()
    if field.kind is FieldKind.TICKS:
        return value
    rows = (one for one in value if isinstance(one, tuple) and not lacks(field, (one,)))
    return tuple(tuple(cell.strip() for cell in one) for one in rows)

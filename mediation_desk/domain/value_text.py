"""Frozen values of dates, words and choices as JSON text, and back by their own type hints."""

from __future__ import annotations

import json
import types
from dataclasses import fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")


def as_text(value: Any) -> str:
    """A dataclass as canonical JSON: moments and days in ISO, sets sorted."""
    told = {field.name: _told(getattr(value, field.name)) for field in fields(value)}
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_text(kind: type[T], text: str) -> T:
    """The dataclass back; fields it gained since keep their defaults, fields it lost are left out."""
    hints = get_type_hints(kind)
    told = {name: told for name, told in json.loads(text).items() if name in hints}
    return kind(**{name: _heard(hints[name], value) for name, value in told.items()})


def _told(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(value)
    return value


def _heard(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(hint, types.UnionType):
        hint = next(part for part in get_args(hint) if part is not types.NoneType)
    if get_origin(hint) is frozenset:
        (word,) = get_args(hint)
        return frozenset(word(one) for one in value)
    if hint is datetime or hint is date:
        return hint.fromisoformat(value)
    return hint(value) if isinstance(hint, type) and issubclass(hint, StrEnum) else value

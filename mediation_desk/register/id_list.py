"""Many ids as one parameter: a list of hundreds bound one by one costs more than what is looked up by it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, String, bindparam, func, select

_IDS = select(func.json_each(bindparam("ids", type_=String)).table_valued("value").c.value)


def is_listed(column: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether a column is among the ids of `as_ids`."""
    return column.in_(_IDS)


def as_ids(ids: Iterable[str]) -> dict[str, str]:
    """The parameter that goes with `is_listed`."""
    return {"ids": json.dumps(list(ids))}

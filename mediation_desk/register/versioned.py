"""Rows that are changed where they stand: written when nobody changed them meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Table, insert, update

from mediation_desk.errors import DeskError
from mediation_desk.register.records import Records


def write(records: Records, table: Table, version: int, values: Mapping[str, Any]) -> None:
    """Write a row of a table with `id` and `version`: a new one (`version` 0), or the one of that version.

    `values` holds the version after. Raises DeskError("record.changed_meanwhile").
    """
    if version == 0:
        records.connection.execute(insert(table).values(**values))
        return
    here = (table.c.id == values["id"], table.c.version == version)
    if records.connection.execute(update(table).where(*here).values(**values)).rowcount != 1:
        raise DeskError("record.changed_meanwhile")

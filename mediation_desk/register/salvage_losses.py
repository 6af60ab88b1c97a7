"""Which cases a loss touches: lost rows followed, by what is known of them, to the number of their case."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from mediation_desk.domain.damage import UNNAMED, Area, LostRows
from mediation_desk.register.salvage_fill import Filled
from mediation_desk.register.salvage_links import Loose
from mediation_desk.register.salvage_read import quoted
from mediation_desk.register.table_areas import area_of
from mediation_desk.register.tables import metadata

_DEEP = 4
"""How many parents are followed up to a case; no row of ours is further from its own."""


def losses(target: sqlcipher.Connection, filled: list[Filled], loose: Loose) -> tuple[LostRows, ...]:
    """What was lost by area, in the order areas are listed; case numbers are all it names."""
    numbers = _Numbers(target, filled)
    told: dict[Area, LostRows] = {}
    for one in filled:
        out = loose.taken_out.get(one.table, [])
        rows, links = len(one.lost) + one.unknown, loose.emptied.get(one.table, 0)
        if not rows and not out and not links:
            continue
        area = area_of(one.table)
        before = told.get(area, LostRows(area=area))
        found = set() if area in UNNAMED else numbers.of(one.table, [*one.lost, *out])
        told[area] = LostRows(
            area=area,
            rows=before.rows + rows,
            loose=before.loose + len(out),
            links=before.links + links,
            exact=before.exact and not one.unknown,
            numbers=tuple(sorted({*before.numbers, *found})),
        )
    return tuple(told[area] for area in Area if area in told)


class _Numbers:
    """Case numbers by id: from what was saved, and from what indexes told of lost cases."""

    def __init__(self, target: sqlcipher.Connection, filled: list[Filled]) -> None:
        self._target = target
        self._by_id = dict(target.execute("SELECT id, number FROM cases").fetchall())
        lost = [row for one in filled if one.table == "cases" for row in one.lost]
        self._by_id.update({row["id"]: row["number"] for row in lost if "id" in row and "number" in row})
        self._lost = {
            one.table: {row[key]: row for row in one.lost for key in ("id", "code") if key in row}
            for one in filled
        }

    def of(self, table: str, rows: Iterable[dict[str, Any]]) -> set[str]:
        """Numbers of the cases these rows belong to, as far as they lead there."""
        found = {self._number(table, row, _DEEP) for row in rows}
        return {number for number in found if number}

    def _number(self, table: str, row: dict[str, Any], deep: int) -> str | None:
        if table == "cases":
            return row.get("number") or self._by_id.get(row.get("id"))
        for name in ("case_id", "subject_id", "matter_id"):
            if row.get(name) in self._by_id:
                return str(self._by_id[row[name]])
        if not deep:
            return None
        for key in metadata.tables[table].foreign_keys:
            value = row.get(key.parent.name)
            parent, column = key.column.table.name, key.column.name
            if value is None or parent in ("sealed", "numbers", "people"):
                continue
            above = self._row(parent, column, value)
            if above and (number := self._number(parent, above, deep - 1)):
                return number
        return None

    def _row(self, table: str, column: str, value: Any) -> dict[str, Any] | None:
        wanted = f"SELECT * FROM {quoted(table)} WHERE {quoted(column)} = ?"  # noqa: S608 -- our own tables
        cursor = self._target.execute(wanted, (value,))
        row = cursor.fetchone()
        if row is None:
            return self._lost.get(table, {}).get(value)
        return dict(zip((column[0] for column in cursor.description), row, strict=True))

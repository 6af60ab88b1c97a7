"""Areas in packets: sent by code and names, found again here by the same, or left to be chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from mediation_desk.register.records import Records
from mediation_desk.register.tables.areas import areas


def area_label(named: Mapping[str, Any]) -> str:
    """How an area that came in is called in words and in choices: 河东街道 / 文华社区."""
    return " / ".join(named["names"]) or str(named["code"])


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaBook:
    """All areas of this desk, looked up both ways."""

    names: Mapping[str, dict[str, Any]] = field(repr=False)
    paths: Mapping[str, str] = field(repr=False)
    by_code: Mapping[str, str] = field(repr=False)
    by_names: Mapping[tuple[str, ...], str] = field(repr=False)

    def named(self, area_id: str | None) -> dict[str, Any] | None:
        """An area as it travels."""
        return None if area_id is None else self.names.get(area_id)

    def found(self, named: Mapping[str, Any] | None) -> str | None:
        """Our area for one that came in.

        By its code, by all its names, or by the end of them if only one fits.
        """
        if named is None:
            return None
        if named["code"] and named["code"] in self.by_code:
            return self.by_code[named["code"]]
        names = tuple(named["names"])
        if names in self.by_names:
            return self.by_names[names]
        # A station's tree may begin lower than ours, or ours lower than theirs.
        fits = [area_id for ours, area_id in self.by_names.items() if names and _ends_alike(names, ours)]
        return fits[0] if len(fits) == 1 else None


def area_book(records: Records) -> AreaBook:
    """Read the tree once."""
    rows = records.connection.execute(select(areas)).all()
    parents = {row.id: row.parent_id for row in rows}
    called = {row.id: row.name for row in rows}

    def way(area_id: str) -> tuple[str, ...]:
        names: list[str] = []
        at: str | None = area_id
        while at is not None and len(names) < 8:
            names.append(called[at])
            at = parents[at]
        return tuple(reversed(names))

    codes = Counter(row.code for row in rows)
    return AreaBook(
        names={row.id: {"code": row.code, "names": list(way(row.id))} for row in rows},
        paths={row.id: row.path for row in rows},
        by_code={row.code: row.id for row in rows if row.code and codes[row.code] == 1},
        by_names={way(row.id): row.id for row in rows},
    )


def _ends_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    short = min(len(one), len(other))
    return one[-short:] == other[-short:]

"""Finding the area an old list means: by code, by name, or by a name with those it lies in before it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select

from mediation_desk.domain.ledger_columns.readers import plain
from mediation_desk.register.records import Records
from mediation_desk.register.tables.areas import areas


@dataclass(frozen=True, slots=True)
class Place:
    """An area: its id, and its path in the tree."""

    id: str
    path: str
    name: str


class Places:
    """All areas of the register that are not closed, asked once."""

    def __init__(self, records: Records) -> None:
        self._by_name: dict[str, list[Place]] = defaultdict(list)
        self._by_code: dict[str, Place] = {}
        self._by_row: dict[str, str] = {}
        self._found: dict[str, Place | None] = {}
        wanted = select(areas).where(areas.c.closed_on.is_(None)).order_by(areas.c.path)
        for row in records.connection.execute(wanted):
            self.add(row.id, row.name, row.code, row.path)

    def add(self, area_id: str, name: str, code: str, path: str) -> None:
        """One more area, made just now."""
        place = Place(area_id, path, plain(name))
        self._by_name[place.name].append(place)
        if code:
            self._by_code.setdefault(code, place)
        self._by_row[path.rstrip(".").rpartition(".")[2]] = place.name
        self._found.clear()

    def find(self, said: str) -> Place | None:
        """The one area that is meant; None for none, or when several may be."""
        if said not in self._found:
            self._found[said] = self._look(plain(said).replace("/", "").replace("-", ""), said.strip())
        return self._found[said]

    def _look(self, said: str, code: str) -> Place | None:
        if code in self._by_code:
            return self._by_code[code]
        alone = self._by_name.get(said, [])
        if alone:
            return alone[0] if len(alone) == 1 else None
        endings = [
            place
            for at in range(1, len(said) - 1)
            for place in self._by_name.get(said[at:], ())
            if self._above(place, said[:at])
        ]
        return endings[0] if len(endings) == 1 else None

    def _above(self, place: Place, said: str) -> bool:
        """Whether what stands before its name is names of areas it lies in, from the top down."""
        above = [self._by_row.get(row, "") for row in place.path.split(".")[:-2]]
        for name in above:
            if name and said.startswith(name):
                said = said[len(name) :]
        return not said

"""Areas from an old list: what an area lies in comes first, whatever the order of the lines."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import uuid4

from mediation_desk.errors import DeskError
from mediation_desk.register.bulk_rows import insert_many, next_row
from mediation_desk.register.ledger_rows.places import Place, Places
from mediation_desk.register.ledger_rows.taken import Made, TakenRow, Writing
from mediation_desk.register.tables.areas import areas


def write(writing: Writing) -> Iterator[Made]:
    """Add them to the tree. DeskError ledger.area_circle when areas lie in one another."""
    places = Places(writing.records)
    at = next_row(writing.records, areas)
    waiting = list(writing.each())
    counted: dict[str, int] = {}
    while waiting:
        later: list[TakenRow] = []
        made: list[tuple[TakenRow, dict[str, object]]] = []
        named = {one.text("name") for one in waiting}
        for one in waiting:
            parent = places.find(one.text("parent")) if one.text("parent") else None
            if parent is None and one.text("parent") in named:
                later.append(one)
                continue
            under = parent.id if parent else ""
            counted[under] = counted.get(under, 1_000) + 1  # behind what stands there already
            made.append((one, _values(one, parent, at, counted[under])))
            at += 1
        if not made:
            raise DeskError("ledger.area_circle")
        insert_many(writing.records, areas, (values for _one, values in made))
        for one, values in made:
            places.add(str(values["id"]), one.text("name"), one.text("code"), str(values["path"]))
            yield Made(one.line, "areas", str(values["id"]))
        waiting = later


def _values(one: TakenRow, parent: Place | None, row: int, position: int) -> dict[str, object]:
    above = parent.path if parent else ""
    return {
        "row": row,
        "id": uuid4().hex,
        "version": 1,
        "parent_id": parent.id if parent else None,
        "level": above.count("."),
        "name": one.text("name"),
        "code": one.text("code"),
        "position": position,
        "path": f"{above}{row}.",
    }

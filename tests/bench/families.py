"""The board of households: 50,000 of them in 800 areas, against the same rows fetched bare."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import insert, text

from mediation_desk.register import colour_schemes
from mediation_desk.register.engine import open_engine
from mediation_desk.register.records import Records
from mediation_desk.register.register import Register
from mediation_desk.register.tables.areas import areas
from mediation_desk.register.tables.households import households
from mediation_desk.services.household_board import board_of
from tests.bench.timing import Line, p95, side_by_side
from tests.desk_fixtures import DIRECTOR, KEY, NOON, Office

ROUNDS = 12
MOST = 2.5
HOUSEHOLDS, TOWNS, VILLAGES, GRIDS = 50_000, 10, 16, 4
_CODES = ("red", "orange", "yellow", "yellow", "blue", "blue", "blue", "green", "green", "green")


def lines(place: Path) -> Iterator[Line]:
    """The board of everything, and that of one village."""
    with TemporaryDirectory(dir=place) as folder:
        office = Office(Path(folder) / "register.db")
        with office.as_(DIRECTOR) as records:
            village = _furnish(records)
        office.register.close()
        register = Register(open_engine(office.path, KEY), office.seat(DIRECTOR))
        with register.reading(DIRECTOR, NOON) as records:
            for what, path in (("", ""), (", one village", village)):
                ours, bare = side_by_side(
                    lambda path=path: board_of(records, path),  # type: ignore[misc]  # bound at once
                    lambda path=path: _bare(records, path),  # type: ignore[misc]  # bound at once
                    ROUNDS,
                )
                yield Line(
                    what=f"household board, {HOUSEHOLDS:,} families{what}",
                    ours=p95(ours),
                    base=p95(bare),
                    against="the same queries bare",
                    most=MOST,
                )
        register.close()


def _furnish(records: Records) -> str:
    scheme = colour_schemes.lay(records)
    ranks = {one.code: one.rank for one in scheme.colours}
    tree: list[dict[str, object]] = []
    leaves: list[tuple[str, str]] = []

    def hang(parent: dict[str, object] | None, level: int, name: str) -> dict[str, object]:
        row = len(tree) + 1
        path = f"{parent['path'] if parent else ''}{row}."
        one = {
            "row": row,
            "id": f"area{row}",
            "version": 1,
            "parent_id": parent["id"] if parent else None,
            "level": level,
            "name": name,
            "code": f"{row % 100:02d}",
            "position": row,
            "path": path,
            "closed_on": None,
        }
        tree.append(one)
        return one

    top = hang(None, 0, "青禾区")
    for t in range(TOWNS):
        town = hang(top, 1, f"{t} 镇")
        for v in range(VILLAGES):
            village = hang(town, 2, f"{v} 村")
            for g in range(GRIDS):
                grid = hang(village, 3, f"{g} 格")
                leaves.append((str(grid["id"]), str(grid["path"])))
    records.connection.execute(insert(areas), tree)
    rows = []
    for n in range(HOUSEHOLDS):
        code = _CODES[n * 7 % len(_CODES)]
        area_id, path = leaves[n * 13 % len(leaves)]
        rows.append(
            {
                "id": f"household{n}",
                "version": 1,
                "number": f"{n:07d}",
                "head_name": "葛四海",
                "area_id": area_id,
                "address": "1 号",
                "groups": [],
                "actions": [],
                "safe_contact": False,
                "note": "",
                "registered_on": records.today,
                "registered_by": "",
                "closed_on": None,
                "closed_reason": "",
                "area_path": path,
                "persons": 1 + n % 5,
                "colour": code,
                "colour_rank": ranks[code],
                "last_visit_on": None,
                "next_visit_on": records.today + timedelta(days=n * 31 % 90 - 2),
                "scheme_id": scheme.id,
                "closed": False,
            }
        )
    records.connection.execute(insert(households), rows)
    return str(tree[2]["path"])


def _bare(records: Records, path: str) -> None:
    run = records.connection.exec_driver_sql
    here = f" AND area_path BETWEEN '{path}' AND '{path[:-1]}/'" if path else ""
    for code in ("red", "orange", "yellow", "blue", "green"):
        run(
            "SELECT * FROM households WHERE closed = 0 AND scheme_id = 'jianan_lushan' AND colour = "  # noqa: S608
            f"'{code}'{here} ORDER BY next_visit_on, row LIMIT 12"
        ).all()
    run(
        "SELECT area_id, scheme_id, colour, count(*), sum(persons) FROM households WHERE closed = 0 "
        "GROUP BY area_id, scheme_id, colour"
    ).all()
    records.connection.execute(text("SELECT * FROM areas ORDER BY level, position, row")).all()
    run(
        f"SELECT count(*) FROM households WHERE closed = 0 AND next_visit_on < '{records.today}'{here}"  # noqa: S608
    ).all()

"""Saving a case with journal and search index, against the same rows written bare in one commit."""

from __future__ import annotations

import json
from itertools import count

from sqlalchemy import text

from mediation_desk.register import cases
from mediation_desk.register.register import Register
from mediation_desk.services.cases import change_case
from tests.bench.generated import FIRST, MORNING
from tests.bench.timing import Line, p95, side_by_side

ROUNDS = 60


def line(register: Register, size: str) -> Line:
    """One changed summary, saved."""
    with register.reading(FIRST, MORNING) as records:
        living = "row % 7 = 0 AND state NOT IN ('archived', 'retention_due')"
        found = records.connection.execute(text(f"SELECT id FROM cases WHERE {living} LIMIT 200"))  # noqa: S608
        ids = found.scalars().all()
        tokens = _tokens(records.connection)
    number = count(1)

    def ours() -> None:
        nth = next(number)
        with register.writing(FIRST, MORNING) as records:
            case = cases.get(records, ids[nth % len(ids)])
            change_case(
                records,
                case.id,
                case.version,
                summary=f"第{nth}次谈话后，对子女抚养费的数额基本一致。",
                requests=case.requests,
                difficulty=case.difficulty,
            )

    saved, bare = side_by_side(ours, lambda: _bare(register, ids[next(number) % len(ids)], tokens), ROUNDS)
    return Line(
        what=f"saving a case with journal and index, {size}",
        ours=p95(saved),
        base=p95(bare),
        against="bare indexed commit",
        most=2,
    )


def _tokens(connection) -> str:
    return " ".join(
        f"t{left}{right}"
        for left, right in zip("对子女抚养费的数额和支付方式", "子女抚养费的数额和支付方式不", strict=True)
    )


def _bare(register: Register, case_id: str, tokens: str) -> None:
    connection = register._engine.raw_connection()
    cursor = connection.cursor()
    cursor.execute("BEGIN")
    (row,) = cursor.execute("SELECT row FROM cases WHERE id = ?", (case_id,)).fetchone()
    parties = cursor.execute("SELECT * FROM case_parties WHERE case_id = ?", (case_id,)).fetchall()
    cursor.execute(
        "UPDATE cases SET version = version + 1, summary = ? WHERE id = ?", ("对子女抚养费", case_id)
    )
    cursor.execute("DELETE FROM case_parties WHERE case_id = ?", (case_id,))
    marks = ", ".join("?" * len(parties[0]))
    cursor.executemany(f"INSERT INTO case_parties VALUES ({marks})", parties)  # noqa: S608 -- question marks
    cursor.execute("DELETE FROM search_cases WHERE rowid = ?", (row,))
    cursor.execute("INSERT INTO search_cases(rowid, tokens) VALUES (?, ?)", (row, tokens))
    number, entry = cursor.execute(
        "SELECT number, entry FROM journal ORDER BY number DESC LIMIT 1"
    ).fetchone()
    told = json.loads(entry) | {"n": number + 1}
    cursor.execute("INSERT INTO journal VALUES (?, ?, ?)", (number + 1, json.dumps(told).encode(), bytes(32)))
    cursor.execute("COMMIT")
    connection.close()

"""Cases of the paper ledger: the twenty-five columns as written, and beside them what could be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

from mediation_desk.domain.ledger_columns.cases import CASES
from mediation_desk.domain.ledger_import import CaseResult
from mediation_desk.register.bulk_rows import insert_many, packets
from mediation_desk.register.ledger_rows.taken import Made, TakenRow, Writing
from mediation_desk.register.tables.ledger_imports import ledger_cases

KEYS = tuple(column.key for column in CASES.columns)
_SUCCEEDED = {CaseResult.SUCCEEDED: 1, CaseResult.FAILED: 0}


def write(writing: Writing) -> Iterator[Made]:
    """Keep them; they are counted and found, never worked on."""
    for packet in packets(writing.each()):
        rows = [(one.line, _values(one)) for one in packet]
        insert_many(writing.records, ledger_cases, (values for _line, values in rows))
        yield from (Made(line, "ledger_cases", values["id"]) for line, values in rows)


def _values(one: TakenRow) -> dict[str, Any]:
    result = one.get("result")
    parties = one.get("parties", ())
    return {
        "id": uuid4().hex,
        "number": one.text("number"),
        "columns": [one.row.texts.get(key, "") for key in KEYS],
        "accepted_on": one.day("accepted_on"),
        "closed_on": one.day("closed_on") if result in _SUCCEEDED else None,
        "subtype": one.get("subtype"),
        "succeeded": _SUCCEEDED.get(result),  # type: ignore[call-overload]  # None for whatever else it says
        "amount": one.get("amount"),
        "people": len(parties) if isinstance(parties, tuple) else 0,
        "area_id": one.get("area_id"),
    }

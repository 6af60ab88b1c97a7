"""Families of an old list: their colours must be of the scheme in force, and each is taken whole or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mediation_desk.domain.ledger_households import colour_named, household_keys
from mediation_desk.domain.ledger_import import Fault, LedgerRow
from mediation_desk.register import colour_schemes
from mediation_desk.register.records import Records


def check_families(records: Records, rows: Sequence[LedgerRow]) -> list[LedgerRow]:
    """The rows with what is wrong in them as families.

    Rows whose colour the scheme does not know are stopped. So is every row of a family of which one is
    stopped: else it would begin without its head, and the row put right would find no way to it.
    """
    scheme = colour_schemes.in_force(records)
    known = "、".join(one.word for one in scheme.colours)
    found = []
    for row in rows:
        said = str(row.values.get("colour", ""))
        if said and colour_named(scheme, said) is None:
            fault = Fault(column="colour", key="ledger.unknown_word", names={"known": known})
            row = replace(row, faults=(*row.faults, fault))
        found.append(row)
    keys = list(household_keys(row.values for row in found))
    stopped: dict[object, int] = {}
    for key, row in zip(keys, found, strict=True):
        if row.stopped:
            stopped.setdefault(key, row.line)
    return [
        row if row.stopped or key not in stopped else _with(row, stopped[key])
        for key, row in zip(keys, found, strict=True)
    ]


def _with(row: LedgerRow, line: int) -> LedgerRow:
    fault = Fault(column="", key="ledger.family_stopped", names={"line": line})
    return replace(row, faults=(*row.faults, fault))

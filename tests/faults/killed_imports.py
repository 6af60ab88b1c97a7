"""An old ledger being taken in on a real register, in a process of its own that somebody kills."""

from __future__ import annotations

import sys
from pathlib import Path

from mediation_desk.domain.ledger_import import LedgerKind
from mediation_desk.register.engine import open_engine
from mediation_desk.register.register import Register
from mediation_desk.services import recount
from mediation_desk.services.ledger_plan import GROUNDS, Choices, ImportFile, SheetRows
from mediation_desk.services.ledger_taking import take_in
from tests.desk_fixtures import DIRECTOR, KEY, NOON, _seat
from tests.ledger_fixtures import read, rows_of


def main(register_file: str, ledger: str) -> None:
    """Take the ledger in; every five hundred rows are told on a line, `stands` once they are committed."""
    register = Register(open_engine(Path(register_file), KEY), _seat(DIRECTOR))
    file = read(Path(ledger))
    rows, heads, columns = rows_of(file, LedgerKind.CASES)
    told = ImportFile(
        kind=LedgerKind.CASES, name="x", sha256=file.sha256, heads=heads, columns=tuple(columns.items())
    )
    with recount.writing(register, DIRECTOR, NOON) as records:
        given, choices = SheetRows(rows.rows), Choices({}, {})
        take_in(records, told, given, choices, GROUNDS[0], False, _say)
    _say("stands")
    register.close()


def _say(word: object) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])

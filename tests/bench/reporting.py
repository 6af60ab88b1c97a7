"""The report of a year: every figure counted by the program against the same counts as bare statements.

A published year of everything else stands beside the generated cases, in a copy that is gone afterwards.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import text

from mediation_desk.domain.invented_year import PUBLISHED
from mediation_desk.domain.period import Period, period_with
from mediation_desk.domain.report import PeriodKind, ReportKind
from mediation_desk.register.invented import write_year
from mediation_desk.register.records import Records
from mediation_desk.services import figures, opening
from tests.bench.generated import FIRST, MORNING, Generated
from tests.bench.timing import Line, p95, side_by_side
from tests.services.counted_apart import RATES, VALUES, counted

ROUNDS = 5
MOST = 1.5


def lines(made: Generated, size: str, place: Path) -> Iterator[Line]:
    """The report of one year of a register of cases."""
    with TemporaryDirectory(dir=place) as folder:
        shutil.copytree(made.root, Path(folder) / "made")
        session = Generated(root=Path(folder) / "made", cases=made.cases).open()
        try:
            with session.register.writing(FIRST, MORNING) as records:
                write_year(records, PUBLISHED)
            with session.register.reading(FIRST, MORNING) as records:
                yield _line(records, size)
        finally:
            opening.lock(session)


def _line(records: Records, size: str) -> Line:
    # A whole year in which generated cases were accepted, so that there is a year's work to count.
    newest = records.connection.execute(text("SELECT max(accepted_on) FROM cases")).scalar_one()
    year = period_with(PeriodKind.YEAR, date(date.fromisoformat(newest).year - 1, 6, 1))
    ours, bare = side_by_side(
        lambda: figures.count_report(records, ReportKind.WORK, year), lambda: _bare(records, year), ROUNDS
    )
    return Line(
        what=f"work report of a year, {size} cases",
        ours=p95(ours),
        base=p95(bare),
        against="the same counts as bare statements",
        most=MOST,
    )


def _bare(records: Records, year: Period) -> None:
    for statement in (*VALUES.values(), *(part for pair in RATES.values() for part in pair)):
        counted(records.connection, statement, year.first, year.last)

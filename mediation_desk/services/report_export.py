"""Reports and the rows behind a figure as spreadsheets, after the password; nothing protects them outside."""

from __future__ import annotations

from collections.abc import Iterator

from mediation_desk.domain.figure import Counted, Figure, FigureKind, FigureRow
from mediation_desk.domain.figure_text import value_text
from mediation_desk.register.records import Records
from mediation_desk.services.access import STATISTICS_READ
from mediation_desk.services.figures import figure_rows
from mediation_desk.services.password_check import Confirmed, require
from mediation_desk.services.permission import allowed
from mediation_desk.services.report_papers import MASKED
from mediation_desk.services.report_telling import days_said, figure_said, unit_said
from mediation_desk.services.report_wanted import Wanted, narrowed, tell
from mediation_desk.services.spreadsheet import Cell, SheetOf, workbook
from mediation_desk.words import N_, paper_term, paper_words

MOST_ROWS = 50_000
"""Rows of one file; whoever needs more narrows the report."""
_FIGURES = (
    N_("Figure"),
    N_("Unit"),
    N_("This period"),
    N_("Above / below the line"),
    N_("Compared"),
    N_("More or less"),
)
_ROWS = (N_("What"), N_("Number or name"), N_("Kind"), N_("Day"), N_("Counts"), N_("Above the line"))


@allowed(STATISTICS_READ, changes={"journal"})
def export_report(records: Records, wanted: Wanted, outside: bool, confirmed: Confirmed) -> bytes:
    """The report as an .xlsx file with its definitions on a second sheet. DeskError: password.ask_again."""
    require(confirmed, records.staff.id, records.now)
    told = tell(records, wanted, outside=outside)
    rows: list[tuple[Cell, ...]] = [
        (one.name, one.unit, one.value, one.share, one.earlier, one.change) for one in told.figures
    ]
    meanings = [(one.name, one.unit, one.definition) for one in told.figures]
    about = [
        (paper_words(N_("Period")), "", days_said(wanted.period.first, wanted.period.last, paper_words)),
        (
            paper_words(N_("Narrowed to")),
            "",
            narrowed(records, wanted.choice) or paper_words(N_("everything")),
        ),
    ]
    if wanted.earlier:
        days = days_said(wanted.earlier.first, wanted.earlier.last, paper_words)
        about.append((paper_words(N_("Compared with")), "", days))
    if told.masked:
        about.append((paper_words(N_("Small figures")), "", paper_words(MASKED)))
    records.journal("export_report", fields=(wanted.kind.value, wanted.period.kind.value))
    heads = tuple(paper_words(word) for word in _FIGURES)
    second = (paper_words(N_("Figure")), paper_words(N_("Unit")), paper_words(N_("Definition")))
    return workbook(
        (
            SheetOf(title=paper_term(wanted.kind), heads=heads, widths=(32, 8, 14, 18, 14, 12), rows=rows),
            SheetOf(
                title=paper_words(N_("Definitions")), heads=second, widths=(32, 8, 90), rows=about + meanings
            ),
        )
    )


@allowed(STATISTICS_READ, changes={"journal"})
def export_rows(records: Records, wanted: Wanted, figure: Figure, confirmed: Confirmed) -> bytes:
    """The rows behind one figure, told as far as one may read them. DeskError: password.ask_again."""
    require(confirmed, records.staff.id, records.now)
    rows = [_cells(figure, row) for row in _rows(records, wanted, figure)]
    records.journal("export_figure_rows", fields=(figure.key, str(len(rows))))
    name = f"{figure_said(figure, paper_words)}（{unit_said(figure, paper_words)}）"
    heads = tuple(paper_words(word) for word in _ROWS)
    return workbook(
        (SheetOf(title=name.replace("/", " ")[:31], heads=heads, widths=(16, 30, 20, 12, 12, 10), rows=rows),)
    )


def _rows(records: Records, wanted: Wanted, figure: Figure) -> Iterator[FigureRow]:
    found = figure_rows(records, figure.key, wanted.period, wanted.choice)
    yield from found.rows
    given = len(found.rows)
    while found.after is not None and given < MOST_ROWS:
        found = figure_rows(records, figure.key, wanted.period, wanted.choice, found.after)
        yield from found.rows
        given += len(found.rows)


def _cells(figure: Figure, row: FigureRow) -> tuple[Cell, ...]:
    rate = figure.kind is FigureKind.RATE
    value = f"{row.value}" if rate else value_text(figure, Counted(key=figure.key, value=row.value))
    hit = paper_words(N_("yes")) if row.hit else paper_words(N_("no"))
    return (
        paper_words(f"Row.{row.noun}"),
        row.title,
        paper_words(row.word) if row.word else "",
        row.on.isoformat() if row.on else "",
        value,
        hit if rate else "",
    )

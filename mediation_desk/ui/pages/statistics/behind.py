"""The rows behind one figure: what stands above the line of a rate comes last, what lacks comes first."""

from __future__ import annotations

from PySide6.QtCore import Signal

from mediation_desk.domain.figure import Counted, FigureKind, FigureRow, FigureRows, RowKey
from mediation_desk.domain.figure_text import value_text
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.figure_words import figure_word
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.cells import Cell, Column, Tag, Text
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column as Upright
from mediation_desk.ui.kit.layout import Row
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.pages.statistics.report_table import ReportLine, definition_of, sentence_of
from mediation_desk.words import N_, _

NOUNS = (
    N_("Row.activity"),
    N_("Row.aid_grant"),
    N_("Row.area"),
    N_("Row.attendee"),
    N_("Row.award"),
    N_("Row.call_out"),
    N_("Row.case"),
    N_("Row.certificate"),
    N_("Row.clue"),
    N_("Row.company"),
    N_("Row.corps"),
    N_("Row.counselling_file"),
    N_("Row.counselling_offer"),
    N_("Row.counselling_session"),
    N_("Row.home_visit"),
    N_("Row.hotline_call"),
    N_("Row.household"),
    N_("Row.ledger_case"),
    N_("Row.legal_base"),
    N_("Row.prevented_harm"),
    N_("Row.publication"),
    N_("Row.reception"),
    N_("Row.referral"),
    N_("Row.return_visit"),
    N_("Row.service_point"),
    N_("Row.service_step"),
    N_("Row.station_case"),
)
"""The words of what rows may be of."""


class Behind(Sheet):
    """`opened(row)`: its page is wanted; `more(after)`: the next rows; `leaving`: these rows as a file."""

    opened = Signal(object)
    more = Signal(object)
    leaving = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(margin=0, gap=0)
        self._desk = desk
        self._line: ReportLine | None = None
        self._after: RowKey | None = None
        self.heading = Label("", "section", wrap=True)
        self.definition = Prose("", "small", tone="ink2")
        self.export = Button(_("Export these rows"), "text", icon="file-export", compact=True)
        self.export.clicked.connect(self.leaving)
        head = Row(gap=8)
        head.addWidget(self.heading, 1)
        head.addWidget(self.export)
        words = Upright(margin=(16, 12, 8, 8), gap=4)
        words.addLayout(head)
        words.addWidget(self.definition)
        self.add(words)
        columns = (
            Column(key="title", title=_("Number or name"), wrap=True),
            Column(key="kind", title=_("Kind"), width=136, drop=2),
            Column(key="on", title=_("Day"), width=104),
            Column(key="value", title=_("Counts"), width=72, right=True, drop=1),
            Column(key="hit", title=_("In the numerator"), width=96),
        )
        self.table = Table(columns, self._cells, key=_key, name=_("Rows behind the figure"), row_height=40)
        self.table.opened.connect(self.opened)
        self.table.wanted_more.connect(self._more)
        self.add(self.table, 1)
        self.none = Label(_("Choose a figure at the left: its rows are listed here."), tone="ink2", wrap=True)
        self.none.setContentsMargins(16, 0, 16, 16)
        self.add(self.none)
        self.clear()

    def hasHeightForWidth(self) -> bool:
        """Never: its parts share the height there is, and the page scrolls only where it is too little."""
        return False

    def clear(self) -> None:
        """No figure is chosen."""
        self._line = None
        self.heading.setText(_("What stands behind a figure"))
        self.definition.hide()
        self.table.hide()
        self.export.hide()
        self.none.show()

    def begin(self, line: ReportLine) -> None:
        """Say which figure is opened, before its rows come."""
        self._line = line
        self.heading.setText(f"{figure_word(line.figure)}  {sentence_of(line)}")
        self.definition.setText(definition_of(line))
        self.definition.show()
        self.none.hide()
        self.table.show()
        self.table.set_rows(())
        self.export.block(_("There is no row behind it."))
        self.export.show()

    def show_rows(self, found: FigureRows) -> None:
        """Its first rows."""
        self._after = found.after
        self.table.set_rows(found.rows, more=found.after is not None)
        if self._line is not None and self._line.figure.kind is FigureKind.RATE:
            lacking = (self._line.now.denominator or 0) - (self._line.now.numerator or 0)
            if lacking:
                told = _("{n} not above the line are listed first.", n=lacking)
                self.definition.setText(f"{definition_of(self._line)}{told}")
        if found.rows:
            self.export.allow()

    def append(self, found: FigureRows) -> None:
        """The next rows."""
        self._after = found.after
        self.table.append_rows(found.rows, more=found.after is not None)

    def _more(self) -> None:
        if self._after is not None:
            self.more.emit(self._after)

    def _cells(self, row: FigureRow) -> tuple[Cell, ...]:
        rate = self._line is not None and self._line.figure.kind is FigureKind.RATE
        hit: Cell = Text(text=_("counted"), tone="ink3")
        if rate:
            hit = (
                Tag(text=_("above the line"), tone="pine")
                if row.hit
                else Tag(text=_("not yet"), tone="amber")
            )
        return (
            Text(text=self._desk.shown(row.title) or noun_word(row)),
            Text(text=_(row.word) if row.word else noun_word(row), tone="ink2"),
            Text(text=f"{row.on:%Y-%m-%d}" if row.on else "—"),
            Text(text=self._value(row)),
            hit,
        )

    def _value(self, row: FigureRow) -> str:
        """What it adds: money and hours as the figure writes them, one case as 1."""
        if self._line is None or self._line.figure.kind is FigureKind.RATE:
            return f"{row.value:,}"
        return value_text(self._line.figure, Counted(key=self._line.figure.key, value=row.value))


def noun_word(row: FigureRow) -> str:
    """What a row is, in a word."""
    return _(f"Row.{row.noun}")


def _key(row: FigureRow) -> tuple[str, str, str]:
    return row.noun, row.subject_id, row.who

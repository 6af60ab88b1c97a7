"""已固定: reports as they were sent, and what would be counted differently today."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.figures import figure
from mediation_desk.domain.frozen_report import FigureDifference, FrozenFigure, FrozenReport, FrozenRow
from mediation_desk.services.frozen_reports import (
    FrozenLine,
    FrozenSheet,
    frozen,
    frozen_rows,
    frozen_sheet,
    period_of,
)
from mediation_desk.services.report_telling import period_said
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.figure_words import figure_word, unit_word
from mediation_desk.ui.kit.cells import Cell, Column, Tag, Text
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column as Upright
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.pages.statistics.frozen_rows import RowsAsSent
from mediation_desk.ui.two_panes import TwoPanes
from mediation_desk.words import _, listed, term


class FrozenPage(Page):
    """`desk.go("frozen_reports", report id)`: the list at the left, the report chosen at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Statistics"))
        self._wanted = ""
        self._sheet: FrozenSheet | None = None
        columns = (
            Column(key="report", title=_("Report"), wrap=True),
            Column(key="sent_to", title=_("Sent to"), width=136, wrap=True, drop=1),
            Column(key="sent_on", title=_("Sent on"), width=108),
        )
        self.table = Table(columns, _report_cells, key=_report_id, name=_("Frozen reports"), row_height=56)
        self.table.chosen.connect(self._chosen)
        self.empty = EmptyState(
            _("No report is frozen yet"), _("A report is frozen when it is sent, with every row behind it.")
        )
        self.heading, self.proof = Label("", "section", wrap=True), Prose("", "small", tone="ink2")
        told = (
            Column(key="figure", title=_("What is counted"), wrap=True),
            Column(key="unit", title=_("Unit"), width=58, drop=2),
            Column(key="then", title=_("As sent"), width=104, right=True),
            Column(key="now", title=_("Today"), width=104, right=True),
            Column(key="change", title=_("What changed"), width=136),
        )
        self.figures = Table(told, self._figure_cells, key=_key, name=_("Figures as sent"), row_height=40)
        self.figures.chosen.connect(self._open)
        self.rows = RowsAsSent(desk)
        self.body.addWidget(self._lay_out(), 1)
        self.body.addWidget(self.empty, 1)
        self.empty.hide()
        desk.changed.connect(self._changed)

    def _lay_out(self) -> QWidget:
        left, right = Sheet(margin=0, gap=0), Sheet(margin=0, gap=0)
        left.add(self.table, 1)
        words = Upright(margin=(16, 12, 16, 8), gap=4)
        words.addWidget(self.heading)
        words.addWidget(self.proof)
        right.add(words)
        right.add(self.figures, 3)
        right.add(self.rows, 2)
        self.both = TwoPanes(left, right, (_("Frozen reports"), _("As sent")), weights=(496, 686))
        return self.both

    def opened(self, *args: object) -> None:
        """One of them may be wanted."""
        self._wanted = str(args[0]) if args else ""
        self.desk.ask(self, self._show, frozen)

    def find_in_list(self) -> None:
        """Into the list of reports."""
        self.table.setFocus()

    def panes(self) -> tuple[QWidget, ...]:
        """Reports, figures, rows."""
        return self.table, self.figures, self.rows.table

    def _show(self, found: tuple[FrozenLine, ...]) -> None:
        self.table.set_rows(found)
        self.both.setVisible(bool(found))
        self.empty.setVisible(not found)
        if (
            found
            and not (self._wanted and self.table.choose(self._wanted))
            and self.table.current_row() is None
        ):
            self.table.selectRow(0)

    def _chosen(self, line: FrozenLine | None) -> None:
        self.figures.set_rows(())
        self.rows.clear()
        self.heading.setText(_said(line.report) if line else "")
        self.proof.setText(_("Held against today's count …") if line else "")
        if line is not None:
            self.desk.ask(self, self._look, frozen_sheet, line.report.id)

    def _look(self, sheet: FrozenSheet) -> None:
        current = self.table.current_row()
        if current is None or current.report.id != sheet.report.id:
            return
        self._sheet = sheet
        changed = len(sheet.differences)
        said = [
            _(
                "Sent on {day} to {whom}, frozen by {who}.",
                day=f"{sheet.report.sent_on:%Y-%m-%d}",
                whom=sheet.report.sent_to,
                who=sheet.frozen_by,
            )
        ]
        said.append(
            _("Figures and rows are exactly as frozen.")
            if sheet.whole
            else _("It is not what was frozen: somebody changed the file past the desk.")
        )
        said.append(
            _("{n} figures would be counted differently today.", n=changed)
            if changed
            else _("Counted today it is the same.")
        )
        self.proof.setText("".join(said))
        self.figures.set_rows(sheet.report.figures)
        first = next((one.key for one in sheet.differences), "")
        self.figures.choose(first or (sheet.report.figures[0].key if sheet.report.figures else ""))

    def _open(self, chosen: FrozenFigure | None) -> None:
        if chosen is None or self._sheet is None:
            self.rows.clear()
            return
        difference = self._difference(chosen.key)

        def show(rows: tuple[FrozenRow, ...]) -> None:
            now = self.figures.current_row()
            if now is not None and now.key == chosen.key:
                self.rows.show_rows(rows, difference)

        self.desk.ask(self, show, frozen_rows, self._sheet.report.id, chosen.key)

    def _difference(self, key: str) -> FigureDifference | None:
        found = self._sheet.differences if self._sheet else ()
        return next((one for one in found if one.key == key), None)

    def _figure_cells(self, one: FrozenFigure) -> tuple[Cell, ...]:
        figured, difference = figure(one.key), self._difference(one.key)
        share = (
            f"{one.numerator:,} / {one.denominator:,}"
            if one.numerator is not None and one.denominator is not None
            else ""
        )
        change: Cell = Text(text="")
        if difference is not None:
            change = Tag(text=_change_said(difference), tone="blue")
        return (
            Text(text=figure_word(figured), beside=share),
            Text(text=unit_word(figured), tone="ink2"),
            Text(text=one.value, strong=True),
            Text(text=difference.now if difference else one.value, tone="ink2"),
            change,
        )

    def _changed(self, nouns: frozenset[str]) -> None:
        if self.isVisible() and "report" in nouns:
            self.desk.ask(self, self._show, frozen)


def _change_said(one: FigureDifference) -> str:
    parts = []
    if one.added:
        parts.append(_("+{n} rows", n=len(one.added)))
    if one.removed:
        parts.append(_("−{n} rows", n=len(one.removed)))
    if one.changed:
        parts.append(_("{n} changed", n=len(one.changed)))
    return listed(parts) or _("another value")


def _said(report: FrozenReport) -> str:
    return f"{term(report.kind)} · {period_said(period_of(report), _)}"


def _report_cells(line: FrozenLine) -> tuple[Cell, ...]:
    report = line.report
    return (
        Text(text=period_said(period_of(report), _), second=term(report.kind)),
        Text(text=report.sent_to),
        Text(text=f"{report.sent_on:%Y-%m-%d}"),
    )


def _report_id(line: FrozenLine) -> str:
    return line.report.id


def _key(one: FrozenFigure) -> str:
    return one.key

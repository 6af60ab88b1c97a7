"""The lines of the log: filtered by day, kind and words, copied or saved for whoever helps."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from mediation_desk.diagnosis.log_lines import Level, LogLine, read_log
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.cells import Cell, Tag, Text
from mediation_desk.ui.kit.cells import Column as TableColumn
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.filter_button import FilterButton
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.layout import Column, Row, size
from mediation_desk.ui.kit.line_edit import LineEdit
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.pages.log.leaving_text import save_text
from mediation_desk.ui.spelled_finding import find
from mediation_desk.words import _, term

_SPANS = (1, 7, 30)


class LogLines(QWidget):
    """`look()` reads the files; the table shows the newest line first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._lines: tuple[LogLine, ...] = ()
        self.typed = LineEdit(_("Words or pinyin"), compact=True)
        self.typed.setAccessibleName(_("Find in the log"))
        words = {1: _("Today"), 7: _("Last 7 days"), 30: _("Last 30 days")}
        self.days = FilterButton(_("Days"), [(n, words[n]) for n in _SPANS], one=True)
        self.level = FilterButton(_("Kind"), [(one, term(one)) for one in Level])
        self.copy = Button(_("Copy what is shown"), icon="copy", compact=True)
        self.save = Button(_("Save as …"), icon="device-floppy", compact=True)
        columns = (
            TableColumn(key="when", title=_("When"), width=168),
            TableColumn(key="kind", title=_("Kind"), width=104),
            TableColumn(key="what", title=_("What happened"), wrap=True),
        )
        self.table = Table(columns, _cells, key=lambda line: line.number, name=_("Log"))
        self.empty = EmptyState(_("Nothing like this in the log"))
        self.typed.textChanged.connect(self._filter)
        for button in (self.days, self.level):
            button.changed.connect(self._filter)
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._save)
        self._lay_out()

    def look(self) -> None:
        """Read the log again."""
        reports = self._desk.reports
        self._lines = read_log(reports.log_folder) if reports is not None else ()
        self._filter()

    def shown(self) -> list[LogLine]:
        """The lines the filters let through."""
        days = next(iter(self.days.value()), None)
        first = self._desk.today() - timedelta(days=days - 1) if days else None
        levels, typed = self.level.value(), self.typed.text().strip()
        return [
            one
            for one in self._lines
            if (first is None or one.at.date() >= first)
            and (not levels or one.level in levels)
            and (not typed or find(typed, one.said()) or find(typed, one.text))
        ]

    def text(self) -> str:
        """What is shown, as it is copied and saved: as it stands in the file, oldest first."""
        return "".join(
            f"{one.at:%Y-%m-%d %H:%M:%S} {one.level} {one.text}\n" for one in reversed(self.shown())
        )

    def _lay_out(self) -> None:
        flow = FlowLayout(gap=8)
        flow.addWidget(size(self.typed, width=280, height=36))
        for button in (self.days, self.level):
            flow.addWidget(button)
        across = Row(gap=8)
        across.addLayout(flow, 1)
        across.addWidget(self.copy)
        across.addWidget(self.save)
        listed = Sheet(margin=0, gap=0)
        listed.add(self.table, 1)
        listed.add(self.empty, 1)
        column = Column(self, gap=12)
        column.addLayout(across)
        column.addWidget(listed, 1)

    def _filter(self) -> None:
        shown = self.shown()
        self.table.set_rows(shown)
        if self._lines:
            self.empty.say(_("Nothing like this in the log"), _("Please loosen the filters."))
        else:
            later = _("What the program does from now on is listed here.")
            self.empty.say(_("Nothing in the log yet"), later)
        self.table.setVisible(bool(shown))
        self.empty.setVisible(not shown)
        for button in (self.copy, self.save):
            button.setEnabled(bool(shown))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text())
        self._desk.toast(_("Copied: {n} lines", n=len(self.shown())))

    def _save(self) -> None:
        save_text(self._desk, self, _("Save the log"), f"log-{self._desk.today():%Y-%m-%d}.txt", self.text())


def _cells(line: LogLine) -> tuple[Cell, ...]:
    tone = "amber" if line.level is Level.BUG else "neutral"
    return (
        Text(text=f"{line.at:%Y-%m-%d %H:%M:%S}"),
        Tag(text=term(line.level), tone=tone),
        Text(text=line.said()),
    )

"""The reports of bugs kept on this computer, each to be read before it is handed on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column, Row, size
from mediation_desk.ui.kit.lines import Line, LineList
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.pages.log.leaving_text import save_text
from mediation_desk.words import _


class ReportList(QWidget):
    """`look()` lists them, the newest first, and returns how many there are."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.list = LineList(selects=True, ruled=False, row_height=44, name=_("Fault reports"))
        self.list.chosen.connect(self._show)
        self.title = Label("", "section")
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(_("Fault report"))
        self.text.setTabChangesFocus(True)
        self.copy = Button(_("Copy for the technician"), icon="copy", compact=True)
        self.save = Button(_("Save as …"), icon="device-floppy", compact=True)
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._save)
        self.none = EmptyState(
            _("No reports"), _("When something goes wrong in the program, what it says of it is kept here.")
        )
        self._both = QWidget()
        self._lay_out()

    def look(self) -> int:
        """Read the folder of reports again."""
        found = self._desk.reports.listed() if self._desk.reports is not None else ()
        self.list.set_lines([Line(id=path, first=_number(path)) for path in found])
        self._both.setVisible(bool(found))
        self.none.setVisible(not found)
        if found and self.list.current() is None:
            self.list.choose(found[0])
        return len(found)

    def _lay_out(self) -> None:
        left = Sheet(_("Newest first"), margin=(8, 12, 8, 8), gap=8)
        left.add(self.list, 1)
        right = Sheet(margin=(24, 16, 16, 16), gap=12)
        head = Row(gap=8)
        head.addWidget(self.title, 1)
        head.addWidget(self.copy)
        head.addWidget(self.save)
        right.body.addLayout(head)
        right.add(self.text, 1)
        across = Row(self._both, gap=16)
        across.addWidget(size(left, width=264))
        across.addWidget(right, 1)
        column = Column(self)
        column.addWidget(self._both, 1)
        column.addWidget(self.none, 1)

    def _show(self, path: object) -> None:
        if isinstance(path, Path) and self._desk.reports is not None:
            self.title.setText(_("Report {number}", number=_number(path)))
            self.text.setPlainText(self._desk.reports.read(path))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self._desk.toast(_("Copied. Paste it into a message, or say the number on the phone."))

    def _save(self) -> None:
        path = self.list.current()
        if isinstance(path, Path):
            save_text(self._desk, self, _("Save the report"), path.name, self.text.toPlainText())


def _number(path: Path) -> str:
    return path.stem.removeprefix("report-")

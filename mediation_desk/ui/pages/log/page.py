"""运行日志: what the program did and where it failed, and the reports for whoever helps from far away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from mediation_desk.ui.desk import Desk
from mediation_desk.ui.keys import bind
from mediation_desk.ui.kit.tabs import Tabs
from mediation_desk.ui.pages.log.lines import LogLines
from mediation_desk.ui.pages.log.reports import ReportList
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _

LINES, REPORTS = "lines", "reports"


class LogPage(Page):
    """`desk.go("log", "reports")` shows the reports; nothing here is about anybody."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Program log"))
        self.head.set_under(
            _("What the program did and where it failed on this computer. No names, no words of anybody.")
        )
        self.parts = Tabs([(LINES, _("Log")), (REPORTS, _("Fault reports"))], name=_("Parts"))
        self.lines = LogLines(desk)
        self.reports = ReportList(desk)
        self._stack = QStackedWidget()
        for part in (self.lines, self.reports):
            self._stack.addWidget(part)
        self.parts.chosen.connect(self._show)
        self.body.addWidget(self.parts)
        self.body.addWidget(self._stack, 1)
        bind(self, "F5", self.look)

    def opened(self, *args: object) -> None:
        """Read the files again."""
        if args and args[0] in (LINES, REPORTS):
            self.parts.show_tab(str(args[0]))
        self.look()

    def look(self) -> None:
        """Read the log and the reports again (F5)."""
        self.lines.look()
        self.parts.set_count(REPORTS, self.reports.look() or None)

    def find_in_list(self) -> None:
        """To the words that are looked for in the log."""
        self.parts.show_tab(LINES)
        self.lines.typed.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def panes(self) -> tuple[QWidget, ...]:
        """Tabs, then the part shown."""
        shown = self.lines if self.parts.current() == LINES else self.reports
        return (self.parts, shown)

    def _show(self, key: str) -> None:
        self._stack.setCurrentIndex((LINES, REPORTS).index(key))

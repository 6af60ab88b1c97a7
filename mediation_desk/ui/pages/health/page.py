"""体检: one page that says how register, copies, recovery, computer and work stand, the worst first."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.health import HealthAct, HealthLevel, HealthReport
from mediation_desk.domain.health_computer import Computer
from mediation_desk.services.health import look_at_health, note_health
from mediation_desk.services.health_telling import summary_of
from mediation_desk.ui.computer_now import ComputerNow
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.full_check_run import FullCheckRun
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.pages.health.checking import CheckPanel
from mediation_desk.ui.pages.health.places import offered_to, place_of
from mediation_desk.ui.pages.health.rows import HealthRows
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _

_NOUNS = frozenset({"backup", "recovery", "staff", "clock", "health", "drill", "restored_numbers"})


class HealthPage(Page):
    """For director and administrator; nothing on it is about anybody."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("page.health"))
        self._here: Computer | None = None
        self._now = ComputerNow(desk, self)
        self.run = FullCheckRun(desk, self)
        self.paper = Button(_("Report on paper"), icon="printer")
        self.paper.clicked.connect(self.print)
        self.check = Button(_("Check everything"), "primary", icon="shield-half")
        self.check.clicked.connect(self.primary)
        for button in (self.paper, self.check):
            self.head.add_button(button)
        self.panel = CheckPanel(self.run)
        self.rows = HealthRows(offered_to(desk.staff))
        self.rows.wanted.connect(self._go)
        self.list = Sheet(_("What was looked at"))
        self.list.add(self.rows, 1)
        self.body.addWidget(self.panel)
        self.body.addWidget(self.list, 1)
        self.run.found.connect(self._ended)
        self.run.failed.connect(self._ended)
        desk.changed.connect(self._changed)

    def opened(self, *_args: object) -> None:
        """Look at everything that can be looked at quickly."""
        self._now.look(self._ask)

    def primary(self) -> None:
        """Check everything."""
        if self.run.running:
            return
        self.check.block(_("The register is being checked. You can go on working."))
        self.panel.begun()
        self.run.start()

    def print(self) -> None:
        """Show the report as paper."""
        self.desk.go("health_paper")

    def panes(self) -> tuple[QWidget, ...]:
        """The check, the lines."""
        return (self.panel, self.rows) if self.panel.isVisible() else (self.rows,)

    def _ask(self, here: Computer) -> None:
        self._here = here
        self.desk.ask(self, self._show, look_at_health, here)

    def _show(self, report: HealthReport) -> None:
        self.rows.show_report(report, self.desk.today())
        worst = report.ordered[0].level if report.lines else HealthLevel.GOOD
        tone = {HealthLevel.GOOD: "pine", HealthLevel.WATCH: "amber", HealthLevel.ACT: "red"}[worst]
        self.head.set_facts(Label(summary_of(report, _), tone=tone))
        size = self._here.size if self._here is not None else 0
        self.desk.do(self, _noted, note_health, report, size)

    def _go(self, act: HealthAct) -> None:
        if act is HealthAct.CHECK:
            self.primary()
        else:
            self.desk.go(*place_of(act))

    def _ended(self, _what: object) -> None:
        self.check.allow()
        self._now.look(self._ask)

    def _changed(self, nouns: frozenset[str]) -> None:
        if nouns & _NOUNS and self.isVisible() and self._here is not None:
            self._ask(self._here)


def _noted(_nothing: None) -> None:
    """Nobody waits for the history."""

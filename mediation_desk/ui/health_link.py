"""The way from the first page to the health report, with how many lines want something."""

from __future__ import annotations

from PySide6.QtCore import Signal

from mediation_desk import __version__
from mediation_desk.domain.health import HealthLevel, HealthReport
from mediation_desk.domain.health_computer import Computer
from mediation_desk.services.access import HEALTH_READ
from mediation_desk.services.health import look_at_health, note_health
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.words import _


class HealthLink(Button):
    """For whoever may read the report; `told` when it says something else.

    Fonts and printers, which take longer, are for its page. The first look of a sitting is noted, so that the
    report can say since when something is amiss.
    """

    told = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("page.health"), "link", icon="shield-half")
        self._desk = desk
        self._noted = False
        self.clicked.connect(self._go)

    def look(self) -> None:
        """Ask how things stand."""
        if not self._desk.staff.roles & HEALTH_READ or self._desk.copy is not None:
            return
        here = Computer(
            free=self._desk.files.free_bytes(self._desk.folder),
            zone=self._desk.clock.zone_minutes(),
            program=__version__,
        )
        self._desk.ask(self, self._say, look_at_health, here)

    def _say(self, report: HealthReport) -> None:
        amiss = report.count(HealthLevel.ACT) + report.count(HealthLevel.WATCH)
        self.set_text(_("Health report: {n}", n=amiss) if amiss else _("Health report: all well"))
        self.told.emit()
        if not self._noted:
            self._noted = True
            self._desk.do(self, _nobody_waits, note_health, report)

    def _go(self) -> None:
        self._desk.go("health")


def _nobody_waits(_nothing: None) -> None:
    """The history is kept."""

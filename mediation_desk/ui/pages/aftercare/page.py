"""履行与回访: what agreements still oblige to, and the visits that follow them, across cases."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.staff import Role
from mediation_desk.services.access import PERFORMANCE_READ, VISIT_READ
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.layout import Row
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.pages.aftercare.pane import AftercarePane
from mediation_desk.ui.pages.aftercare.performance_pane import PerformancePane
from mediation_desk.ui.pages.aftercare.visits_pane import VisitsPane
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import N_, _

PANES: tuple[tuple[str, str, frozenset[Role], Callable[[Desk], AftercarePane]], ...] = (
    ("performance", N_("track.performance"), PERFORMANCE_READ, PerformancePane),
    ("visits", N_("Return visits"), VISIT_READ, VisitsPane),
)
"""(key, msgid, who may see it, widget) of each pane, one line each, in the order of the segments."""


class AftercarePage(Page):
    """`desk.go("aftercare", pane key)`: one pane at a time; without a key the one shown last."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Performance and visits"))
        open_to = [line for line in PANES if line[2] & desk.staff.roles]
        self.segments = Segments(
            [(key, _(words)) for key, words, _roles, _make in open_to], compact=True, name=_("What is shown")
        )
        self.made = {key: make(desk) for key, _words, _roles, make in open_to}
        self.stack = Stack()
        for pane in self.made.values():
            self.stack.addWidget(pane)
        self.segments.set_value(open_to[0][0])
        self.segments.changed.connect(self._turn)
        self.segments.setVisible(len(open_to) > 1)
        row = Row()
        row.addWidget(self.segments)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.stack, 1)

    @property
    def pane(self) -> AftercarePane:
        """The one that is shown."""
        return self.made[self.segments.value()]

    def opened(self, *args: object) -> None:
        """The key of a pane may come along."""
        if args and str(args[0]) in self.made:
            self.segments.set_value(str(args[0]))
        self._turn()

    def primary(self) -> None:
        """What the pane does."""
        self.pane.primary()

    def print(self) -> None:
        """What the pane prints."""
        self.pane.print()

    def find_in_list(self) -> None:
        """Into the pane's search."""
        self.pane.find_in_list()

    def panes(self) -> tuple[QWidget, ...]:
        """The choice of the pane, then its parts."""
        return (self.segments, *self.pane.parts())

    def _turn(self) -> None:
        self.stack.setCurrentWidget(self.pane)
        self.pane.look()

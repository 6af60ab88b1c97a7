"""网格与队伍: areas with service points, helpers, corps; one part at a time."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediation_desk.services.access import GRID_WRITE, HOME_VISIT_WRITE
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.pages.grid.areas_pane import AreasPane
from mediation_desk.ui.pages.grid.corps_pane import CorpsPane
from mediation_desk.ui.pages.grid.helpers_pane import HelpersPane
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _

NOUNS = {
    "areas": {"area", "service_point", "helper"},
    "helpers": {"helper", "area", "corps", "call_out"},
    "corps": {"corps", "call_out", "helper"},
}
"""The parts and the nouns that change what each shows."""


class GridPage(Page):
    """`desk.go("grid", part, id)`: areas, helpers (one of them) or corps."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Grid and helpers"))
        self.parts = Segments(
            [("areas", _("Areas and service points")), ("helpers", _("Helpers")), ("corps", _("Corps"))],
            name=_("Grid and helpers"),
        )
        self.areas, self.helpers, self.corps = AreasPane(desk), HelpersPane(desk), CorpsPane(desk)
        self._panes: dict[str, AreasPane | HelpersPane | CorpsPane] = {
            "areas": self.areas,
            "helpers": self.helpers,
            "corps": self.corps,
        }
        self._stack = Stack()
        for pane in self._panes.values():
            self._stack.addWidget(pane)
        self.act = Button("", "primary", icon="plus")
        self.act.clicked.connect(self.primary)
        self.head.add_button(self.act)
        self.body.addWidget(self.parts, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._stack, 1)
        self.parts.set_value("areas")
        self.parts.changed.connect(self._turn)
        desk.changed.connect(self._changed)
        desk.masked_changed.connect(lambda _on: self._pane().look())

    def opened(self, *args: object) -> None:
        """Show a part, by default the one shown before; of helpers, areas or points perhaps one."""
        wanted = str(args[0]) if args else ""
        if len(args) > 1 and wanted != "corps":
            (self.areas if wanted == "areas" else self.helpers).choose(str(args[1]))
        if wanted in self._panes and wanted != self.parts.value():
            self.parts.set_value(wanted)
        else:
            self._turn()

    def left(self) -> bool:
        """What was typed is kept as drafts."""
        for pane in self._panes.values():
            pane.put_by()
        return True

    def primary(self) -> None:
        """What the button says."""
        if self.act.isEnabled() and self.act.isVisible():
            self._pane().begin()

    def save(self) -> None:
        """Keep what is typed at the right."""
        self._pane().save()

    def find_in_list(self) -> None:
        """The cursor goes where the list is searched."""
        if self.parts.value() == "helpers":
            self.helpers.find_in_list()

    def panes(self) -> tuple[QWidget, ...]:
        """Parts, then what is shown of them."""
        return self.parts, *self._pane().panes()

    def _pane(self) -> AreasPane | HelpersPane | CorpsPane:
        return self._panes[str(self.parts.value())]

    def _turn(self) -> None:
        for pane in self._panes.values():
            pane.put_by()
        self._stack.setCurrentWidget(self._pane())
        self._pane().look()
        part, roles = str(self.parts.value()), self.desk.staff.roles
        words = {"areas": _("Add an area"), "helpers": _("New helper"), "corps": _("Enter a call-out")}
        self.act.set_text(words[part])
        self.act.setVisible(bool(roles & (HOME_VISIT_WRITE if part == "corps" else GRID_WRITE)))

    def _changed(self, nouns: frozenset[str]) -> None:
        if nouns & NOUNS[str(self.parts.value())] and self.isVisible():
            self._pane().look()

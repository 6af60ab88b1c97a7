"""走访: the list with the form, rounds, a finished round at once, the route of a day; one part at a time."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediation_desk.services.access import HOME_VISIT_WRITE
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.pages.home_visits.batch_pane import BatchPane
from mediation_desk.ui.pages.home_visits.rounds_pane import RoundsPane
from mediation_desk.ui.pages.home_visits.route_pane import RoutePane
from mediation_desk.ui.pages.home_visits.visits_pane import VisitsPane
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _

_Pane = VisitsPane | RoundsPane | BatchPane | RoutePane
NOUNS = {
    "visits": {"home_visit", "screening_round", "area"},
    "rounds": {"home_visit", "screening_round", "household", "area"},
    "batch": {"screening_round"},
    "route": {"home_visit", "household", "area"},
}
"""The parts and the nouns that change what each shows."""


class HomeVisitsPage(Page):
    """`desk.go("home_visits", part, id)`: parts are "visits", "rounds", "batch" and "route".

    "visits" with the id of a household (and the number of a clue), even "", begins an empty form; "visit"
    shows the one of this id.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Home visits"))
        parts = [("visits", _("Visits")), ("rounds", _("Screening rounds"))]
        if desk.staff.roles & HOME_VISIT_WRITE:
            parts.append(("batch", _("Enter a round")))
        parts.append(("route", _("Route of a day")))
        self.parts = Segments(parts, name=_("Home visits"))
        self.visits, self.rounds = VisitsPane(desk), RoundsPane(desk)
        self.batch, self.route = BatchPane(desk), RoutePane(desk)
        self._panes: dict[str, _Pane] = {
            "visits": self.visits,
            "rounds": self.rounds,
            "batch": self.batch,
            "route": self.route,
        }
        self._stack = Stack()
        for pane in self._panes.values():
            self._stack.addWidget(pane)
        self.rounds.entering.connect(lambda one: self.opened("batch", one))
        self.rounds.listing.connect(self._list_round)
        self.act = Button("", "primary")
        self.act.clicked.connect(self.primary)
        self.head.add_button(self.act)
        self.body.addWidget(self.parts, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._stack, 1)
        self.parts.set_value("visits")
        self.parts.changed.connect(self._turn)
        desk.changed.connect(self._changed)
        desk.masked_changed.connect(lambda _on: self._pane().look())

    def opened(self, *args: object) -> None:
        """Show a part, by default the one shown before; "visits" with ids, even "", begins a visit."""
        wanted = str(args[0]) if args else ""
        about = str(args[1]) if len(args) > 1 else ""
        if wanted == "batch":
            self.batch.choose(about)
        one_visit = wanted == "visit"
        wanted = "visits" if one_visit else wanted
        if wanted in self._panes and wanted != self.parts.value():
            self.parts.set_value(wanted)
        else:
            self._turn()
        clue = str(args[2]) if len(args) > 2 else ""
        if one_visit:
            self.visits.show_visit(about)
        elif wanted == "visits" and len(args) > 1:
            self.visits.begin(about, clue)

    def left(self) -> bool:
        """What was typed is kept as drafts."""
        for pane in self._panes.values():
            pane.put_by()
        return True

    def primary(self) -> None:
        """What the button says."""
        if self.act.isVisible():
            self._pane().begin()

    def save(self) -> None:
        """Keep what is typed."""
        self._pane().save()

    def print(self) -> None:
        """The route."""
        if self.parts.value() == "route":
            self.route.begin()

    def find_in_list(self) -> None:
        """The cursor goes where the list is searched."""
        if self.parts.value() == "visits":
            self.visits.find_in_list()

    def panes(self) -> tuple[QWidget, ...]:
        """Parts, then what is shown of them."""
        return self.parts, *self._pane().panes()

    def _pane(self) -> _Pane:
        return self._panes[str(self.parts.value())]

    def _list_round(self, round_id: str) -> None:
        self.parts.set_value("visits")
        self.visits.show_round(round_id)

    def _turn(self) -> None:
        for pane in self._panes.values():
            pane.put_by()
        self._stack.setCurrentWidget(self._pane())
        self._pane().look()
        part = str(self.parts.value())
        words = {
            "visits": _("Enter a visit"),
            "rounds": _("Begin a round"),
            "batch": _("Keep all rows"),
            "route": _("Print the route sheet"),
        }
        self.act.set_text(words[part])
        self.act.setVisible(part == "route" or bool(self.desk.staff.roles & HOME_VISIT_WRITE))

    def _changed(self, nouns: frozenset[str]) -> None:
        if nouns & NOUNS[str(self.parts.value())] and self.isVisible():
            self._pane().look()

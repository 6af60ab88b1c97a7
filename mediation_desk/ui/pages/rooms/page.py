"""房间与工时: what appointments are checked against, one part at a time."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mediation_desk.services.access import OFFICE_WRITE
from mediation_desk.services.rooms import ROSTER_WRITE
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.pages.rooms.duty_pane import DutyPane
from mediation_desk.ui.pages.rooms.hours_pane import HoursPane
from mediation_desk.ui.pages.rooms.leave_pane import LeavePane
from mediation_desk.ui.pages.rooms.rooms_pane import RoomsPane
from mediation_desk.words import _

NOUNS = {"rooms": "room", "hours": "hours", "leave": "absence", "duty": "duty"}
"""The parts and the noun that changes what each shows."""


class RoomsPage(Page):
    """`desk.go("rooms", part)`: rooms, hours, leave or duty."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Rooms and hours"))
        self.parts = Segments(
            [
                ("rooms", _("Rooms")),
                ("hours", _("Working hours")),
                ("leave", _("Leave and busy times")),
                ("duty", _("Duty roster")),
            ],
            name=_("Rooms and hours"),
        )
        self.rooms, self.hours = RoomsPane(desk), HoursPane(desk)
        self.leave, self.duty = LeavePane(desk), DutyPane(desk)
        self._panes: dict[str, RoomsPane | HoursPane | LeavePane | DutyPane] = {
            "rooms": self.rooms,
            "hours": self.hours,
            "leave": self.leave,
            "duty": self.duty,
        }
        self._stack = Stack()
        for pane in self._panes.values():
            self._stack.addWidget(pane)
        self.act = Button(_("Keep"), "primary")
        self.act.clicked.connect(self.primary)
        self.head.add_button(self.act)
        self.body.addWidget(self.parts, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._stack, 1)
        self.parts.set_value("rooms")
        self.parts.changed.connect(self._turn)
        self.hours.whose.changed.connect(self._say_act)
        desk.changed.connect(self._changed)
        desk.masked_changed.connect(lambda _on: self._pane().look())

    def opened(self, *args: object) -> None:
        """Show a part, by default the one shown before."""
        wanted = str(args[0]) if args else ""
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
        if self.act.isEnabled():
            self._pane().save()

    def save(self) -> None:
        """As the button."""
        self.primary()

    def panes(self) -> tuple[QWidget, ...]:
        """Parts, then what is shown of them."""
        pane = self._pane()
        inner = pane.panes() if isinstance(pane, LeavePane | DutyPane) else (pane,)
        return (self.parts, *inner)

    def _pane(self) -> RoomsPane | HoursPane | LeavePane | DutyPane:
        return self._panes[str(self.parts.value())]

    def _turn(self) -> None:
        for pane in self._panes.values():
            pane.put_by()
        self._stack.setCurrentWidget(self._pane())
        self._pane().look()
        self._say_act()

    def _say_act(self) -> None:
        part, roles = self.parts.value(), self.desk.staff.roles
        words = {"rooms": _("Keep the rooms"), "hours": _("Keep the hours"), "leave": _("Enter leave")}
        self.act.set_text(words.get(str(part), _("Repeat it")))
        allowed = {
            "rooms": bool(roles & OFFICE_WRITE),
            "hours": self.hours.writes,
            "leave": True,
            "duty": bool(roles & ROSTER_WRITE),
        }[str(part)]
        if allowed:
            self.act.allow()
        elif part == "duty":
            self.act.block(_("The roster is planned by the director and the counter."))
        else:
            self.act.block(_("Only to look at: changed by the office, or by the person and the director."))

    def _changed(self, nouns: frozenset[str]) -> None:
        part = str(self.parts.value())
        wanted = {NOUNS[part], *({"absence", "hours"} if part == "duty" else ())}
        if nouns & wanted and self.isVisible():
            self._pane().look()

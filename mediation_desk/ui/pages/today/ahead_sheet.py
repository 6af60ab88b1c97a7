"""From tomorrow: the next appointments, on a screen that has the room."""

from __future__ import annotations

from mediation_desk.domain.today import Today
from mediation_desk.ui.appointment_lines import line_of
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import _

_SHOWN = 12


class AheadSheet(Sheet):
    """The first appointments of the days after today; Enter opens one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("From tomorrow"), fact=" ")
        self._desk = desk
        self.list = LineList(row_height=56, name=_("From tomorrow"))
        self.list.opened.connect(self._open)
        self._none = Label(_("Nothing is booked for the days to come"), "small", tone="ink2", wrap=True)
        self.add(self._none)
        self.add(self.list, 1)

    def show_today(self, today: Today) -> None:
        """Show them."""
        self.set_fact(str(len(today.ahead)) if today.ahead else "")
        self._none.setVisible(not today.ahead)
        self.list.setVisible(bool(today.ahead))
        self.list.set_lines([line_of(self._desk, line) for line in today.ahead[:_SHOWN]])

    def _open(self, appointment_id: object) -> None:
        self._desk.go("appointment", appointment_id)

"""Papers and files of the calendar in one menu: prints of the day, appointments out, busy times in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from mediation_desk.domain.appointment_line import CalendarLook
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.spoken import Role
from mediation_desk.words import _

_AHEAD = timedelta(days=92)


class CalendarMenuButton(Button):
    """`shown()` tells the day and the look the calendar stands at; the menu is about them."""

    spoken_as = Role.ButtonMenu

    def __init__(self, desk: Desk, shown: Callable[[], tuple[date, CalendarLook]]) -> None:
        super().__init__(_("Print, calendar files"), "link", icon="printer")
        self.setToolTip("Ctrl+P")
        self._desk, self._shown = desk, shown
        self.clicked.connect(self.open_menu)

    def open_menu(self) -> QMenu:
        """Show it at the button."""
        # Papers and calendar files are brought along when they are wanted, not when the calendar opens.
        from mediation_desk.services.calendar_export import CalendarWanted
        from mediation_desk.ui.calendar_files import export_appointments, import_busy_times
        from mediation_desk.ui.day_prints import day_prints

        day, look = self._shown()
        staff_id = look.staff_ids[0] if len(look.staff_ids) == 1 else ""
        room_id = look.room_ids[0] if len(look.room_ids) == 1 else ""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, act in day_prints(self._desk, self, day, staff_id):
            menu.addAction(words, act)
        menu.addSeparator()
        whose = [(_("Export my calendar…"), self._desk.staff.id, "")]
        if staff_id or room_id:
            whose.append((_("Export the calendar shown…"), staff_id, room_id))
        whose.append((_("Export the calendar of all…"), "", ""))
        for words, one, room in whose:
            wanted = CalendarWanted(first=day, last=day + _AHEAD, staff_id=one, room_id=room)
            menu.addAction(words, partial(export_appointments, self._desk, self, wanted))
        menu.addSeparator()
        menu.addAction(_("Read a calendar (.ics)…"), partial(import_busy_times, self._desk, self))
        menu.popup(self.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
        return menu

"""Papers of the day to the printer: the sheet for the door, one's week, the plan of the rooms.

Any page may call the functions or show the button; none of the papers names anybody who comes.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from mediation_desk.services.day_papers import (
    AT_THE_COUNTER,
    DoorSheet,
    door_sheet_of,
    room_plan_of,
    week_plan_of,
)
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.paper_out import print_paper
from mediation_desk.ui.spoken import Role
from mediation_desk.words import _, count


def print_door_sheet(desk: Desk, owner: QWidget, day: date) -> None:
    """Print the sheet for the door of a day; says how many are met at the counter instead."""
    desk.do(owner, partial(_print_door, desk, owner), door_sheet_of, day)


def print_week_plan(desk: Desk, owner: QWidget, day: date, staff_id: str = "") -> None:
    """Print the week of a day, of oneself or, as director or counter, of `staff_id`."""
    desk.do(owner, partial(_print, desk, owner), week_plan_of, staff_id or desk.staff.id, day)


def print_room_plan(desk: Desk, owner: QWidget, day: date, *, whole_week: bool = True) -> None:
    """Print the plan of the rooms for the week of a day, or for the day alone."""
    first = day - timedelta(days=day.weekday()) if whole_week else day
    last = first + timedelta(days=6) if whole_week else day
    desk.do(owner, partial(_print, desk, owner), room_plan_of, first, last)


def day_prints(
    desk: Desk, owner: QWidget, day: date, staff_id: str = ""
) -> list[tuple[str, Callable[[], None]]]:
    """(words, act) of every paper of the day this person may print, for a menu of a page."""
    week = (_("My week"), partial(print_week_plan, desk, owner, day, staff_id))
    if not desk.staff.roles & AT_THE_COUNTER:
        return [week]
    return [
        (_("Sheet for the door"), partial(print_door_sheet, desk, owner, day)),
        week,
        (_("Rooms this day"), partial(print_room_plan, desk, owner, day, whole_week=False)),
        (_("Rooms this week"), partial(print_room_plan, desk, owner, day)),
    ]


class DayPrintsButton(Button):
    """Opens the menu of the papers of a day; `day()` is asked when it opens, `staff_id()` whose week."""

    spoken_as = Role.ButtonMenu

    def __init__(self, desk: Desk, day: Callable[[], date], staff_id: Callable[[], str] = lambda: "") -> None:
        super().__init__(_("Print the day"), icon="printer")
        self._desk, self._day, self._staff_id = desk, day, staff_id
        self.clicked.connect(self.open_menu)

    def open_menu(self) -> QMenu:
        """Show it under the button."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, act in day_prints(self._desk, self, self._day(), self._staff_id()):
            menu.addAction(words, act)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        return menu


def _print_door(desk: Desk, owner: QWidget, made: DoorSheet) -> None:
    _print(desk, owner, made.paper)
    if made.left_off:
        said = count(
            "{n} appointment is not on the sheet for the door: please meet these people at the counter.",
            "{n} appointments are not on the sheet for the door: please meet these people at the counter.",
            made.left_off,
        )
        desk.notice(said, "neutral")


def _print(desk: Desk, owner: QWidget, made: MadePaper) -> None:
    print_paper(desk, owner, made)

"""The appointments of the day: one's own as a day line, everybody's as how many each has and what is next."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from mediation_desk.domain.appointment import OPEN_STATES
from mediation_desk.domain.appointment_line import AppointmentLine
from mediation_desk.domain.dates import time_said
from mediation_desk.domain.today import Today
from mediation_desk.ui.appointment_blocks import BlockMaker
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.calendar.time_grid import TimeGrid
from mediation_desk.ui.kit.calendar.values import Ask, Shown
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.line_values import Line
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.words import _, count, term


class SessionsSheet(Sheet):
    """Enter or a double click opens an appointment; a member of staff leads to their day in the calendar."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("My appointments"), fact=" ")
        self._desk = desk
        self._lines: tuple[AppointmentLine, ...] = ()
        self.day = TimeGrid(_("My appointments"))
        self.day.writes = False
        self.day.head.hide()
        self.day.wanted.connect(self._wanted)
        self.staff = LineList(row_height=56, name=_("Appointments of everybody"))
        self.staff.opened.connect(self._open_staff)
        self._nothing = EmptyState(_("No appointment today"), _("What is booked in the calendar stands here"))
        self._shown = Stack()
        for widget in (self.day, self.staff, self._nothing):
            self._shown.addWidget(widget)
        self.add(self._shown, 1)

    def show_today(self, today: Today) -> None:
        """Show the day."""
        self._lines, now = today.sessions, self._desk.now()
        self.set_title(_("The centre's appointments") if today.everybody else _("My appointments"))
        self._say_fact()
        rooms = dict(today.rooms)
        if today.everybody:
            self.staff.set_lines(_by_staff(today.sessions, rooms, now))
        else:
            day = self._desk.today()
            blocks = BlockMaker(self._desk, rooms, writes=False).blocks(today.sessions)
            self.day.show_days(Shown(days=(day,), today=day, blocks=blocks), now=now)
        widget = self._nothing if not today.sessions else self.staff if today.everybody else self.day
        self._shown.setCurrentWidget(widget)

    def tick(self) -> None:
        """Let the line of now move."""
        self.day.set_now(self._desk.now())
        self._say_fact()

    def _say_fact(self) -> None:
        said = count("{n} appointment today", "{n} appointments today", len(self._lines))
        self.set_fact(f"{said} · {_('now {time}', time=time_said(self._desk.now()))}")

    def _wanted(self, ask: Ask, appointment_id: str) -> None:
        if ask is Ask.OPEN:
            self._desk.go("appointment", appointment_id)

    def _open_staff(self, staff_id: object) -> None:
        self._desk.go("calendar", self._desk.today().isoformat(), "", f"staff:{staff_id}")


def _by_staff(lines: tuple[AppointmentLine, ...], rooms: Mapping[str, str], now: datetime) -> list[Line]:
    """One line for each member of staff: how many today, and what comes next."""
    of: dict[tuple[str, str], list[AppointmentLine]] = {}
    for line in lines:
        for one in zip(line.staff_ids, line.staff, strict=True):
            of.setdefault(one, []).append(line)
    return [
        Line(
            id=staff_id,
            first=name,
            second=_next(mine, rooms, now),
            avatar=name,
            fact=str(len(mine)),
            fact_strong=True,
            arrow=True,
        )
        for (staff_id, name), mine in sorted(of.items(), key=lambda each: (-len(each[1]), each[0][1]))
    ]


def _next(lines: list[AppointmentLine], rooms: Mapping[str, str], now: datetime) -> str:
    coming = next((one for one in lines if one.ends > now and one.state in OPEN_STATES), None)
    if coming is None:
        return _("Nothing more today")
    where = rooms.get(coming.room_id, "")
    return " · ".join(part for part in (time_said(coming.starts), term(coming.kind), where) if part)

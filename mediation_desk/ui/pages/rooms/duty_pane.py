"""The duty roster of a week, planned in a grid; the chosen cell may be repeated for weeks to come."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.domain.room import Duty
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.errors import DeskError
from mediation_desk.services.rooms import (
    ROSTER_WRITE,
    DutyWeek,
    Repeated,
    duty_week,
    remove_duty,
    repeat_duty,
    save_duty,
)
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button, IconButton
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.toggles import TogglesField
from mediation_desk.ui.pages.rooms.duty_grid import DutyGrid
from mediation_desk.ui.pages.rooms.duty_week import SHORT, HalfDay, cells, half_days
from mediation_desk.ui.saying import short_day
from mediation_desk.words import N_, _, count, listed

POSTS = (N_("Counter"), N_("Telephone duty"))
"""Offered at first; other posts are typed."""


class DutyPane(QWidget):
    """Space puts the person of the row on duty in the half day of the column, at the post chosen above."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.writes = bool(desk.staff.roles & ROSTER_WRITE)
        today = desk.today()
        self.monday = today - timedelta(days=today.weekday())
        self._staff: list[Staff] = []
        self._halves: list[HalfDay] = []
        self._taken: dict[tuple[int, int], list[Duty]] = {}
        self._closed: dict[tuple[int, int], str] = {}
        self.back = IconButton(_("Week before"), "chevron-left")
        self.this = Button(_("This week"), compact=True)
        self.on = IconButton(_("Week after"), "chevron-right")
        self.week = Label("", tone="ink2")
        self.back.clicked.connect(lambda: self.turn(self.monday - timedelta(days=7)))
        self.this.clicked.connect(self._now)
        self.on.clicked.connect(lambda: self.turn(self.monday + timedelta(days=7)))
        posts = [(_(one), _(one)) for one in POSTS]
        self.post = ComboField("post", _("Duty post"), posts, free=True)
        self.post.set_value(posts[0][0])
        self.grid = DutyGrid()
        self.grid.wanted.connect(self._put_on)
        self.grid.unwanted.connect(self._take_off)
        self.grid.moved.connect(self._said)
        self.chosen = Prose("", "small", tone="ink2")
        self.form = Form(gap=8)
        self.days = TogglesField("weekdays", _("Every week on"), list(enumerate(map(_, SHORT))))
        self.until = DateField("until", _("until"), start=today + timedelta(days=28))
        self.form.add(self.post, self.days, self.until, weights=(2, 6, 2))
        self.form.submitted.connect(self.repeat)
        self.take_off = Button(_("Take off"), compact=True)
        self.take_off.clicked.connect(lambda: self._take_off(*self._place()))
        self.take_all = Button(_("Take off this and those after it"), compact=True)
        self.take_all.clicked.connect(lambda: self._take_off(*self._place(), following=True))
        self._lay_out()

    def _lay_out(self) -> None:
        sheet = Sheet(_("Duty roster"), fact=" ", scrolls=True, margin=16, gap=8)
        above = Row(gap=8)
        for widget in (self.back, self.this, self.on, self.week):
            above.addWidget(widget)
        above.addStretch(1)
        sheet.head.addLayout(above)
        sheet.add(self.form)

        acts = Row(gap=12)
        acts.addWidget(self.chosen, 1)
        for button in (self.take_off, self.take_all):
            acts.addWidget(button)
        sheet.add(acts)
        sheet.add(self.grid)
        sheet.body.addStretch(1)
        self.form.setVisible(self.writes)
        column = Column(self, gap=0)
        column.addWidget(sheet, 1)

    def look(self) -> None:
        """Ask anew."""
        self.desk.ask(self, self._show, duty_week, self.monday)

    def turn(self, monday: date) -> None:
        """Another week."""
        self.monday = monday
        self.look()

    def put_by(self) -> None:
        """Nothing is half typed here that would be missed."""

    def save(self) -> None:
        """Repeat what is chosen."""
        self.repeat()

    def repeat(self) -> None:
        """Put the person on duty every week on the days chosen."""
        place = self._place()
        half = self._half(place[1])
        if not self.writes or half is None:
            return
        self.form.clear_errors()
        try:
            until = self.until.value()
            if until is None:
                raise DeskError("date.empty", field="until")
        except DeskError as fault:
            self.form.show_fault(fault)
            return
        here = self._taken.get(place, [])
        duty = self._duty(place, half)
        if here:  # the chosen one stays and is followed by others
            later = timedelta(days=1)
            duty = Duty(
                id="",
                staff_id=here[0].staff_id,
                post=here[0].post,
                starts=here[0].starts + later,
                ends=here[0].ends + later,
            )
        days = frozenset(self.days.value())
        self.desk.do(self, self._repeated, repeat_duty, duty, days, until, failed=self._refused)

    def _now(self) -> None:
        today = self.desk.today()
        self.turn(today - timedelta(days=today.weekday()))

    def _show(self, found: DutyWeek) -> None:
        if found.monday != self.monday:
            return  # an earlier answer: another week was asked for meanwhile
        self._staff = [one for one in found.staff if one.active and one.roles - {Role.EXPERT}]
        self._halves = half_days(found.monday, found.hours, found.calendar)
        self._taken, self._closed = cells(self._staff, self._halves, found.duties, found.absences)
        said = {place: "、".join(one.post for one in duties) for place, duties in self._taken.items()}
        names = [self.desk.shown(one.name) for one in self._staff]
        self.grid.show_week(names, [one.head for one in self._halves], said, self._closed)
        sunday = found.monday + timedelta(days=6)
        self.week.setText(_("{first} to {last}", first=short_day(found.monday), last=short_day(sunday)))

    def _place(self) -> tuple[int, int]:
        return self.grid.currentRow(), self.grid.currentColumn()

    def _half(self, column: int) -> HalfDay | None:
        return self._halves[column] if 0 <= column < len(self._halves) else None

    def _duty(self, place: tuple[int, int], half: HalfDay) -> Duty:
        post = str(self.post.value() or "")
        staff_id = self._staff[place[0]].id
        return Duty(id="", staff_id=staff_id, post=post, starts=half.starts, ends=half.ends)

    def _put_on(self, row: int, column: int) -> None:
        half = self._half(column)
        if not self.writes or half is None:
            return
        if (row, column) in self._taken:
            self._take_off(row, column)
            return
        self.form.clear_errors()
        self.desk.do(self, self._kept, save_duty, self._duty((row, column), half), failed=self._refused)

    def _take_off(self, row: int, column: int, *, following: bool = False) -> None:
        here = self._taken.get((row, column), [])
        if self.writes and here:
            told = partial(self._gone, here[0])
            self.desk.do(self, told, remove_duty, here[0].id, following=following, failed=self._refused)

    def _gone(self, duty: Duty, gone: int) -> None:
        undo = partial(self.desk.do, self, self._kept, save_duty, duty) if gone == 1 else None
        self.desk.toast(count("{n} duty taken off", "{n} duties taken off", gone), undo)

    def _kept(self, _duty: Duty) -> None:
        """The grid asks again by itself."""

    def _repeated(self, done: Repeated) -> None:
        said = count("{n} duty entered.", "{n} duties entered.", len(done.made))
        if done.left_out:
            days = listed(
                _("{day} ({why})", day=short_day(day), why=_(f"duty.{key.removeprefix('duty.')}.short"))
                for day, key in done.left_out[:6]
            )
            more = "…" if len(done.left_out) > 6 else ""
            self.desk.notice(said + _(" Left out: {days}", days=days + more))
        else:
            self.desk.toast(said)

    def _refused(self, fault: DeskError) -> None:
        if not self.form.show_fault(fault):
            self.desk.refuse(fault, of=self)

    def _said(self) -> None:
        row, column = self._place()
        here = self._taken.get((row, column), [])
        half = self._half(column)
        known = 0 <= row < len(self._staff) and half is not None
        words = ""
        if known and half is not None:
            name = self.desk.shown(self._staff[row].name)
            starts, ends = (one.astimezone(SHANGHAI) for one in (half.starts, half.ends))
            words = f"{name}　{half.head.replace(chr(10), ' ')}　{starts:%H:%M}–{ends:%H:%M}"
            said = "、".join(one.post for one in here) or self._closed.get((row, column), _("free"))
            words = f"{words}　{said}"
            if not self.days.value():
                self.days.set_value((starts.weekday(),))
        self.chosen.setText(words)
        self.take_off.setVisible(self.writes and bool(here))
        self.take_all.setVisible(self.writes and any(one.series_id for one in here))

    def panes(self) -> tuple[QWidget, ...]:
        """Grid, pattern."""
        return (self.grid, self.form)

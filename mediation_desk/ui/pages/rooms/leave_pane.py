"""Who is away and when: leave, errands, and busy times out of a calendar of their own."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.domain.room import Absence, AbsenceKind, on_day
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.errors import DeskError
from mediation_desk.services.access import CALENDAR_READ
from mediation_desk.services.calendar_export import CalendarWanted
from mediation_desk.services.calendar_import import forget_busy_times
from mediation_desk.services.rooms import absences_between, booked_within, end_absence, save_absence
from mediation_desk.services.staff import everybody
from mediation_desk.ui.ask_host import AskHost
from mediation_desk.ui.calendar_files import export_appointments, import_busy_times
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.ask import Ask
from mediation_desk.ui.forms.time_field import TimeField
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.layout import Column, scrolling
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.ui.kit.segments import SegmentsField
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.ui.pages.rooms.leave_lines import Shown, leave_lines, stretch
from mediation_desk.ui.two_panes import TwoPanes
from mediation_desk.words import _, count, term

_BACK, _AHEAD, _OUT = timedelta(days=31), timedelta(days=366), timedelta(days=92)


class LeavePane(QWidget):
    """The list, and at its right what is entered or done with the chosen line."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._staff: tuple[Staff, ...] = ()
        self._shown: dict[str, Shown] = {}
        self.list = LineList(selects=True, name=_("Leave and busy times"))
        self.list.chosen.connect(self._choose)
        self.none = EmptyState(
            _("Nobody is away"), _("Leave and errands entered at the right are kept free of bookings.")
        )
        self.busy = Button(_("Read a calendar (.ics)…"), icon="calendar-plus", compact=True)
        self.busy.clicked.connect(self.import_busy)
        sheet = Sheet(_("Leave and busy times"), fact=" ")
        self.out = Button(_("Export my calendar…"), icon="file-export", compact=True)
        self.out.clicked.connect(self.export_mine)
        sheet.head.addWidget(self.out)
        self.out.setVisible(bool(desk.staff.roles & CALENDAR_READ))
        sheet.head.addWidget(self.busy)
        sheet.add(self.list, 1)
        sheet.add(self.none, 1)
        self._sheet = sheet
        self.host = AskHost(desk)
        self.host.closed.connect(self.begin)
        self._two = TwoPanes(sheet, scrolling(self.host), (_("Leave and busy times"), _("Enter leave")))
        column = Column(self, gap=0)
        column.addWidget(self._two, 1)

    def look(self) -> None:
        """Ask anew."""
        self.desk.ask(self, self._show_staff, everybody)

    def put_by(self) -> None:
        """The question keeps its draft by itself."""

    def save(self) -> None:
        """Give the answer that is being typed."""
        if self.host.ask is not None:
            self.host.ask.give()

    def begin(self) -> None:
        """Ask for a new absence."""
        self.list.clearSelection()
        self.host.put(self._ask_new(), "absence", "")
        self._two.look_at("right")

    def import_busy(self) -> None:
        """Take busy times in from a file, for oneself or for whom the question at the right is."""
        import_busy_times(self.desk, self, self._whose())

    def export_mine(self) -> None:
        """Write one's own appointments of the coming three months as a file."""
        today = self.desk.today()
        mine = CalendarWanted(first=today, last=today + _OUT, staff_id=self.desk.staff.id)
        export_appointments(self.desk, self, mine)

    def _whose(self) -> str:
        ask = self.host.ask
        field = ask.form.fields.get("staff_id") if ask is not None else None
        return str((field.value() if field else None) or self.desk.staff.id)

    def _ask_new(self) -> Ask:
        director = Role.DIRECTOR in self.desk.staff.roles
        names = [(one.id, one.name) for one in self._staff if one.active] if director else []
        mine = (self.desk.staff.id, self.desk.staff.name)
        whose = ComboField("staff_id", _("Who"), [mine, *(one for one in names if one != mine)], filter=True)
        whose.set_value(mine[0])
        whose.setEnabled(director)
        kinds = [(one.value, term(one)) for one in (AbsenceKind.LEAVE, AbsenceKind.AWAY)]
        kind = SegmentsField("kind", _("Kind"), kinds)
        kind.set_value(AbsenceKind.LEAVE.value)
        today = self.desk.today()
        fields: list[list[Field]] = [
            [whose, kind],
            [
                DateField("starts", _("First day"), start=today),
                TimeField("starts_time", _("from"), optional=True),
            ],
            [
                DateField("ends", _("Away until"), start=today, helper=_("Empty: the first day alone.")),
                TimeField("ends_time", _("to"), optional=True),
            ],
            [TextField("note", _("Note"), optional=True, helper=_("Read by the person and the director."))],
        ]
        text = _("Without times of day whole days are meant.")
        return Ask(_("Enter leave"), _("Enter"), self._enter, fields, text=text)

    def _enter(self, values: dict[str, Any]) -> None:
        first = values["starts"]
        if not isinstance(first, date):
            self._refused(DeskError("absence.first_day", field="starts"))
            return
        last = values["ends"] or first
        begins, ends = values["starts_time"], values["ends_time"]
        absence = Absence(
            id="",
            staff_id=str(values["staff_id"] or ""),
            kind=AbsenceKind(values["kind"]),
            starts=on_day(first, begins or time.min),
            ends=on_day(last, ends) if ends else on_day(last + timedelta(days=1), time.min),
            note=str(values["note"] or ""),
        )
        self.desk.do(self, self._entered, save_absence, absence, failed=self._refused)

    def _entered(self, absence: Absence) -> None:
        self.host.put_away(drop=True)
        self.desk.ask(self, self._say_booked, booked_within, absence)
        self.desk.toast(_("Entered: {stretch}", stretch=stretch(absence.starts, absence.ends)))
        self.begin()

    def _say_booked(self, n: int) -> None:
        if n:
            said = count(
                "{n} appointment is booked in this time. Please move it in the calendar.",
                "{n} appointments are booked in this time. Please move them in the calendar.",
                n,
            )
            self.desk.notice(said)

    def _choose(self, wanted: object) -> None:
        shown = self._shown.get(str(wanted))
        if shown is None or not (
            shown.staff_id == self.desk.staff.id or Role.DIRECTOR in self.desk.staff.roles
        ):
            return
        self._two.look_at("right")
        if shown.source:
            ask = Ask(
                _("Busy times from a calendar"),
                _("Forget these times"),
                lambda _values: self._forget(shown),
                text=_("Reading the same calendar again puts its times in place of these."),
            )
        else:
            end = shown.ends.astimezone(SHANGHAI)
            now = self.desk.now().astimezone(SHANGHAI)
            day = DateField("at", _("Back on"), start=end.date())
            day.set_value(now.date() if shown.starts <= now < shown.ends else end.date())
            clock = TimeField("at_time", _("from"), optional=True)
            ask = Ask(
                _("Back earlier"),
                _("End it then"),
                lambda values: self._end(shown, values),
                [[day, clock]],
                other=(_("It is called off"), lambda: self._call_off(shown)),
            )
        self.host.put(ask)

    def _end(self, shown: Shown, values: dict[str, Any]) -> None:
        day = values["at"]
        if not isinstance(day, date):
            self._refused(DeskError("absence.first_day", field="at"))
            return
        at: datetime = on_day(day, values["at_time"] or time.min)
        self.desk.do(self, self._ended, end_absence, shown.id, at, failed=self._refused)

    def _call_off(self, shown: Shown) -> None:
        self.desk.do(self, self._ended, end_absence, shown.id, failed=self._refused)

    def _forget(self, shown: Shown) -> None:
        self.desk.do(self, self._ended, forget_busy_times, shown.staff_id, shown.source, failed=self._refused)

    def _ended(self, _nothing: None) -> None:
        self.desk.toast(_("Kept"))
        self.begin()

    def _refused(self, fault: DeskError) -> None:
        self.host.refused(fault)

    def _show_staff(self, found: list[Staff]) -> None:
        self._staff = tuple(found)
        now = self.desk.now()
        self.desk.ask(self, self._show, absences_between, now - _BACK, now + _AHEAD)
        if self.host.ask is None:
            self.begin()

    def _show(self, found: tuple[Absence, ...]) -> None:
        names = {one.id: one.name for one in self._staff}
        lines, self._shown = leave_lines(found, names, self.desk.now())
        self.list.set_lines(lines)
        self.list.setVisible(bool(lines))
        self.none.setVisible(not lines)

    def panes(self) -> tuple[QWidget, ...]:
        """List, question."""
        return (self.list, self.host)

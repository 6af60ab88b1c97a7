"""Booking or changing: the form at the left; free times, clashes and the days of a series beside it, live."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.appointment import Appointment, AppointmentKind, Scope
from mediation_desk.domain.clash import ClashSeverity
from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.domain.free_time import Offer, Wanted
from mediation_desk.domain.recurrence import Recurrence
from mediation_desk.domain.room import RoomKind
from mediation_desk.errors import DeskError
from mediation_desk.services.booking_desk import BookingDesk
from mediation_desk.services.booking_matter import Matter, matter
from mediation_desk.services.booking_preview import Preview, preview
from mediation_desk.services.free_time import next_free
from mediation_desk.ui import style
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.appointment.form import AppointmentForm, TypedAppointment
from mediation_desk.ui.kit.layout import Column, Row, scrolling
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.pages.appointment.clash_pane import ClashPane, clash_words
from mediation_desk.ui.pages.appointment.days_pane import DaysPane
from mediation_desk.ui.pages.appointment.offers_pane import OffersPane
from mediation_desk.words import sentence

_PAUSE_MS = 250
_ROOMS = {
    AppointmentKind.MEDIATION: RoomKind.MEDIATION,
    AppointmentKind.COUNSELLING: RoomKind.COUNSELLING,
    AppointmentKind.RECEPTION: RoomKind.RECEPTION,
    AppointmentKind.CONSULTATION: RoomKind.MEETING,
    AppointmentKind.COURSE: RoomKind.MEETING,
}
_OFFERED = frozenset(_ROOMS)
"""Kinds a free time is offered for: the others are outside the house."""

_FIELDS = {"starts": "time", "weekdays": "rhythm", "interval": "rhythm", "count": "count"}
"""Fields as the services name them, and as the form does."""


class BookingPane(QWidget):
    """`judged(reason)`: why it cannot be kept as typed; the case or a private talk is wanted."""

    judged = Signal(str)
    talk_wanted = Signal(str)
    case_wanted = Signal(str)

    def __init__(self, desk: Desk, sheet: BookingDesk) -> None:
        super().__init__()
        self._desk, self._sheet = desk, sheet
        self.form = AppointmentForm(desk, sheet)
        self.clashes = ClashPane(desk, self.name_of)
        self.offers = OffersPane(desk, sheet.room)
        self.days = DaysPane(desk)
        self._asked = 0
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self._lay_out()
        self.form.altered.connect(self._pause.start)
        self.form.matter_wanted.connect(self._ask_matter)
        self.days.changed.connect(self.look)
        self.offers.taken.connect(self._take)
        self.clashes.talk_wanted.connect(self.talk_wanted)
        self.clashes.case_wanted.connect(lambda: self.case_wanted.emit(self.form.case_id))
        self.clashes.time_wanted.connect(self._take_time)

    def begin(self, one: Appointment, other: Appointment | None = None) -> None:
        """Show an appointment to book or to change."""
        self.days.left_out = frozenset()
        self.form.show_halves(one, other)
        self._pause.start()

    def read(self) -> TypedAppointment:
        """What is to be kept. DeskError as the form says."""
        return self.form.read()

    def show_fault(self, fault: DeskError) -> bool:
        """Beside the field it speaks of; False when there is none here."""
        name = _FIELDS.get(fault.field or "", fault.field or "")
        field = self.form.fields.get(name)
        if field is None or field.isHidden():
            return False
        return self.form.show_error(name, sentence(fault))

    def name_of(self, one_id: str) -> str:
        """The name of a person of this matter or of a member of staff, as the screen may show it."""
        comer = self.form.matter.comer(one_id) if self.form.matter else None
        return self._desk.shown(comer.name) if comer else self._sheet.member(one_id)

    # --- looking ahead ------------------------------------------------------------------------------------

    def look(self) -> None:
        """Ask what stands against what is typed now, and for the next free times."""
        self._pause.stop()
        self._asked += 1
        number = self._asked
        self._ask_offers(number)
        try:
            halves, recurrence = self._typed()
        except DeskError:
            self._nothing_known(number)
            return
        self._desk.ask(
            self,
            lambda seen: self._show(number, seen),
            preview,
            halves,
            recurrence,
            self.form.scope.value() or Scope.ONE,
            self.days.left_out,
            failed=lambda _fault: self._nothing_known(number),
        )

    def _typed(self) -> tuple[tuple[Appointment, ...], Recurrence | None]:
        halves = self.form.halves()
        if halves[0].id:
            return halves, None
        return halves, self.form.repeat.value(halves[0].starts.astimezone(SHANGHAI).date())

    def _nothing_known(self, number: int) -> None:
        """What is missing is said at its field when it is to be kept, not while somebody still types."""
        if number == self._asked:
            self.clashes.say_nothing()
            self.days.show_days((), ())
            self.form.reason.setVisible(bool(self.form.reason.value()))
            self.judged.emit("")

    def _show(self, number: int, seen: Preview) -> None:
        if number != self._asked:
            return  # somebody typed on meanwhile
        self.clashes.show_clashes(seen.clashes, several=len(seen.occurrences) > 1)
        self.days.show_days(seen.occurrences, seen.clashes)
        against = [one for one in seen.clashes if one.severity is ClashSeverity.FORBIDDEN]
        asks = bool(seen.clashes) and not against
        self.form.reason.setVisible(asks or bool(self.form.reason.value()))
        self.judged.emit(clash_words(against[0], self.name_of) if against else "")

    # --- free times ---------------------------------------------------------------------------------------

    def _ask_offers(self, number: int) -> None:
        form = self.form
        kind, minutes = form.kind.value(), None
        try:
            minutes, day = form.length.value(), form.day.value()
        except DeskError:
            day = None
        if kind not in _OFFERED or not minutes or not form.staff.value() or form.place.outside:
            self.offers.say_nothing()
            return
        now, heads = self._desk.now(), form.heads.value()
        start = now if day is None else datetime.combine(day, datetime.min.time(), SHANGHAI)
        first, second = form.apart.groups(form.people.value())
        wanted = Wanted(
            staff_ids=form.staff.value(),
            person_ids=(*first, *second),
            minutes=minutes,
            room_kind=_ROOMS[kind],
            after=max(now, start),
            case_id=form.case_id,
            apart=form.apart.apart,
            heads=int(heads) if heads.isdecimal() else 0,
        )
        self._desk.ask(
            self,
            lambda offers: self._show_offers(number, offers),
            next_free,
            wanted,
            failed=lambda fault: self._no_offers(number, fault),
        )

    def _show_offers(self, number: int, offers: tuple[Offer, ...]) -> None:
        if number == self._asked:
            self.offers.show_offers(offers)

    def _no_offers(self, number: int, fault: DeskError) -> None:
        if number == self._asked:
            self.offers.say(sentence(fault))

    def _take(self, offer: Offer) -> None:
        form, first = self.form, offer.stays[0]
        starts = first.starts.astimezone(SHANGHAI)
        form.day.set_value(starts.date())
        form.time.set_value(starts.time())
        form.place.room.set_value(first.room_id or None)
        if len(offer.stays) > 1:
            form.place.other_room.set_value(offer.stays[1].room_id or None)
        form.touch()
        self.look()

    def _take_time(self, moment: datetime) -> None:
        starts = moment.astimezone(SHANGHAI)
        self.form.day.set_value(starts.date())
        self.form.time.set_value(starts.time())
        self.look()

    # --- who it is ----------------------------------------------------------------------------------------

    def _ask_matter(self, case_id: str, file_id: str, person_ids: tuple[str, ...]) -> None:
        self._desk.ask(self, self._show_matter, matter, case_id, file_id, tuple(person_ids))

    def _show_matter(self, found: Matter) -> None:
        self.form.show_matter(found)

    # --- laying out ---------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        sheet = Sheet(scrolls=True)
        sheet.body.setContentsMargins(0, 0, style.px(10), 0)
        sheet.add(self.form)
        beside = QWidget()
        column = Column(beside, gap=16)
        for pane in (self.offers, self.days, self.clashes):
            column.addWidget(pane)
        column.addStretch(1)
        self.left, self.right = sheet, scrolling(beside)
        self._across = Row(self, gap=16)
        self._across.addWidget(self.left, 1)
        self._across.addWidget(self.right)
        style.on_refit(self, self._fit)

    def _fit(self) -> None:
        factor = style.look().factor
        self.right.setFixedWidth(style.px(400 if factor < 1.25 else 304 if factor < 1.5 else 216))

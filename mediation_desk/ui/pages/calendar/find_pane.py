"""找空档: who comes, how long, what room, and the best three times for it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QWidget

from mediation_desk.domain.appointment import Appointment, AppointmentKind
from mediation_desk.domain.dates import MONTHS, SHANGHAI, legal_day, time_said
from mediation_desk.domain.free_time import Offer, Wanted
from mediation_desk.domain.room import RoomKind
from mediation_desk.errors import DeskError
from mediation_desk.services.free_time import next_free
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.duration_field import DurationField
from mediation_desk.ui.kit.calendar.day_head import day_words
from mediation_desk.ui.kit.calendar.values import OfferedSlot
from mediation_desk.ui.kit.checks import Switch
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.labels import IconLabel, Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, clear, size
from mediation_desk.ui.kit.offer_card import OfferCard
from mediation_desk.ui.pages.calendar.who_field import WhoField
from mediation_desk.words import _, sentence, term

_PAUSE_MS = 250
_RUNNING = re.compile(r"第(\d+)号")
_KINDS = {
    RoomKind.MEDIATION: AppointmentKind.MEDIATION,
    RoomKind.COUNSELLING: AppointmentKind.COUNSELLING,
    RoomKind.RECEPTION: AppointmentKind.RECEPTION,
    RoomKind.MEETING: AppointmentKind.CONSULTATION,
}
MOST_OFFERS = 3


class FindPane(QWidget):
    """`offered(tuple[OfferedSlot])` when other times are offered, `chosen(number)` when one is, 0 none."""

    offered = Signal(object)
    chosen = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._rooms: Mapping[str, str] = {}
        self._from: date | None = None
        self._asked: Wanted | None = None
        self.offers: tuple[Offer, ...] = ()
        self.number = 0
        self._numbers: tuple[str, ...] = ()
        self.who = WhoField(desk)
        self.length = DurationField("minutes", _("How long"))
        kinds = [("", _("Any room")), *((kind, term(kind)) for kind in RoomKind)]
        self.room_kind = ComboField("room_kind", _("What room"), kinds)
        self.apart = Switch(_("Come apart"))
        self.said = Prose("", "small", tone="ink2")
        self._group = QButtonGroup(self)
        self._cards = Column(gap=8)
        self.notice = _ApartNote()
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self.length.set_value(90)
        self.room_kind.set_value(RoomKind.MEDIATION)
        self.who.changed.connect(self._who_changed)
        for field in (self.length, self.room_kind):
            field.changed.connect(self._pause.start)
        self.apart.toggled.connect(self._pause.start)
        self._group.idClicked.connect(self.choose)
        desk.masked_changed.connect(self._masked)
        self._say()

    def offer(self, staff: Mapping[str, str], rooms: Mapping[str, str]) -> None:
        """Names of staff and rooms by id."""
        self._rooms = rooms
        self.who.offer_staff(staff)

    def from_day(self, day: date) -> None:
        """Times are looked for from the days shown on, never before now."""
        if day != self._from:
            self._from = day
            if self._asked is not None:
                self._pause.start()

    def keep_in_mind(self, numbers: Sequence[str]) -> None:
        """Cases on these days whose sides do not meet; offers keep clear of them."""
        self._numbers = tuple(numbers)
        self.notice.setVisible(bool(numbers) and not self._desk.masked)
        if numbers:
            said = _(
                "{numbers}: both sides arrive apart, in different rooms. The times offered keep clear of it."
            )
            short = dict.fromkeys(_short(number) for number in numbers)
            self.notice.words.setText(said.format(numbers="、".join(short)))

    @property
    def waits(self) -> bool:
        """Whether it is about to look anew."""
        return self._pause.isActive()

    def look(self) -> None:
        """Ask for the best times for what stands in the fields."""
        self._pause.stop()
        wanted = self._wanted()
        self._asked = wanted
        if wanted is None:
            self._show_offers(wanted, ())
        else:
            told = partial(self._show_offers, wanted)
            self._desk.ask(self, told, next_free, wanted, failed=self._refused)

    def again(self) -> None:
        """Something was booked or moved: look again for the same."""
        if self._asked is not None:
            self._pause.start()

    def choose(self, number: int) -> None:
        """Choose an offer by its number, 0 none."""
        self.number = number if 0 <= number <= len(self.offers) else 0
        for button in self._group.buttons():
            button.setChecked(self._group.id(button) == self.number)
        self.chosen.emit(self.number)

    def chosen_offer(self) -> Offer | None:
        """The offer that is chosen."""
        return self.offers[self.number - 1] if self.number else None

    def drafted(self) -> Appointment | None:
        """The chosen offer as an appointment to be filled in, None when none is chosen."""
        offer = self.chosen_offer()
        if offer is None:
            return None
        stay = offer.stays[0]
        return Appointment(
            id="",
            kind=self._kind(),
            starts=stay.starts,
            ends=stay.ends,
            staff_ids=self.who.staff_ids,
            person_ids=self.who.person_ids,
            room_id=stay.room_id,
            case_id=self.who.case_id,
            file_id=self.who.file_id,
        )

    def slots(self) -> tuple[OfferedSlot, ...]:
        """The offers as the grid draws them."""
        return tuple(
            OfferedSlot(
                number=number,
                starts=offer.starts.astimezone(SHANGHAI),
                ends=offer.ends.astimezone(SHANGHAI),
                where=self._where(offer),
                words=self._why(offer),
            )
            for number, offer in enumerate(self.offers, start=1)
        )

    def primary_words(self) -> str:
        """约周四 13:00, "" while none is chosen."""
        offer = self.chosen_offer()
        if offer is None:
            return ""
        day = day_words(legal_day(offer.starts)).split()[0]
        return _("Book {day} {time}", day=day, time=time_said(offer.starts))

    def _masked(self, _masked: bool) -> None:
        self.keep_in_mind(self._numbers)

    def _lay_out(self) -> None:
        column = Column(self, gap=10)
        column.addWidget(self.who)
        both = Row(gap=12)
        for field in (self.length, self.room_kind):
            field.control.setMinimumWidth(0)
            field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
            both.addWidget(field, 1)
        column.addLayout(both)
        row = Row(gap=8)
        words = Label(_("Come apart"), "body")
        words.setBuddy(self.apart)
        row.addWidget(words)
        row.addStretch(1)
        row.addWidget(size(self.apart, height=28))
        column.addLayout(row)
        self._title = Label(_("The best three"), "small")
        column.addWidget(self._title)
        column.addWidget(self.said)
        column.addLayout(self._cards)
        column.addStretch(1)
        column.addWidget(self.notice)

    def _kind(self) -> AppointmentKind:
        if self.who.case_id:
            return AppointmentKind.MEDIATION
        if self.who.file_id:
            return AppointmentKind.COUNSELLING
        kind = _KINDS.get(self.room_kind.value() or RoomKind.MEETING, AppointmentKind.CONSULTATION)
        return kind if kind is not AppointmentKind.MEDIATION else AppointmentKind.CONSULTATION

    def _wanted(self) -> Wanted | None:
        try:
            minutes = self.length.value()
        except DeskError as unclear:
            self.length.set_error(sentence(unclear))
            return None
        if not minutes or not (self.who.staff_ids or self.who.person_ids):
            return None
        return Wanted(
            staff_ids=self.who.staff_ids,
            person_ids=self.who.person_ids,
            minutes=minutes,
            room_kind=self.room_kind.value() or None,
            after=self._after(),
            case_id=self.who.case_id,
            apart=self.apart.isChecked(),
        )

    def _after(self) -> datetime:
        now = self._desk.now()
        if self._from is None:
            return now
        begins = datetime(self._from.year, self._from.month, self._from.day, tzinfo=SHANGHAI)
        return max(now, begins)

    def _who_changed(self) -> None:
        must = self.who.must_part()
        if must:
            self.apart.setChecked(True)
        self.apart.setEnabled(not must)
        self.apart.setToolTip(_("They are received apart") if must else "")
        self._pause.start()

    def _show_offers(self, wanted: Wanted | None, offers: tuple[Offer, ...]) -> None:
        if wanted != self._asked:
            return  # an answer to an older question
        self.offers = tuple(offers[:MOST_OFFERS])
        clear(self._cards)
        for button in self._group.buttons():
            self._group.removeButton(button)
        for number, offer in enumerate(self.offers, start=1):
            card = OfferCard(
                self._when(offer), " · ".join(filter(None, (self._where(offer), self._why(offer))))
            )
            self._group.addButton(card, number)
            self._cards.addWidget(card)
        self._say()
        self.offered.emit(self.slots())
        self.choose(1 if self.offers else 0)

    def _refused(self, error: DeskError) -> None:
        self._show_offers(self._asked, ())
        self.said.setText(sentence(error))
        self.said.show()

    def _say(self) -> None:
        if self.offers:
            self.said.hide()
            return
        if self._asked is None:
            self.said.setText(_("Say who comes; then the best three times for all of them are offered."))
        else:
            self.said.setText(
                _("Nothing is free for all of them in the next 30 days. Try a shorter time or any room.")
            )
        self.said.show()

    def _when(self, offer: Offer) -> str:
        day = legal_day(offer.starts)
        far = abs(day - self._desk.today()) > timedelta(days=20)
        words = _(
            "calendar.offer_day",
            weekday=day_words(day).split()[0],
            day=day.day,
            month=day.month,
            month_name=MONTHS[day.month - 1],
        )
        if not far:
            words = _("calendar.offer_near", weekday=day_words(day).split()[0], day=day.day)
        return " ".join((words, *(time_said(stay.starts) for stay in offer.stays)))

    def _where(self, offer: Offer) -> str:
        return "、".join(
            filter(None, dict.fromkeys(self._rooms.get(stay.room_id, "") for stay in offer.stays))
        )

    def _why(self, offer: Offer) -> str:
        return _(offer.why, **dict(offer.names)) if offer.why else ""


class _ApartNote(QFrame):
    """The small plum note at the foot: whose sides do not meet on these days."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("notice", "plum")
        row = Row(self, margin=(12, 8, 12, 8), gap=8)
        self.words = Prose("", "small")
        row.addWidget(IconLabel("separator-vertical", "plum", 20))
        row.addWidget(self.words, 1)
        self.hide()


def _short(number: str) -> str:
    """第 046 号 of a whole case number, as colleagues say it; the number itself where it has no such part."""
    found = _RUNNING.search(number)
    return f"第 {found[1]} 号" if found else number

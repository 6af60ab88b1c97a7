"""The page of the calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.appointment import Appointment, AppointmentKind
from mediation_desk.domain.appointment_habits import usual_kind
from mediation_desk.domain.appointment_line import CalendarLook
from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.free_time import Offer
from mediation_desk.errors import DeskError
from mediation_desk.services.access import CALENDAR_WRITE
from mediation_desk.services.calendar_range import CalendarRange, calendar_range
from mediation_desk.ui import style
from mediation_desk.ui.calendar_menu import CalendarMenuButton
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.calendar.legend import Legend
from mediation_desk.ui.kit.inspector import Beside
from mediation_desk.ui.kit.layout import Column, Row, rule
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.pages.calendar.arguments import Wish, wish
from mediation_desk.ui.pages.calendar.desk_views import DeskViews
from mediation_desk.ui.pages.calendar.handling import Handling
from mediation_desk.ui.pages.calendar.head import Tools, Turner
from mediation_desk.ui.pages.calendar.keys import PageKeys
from mediation_desk.ui.pages.calendar.look_button import Looked
from mediation_desk.ui.pages.calendar.pane import CalendarPane
from mediation_desk.ui.pages.calendar.views import CalendarView, asked_days, title_of, turned
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _

_NOUNS = frozenset(
    {"appointment", "room", "hours", "absence", "duty", "work_calendar", "case", "person", "staff"}
)
_MINUTE_MS = 30_000
_HOUR = timedelta(hours=1)


class CalendarPage(Page):
    """`desk.go("calendar", "2026-03-18", appointment id or "", look, view)`; see `arguments`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Calendar"))
        self.writes = bool(desk.staff.roles & CALENDAR_WRITE)
        self.day = desk.today()
        self.view = CalendarView.WORK_WEEK
        self.told: CalendarRange | None = None
        self._asking: tuple[date, date, CalendarLook] | None = None
        self._wish = Wish()
        self.turner = Turner(desk)
        self.head.set_facts(self.turner)
        self.tools = Tools(desk)
        self.tools.views.set_value(self.view)
        self.finder = Button(_("Find a free time"), icon="search", key="")
        self.finder.setToolTip("F")
        self.book = Button(_("New appointment"), "primary", icon="plus")
        self.book.setToolTip("Ctrl+Enter")
        self.book.setVisible(self.writes)
        for each in (self.tools, self.finder, self.book):
            self.head.add_button(each)
        self.views = DeskViews(desk, writes=self.writes)
        self.views.show_view(self.view)
        self.legend = Legend()
        self.unwritten = Button(_("Appointments to see to"), "link")
        self.unwritten.setVisible(self.writes)
        self._below = Column(gap=0)
        self.body.addLayout(self._below)
        sheet = Sheet(margin=1, gap=0)
        sheet.add(self.views, 1)
        foot = Row(margin=(0, 0, 8, 0), gap=8)
        foot.addWidget(self.legend, 100)
        foot.addStretch(1)
        foot.addWidget(self.unwritten)
        sheet.add(rule())
        sheet.add(foot)
        self.pane = CalendarPane(desk)
        self.beside = Beside(sheet, self.pane, least=520)
        self.body.addWidget(self.beside, 1)
        self.handling = Handling(desk, self.views, self.pane, self.beside, writes=self.writes)
        self.papers = CalendarMenuButton(desk, lambda: (self.day, self._look()))
        foot.addWidget(self.papers)
        self._keys = PageKeys(self, self._acts())
        self._listen()
        self._pane_placed = False
        style.on_refit(self, self._place_tools)

    def opened(self, *args: object) -> None:
        """Shown; perhaps at a day, with an appointment chosen, or looking at one case."""
        self._wish = wish(args)
        if self._wish.day is not None:
            self.day = self._wish.day
        if self._wish.look is not None:
            self.tools.look.set_look(self._wish.look)
        if self._wish.view is not None:
            self._turn_to(self._wish.view)
        self.ask()
        self._say_primary()
        self._face().setFocus(Qt.FocusReason.OtherFocusReason)

    def primary(self) -> None:
        """Answer the question in the pane, book the chosen offer, or book where the keys stand."""
        if self.pane.question is not None:
            self.pane.question.submit()
        elif self.writes:
            drafted = self.pane.finding.drafted() if self._finding() else None
            if drafted is not None:
                self.desk.go("appointment", "", drafted)
            else:
                self._book_at(self.views.here() or self._next_half_hour())

    def print(self) -> None:
        """Papers of the day shown, and calendar files."""
        self.papers.open_menu()

    def find_in_list(self) -> None:
        """Whose calendar, typed."""
        self.tools.look.open_list()

    def panes(self) -> tuple[QWidget, ...]:
        """The head, the calendar, what stands beside it."""
        return self.turner, self.tools, self.views, self.pane

    def ask(self) -> None:
        """Ask for the days shown; one question at a time, the newest one last."""
        self.turner.show_view(self.view, self.day)
        self.set_title(title_of(self.view, self.day, self.desk.today()), _("Calendar"))
        if self._asking is None:
            first, last = asked_days(self.view, self.day)
            self._asking = (first, last, self._look())
            self.desk.ask(self, self._show, calendar_range, *self._asking, failed=self._failed)

    def go_to(self, day: date) -> None:
        """Show another day, week or month; free time is looked for from there on."""
        self.day = day
        self.pane.finding.from_day(asked_days(self.view, day)[0])
        self.ask()

    def show_view(self, view: CalendarView) -> None:
        """Look at more or less at once."""
        if view != self.view:
            chosen = self.views.current()
            self._turn_to(view)
            self._wish = Wish(appointment_id=chosen)
            self.ask()
            self._face().setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn_to(self, view: CalendarView) -> None:
        self.view = view
        self.views.show_view(view)
        self.tools.views.set_value(view)

    def _acts(self) -> dict[Qt.Key, Callable[[], object]]:
        return {
            Qt.Key.Key_D: self._day_here,
            Qt.Key.Key_W: self._week,
            Qt.Key.Key_M: partial(self.show_view, CalendarView.MONTH),
            Qt.Key.Key_L: partial(self.show_view, CalendarView.LIST),
            Qt.Key.Key_N: self._book_here,
            Qt.Key.Key_F: self.find_time,
            Qt.Key.Key_Space: self._show_beside,
            Qt.Key.Key_G: self.turner.open_picker,
            Qt.Key.Key_PageUp: partial(self._turn, -1),
            Qt.Key.Key_PageDown: partial(self._turn, 1),
            Qt.Key.Key_Home: self._home,
            Qt.Key.Key_Delete: self.handling.cancel_current,
        }

    def _show_beside(self) -> None:
        self.handling.choose(self.views.current())
        self.beside.open_side(focus=True)
        self._say_primary()

    def _week(self) -> None:
        narrow = CalendarView.WORK_WEEK
        self.show_view(CalendarView.WEEK if self.view is narrow else narrow)

    def _day_here(self) -> None:
        here = self.views.here()
        self._open_day(legal_day(here) if here is not None else self.day)

    def _book_here(self) -> None:
        if self.writes:
            self._book_at(self.views.here() or self._next_half_hour())

    def _listen(self) -> None:
        self.turner.turned.connect(self._turn)
        self.turner.home.connect(self._home)
        self.turner.gone_to.connect(self.go_to)
        self.tools.view_wanted.connect(self.show_view)
        self.tools.changed.connect(self.ask)
        self.finder.clicked.connect(self.find_time)
        self.book.clicked.connect(self.primary)
        self.unwritten.clicked.connect(self._show_unwritten)
        self.views.drawn.connect(self._drawn)
        self.views.booked.connect(self._book_at)
        self.views.offer_taken.connect(self.pane.finding.choose)
        self.views.turned.connect(self._turn)
        self.views.day_wanted.connect(self._open_day)
        self.views.crowd_wanted.connect(self._open_crowd)
        self.pane.finding.offered.connect(self._offered)
        self.pane.finding.chosen.connect(self._offer_chosen)
        self.pane.closed.connect(self._pane_closed)
        self.handling.changed.connect(self._say_primary)
        self.desk.changed.connect(self._changed)
        self.desk.masked_changed.connect(self._masked)
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self._tick)
        self._minute.start()

    def _look(self) -> CalendarLook:
        look = self.tools.look.look()
        kinds = frozenset(AppointmentKind(kind) for kind in self.tools.kinds.value())
        return CalendarLook(
            staff_ids=look.staff_ids,
            room_ids=look.room_ids,
            person_ids=look.person_ids,
            case_id=look.case_id,
            file_id=look.file_id,
            mine=look.mine,
            kinds=kinds,
            cancelled=self.view is CalendarView.LIST,
        )

    def _show(self, told: CalendarRange) -> None:
        asked, self._asking = self._asking, None
        if asked != (*asked_days(self.view, self.day), self._look()):
            self.ask()  # somebody turned on: this answer is to an older question
            return
        self.told = self.handling.told = told
        self.tools.look.offer(told.staff, told.rooms)
        self.pane.finding.offer(told.staff, told.rooms)
        apart = {line.case_number for line in told.lines if line.apart and line.case_number}
        self.pane.finding.keep_in_mind(sorted(apart))
        self.legend.show_gap(told.gap // timedelta(minutes=1))
        self.legend.setVisible(self.view in (CalendarView.DAY, CalendarView.WORK_WEEK, CalendarView.WEEK))
        self._say_look(told)
        self._draw()
        if self._wish.appointment_id and self.views.choose(self._wish.appointment_id):
            self.handling.choose(self._wish.appointment_id)
        else:
            self.handling.again()
        self._wish = Wish()

    def _draw(self) -> None:
        if self.told is not None:
            self.views.show_range(self.day, self.told, self.pane.finding.slots() if self._finding() else ())

    def _failed(self, error: DeskError) -> None:
        self._asking = None
        self.desk.refuse(error, of=self)

    def _say_look(self, told: CalendarRange) -> None:
        case_id = told.look.case_id
        number = next((line.case_number for line in told.lines if line.case_number), "")
        if case_id and number:
            self.tools.look.set_look(Looked(look=CalendarLook(case_id=case_id), words=number))

    def _face(self) -> QWidget:
        return self.views.face

    def _finding(self) -> bool:
        return self.pane.shows_find and self.beside.is_open()

    def find_time(self) -> None:
        """Open 找空档 with the cursor where names are typed."""
        self.pane.show_find()
        self.beside.open_side()
        self._say_primary()
        self._draw()
        self.pane.finding.who.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _pane_closed(self) -> None:
        self._say_primary()
        self._draw()

    def _drawn(self, starts: datetime, ends: datetime) -> None:
        self.views.settle()
        self._book(starts, ends)

    def _book_at(self, moment: datetime) -> None:
        self._book(moment, moment + _HOUR)

    def _book(self, starts: datetime, ends: datetime) -> None:
        look = self.tools.look.look()
        staff_ids = look.staff_ids or ((self.desk.staff.id,) if look.mine else ())
        kind = AppointmentKind.MEDIATION if look.case_id else usual_kind(self.desk.staff.roles)
        draft = Appointment(
            id="",
            kind=kind,
            starts=starts,
            ends=ends,
            staff_ids=staff_ids,
            room_id=next(iter(look.room_ids), ""),
            case_id=look.case_id,
        )
        self.desk.go("appointment", "", draft)

    def _next_half_hour(self) -> datetime:
        now = self.desk.now().astimezone(SHANGHAI)
        return now.replace(minute=0, second=0, microsecond=0) + _HOUR / 2 * (1 + now.minute // 30)

    def _offered(self, _slots: object) -> None:
        self._draw()
        self._say_primary()

    def _offer_chosen(self, number: int) -> None:
        offer = self.pane.finding.chosen_offer()
        if offer is not None and self.view is not CalendarView.LIST and not self._is_shown(offer):
            self.day = legal_day(offer.starts)
            self.ask()
        self.views.grid.choose_offer(number, reveal=offer is not None)
        self._say_primary()

    def _is_shown(self, offer: Offer) -> bool:
        first, last = asked_days(self.view, self.day)
        return first <= legal_day(offer.starts) <= last

    def _say_primary(self) -> None:
        self.book.setVisible(self.writes and not self.pane.asks)
        words = self.pane.finding.primary_words() if self._finding() else ""
        self.book.set_text(words or _("New appointment"))
        self.book.set_icon("" if words else "plus")
        self.finder.setVisible(not self._finding())
        self._place_tools()

    def _show_unwritten(self) -> None:
        self.desk.go("unrecorded")

    def _turn(self, step: int) -> None:
        self.go_to(turned(self.view, self.day, step))

    def _home(self) -> None:
        self.go_to(self.desk.today())

    def _open_day(self, day: date) -> None:
        self.day = day
        if self.view is CalendarView.DAY:
            self.ask()
        else:
            self.show_view(CalendarView.DAY)

    def _open_crowd(self, day: date) -> None:
        self.day = day
        self.show_view(CalendarView.LIST if self.view is CalendarView.DAY else CalendarView.DAY)

    def _changed(self, nouns: frozenset[str]) -> None:
        if nouns & _NOUNS and self.isVisible():
            self.ask()
            self.pane.finding.again()

    def _masked(self, _masked: bool) -> None:
        self._draw()

    def _tick(self) -> None:
        if self.isVisible():
            self.views.tick()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """D, W, M, L, N, F, G, PageUp, PageDown, Home and Delete, never while somebody types."""
        if not self._keys.pressed(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The tools stand in the head where there is room for them; a drawer begins closed."""
        super().resizeEvent(event)
        self._place_tools()
        if not self._pane_placed and self.width() > style.px(400):
            self._pane_placed = True
            if self.beside.is_drawer:
                self.beside.close_side()
                self._say_primary()

    def _place_tools(self) -> None:
        buttons = sum(
            each.sizeHint().width() + 16 for each in (self.finder, self.book) if not each.isHidden()
        )
        needed = self.head.title_width() + self.tools.sizeHint().width() + buttons + 48 + 32
        inside = self.width() >= needed
        if inside and self._below.indexOf(self.tools) >= 0:
            self._below.removeWidget(self.tools)
            self.head.put_button(self.tools, 0)
        elif not inside and self._below.indexOf(self.tools) < 0:
            self.head.take_button(self.tools)
            self._below.addWidget(self.tools, 0, Qt.AlignmentFlag.AlignLeft)

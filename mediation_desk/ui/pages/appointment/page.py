"""One appointment: book it, read it, change it, note what became of it, tell those who come."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.appointment import Appointment, AppointmentKind
from mediation_desk.domain.appointment_habits import usual_kind
from mediation_desk.domain.appointment_line import AppointmentView
from mediation_desk.domain.clash import forbidden
from mediation_desk.domain.staff import Role
from mediation_desk.errors import DeskError
from mediation_desk.services.access import CALENDAR_WRITE
from mediation_desk.services.appointments import appointment_view
from mediation_desk.services.booking_desk import BookingDesk, booking_desk
from mediation_desk.services.booking_preview import Preview, preview
from mediation_desk.ui import style
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.apart_pairs import ApartPairs
from mediation_desk.ui.forms.ask import Ask
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.layout import Column, Row, clear
from mediation_desk.ui.kit.notice import Notice, Refusal
from mediation_desk.ui.kit.notice_place import NoticePlace
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.pages.appointment.acting import Acting, is_open
from mediation_desk.ui.pages.appointment.clash_pane import clash_words
from mediation_desk.ui.pages.appointment.facts_pane import FactsPane
from mediation_desk.ui.pages.appointment.head import AppointmentHead
from mediation_desk.ui.pages.appointment.telling_pane import TellingPane
from mediation_desk.ui.pages.appointment.writing import Writing
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _, count, sentence

_NEW = "new"


class AppointmentPage(Page):
    """`desk.go("appointment", id)`, or `("appointment", "", Appointment)` to book one prefilled.

    Instead of a prefilled one, `"case/<id>"`, `"file/<id>"` or `"person/<id>"` say what it is about.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Appointment"))
        self._id, self._origin = "", _NEW
        self._sheet: BookingDesk | None = None
        self._view: AppointmentView | None = None
        self._other: AppointmentView | None = None
        self._prefilled: Appointment | None = None
        self.asked: Ask | None = None
        self._parts_two = False
        self.facts, self.telling, self.pairs = FactsPane(desk), TellingPane(desk), ApartPairs(desk)
        self._notices = NoticePlace()
        self._form_holder = QWidget()
        self.acting = Acting(desk, self)
        self.writing = Writing(desk, Column(self._form_holder), self._notices, self)
        self.top = AppointmentHead(
            self, self.acting, change=self._begin_form, keep=self.writing.send, back=self._leave_form
        )
        self._lay_out()
        self.acting.asked.connect(self._put_ask)
        self.acting.settled.connect(self._ask_view)
        self.writing.kept.connect(self._kept)
        self.writing.judged.connect(self.top.judge)
        self.writing.wanted.connect(self.primary)
        self.writing.talk_wanted.connect(lambda one, case: desk.go("screening", case, one))
        self.writing.case_wanted.connect(lambda case: desk.go("case", case))
        desk.changed.connect(self._changed)
        desk.masked_changed.connect(self._show)

    # --- what the window asks -----------------------------------------------------------------------------

    def opened(self, *args: object) -> None:
        """An appointment's id, or none and what is prefilled."""
        self.writing.end()
        self._id = str(args[0]) if args and args[0] else ""
        self._prefilled, self._origin = self._start(args[1] if len(args) > 1 else None)
        self._view = self._other = None
        clear(self._refused_at)
        self._notices.say(None)
        self._put_ask(None)
        self.desk.ask(self, self._show_desk, booking_desk)

    def left(self) -> bool:
        """Nothing is lost: the draft is kept."""
        self.writing.put_by()
        return True

    def save(self) -> None:
        """Ctrl+S keeps the draft."""
        self.writing.put_by()

    def primary(self) -> None:
        """The question that stands open, else what the button says."""
        if self.desk.masked:
            return
        if self.asked is not None:
            self.asked.give()
        elif self.top.act.isEnabled() and self.top.act.text():
            self.top.primary()[1]()

    def panes(self) -> tuple[QWidget, ...]:
        """The form and what stands beside it, or the facts and those who are told."""
        pane = self.writing.pane
        if pane is not None:
            return (pane.left, pane.right)
        return (*((self.asked,) if self.asked is not None else ()), self.facts, self.telling, self.pairs)

    # --- opening ------------------------------------------------------------------------------------------

    def _start(self, start: object) -> tuple[Appointment, str]:
        if isinstance(start, Appointment):
            about = start.case_id or start.file_id
            kind = "case" if start.case_id else "file"
            return replace(start, id="", version=0), f"{kind}/{about}" if about else _NEW
        now = self.desk.now()
        roles, me = self.desk.staff.roles, self.desk.staff.id
        staff_ids = () if roles <= {Role.RECEPTION} else (me,)  # the counter books for others
        blank = Appointment(id="", kind=usual_kind(roles), starts=now, ends=now, staff_ids=staff_ids)
        kind, _slash, about = str(start or _NEW).partition("/")
        if kind == "case":
            return replace(
                blank, case_id=about, kind=AppointmentKind.MEDIATION, staff_ids=()
            ), f"case/{about}"
        if kind == "file":
            return replace(blank, file_id=about, kind=AppointmentKind.COUNSELLING), f"file/{about}"
        if kind == "person":
            return replace(blank, person_ids=(about,), kind=AppointmentKind.RECEPTION), f"person/{about}"
        return blank, _NEW

    def _show_desk(self, sheet: BookingDesk) -> None:
        self._sheet = sheet
        if self._id:
            self._ask_view()
        elif not self.desk.staff.roles & CALENDAR_WRITE:
            self._refused(DeskError("permission.refused"))
        else:
            self._begin_form()

    def _ask_view(self) -> None:
        if self._id:
            self.desk.ask(self, self._show_view, appointment_view, self._id, failed=self._refused)

    def _show_view(self, view: AppointmentView) -> None:
        if view.appointment.id != self._id:
            return
        self._view = view
        if view.other_half:
            self.desk.ask(self, self._show_both, appointment_view, view.other_half)
        else:
            self._show_both(None)

    def _show_both(self, other: AppointmentView | None) -> None:
        self._other = other
        if self._view is not None:
            self.acting.about(self._view)
            if self.writing.pane is None:
                self.telling.about(self._id, still_open=is_open(self._view))
                self._show_pairs(self._view)
                self._judge(self._view)
        self._show()

    def _judge(self, view: AppointmentView) -> None:
        """What was lawful when it was booked may not be now: a mark rose, a talk ran out, two were parted."""
        one, other = view.appointment, self._other.appointment if self._other else None
        may = bool(self.desk.staff.roles & CALENDAR_WRITE)
        if may and is_open(view) and one.starts > self.desk.now():
            halves = (one, other) if other else (one,)
            self.desk.ask(self, self._say_forbidden, preview, halves, failed=lambda _fault: None)
        else:
            self._notices.say(None)

    def _say_forbidden(self, seen: Preview) -> None:
        against = forbidden(seen.clashes)
        if self.writing.pane is not None or self._view is None:
            return
        if not against:
            self._notices.say(None)
            return
        people = (*self._view.people, *(self._other.people if self._other else ()))
        names = {one.person_id: self.desk.shown(one.name) for one in people}
        said = clash_words(against[0], lambda one: names.get(one, ""))
        acts = [(_("Change or move"), self._begin_form)]
        second = _("It was booked before this was so; it must not take place like this.")
        self._notices.say(Notice(said, "plum", second=second, acts=acts))

    def _show_pairs(self, view: AppointmentView) -> None:
        """Who of those who come is kept apart by choice; nobody is when one comes alone."""
        both = (*view.people, *(self._other.people if self._other else ()))
        named = tuple((one.person_id, one.name) for one in both)
        self._parts_two = len(named) > 1 and bool(self.desk.staff.roles & CALENDAR_WRITE)
        self.pairs.about(named, f"appointment/{self._id}")

    def _show(self, masked: bool = False) -> None:
        """What the page holds now: the form, the facts, or, while masked, nothing of the form."""
        writing = self.writing.pane is not None
        self.pairs.setVisible(self._parts_two and not self.desk.masked)
        if self._view is not None and self._sheet is not None:
            self.facts.show_view(self._view, self._other, self._sheet)
        part = self._covered if writing and self.desk.masked else self._form_holder if writing else self._read
        self._parts.setCurrentWidget(part)
        self._parts.setVisible(writing or self._view is not None)
        self.top.show(self._view, writing=writing)
        if writing and self.writing.pane is not None:
            self.writing.pane.look()

    def _refused(self, error: DeskError) -> None:
        """It stays closed: it is gone, or somebody else's."""
        self._view = None
        self._notices.say(None)
        self._parts.hide()
        self.top.show(None, writing=False)
        acts = [(_("To the calendar"), lambda: self.desk.go("calendar"))]
        refusal = Refusal(_("This appointment stays closed"), sentence(error), tone="red", acts=acts)
        clear(self._refused_at)
        self._refused_at.addWidget(refusal)
        refusal.announce()

    # --- booking and changing -----------------------------------------------------------------------------

    def _begin_form(self) -> None:
        clear(self._refused_at)
        self._notices.say(None)
        self._put_ask(None)
        view, other = self._view, self._other.appointment if self._other else None
        if self._sheet is None:
            return
        if view is not None:
            self.writing.begin(self._sheet, view.appointment, other, self._id)
        elif self._prefilled is not None:
            self.writing.begin(self._sheet, self._prefilled, None, self._origin)
        self._show()

    def _kept(self, kept: tuple[Appointment, ...]) -> None:
        if self._id:
            said = _("Changed.")
        elif len(kept) > 2:
            said = count("{n} appointment is booked.", "{n} appointments are booked.", len(kept))
        else:
            said = _("Booked.")
        self.desk.toast(said)
        self._id = self._id if any(one.id == self._id for one in kept) else kept[0].id
        self._ask_view()

    def _leave_form(self) -> None:
        """Leave changing; what was typed waits as a draft."""
        self.writing.end()
        self._notices.say(None)
        if self._id:
            self._ask_view()
        else:
            self.desk.back()

    # --- questions ----------------------------------------------------------------------------------------

    def _put_ask(self, ask: Ask | None) -> None:
        if self.asked is not None:
            self.desk.keep_drafts()
        clear(self._asking)
        self.asked = ask
        if ask is not None:
            ask.closed.connect(self._close_ask)
            self._asking.addWidget(ask)
            self._asking.addSpacing(style.px(12))
            ask.take_focus()

    def _close_ask(self) -> None:
        self.acting.put_away()
        self._put_ask(None)
        self.top.act.setFocus()

    def _changed(self, nouns: frozenset[str]) -> None:
        if not self.isVisible():
            return
        if self.writing.pane is not None:
            if nouns & {"appointment", "keep_apart", "screening", "room", "hours", "absence", "duty"}:
                self.writing.pane.look()
        elif "appointment" in nouns:
            self._ask_view()

    # --- laying out ---------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._covered = EmptyState(_("Masked"), _("F9 shows it again, once nobody else looks on."))
        self._read = QWidget()
        across = Row(self._read, gap=16)
        across.addWidget(self.facts, 1)
        self._beside = QWidget()
        beside = Column(self._beside, gap=16)
        beside.addWidget(self.telling, 3)
        beside.addWidget(self.pairs, 2)
        across.addWidget(self._beside)
        style.on_refit(self, self._fit)
        self._parts = Stack()
        for part in (self._read, self._form_holder, self._covered):
            self._parts.addWidget(part)
        self._refused_at, self._asking = Column(), Column()
        self.body.setSpacing(0)
        self.body.addLayout(self._notices)
        self.body.addLayout(self._refused_at)
        self.body.addLayout(self._asking)
        self.body.addWidget(self._parts, 1)
        self._parts.hide()

    def _fit(self) -> None:
        self._beside.setFixedWidth(style.px(400 if style.look().factor < 1.25 else 320))

"""The head of an appointment's page: its state, what comes next as the primary, the rest under 更多."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from mediation_desk.domain.appointment import AppointmentState
from mediation_desk.domain.appointment_line import AppointmentView
from mediation_desk.services.access import CALENDAR_WRITE
from mediation_desk.services.appointment_telling import code_of
from mediation_desk.ui import icons
from mediation_desk.ui.appointment_outcome import write_about, writes_about
from mediation_desk.ui.appointment_said import state_tone
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.pages.appointment.acting import Acting, is_open
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _, term

Act = tuple[str, Callable[[], object]]


class AppointmentHead(QObject):
    """`show(view, writing)`; `change` begins the form, `keep` keeps it, `back` leaves it."""

    def __init__(
        self,
        page: Page,
        acting: Acting,
        *,
        change: Callable[[], object],
        keep: Callable[[], object],
        back: Callable[[], object],
    ) -> None:
        super().__init__(page)
        self._page, self._desk, self._acting = page, page.desk, acting
        self._change, self._keep = change, keep
        self._view: AppointmentView | None = None
        self._writing = False
        self._may_write = bool(page.desk.staff.roles & CALENDAR_WRITE)
        self.back = Button(_("Back"), "text")
        self.back.clicked.connect(back)
        self.matter = Button("", "text")
        self.matter.clicked.connect(self._to_matter)
        self.more = Button(_("More"), icon="dots")
        self.more.clicked.connect(self._show_more)
        self.change = Button(_("Change or move"), icon="pencil")
        self.change.clicked.connect(change)
        self.act = Button("", "primary")
        self.act.setToolTip("Ctrl+Enter")
        self.act.clicked.connect(page.primary)
        for button in (self.back, self.matter, self.more, self.change, self.act):
            page.head.add_button(button)
            button.hide()  # until it is known which appointment this is

    def show(self, view: AppointmentView | None, *, writing: bool) -> None:
        """Show the head of an appointment, or of one that is being booked."""
        self._view, self._writing = view, writing
        read = view is not None and not writing and not self._desk.masked
        one = view.appointment if view is not None else None
        words, _act = self.primary()
        self.back.setVisible(writing)
        self.matter.setVisible(read and one is not None and bool(one.case_id or one.file_id))
        self.more.setVisible(read and self._may_write)
        movable = view is not None and view.changeable and words != _("Change or move")
        self.change.setVisible(read and self._may_write and movable)
        self.act.setVisible(bool(words) and self._may_write and not self._desk.masked)
        self.act.set_text(words)
        self.act.allow()
        if one is None:
            self._page.set_title(_("New appointment"), _("Appointment"))
            self._page.head.set_facts()
            self._page.head.set_under("")
            return
        self._page.set_title(term(one.kind), _("Appointment"))
        chips = [Chip(term(one.state), state_tone(one.state))]
        if writing:
            chips.append(Chip(_("Draft"), "amber"))
        self._page.head.set_facts(*chips)
        self._page.head.set_under(_("Number {code}", code=code_of(one)))
        self.matter.set_text(_("To the case") if one.case_id else _("To the file"))

    def judge(self, reason: str) -> None:
        """Why it cannot be kept as typed, "" when it can."""
        if self._writing and reason:
            self.act.block(reason)
        else:
            self.act.allow()

    def primary(self) -> Act:
        """What comes next in words, and how it is done."""
        view, acting = self._view, self._acting
        if self._writing:
            return (_("Keep the change") if view is not None else _("Book it")), self._keep
        if view is None:
            return "", self._keep
        one, begun = view.appointment, view.appointment.starts <= self._desk.now()
        if one.state is AppointmentState.PLANNED and not begun:
            return _("They confirmed"), acting.confirm
        if one.state is AppointmentState.CONFIRMED and not begun:
            return _("Change or move"), self._change
        if is_open(view):
            return (_("It took place: write it") if writes_about(one) else _("It took place")), acting.hold
        if one.state is not AppointmentState.HELD:
            return _("Book again"), acting.book_again
        if not writes_about(one):
            return "", self._keep
        words = _("See what was written") if view.recorded else _("Write what was said")
        return words, lambda: write_about(self._desk, one)

    def other_acts(self) -> list[tuple[str, str, Callable[[], object]]]:
        """What stands under 更多: (icon, words, how)."""
        view, acting = self._view, self._acting
        if view is None:
            return []
        one, begun = view.appointment, view.appointment.starts <= self._desk.now()
        acts: list[tuple[str, str, Callable[[], object]]] = []
        if is_open(view) and begun:
            if one.state is AppointmentState.PLANNED:
                acts.append(("check", _("They confirmed"), acting.confirm))
            if writes_about(one):
                later = _("It took place, write later")
                acts.append(("check", later, lambda: acting.hold(write=False)))
            acts.append(("user", _("They did not come"), acting.miss))
        if one.state is AppointmentState.CONFIRMED:
            acts.append(("arrow-back-up", _("Not confirmed after all"), acting.plan_again))
        if is_open(view):
            acts.append(("ban", _("Call it off"), acting.cancel))
        elif not view.recorded:
            acts.append(("arrow-back-up", _("Back to planned"), acting.plan_again))
        if self.primary()[0] != _("Book again"):
            acts.append(("calendar-plus", _("Book again"), acting.book_again))
        return acts

    def _show_more(self) -> None:
        menu = QMenu(self._page)
        for icon, words, act in self.other_acts():
            menu.addAction(icons.icon(icon, "ink2"), words).triggered.connect(act)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _to_matter(self) -> None:
        one = self._view.appointment if self._view else None
        if one is not None and one.case_id:
            self._desk.go("case", one.case_id)
        elif one is not None and one.file_id:
            self._desk.go("counselling_file", one.file_id)

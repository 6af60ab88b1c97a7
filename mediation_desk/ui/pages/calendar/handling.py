"""What is done with the appointment that is chosen: its card, moves, end, and the questions they ask."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, Qt, Signal

from mediation_desk.domain.appointment import AppointmentState
from mediation_desk.domain.appointment_line import AppointmentLine
from mediation_desk.errors import DeskError
from mediation_desk.services.appointments import appointment_view
from mediation_desk.services.calendar_range import CalendarRange
from mediation_desk.ui.appointment_outcome import write_about_line
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.calendar.values import Ask
from mediation_desk.ui.kit.inspector import Beside
from mediation_desk.ui.pages.calendar.asks import PaneAsk
from mediation_desk.ui.pages.calendar.desk_views import DeskViews
from mediation_desk.ui.pages.calendar.mover import Mover
from mediation_desk.ui.pages.calendar.pane import CalendarPane
from mediation_desk.words import _


class Handling(QObject):
    """Between the views, the pane and the register; `changed` when the pane shows something else."""

    changed = Signal()

    def __init__(
        self, desk: Desk, views: DeskViews, pane: CalendarPane, beside: Beside, *, writes: bool
    ) -> None:
        super().__init__(views)
        self._desk, self._views, self._pane, self._beside = desk, views, pane, beside
        self._writes = writes
        self.told: CalendarRange | None = None
        self.mover = Mover(desk, self._name_of, self)
        views.chosen.connect(self.choose)
        views.wanted.connect(self.want)
        views.moved.connect(self._moved)
        pane.closed.connect(self._closed)
        pane.card.open_wanted.connect(self._open)
        pane.card.cancel_wanted.connect(self._cancel)
        pane.card.state_wanted.connect(self._settle)
        pane.card.record_wanted.connect(self._record)
        self.mover.asking.connect(self._question)
        self.mover.refused.connect(self._refused)
        self.mover.over.connect(self._over)
        desk.masked_changed.connect(self._masked)

    def choose(self, appointment_id: str) -> None:
        """Show the card of an appointment, 找空档 where none is chosen; a question stays till answered."""
        if self._pane.asks:
            return
        line = self._line(appointment_id)
        if line is None:
            if not self._pane.shows_find:
                self._pane.show_find()
                self.changed.emit()
            return
        assert self.told is not None
        self._pane.show_card(line, self.told.rooms, writes=self._writes)
        if not self._beside.is_drawer:
            self._beside.open_side()
        if line.shown:
            told = self._pane.card.show_view
            self._desk.ask(self, told, appointment_view, line.id, failed=_let_be)
        self.changed.emit()

    def again(self) -> None:
        """The register told anew: so does the card, if one is shown."""
        if not self._pane.asks and not self._pane.shows_find:
            self.choose(self._pane.card.shown_id)

    def want(self, asked: Ask, appointment_id: str) -> None:
        """Open an appointment, or ask who calls it off."""
        line = self._line(appointment_id)
        if line is None:
            return
        if not line.shown:
            self._pane.refuse(_("Who comes is told to those who take part."), stays=False)
            self._beside.open_side()
        elif asked is Ask.OPEN:
            self._desk.go("appointment", appointment_id)
        elif self._writes:
            self.mover.cancel(line)

    def cancel_current(self) -> None:
        """Ask who calls off the one that is chosen."""
        self.want(Ask.CANCEL, self._views.current())

    def _line(self, appointment_id: str) -> AppointmentLine | None:
        lines = self.told.lines if self.told else ()
        return next((line for line in lines if line.id == appointment_id), None)

    def _name_of(self, whom: str) -> str:
        for line in self.told.lines if self.told else ():
            named = dict(zip(line.person_ids, line.people, strict=False))
            if whom in named:
                return self._desk.shown(named[whom])
        return self.told.staff.get(whom, "") if self.told else ""

    def _open(self) -> None:
        self.want(Ask.OPEN, self._pane.card.shown_id)

    def _cancel(self) -> None:
        self.want(Ask.CANCEL, self._pane.card.shown_id)

    def _settle(self, state: AppointmentState) -> None:
        line = self._line(self._pane.card.shown_id)
        if line is not None:
            self.mover.settle(line, state)

    def _record(self) -> None:
        line = self._line(self._pane.card.shown_id)
        if line is not None:
            write_about_line(self._desk, line)

    def _moved(self, appointment_id: str, starts: datetime, ends: datetime) -> None:
        line = self._line(appointment_id)
        if line is None or not self._writes:
            self._views.settle()
        else:
            self.mover.begin(line, starts, ends)

    def _question(self, title: str, question: PaneAsk) -> None:
        self._pane.ask(title, question)
        self._beside.open_side()
        question.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _refused(self, said: str) -> None:
        self._leave_question()
        self._pane.refuse(said)
        self._beside.open_side()
        self._views.settle()
        self._views.face.setFocus(Qt.FocusReason.OtherFocusReason)

    def _over(self) -> None:
        self._leave_question()
        self._pane.notices.say(None)
        self._views.settle()
        self._views.face.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_question(self) -> None:
        if self._pane.asks:
            self._pane.show_find()
            self.choose(self._views.current())
        self.changed.emit()

    def _masked(self, _masked: bool) -> None:
        self._pane.notices.say(None)  # a refusal may name somebody
        if self._pane.question is not None:
            self._pane.question.say_again()

    def _closed(self) -> None:
        if self._pane.question is not None:
            self._pane.question.give_up()
        self.changed.emit()


def _let_be(_error: DeskError) -> None:
    """The card goes on showing what the calendar knows."""

"""What a drop or a key moves: what must be asked first, what the register says, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from mediation_desk.domain.appointment import Appointment, AppointmentState, CancelledBy, Scope
from mediation_desk.domain.appointment_line import AppointmentLine, AppointmentView
from mediation_desk.domain.clash import Clash
from mediation_desk.domain.dates import legal_day, span_said
from mediation_desk.errors import DeskError
from mediation_desk.services.appointments import appointment_view, clashes_of, move, move_sitting, set_state
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.pages.calendar.asks import (
    CancelAsk,
    PaneAsk,
    ReasonAsk,
    ScopeAsk,
    SidesAsk,
    clash_sentences,
)
from mediation_desk.ui.pages.calendar.views import said_day
from mediation_desk.words import _, sentence, term

REASON_NEEDED = "appointment.reason_needed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What is to become of an appointment: its new times, how much of its series, why in spite of a clash.

    `both`: the other side of the same sitting moves along.
    """

    line: AppointmentLine
    starts: datetime
    ends: datetime
    scope: Scope = Scope.ONE
    both: bool = False
    reason: str = ""
    undoing: bool = False


class Mover(QObject):
    """`asking(title, widget)` shows a question in the pane, `refused(sentence)` a no, `over` when it is done.

    After `over` or `refused` whatever lay as a ghost goes back or comes anew with the register's answer.
    """

    asking = Signal(str, object)
    refused = Signal(str)
    over = Signal()

    def __init__(self, desk: Desk, names: Callable[[str], str], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._name_of = desk, names
        self._question: PaneAsk | None = None

    def begin(self, line: AppointmentLine, starts: datetime, ends: datetime) -> None:
        """Move it there; of a series ask first how much of it."""
        wanted = Move(line=line, starts=starts, ends=ends)
        about = self._about(wanted)
        if line.series_id:
            self._ask(_("It repeats"), ScopeAsk(about, partial(self._scoped, wanted), self.give_up))
        elif line.sitting_id:
            self._ask(_("The sides come apart"), SidesAsk(about, partial(self._sided, wanted), self.give_up))
        else:
            self._try(wanted)

    def give_up(self) -> None:
        """Leave everything where it was."""
        self._question = None
        self.over.emit()

    def cancel(self, line: AppointmentLine) -> None:
        """Ask who calls it off and why."""
        about = _("Calling off: {what}", what=self._what(line))
        given = partial(self._call_off, line)
        ask = CancelAsk(about, given, self.give_up, series=bool(line.series_id))
        self._ask(_("Call it off"), ask)

    def settle(self, line: AppointmentLine, state: AppointmentState) -> None:
        """Note what became of it; 撤销 takes it back."""
        told = partial(self._settled, line, state)
        self._desk.do(self, told, set_state, line.id, state, failed=self._refused)

    def _scoped(self, wanted: Move, scope: Scope) -> None:
        self._try(replace(wanted, scope=scope))

    def _sided(self, wanted: Move, both: bool) -> None:
        self._try(replace(wanted, both=both))

    def _try(self, wanted: Move) -> None:
        how = {"reason": wanted.reason} if wanted.both else {"reason": wanted.reason, "scope": wanted.scope}
        self._desk.do(
            self,
            partial(self._moved, wanted),
            move_sitting if wanted.both else move,
            wanted.line.id,
            wanted.starts,
            wanted.ends,
            failed=partial(self._not_so, wanted),
            **how,
        )

    def _not_so(self, wanted: Move, error: DeskError) -> None:
        if error.key == REASON_NEEDED:
            told = partial(self._opened, wanted)
            self._desk.ask(self, told, appointment_view, wanted.line.id, failed=self._refused)
        else:
            self._refused(error)

    def _opened(self, wanted: Move, view: AppointmentView) -> None:
        draft = replace(view.appointment, starts=wanted.starts, ends=wanted.ends)
        told = partial(self._needs_reason, wanted)
        self._desk.ask(self, told, clashes_of, draft, failed=partial(self._needs_any_reason, wanted))

    def _needs_any_reason(self, wanted: Move, _error: DeskError) -> None:
        self._needs_reason(wanted, ())  # a later one of its series clashes: the question is the same

    def _needs_reason(self, wanted: Move, clashes: tuple[Clash, ...]) -> None:
        given = partial(self._reasoned, wanted)
        said = partial(self._said, clashes)
        self._ask(_("Something stands against it"), ReasonAsk(self._about(wanted), said, given, self.give_up))

    def _said(self, clashes: tuple[Clash, ...]) -> list[str]:
        others = [_("Others of the series clash with something.")]
        return clash_sentences(clashes, self._name_of) or others

    def _reasoned(self, wanted: Move, reason: str) -> None:
        self._try(replace(wanted, reason=reason))

    def _moved(self, wanted: Move, _kept: Sequence[Appointment]) -> None:
        self._question = None
        self.over.emit()
        if wanted.undoing:
            self._desk.toast(_("It is back where it was"))
            return
        self._desk.toast(self._about(wanted), partial(self._undo, wanted))

    def _undo(self, done: Move) -> None:
        line = done.line
        scope = (
            Scope.ONE if done.scope is Scope.ONE else Scope.ALL
        )  # what followed is a series of its own now
        moved = replace(line, starts=done.starts, ends=done.ends)
        back = replace(done, line=moved, starts=line.starts, ends=line.ends, scope=scope, undoing=True)
        self._try(back)

    def _call_off(self, line: AppointmentLine, by: CancelledBy, why: str, scope: Scope) -> None:
        told = partial(self._called_off, line, scope)
        state = AppointmentState.CANCELLED
        self._desk.do(self, told, set_state, line.id, state, by, why, scope, failed=self._fault)

    def _fault(self, error: DeskError) -> None:
        if error.field in ("by", "why") and isinstance(self._question, CancelAsk):
            self._question.show_fault(error)
        else:
            self._refused(error)

    def _called_off(self, line: AppointmentLine, scope: Scope, _kept: Sequence[Appointment]) -> None:
        self._question = None
        self.over.emit()
        said = _("{what} is called off", what=self._what(line))
        undo = partial(self.settle, line, line.state) if scope is Scope.ONE else None
        self._desk.toast(said, undo)

    def _settled(self, line: AppointmentLine, state: AppointmentState, _kept: Sequence[Appointment]) -> None:
        self._question = None
        self.over.emit()
        said = _("{what}: {state}", what=self._what(line), state=term(state))
        back = partial(self.settle, replace(line, state=state), AppointmentState.PLANNED)
        self._desk.toast(said, None if state is AppointmentState.PLANNED else back)

    def _refused(self, error: DeskError) -> None:
        self._question = None
        self.refused.emit(sentence(error))

    def _ask(self, title: str, question: PaneAsk) -> None:
        self._question = question
        self.asking.emit(title, question)

    def _what(self, line: AppointmentLine) -> str:
        day = said_day(legal_day(line.starts), self._desk.today())
        return f"{term(line.kind)} {day} {span_said(line.starts, line.ends)}"

    def _about(self, wanted: Move) -> str:
        day = said_day(legal_day(wanted.starts), self._desk.today())
        times = span_said(wanted.starts, wanted.ends)
        return _("{what} → {day} {times}", what=term(wanted.line.kind), day=day, times=times)

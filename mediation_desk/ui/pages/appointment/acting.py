"""What becomes of an appointment: confirmed, held and written, missed and booked again, called off, back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Signal

from mediation_desk.domain.appointment import (
    OPEN_STATES,
    Appointment,
    AppointmentState,
    Scope,
)
from mediation_desk.domain.appointment_event import Confirmation
from mediation_desk.domain.appointment_line import AppointmentView
from mediation_desk.errors import DeskError
from mediation_desk.services.apart_sittings import settle_both
from mediation_desk.services.appointments import set_state
from mediation_desk.ui.appointment_outcome import write_about
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.draft import Draft
from mediation_desk.ui.forms.ask import Ask
from mediation_desk.ui.pages.appointment import asks

_CANCEL_DRAFT = "appointment_cancel"


class Acting(QObject):
    """`asked(Ask or None)` shows a question in the page; `settled` when something was noted."""

    asked = Signal(object)
    settled = Signal()

    def __init__(self, desk: Desk, owner: QObject) -> None:
        super().__init__(owner)
        self._desk = desk
        self._view: AppointmentView | None = None
        self._ask: Ask | None = None
        self._draft: Draft | None = None

    def about(self, view: AppointmentView) -> None:
        """The appointment acted on from now on."""
        self._view = view

    @property
    def view(self) -> AppointmentView:
        """The appointment acted on."""
        assert self._view is not None
        return self._view

    # --- states -------------------------------------------------------------------------------------------

    def confirm(self) -> None:
        """Ask who said so."""
        people = [(one.person_id, self._desk.shown(one.name)) for one in self.view.people]
        self._put(asks.ask_confirm(people, self._confirm, halves=bool(self.view.other_half)))

    def _confirm(self, values: dict[str, Any]) -> None:
        said_by, way = values.get("said_by") or "", values["way"]
        if way is None:
            self._refused(DeskError("appointment.way_needed", field="way"))
            return
        confirmed = Confirmation(way=way, said_by=said_by)
        self._settle(AppointmentState.CONFIRMED, values, confirmed=confirmed)

    def hold(self, *, write: bool = True) -> None:
        """Note that it took place, both halves of it, and go on to what is written about it."""
        after = partial(write_about, self._desk, self.view.appointment) if write else None
        self._settle(AppointmentState.HELD, {asks.BOTH: True}, after=after)

    def miss(self) -> None:
        """They did not come; of two sides it is asked whether neither did."""
        halves = bool(self.view.other_half)
        if halves:
            self._put(asks.ask_no_show(partial(self._settle, AppointmentState.NO_SHOW), halves=True))
        else:
            self._settle(AppointmentState.NO_SHOW, {})

    def cancel(self) -> None:
        """Ask by whom and why."""
        view = self.view
        series = bool(view.appointment.series_id)
        ask = asks.ask_cancel(self._cancel, series=series, halves=bool(view.other_half))
        self._put(ask, _CANCEL_DRAFT)

    def _cancel(self, values: dict[str, Any]) -> None:
        scope = values.get("scope")
        if "scope" in values and scope is None:
            self._refused(DeskError("appointment.scope_needed", field="scope"))
            return
        self._settle(AppointmentState.CANCELLED, values, scope=scope or Scope.ONE)

    def plan_again(self) -> None:
        """Back to planned: it was noted by mistake, or is to take place all the same."""
        self._settle(AppointmentState.PLANNED, {})

    def book_again(self) -> None:
        """The same people, staff and length, another time."""
        self._desk.go("appointment", "", booked_anew(self.view.appointment))

    def _settle(
        self,
        state: AppointmentState,
        values: dict[str, Any],
        *,
        scope: Scope = Scope.ONE,
        after: Callable[[], object] | None = None,
        **said: Any,
    ) -> None:
        view = self.view
        done = partial(self._done, state, after)
        by, why = values.get("by"), values.get("why", "")
        one_id = view.appointment.id
        if view.other_half and values.get(asks.BOTH):
            ids = (one_id, view.other_half)
            self._desk.do(self, done, settle_both, ids, state, by, why, failed=self._refused, **said)
        else:
            self._desk.do(self, done, set_state, one_id, state, by, why, scope, failed=self._refused, **said)

    def _done(self, state: AppointmentState, after: Callable[[], object] | None, _kept: object) -> None:
        if self._draft is not None and shiboken6.isValid(self._draft):
            self._draft.settle()
            self._draft.drop()
        self.put_away()
        self.asked.emit(None)
        self._desk.toast(asks.verb_of(state))
        self.settled.emit()
        if after is not None:
            after()

    # --- questions ----------------------------------------------------------------------------------------

    def put_away(self) -> None:
        """The question is no longer shown; its draft stays."""
        self._ask = self._draft = None

    def _put(self, ask: Ask, draft_key: str = "") -> None:
        self._ask, self._draft = ask, None
        if draft_key:
            draft = self._draft = self._desk.draft(ask, draft_key, self.view.appointment.id)
            ask.form.typed.connect(lambda: draft.typed(ask.half_typed))
            draft.look(ask.put_half_typed)
        self.asked.emit(ask)

    def _refused(self, error: DeskError) -> None:
        if self._ask is not None and shiboken6.isValid(self._ask):
            self._ask.show_fault(error)
        else:
            self._desk.refuse(error, of=self)


def booked_anew(one: Appointment) -> Appointment:
    """An appointment to be booked like this one, with everything but its room and fate."""
    return replace(
        one,
        id="",
        version=0,
        room_id="",
        state=AppointmentState.PLANNED,
        series_id="",
        original_start=None,
        sitting_id="",
        outcome_id="",
        reason="",
        cancelled_by=None,
        cancelled_why="",
        moves=0,
        sequence=0,
    )


def is_open(view: AppointmentView) -> bool:
    """Whether it is still to come, as far as its state says."""
    return view.appointment.state in OPEN_STATES

"""Appointments (约期): book, move, change and settle them; nobody meets whom they should not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from mediation_desk.domain.access_matrix import only_expert
from mediation_desk.domain.appointment import (
    OPEN_STATES,
    Appointment,
    AppointmentState,
    CancelledBy,
    Scope,
)
from mediation_desk.domain.appointment_check import TYPED, check_appointment
from mediation_desk.domain.appointment_event import AppointmentEvent, Confirmation
from mediation_desk.domain.appointment_line import (
    WHOLE_CENTRE,
    AppointmentLine,
    AppointmentView,
    CalendarLook,
)
from mediation_desk.domain.clash import Clash
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.keep_apart import stagger
from mediation_desk.domain.recurrence import Recurrence
from mediation_desk.domain.texts import check_text
from mediation_desk.errors import DeskError
from mediation_desk.register import appointments, cases
from mediation_desk.register.records import Records
from mediation_desk.services import clashes, series
from mediation_desk.services.access import CALENDAR_READ, CALENDAR_WRITE
from mediation_desk.services.appointment_lines import lines
from mediation_desk.services.appointment_sight import check_may_book, seen
from mediation_desk.services.appointment_view import opened
from mediation_desk.services.keep_apart import gaps
from mediation_desk.services.permission import allowed


@allowed(CALENDAR_READ)
def appointments_between(
    records: Records, first: datetime, last: datetime, look: CalendarLook = WHOLE_CENTRE
) -> tuple[AppointmentLine, ...]:
    """What the calendar paints from `first` up to `last`, by time.

    Looked for by person, case or file, only what whoever asks may see is found.
    """
    staff_ids = set(look.staff_ids)
    if look.mine:
        staff_ids = {records.staff.id} & (staff_ids or {records.staff.id})
        if not staff_ids:
            return ()
    found = appointments.between(records, first, last, look, staff_ids)
    hidden = not (look.person_ids or look.case_id or look.file_id) and not only_expert(records.staff.roles)
    return lines(records, found, hidden=hidden)


@allowed(CALENDAR_READ)
def held_without_record(records: Records, whose: str = "") -> tuple[AppointmentLine, ...]:
    """Sittings and talks that were held and have no record or session yet, the oldest first.

    Of a member of staff, or ("") of everybody; only those whose people whoever asks may see.
    """
    return lines(records, appointments.held_unwritten(records, whose), hidden=False)


@allowed(CALENDAR_READ)
def unsettled(records: Records, whose: str = "") -> tuple[AppointmentLine, ...]:
    """Appointments that are over, of which nobody noted what became of them, the oldest first; as above."""
    return lines(records, appointments.past_open(records, records.now, whose), hidden=False)


@allowed(CALENDAR_READ)
def appointment_view(records: Records, appointment_id: str) -> AppointmentView:
    """One appointment with who comes, how each may be reached, and its history.

    Raises DeskError: appointment.missing, appointment.not_yours.
    """
    return opened(records, appointment_id)


@allowed(CALENDAR_WRITE)
def clashes_of(
    records: Records,
    draft: Appointment,
    recurrence: Recurrence | None = None,
    scope: Scope = Scope.ONE,
) -> tuple[Clash, ...]:
    """Everything that stands against a new or changed appointment, every occurrence of it.

    `scope` tells how much of its series a change would reach. Raises DeskError: appointment.*, recurrence.*,
    and who may not book it at all (see check_may_book).
    """
    if draft.id and recurrence is None:
        return clashes.find(records, [one.after for one in _edits(records, draft, scope)])
    return clashes.find(records, _checked(records, draft, recurrence))


@allowed(CALENDAR_WRITE, changes={"appointment"})
def book(
    records: Records,
    draft: Appointment,
    recurrence: Recurrence | None = None,
    reason: str = "",
    left_out: Collection[datetime] = (),
) -> tuple[Appointment, ...]:
    """Book an appointment or a series of them; returns every occurrence as kept.

    `left_out` are starts of the series nobody wants; `reason` says why in spite of clashes that let a reason
    pass. Raises DeskError: appointment.*, recurrence.*, clash.*, sitting.*, move.screening_missing and who
    may not book it (see check_may_book).
    """
    why = reason or draft.reason
    check_text(why, "reason")
    laid = _checked(records, replace(draft, id="", sitting_id="", reason=why.strip()), recurrence)
    if recurrence is not None:
        laid = series.wanted(laid, left_out)
    clashes.check(records, laid, why)
    series.keep_series(records, laid, recurrence)
    return tuple(appointments.add(records, one) for one in laid)


@allowed(CALENDAR_WRITE, changes={"appointment"})
def book_apart(
    records: Records, first: Appointment, second: Appointment, reason: str = ""
) -> tuple[Appointment, Appointment]:
    """Book one sitting whose sides come apart, each in a room of their own; both or neither.

    When both are given the same time, `first` keeps it and the second comes and leaves later by the gap; the
    protected side must be the first. Raises DeskError as `book` does, and appointment.other_matter.
    """
    why = (reason or first.reason or second.reason).strip()
    check_text(why, "reason")
    if (first.kind, first.case_id) != (second.kind, second.case_id):
        raise DeskError("appointment.other_matter", field="case")
    if first.starts == second.starts:
        later = stagger(first.ends - first.starts, gaps(records))
        second = replace(second, starts=second.starts + later, ends=second.ends + later)
    sitting_id = uuid4().hex
    laid = [
        _checked(records, replace(half, id="", reason=why, sitting_id=sitting_id), None)[0]
        for half in (first, second)
    ]
    clashes.check(records, laid, why)
    one, other = (appointments.add(records, half) for half in laid)
    return one, other


@allowed(CALENDAR_WRITE, changes={"appointment"})
def change(
    records: Records, appointment: Appointment, scope: Scope = Scope.ONE, reason: str = ""
) -> tuple[Appointment, ...]:
    """Keep a changed appointment, alone, with those after it, or with its whole series.

    Those already held, missed or called off stay as they are. Raises DeskError: appointment.not_yours,
    appointment.settled, record.changed_meanwhile and everything `book` raises.
    """
    why = (reason or appointment.reason).strip()
    check_text(why, "reason")
    made = _edits(records, appointment, scope)
    clashes.check(records, [one.after for one in made], why)
    made = series.split(records, appointment.id, made, scope)
    return tuple(_kept(records, one, why) for one in made)


@allowed(CALENDAR_WRITE, changes={"appointment"})
def move(
    records: Records,
    appointment_id: str,
    starts: datetime,
    ends: datetime,
    room_id: str | None = None,
    staff_ids: Sequence[str] | None = None,
    scope: Scope = Scope.ONE,
    reason: str = "",
) -> tuple[Appointment, ...]:
    """Move an appointment to another time, room or member of staff; `change` says what it raises."""
    before, _known = seen(records, appointment_id)
    moved = replace(
        before,
        starts=starts,
        ends=ends,
        room_id=before.room_id if room_id is None else room_id,
        staff_ids=before.staff_ids if staff_ids is None else tuple(staff_ids),
        reason="",
    )
    return change(records, moved, scope, reason)


@allowed(CALENDAR_WRITE, changes={"appointment"})
def move_sitting(
    records: Records, appointment_id: str, starts: datetime, ends: datetime, reason: str = ""
) -> tuple[Appointment, ...]:
    """Move one half of a sitting whose sides come apart, and the other halves along with it; all or none.

    The others keep their length and how much earlier or later they come. Raises DeskError as `change` does.
    """
    before, _known = seen(records, appointment_id)
    if before.state not in OPEN_STATES:
        raise DeskError("appointment.settled")
    check_text(reason, "reason")
    by = starts - before.starts
    made = []
    for one in appointments.of_sitting(records, before.sitting_id) or [before]:
        if one.state not in OPEN_STATES:
            continue
        half, _about = seen(records, one.id)
        check_may_book(records, half)
        mine = half.id == before.id
        times = (starts, ends) if mine else (half.starts + by, half.ends + by)
        given = replace(half, starts=times[0], ends=times[1], reason=reason.strip() or half.reason)
        made += series.edits(records, half, given, Scope.ONE)
    for edit in made:
        _check(records, edit.after, moved=edit.before.starts != edit.after.starts)
    clashes.check(records, [edit.after for edit in made], reason)
    return tuple(_kept(records, edit, reason.strip()) for edit in made)


@allowed(CALENDAR_WRITE, changes={"appointment"})
def set_state(
    records: Records,
    appointment_id: str,
    state: AppointmentState,
    by: CancelledBy | None = None,
    why: str = "",
    scope: Scope = Scope.ONE,
    confirmed: Confirmation | None = None,
) -> tuple[Appointment, ...]:
    """Confirm, note as held or missed, call off (by whom and why), or back to planned.

    Only calling off reaches further than one; `confirmed` tells who said that they come. What was off and
    comes back is judged like a booking, with the reason kept; what is forbidden since it was booked is not
    confirmed. Raises DeskError: appointment.not_yours, appointment.not_from_here, appointment.not_yet,
    appointment.by_needed, appointment.why_needed, appointment.recorded, clash.*.
    """
    before, known = seen(records, appointment_id)
    check_text(why, "cancelled_why")
    if before.state is state:
        return (before,)
    off = state is AppointmentState.CANCELLED
    if before.case_id and cases.get(records, before.case_id).filed and not off:
        raise DeskError("case.archived")  # what was left behind may still be called off
    if off:
        if by is None:
            raise DeskError("appointment.by_needed", field="by")
        if not why.strip():
            raise DeskError("appointment.why_needed", field="why")
    if before.outcome_id and before.outcome_id in known.written:
        raise DeskError("appointment.recorded")
    if (before.state in OPEN_STATES) is (state is AppointmentState.PLANNED) and not (
        before.state is AppointmentState.CONFIRMED and state is AppointmentState.PLANNED
    ):
        raise DeskError("appointment.not_from_here")
    came = state in (AppointmentState.HELD, AppointmentState.NO_SHOW)
    if came and before.starts > records.now:
        raise DeskError("appointment.not_yet")
    reached = series.concerned(records, before, scope) if off else [before]
    settled = [
        replace(
            one,
            state=state,
            cancelled_by=by if off else None,
            cancelled_why=why.strip() if off else "",
            sequence=one.sequence + (1 if off or one.state is AppointmentState.CANCELLED else 0),
        )
        for one in reached
    ]
    if before.state in appointments.OFF:
        check_may_book(records, before)
        clashes.check(records, settled, before.reason)
    elif state is AppointmentState.CONFIRMED:
        clashes.check_forbidden(records, settled)  # a mark may have risen since it was booked
    said = confirmed if state is AppointmentState.CONFIRMED else None
    event, changed = AppointmentEvent.SETTLED, ("state",)
    return tuple(appointments.save(records, one, event, changed, said) for one in settled)


def _edits(records: Records, appointment: Appointment, scope: Scope) -> list[series.Edit]:
    before, _known = seen(records, appointment.id)
    if before.version != appointment.version:
        raise DeskError("record.changed_meanwhile")
    if before.state not in OPEN_STATES:
        raise DeskError("appointment.settled")
    check_may_book(records, before)
    given = replace(before, **{name: getattr(appointment, name) for name in TYPED})
    made = series.edits(records, before, given, scope)
    for one in made:
        _check(records, one.after, moved=one.before.starts != one.after.starts)
    return made


def _checked(records: Records, draft: Appointment, recurrence: Recurrence | None) -> list[Appointment]:
    new = replace(
        draft,
        state=AppointmentState.PLANNED,
        cancelled_by=None,
        cancelled_why="",
        outcome_id="",
        moves=0,
        sequence=0,
        version=0,
    )
    _check(records, new, moved=not draft.id)
    return series.laid_out(records, new, recurrence)


def _check(records: Records, draft: Appointment, *, moved: bool) -> None:
    check_appointment(draft)
    if moved and legal_day(draft.starts) < records.today:
        raise DeskError("appointment.in_past", field="starts")
    check_may_book(records, draft)


def _kept(records: Records, edit: series.Edit, why: str) -> Appointment:
    event = AppointmentEvent.MOVED if edit.moved else AppointmentEvent.CHANGED
    after = replace(edit.after, reason=why) if why else edit.after
    return appointments.save(records, after, event, _differences(edit))


def _differences(edit: series.Edit) -> Iterable[str]:
    return [name for name in TYPED if getattr(edit.before, name) != getattr(edit.after, name)]

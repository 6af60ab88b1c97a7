"""One appointment opened: who comes and how each is reached, its other half, its series and its history."""

from __future__ import annotations

from mediation_desk.domain.appointment import OPEN_STATES, Appointment
from mediation_desk.domain.appointment_line import AppointmentView, Expected
from mediation_desk.domain.contact_rule import rule_of
from mediation_desk.domain.party import Side
from mediation_desk.domain.recurrence import Recurrence
from mediation_desk.register import appointment_series, appointments, office, people
from mediation_desk.register.records import Records
from mediation_desk.services.appointment_lines import in_order
from mediation_desk.services.appointment_sight import seen
from mediation_desk.services.recurrence import read_rule


def opened(records: Records, appointment_id: str) -> AppointmentView:
    """The appointment, for those who may see it. DeskError: appointment.missing, appointment.not_yours."""
    appointment, known = seen(records, appointment_id)
    case = known.cases.get(appointment.case_id)
    sides = case.sides if case else {}
    coming = in_order(appointment, sides)
    staff = {one.id: one.name for one in office.all_staff(records)}
    halves = [one.id for one in appointments.of_sitting(records, appointment.sitting_id)]
    repeats, left = _series(records, appointment)
    return AppointmentView(
        appointment=appointment,
        people=tuple(_expected(records, one, sides.get(one)) for one in coming),
        staff=tuple((one, staff.get(one, "")) for one in appointment.staff_ids),
        case_number=case.number if case else "",
        file_number=known.files[appointment.file_id][0] if appointment.file_id else "",
        past=appointments.past(records, appointment_id),
        booked_by=staff.get(known.booked_by[appointment_id], ""),
        other_half=next((one for one in halves if one != appointment_id), ""),
        repeats=repeats,
        left=left,
        nth=known.nth.get(appointment_id, 0),
        apart=bool(appointment.sitting_id) or not known.kept_apart.isdisjoint(coming),
        recorded=bool(appointment.outcome_id) and appointment.outcome_id in known.written,
        changeable=appointment.state in OPEN_STATES,
    )


def _expected(records: Records, person_id: str, side: Side | None) -> Expected:
    person = people.get(records, person_id)
    rule, phone = rule_of(person)
    return Expected(
        person_id=person_id,
        name=person.name,
        side=side,
        rule=rule,
        safe_hours=phone.safe_hours if phone else "",
        may_leave_message=bool(phone and phone.may_leave_message),
    )


def _series(records: Records, appointment: Appointment) -> tuple[Recurrence | None, int]:
    if not appointment.series_id:
        return None, 0
    kept = appointment_series.get(records, appointment.series_id)
    ahead = [
        one
        for one in appointments.of_series(records, appointment.series_id)
        if one.state in OPEN_STATES and one.starts > appointment.starts
    ]
    return read_rule(kept.rule, skips_rest_days=kept.skips_rest_days), len(ahead)

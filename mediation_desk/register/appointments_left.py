"""Appointments to come whose ground is gone: the case ended, the file closed, whoever receives them left."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import or_, select

from mediation_desk.domain.appointment import OPEN_STATES, Appointment, AppointmentKind
from mediation_desk.domain.case import CaseState
from mediation_desk.domain.counselling_file import FileState
from mediation_desk.domain.transitions import ENDINGS
from mediation_desk.register.appointments import found
from mediation_desk.register.records import Records
from mediation_desk.register.tables.appointments import appointment_staff, appointments
from mediation_desk.register.tables.cases import case_conflicts, cases
from mediation_desk.register.tables.counselling import counselling_files
from mediation_desk.register.tables.office import staff

OVER = (*ENDINGS, CaseState.CLOSED)
"""States of a case in which nobody sits together any more."""

_FILED = (CaseState.ARCHIVED, CaseState.RETENTION_DUE)


def of_ended_matters(records: Records, moment: datetime) -> list[Appointment]:
    """Sittings of cases that ended and talks of files that are closed, still to come, by time."""
    ended = select(cases.c.id).where(cases.c.state.in_((*OVER, *_FILED)))
    closed = select(counselling_files.c.id).where(counselling_files.c.state == FileState.CLOSED)
    return found(
        records,
        appointments.c.starts >= moment,
        appointments.c.state.in_(OPEN_STATES),
        or_(
            (appointments.c.kind == AppointmentKind.MEDIATION) & appointments.c.case_id.in_(ended),
            appointments.c.file_id.in_(closed),
        ),
    )


def without_their_staff(records: Records, moment: datetime) -> list[Appointment]:
    """Those still to come with somebody who left or stands apart from the case, by time."""
    gone = select(appointment_staff.c.appointment_id).where(
        appointment_staff.c.starts >= moment,
        appointment_staff.c.staff_id.in_(select(staff.c.id).where(~staff.c.active)),
    )
    apart = (
        select(appointment_staff.c.appointment_id)
        .join(appointments, appointments.c.id == appointment_staff.c.appointment_id)
        .join(
            case_conflicts,
            (case_conflicts.c.case_id == appointments.c.case_id)
            & (case_conflicts.c.staff_id == appointment_staff.c.staff_id),
        )
        .where(appointment_staff.c.starts >= moment, case_conflicts.c.withdrawn_at.is_(None))
    )
    return found(
        records,
        appointments.c.starts >= moment,
        appointments.c.state.in_(OPEN_STATES),
        or_(appointments.c.id.in_(gone), appointments.c.id.in_(apart)),
    )


def of_case(records: Records, case_id: str, moment: datetime) -> list[Appointment]:
    """Sittings of a case still to come, by time."""
    return found(
        records,
        appointments.c.case_id == case_id,
        appointments.c.kind == AppointmentKind.MEDIATION,
        appointments.c.starts >= moment,
        appointments.c.state.in_(OPEN_STATES),
    )


def of_staff(records: Records, staff_id: str, moment: datetime) -> list[Appointment]:
    """Everything still to come that one member of staff takes part in, by time."""
    theirs = select(appointment_staff.c.appointment_id).where(
        appointment_staff.c.staff_id == staff_id, appointment_staff.c.starts >= moment
    )
    return found(records, appointments.c.id.in_(theirs), appointments.c.state.in_(OPEN_STATES))

"""Appointments to come that must not be any more: a mark rose, or somebody is kept apart since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from mediation_desk.domain.appointment import Appointment
from mediation_desk.domain.appointment_line import AppointmentLine
from mediation_desk.domain.clash import Clash, ClashKind, forbidden
from mediation_desk.register import appointment_about, appointments, cases
from mediation_desk.register.records import Records
from mediation_desk.services import clashes
from mediation_desk.services.access import CALENDAR_READ, DOSSIER_INDEX
from mediation_desk.services.appointment_lines import lines
from mediation_desk.services.appointment_sight import check_case_open
from mediation_desk.services.permission import allowed

_SAFETY = (ClashKind.APART, ClashKind.SITTING, ClashKind.STAGGER)


@dataclass(frozen=True, slots=True, kw_only=True)
class ForbiddenAhead:
    """An appointment to be moved, and what stands against it now."""

    line: AppointmentLine
    clashes: tuple[Clash, ...]


@allowed(DOSSIER_INDEX)
def recheck(records: Records, case_id: str) -> tuple[ForbiddenAhead, ...]:
    """What is still to come of the people of a case and must be moved; only what whoever asks may see.

    Raises DeskError: case.missing, case.not_yours.
    """
    check_case_open(records, case_id)
    ids = [party.person_id for party in cases.get(records, case_id).parties]
    return _judged(records, appointments.ahead_of_people(records, ids, records.now))


@allowed(CALENDAR_READ)
def forbidden_ahead(records: Records, whose: str = "", days: int = 0) -> tuple[ForbiddenAhead, ...]:
    """The same for everybody, or for what one member of staff takes part in, the soonest first.

    `days` looks only so far ahead (0: as far as is booked): each is judged by all that is known of its case.
    """
    ahead = appointment_about.ahead_kept_apart(records, records.now)
    last = records.now + timedelta(days=days)
    near = [one for one in ahead if not days or one.starts < last]
    return _judged(records, [one for one in near if not whose or whose in one.staff_ids])


def _judged(records: Records, ahead: Iterable[Appointment]) -> tuple[ForbiddenAhead, ...]:
    ahead = list(ahead)
    if not ahead:
        return ()
    against: dict[str, list[Clash]] = {}
    for clash in forbidden(clashes.find(records, ahead)):
        if clash.kind in _SAFETY:
            against.setdefault(clash.draft_id, []).append(clash)
    told = lines(records, (one for one in ahead if one.id in against), hidden=False)
    return tuple(ForbiddenAhead(line=one, clashes=tuple(against[one.id])) for one in told)

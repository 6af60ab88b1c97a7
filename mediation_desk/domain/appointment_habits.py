"""What a centre is used to: how long each kind of appointment takes, how its address is said on slips."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from mediation_desk.domain.appointment import AppointmentKind
from mediation_desk.domain.staff import Role
from mediation_desk.domain.texts import check_text
from mediation_desk.errors import DeskError

SHIPPED_LENGTHS: Mapping[AppointmentKind, int] = MappingProxyType(
    {
        AppointmentKind.MEDIATION: 90,
        AppointmentKind.COUNSELLING: 50,
        AppointmentKind.RECEPTION: 30,
        AppointmentKind.VISIT: 60,
        AppointmentKind.CONSULTATION: 90,
        AppointmentKind.COURSE: 90,
        AppointmentKind.OUTSIDE: 90,
    }
)
"""Minutes; our own defaults. Fifty minutes of counselling leave ten for the note."""

SHORTEST, LONGEST = 5, 720
LONGEST_PLACE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """`lengths` in minutes for every kind; `place` is how the address is said, "" as it is registered."""

    lengths: Mapping[AppointmentKind, int] = field(default_factory=lambda: dict(SHIPPED_LENGTHS))
    place: str = ""


def usual_kind(roles: Collection[Role]) -> AppointmentKind:
    """What somebody of these roles books most: a counsellor talks, everybody else sittings."""
    talks = Role.COUNSELLOR in roles and Role.MEDIATOR not in roles
    return AppointmentKind.COUNSELLING if talks else AppointmentKind.MEDIATION


def check_habits(habits: Habits) -> None:
    """Refuse lengths nobody sits for. DeskError: appointment.length beside the kind; text.*."""
    for kind, minutes in habits.lengths.items():
        if not SHORTEST <= minutes <= LONGEST:
            raise DeskError("appointment.length", field=kind.value, least=SHORTEST, most=LONGEST)
    check_text(habits.place, "place", LONGEST_PLACE)

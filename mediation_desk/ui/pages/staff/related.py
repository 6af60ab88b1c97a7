"""Names nobody builds a password from, as the password's meter asks for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mediation_desk.domain.centre import Centre
from mediation_desk.services.related_names import related_names
from mediation_desk.services.staff import StaffLine


def names_of(centre: Centre, lines: Sequence[StaffLine]) -> Callable[[], tuple[str, ...]]:
    """The centre's bodies and everybody on the list."""
    names = (centre.committee, centre.counselling_centre, centre.district)
    return lambda: related_names((*names, *(line.member.name for line in lines)))

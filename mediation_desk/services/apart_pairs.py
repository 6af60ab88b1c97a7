"""Pairs kept apart by choice, as a case or an appointment lists them."""

from __future__ import annotations

from collections.abc import Sequence

from mediation_desk.domain.keep_apart import KeptApart
from mediation_desk.register.records import Records
from mediation_desk.services.access import CALENDAR_WRITE
from mediation_desk.services.keep_apart import kept_apart
from mediation_desk.services.permission import allowed


@allowed(CALENDAR_WRITE)
def pairs_among(records: Records, person_ids: Sequence[str]) -> tuple[KeptApart, ...]:
    """The pairs of which both are among these people, each once.

    Raises DeskError: permission.refused, case.assign_another.
    """
    wanted = set(person_ids)
    found = {pair.id: pair for one in person_ids for pair in kept_apart(records, one)}
    return tuple(pair for pair in found.values() if {pair.first_id, pair.second_id} <= wanted)

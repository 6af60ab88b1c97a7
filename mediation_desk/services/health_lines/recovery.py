"""Restore card and keepers' sheets."""

from __future__ import annotations

from collections.abc import Iterator

from mediation_desk.domain.health import HealthLine
from mediation_desk.domain.health_computer import Computer
from mediation_desk.domain.health_recovery import judge_recovery
from mediation_desk.register.records import Records
from mediation_desk.services.recovery import state_of
from mediation_desk.services.recovery_places import places_of


def lines(records: Records, _here: Computer) -> Iterator[HealthLine]:
    """Whether they count, when they were typed last, whether somebody said where they are kept."""
    yield judge_recovery(state_of(records), records.now, places=places_of(records))

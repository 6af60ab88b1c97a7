"""The last restore drill."""

from __future__ import annotations

from collections.abc import Iterator

from mediation_desk.domain.health import HealthLine
from mediation_desk.domain.health_computer import Computer
from mediation_desk.domain.health_drill import judge_drill
from mediation_desk.register import copies, drills
from mediation_desk.register.records import Records
from mediation_desk.services.copy_rules import copy_rules


def lines(records: Records, _here: Computer) -> Iterator[HealthLine]:
    """Whether it passed, and whether the next one is due by the centre's rule."""
    newest = next(iter(drills.every(records)), None)
    yield judge_drill(
        newest,
        drills.last_passed(records),
        copies.first_verified(records),
        copy_rules(records).drill_days,
        records.now,
    )

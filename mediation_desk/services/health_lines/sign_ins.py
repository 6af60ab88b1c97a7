"""Failed sign-ins of the last two weeks, by day and without names."""

from __future__ import annotations

from collections.abc import Iterator

from mediation_desk.domain.health import HealthLine
from mediation_desk.domain.health_computer import Computer
from mediation_desk.domain.health_work import SIGN_INS_SEEN, judge_sign_ins
from mediation_desk.register import health_counts
from mediation_desk.register.records import Records


def lines(records: Records, _here: Computer) -> Iterator[HealthLine]:
    """As the journal tells them; those since the last sign-in are there at the next one."""
    yield judge_sign_ins(health_counts.failed_sign_ins(records, records.now - SIGN_INS_SEEN))

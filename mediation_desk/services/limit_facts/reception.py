"""The answer to whoever asked for mediation: accepted, or what else is done."""

from __future__ import annotations

from collections.abc import Iterator

from mediation_desk.domain.case_limit import LimitFact
from mediation_desk.domain.dates import legal_day
from mediation_desk.register import limit_look
from mediation_desk.register.records import Records


def facts(records: Records, reception_id: str) -> Iterator[LimitFact]:
    """From the day somebody came until the first decision."""
    asked = limit_look.asked(records, reception_id)
    yield LimitFact(
        rule="acceptance_reply",
        start=legal_day(asked.received_at),
        subject_id=reception_id,
        reception_id=reception_id,
        staff_id=asked.staff_id,
        done_on=legal_day(asked.decided_at) if asked.decided_at is not None else None,
    )

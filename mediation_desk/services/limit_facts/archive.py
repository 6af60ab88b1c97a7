"""Closing after the end of performance, and how long the archived dossier is kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mediation_desk.domain.case import Case
from mediation_desk.domain.case_limit import LimitFact
from mediation_desk.domain.retention import Retention
from mediation_desk.register import limit_look
from mediation_desk.register.records import Records
from mediation_desk.services.limit_facts.mediation import lead_of

_KEPT = {Retention.SHORT: "retention_short", Retention.LONG: "retention_long"}


def facts(records: Records, case: Case) -> Iterator[LimitFact]:
    """Closing, once nothing is left to perform; retention, once the dossier is archived."""
    if (over := _over_on(records, case)) is not None:
        yield LimitFact(
            rule="closing",
            start=over,
            subject_id=case.id,
            case_id=case.id,
            staff_id=lead_of(case),
            done_on=case.closed_on,
        )
    kept = limit_look.retention(records, case.id) if case.filed else None
    if kept is not None and kept.due_on is not None:
        yield LimitFact(
            rule=_KEPT[kept.retention],
            start=kept.due_on,
            amount=0,
            subject_id=case.id,
            case_id=case.id,
            staff_id=kept.chosen_by,
            passes=True,
        )


def _over_on(records: Records, case: Case) -> date | None:
    """The day nothing was left to perform of what was agreed; None where nothing was agreed."""
    agreed = [one for one in (case.written_effective_on, case.oral_reached_on) if one is not None]
    if not agreed or not limit_look.performed_on_the_spot(records, case.id):
        return None
    return max(agreed)

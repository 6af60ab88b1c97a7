"""What restricted records ask for: when and whether, as it stands beside their seal; never what they say."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from mediation_desk.domain.case import Case
from mediation_desk.domain.case_limit import LimitFact
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.safety_record import Reminder
from mediation_desk.register import limit_look
from mediation_desk.register.records import Records

_REVIEW = "protection_review"
"""Of an order that was made it passes by itself; whoever was refused must be asked in time (art 31)."""


def facts(records: Records, case: Case) -> Iterator[LimitFact]:
    """Of the newest version of every record kept for a case."""
    for one in limit_look.safety_reminders(records, case.id):
        of = partial(
            LimitFact,
            subject_id=one.record_id,
            case_id=case.id,
            person_id=one.person_id,
            staff_id=one.author,
            restricted=True,
        )
        for clock in one.clocks:
            passes = clock.rule == _REVIEW and one.reminder is Reminder.LAPSE
            yield of(rule=clock.rule, start=clock.begins, done_on=clock.done_on, passes=passes)
        if one.due_at is None:
            continue
        match one.reminder:
            case Reminder.LAPSE:
                yield of(rule="protection_remind", start=legal_day(one.due_at), passes=True)
                yield of(rule="protection_lapse", start=legal_day(one.due_at))
            case Reminder.REPORT:
                yield of(rule="report_minor", start=one.due_at)
                yield of(rule="report_minor_stop", start=one.due_at)

"""The days of the visits' schedule, by the rule table as the centre set it."""

from __future__ import annotations

from datetime import date

from mediation_desk.domain.limit_count import count
from mediation_desk.domain.visit_schedule import Ends
from mediation_desk.register.records import Records
from mediation_desk.services.limit_rules import rules_of
from mediation_desk.services.work_calendar import calendar_of


def ends_of(records: Records) -> Ends:
    """What day a rule ends on, counted from a day."""
    rules, calendar = rules_of(records), calendar_of(records)

    def ends(rule: str, on: date) -> date:
        return count(rules[rule], on, calendar).ends

    return ends

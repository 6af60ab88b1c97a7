"""What of the work lies too long, in counts."""

from __future__ import annotations

from collections.abc import Iterator

from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.health import HealthLine
from mediation_desk.domain.health_computer import Computer
from mediation_desk.domain.health_work import (
    DRAFT_AFTER,
    NOTE_AFTER,
    judge_drafts,
    judge_exports,
    judge_limits,
    judge_notes,
    judge_numbers,
    judge_visits,
)
from mediation_desk.domain.limit_rule import RuleGroup
from mediation_desk.register import counselling_sessions, health_counts, restored_numbers
from mediation_desk.register.records import Records
from mediation_desk.services.limit_rules import rules_of

NOTED_ELSEWHERE = frozenset({"note_signing", "note_told"})
"""Limits of notes, which have a line of their own; so have visits."""


def lines(records: Records, _here: Computer) -> Iterator[HealthLine]:
    """Notes, limits, visits, numbers after a restore, drafts and copies outside."""
    before = records.now - NOTE_AFTER
    notes, begun = counselling_sessions.unsigned_since(records, before)
    unsigned, oldest = health_counts.unsigned_records(records, before)
    days = [one for one in (oldest, legal_day(begun) if begun else None) if one is not None]
    yield judge_notes(notes + unsigned, min(days, default=None), records.today)
    yield judge_limits(health_counts.limits_over(records, _elsewhere(records)))
    yield judge_visits(*health_counts.visits_over(records))
    waiting = sum(restored_numbers.count_waiting(records).values())
    yield judge_numbers(len(restored_numbers.open_restores(records)), waiting)
    yield judge_drafts(*health_counts.old_drafts(records, records.now - DRAFT_AFTER))
    yield judge_exports(*health_counts.copies_over(records))


def _elsewhere(records: Records) -> frozenset[str]:
    visits = (key for key, rule in rules_of(records).items() if rule.group is RuleGroup.VISIT)
    return frozenset(visits) | NOTED_ELSEWHERE

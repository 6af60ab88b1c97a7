"""When return visits are planned by themselves, and when they end; days are counted by the rule table.

Defaults are the desk's own: seven, thirty and ninety days after an agreement took effect, three days after
each due day, as long after counselling that ended in 表示和好 or 暂缓离婚, and for somebody kept safe a
first contact within 24 to 72 hours. The centre may change the lengths.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from mediation_desk.domain.return_visit import ClauseResult, ReturnVisit, VisitOccasion

AFTER_EFFECT = (VisitOccasion.EFFECT_7, VisitOccasion.EFFECT_30, VisitOccasion.EFFECT_90)
AFTER_COUNSELLING = (
    VisitOccasion.COUNSELLING_7,
    VisitOccasion.COUNSELLING_30,
    VisitOccasion.COUNSELLING_90,
)
OF_AGREEMENT = frozenset({*AFTER_EFFECT, VisitOccasion.DUE_3})
"""Visits that end once everything is performed and nothing is to be feared."""

SAFETY_FIRST, SAFETY_LAST = "safety_contact_first", "safety_contact_last"
"""Rules of the window in which somebody kept safe is first contacted."""

Ends = Callable[[str, date], date]
"""The day on which a rule, by its key, ends when it is counted from a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """Something that calls for visits: an agreement in force, a due day, a closed file; and of whom.

    `guarded` are those of `person_ids` who are kept safe.
    """

    occasions: tuple[VisitOccasion, ...]
    on: date
    subject_id: str
    person_ids: tuple[str, ...]
    guarded: frozenset[str] = frozenset()
    agreement_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One visit the schedule asks for."""

    occasion: VisitOccasion
    person_id: str
    planned_on: date
    begun: Begun

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes it the same visit when it is asked for again, even after the rules changed."""
        by_day = self.begun.on.isoformat() if self.occasion is VisitOccasion.DUE_3 else ""
        return self.begun.subject_id, f"{self.occasion.value}{by_day}", self.person_id


def rule_of(occasion: VisitOccasion) -> str:
    """The rule a visit's day is counted by, empty for one planned by hand."""
    if occasion is VisitOccasion.SAFETY:
        return SAFETY_FIRST
    return "" if occasion in (VisitOccasion.AGAIN, VisitOccasion.BY_HAND) else occasion.value


def wanted(begun: Iterable[Begun], ends: Ends) -> tuple[Wanted, ...]:
    """Every visit these call for, in the order of their days; whoever is kept safe is contacted first."""
    found = []
    for one in begun:
        for person_id in dict.fromkeys(one.person_ids):
            begins = VisitOccasion.DUE_3 not in one.occasions  # after a due day nobody begins anew
            first = (VisitOccasion.SAFETY,) if person_id in one.guarded and begins else ()
            for occasion in (*first, *one.occasions):
                on = ends(rule_of(occasion), one.on)
                found.append(Wanted(occasion=occasion, person_id=person_id, planned_on=on, begun=one))
    return tuple(sorted(found, key=lambda each: (each.planned_on, each.key)))


def to_come(asked: Iterable[Wanted], today: date) -> tuple[Wanted, ...]:
    """Those whose day is not gone when they are first asked for: an agreement of last year, entered today,
    brings no visits that are a year late.

    The first contact of somebody kept safe is asked for all the same while another visit of theirs is to
    come. What fell due is late by its nature; which due days count is decided where they are looked for.
    """
    every = tuple(asked)
    going_on = {(one.begun.subject_id, one.person_id) for one in every if one.planned_on >= today}

    def comes(one: Wanted) -> bool:
        if one.occasion is VisitOccasion.SAFETY:
            return (one.begun.subject_id, one.person_id) in going_on
        return one.planned_on >= today or one.occasion is VisitOccasion.DUE_3

    return tuple(filter(comes, every))


def missing(asked: Iterable[Wanted], kept: Iterable[ReturnVisit]) -> tuple[Wanted, ...]:
    """Those that are not kept yet, whatever became of the kept ones: a cancelled visit does not come back."""
    known = {_key(one) for one in kept}
    return tuple(one for one in asked if one.key not in known)


def _key(visit: ReturnVisit) -> tuple[str, str, str]:
    due = visit.occasion is VisitOccasion.DUE_3 and visit.starts_on is not None
    by_day = visit.starts_on.isoformat() if due and visit.starts_on is not None else ""
    return visit.subject_id, f"{visit.occasion.value}{by_day}", visit.person_id


def ends_visits(results: Mapping[str, ClauseResult], *, concern: bool, guarded: bool) -> bool:
    """Whether the visits of an agreement end: every clause performed, and no risk."""
    performed = bool(results) and set(results.values()) == {ClauseResult.PERFORMED}
    return performed and not concern and not guarded

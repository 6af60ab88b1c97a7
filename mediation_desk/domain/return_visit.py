"""A return visit (回访) after an agreement or a counselling file: planned, made or not, and what it found.

The record of it is paper D14; no law says how often (人民调解法 art 31 says only that the committee
supervises and urges performance).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from mediation_desk.domain.texts import PARAGRAPH, check_text
from mediation_desk.errors import DeskError

FARTHEST = timedelta(days=366 * 10)
"""Nobody plans a visit farther ahead: a later day is a slip of the hand."""


class VisitOccasion(StrEnum):
    """Why a visit is planned; all but the last three are keys of the rule table."""

    EFFECT_7 = "visit_effect_7"
    EFFECT_30 = "visit_effect_30"
    EFFECT_90 = "visit_effect_90"
    DUE_3 = "visit_due_3"
    COUNSELLING_7 = "counselling_visit_7"
    COUNSELLING_30 = "counselling_visit_30"
    COUNSELLING_90 = "counselling_visit_90"
    SAFETY = "safety_contact"
    AGAIN = "again"
    BY_HAND = "by_hand"


class VisitMode(StrEnum):
    """回访方式."""

    AT_HOME = "at_home"
    PHONE = "phone"
    VIDEO = "video"
    AT_CENTRE = "at_centre"
    BY_VILLAGE = "by_village"


FROM_AFAR = frozenset({VisitMode.PHONE, VisitMode.VIDEO})
"""Ways that ring somewhere: what rings must be the person's own safe number."""


class VisitState(StrEnum):
    """A planned one may be tried several times; the others are its ends."""

    PLANNED = "planned"
    MADE = "made"
    NOT_REACHED = "not_reached"
    CANCELLED = "cancelled"


class CancelReason(StrEnum):
    """Why a visit is not made; neutral words, because lists show them."""

    PERFORMED = "performed"
    ASKED_NOT_TO = "asked_not_to"
    IN_COURT = "in_court"
    ANOTHER_WAY = "another_way"
    DOUBLE = "double"
    OTHER = "other"
    ARCHIVED = "archived"


CHOSEN_REASONS = tuple(one for one in CancelReason if one is not CancelReason.ARCHIVED)
"""What somebody may say; the last is said by archiving alone."""


class AttemptOutcome(StrEnum):
    """How trying to reach somebody ended; nothing is said to whoever else answers."""

    NO_ANSWER = "no_answer"
    OFF = "off"
    WRONG_NUMBER = "wrong_number"
    SOMEBODY_ELSE = "somebody_else"
    NOT_NOW = "not_now"
    NOT_THERE = "not_there"


class ContactSafety(StrEnum):
    """Whether it was convenient to talk (是否方便联系): asked first, known before, or not asked."""

    ASKED = "asked"
    KNOWN = "known"
    NOT_ASKED = "not_asked"


class ClauseResult(StrEnum):
    """How a clause is performed on the day of the visit."""

    NOT_DUE = "not_due"
    PERFORMED = "performed"
    PART = "part"
    NOT = "not"
    DISPUTE_AGAIN = "dispute_again"


class VisitSatisfaction(StrEnum):
    """满意度, as the person said it."""

    SATISFIED = "satisfied"
    FAIRLY = "fairly"
    DISSATISFIED = "dissatisfied"
    UNRATED = "unrated"


class RiskChange(StrEnum):
    """风险变化 as the visitor sees it; sealed with its words."""

    LESS = "less"
    SAME = "same"
    MORE = "more"
    UNCLEAR = "unclear"


class VisitFinding(StrEnum):
    """What the record must tell of besides performance (司法部文书格式): sealed until it is written there."""

    WRONG_MEDIATION = "wrong_mediation"
    ESCALATION = "escalation"
    HIDDEN_DANGER = "hidden_danger"


class FollowUp(StrEnum):
    """Where what a visit found leads."""

    URGE = "urge"
    MEDIATE_AGAIN = "mediate_again"
    REPORT_TO_POLICE = "report_to_police"
    SAFETY_RECORD = "safety_record"
    CORRECT = "correct"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnVisit:
    """One visit of one person, of a case or of a counselling file; version 0 is not kept yet.

    `subject_id` and `starts_on` are what its rule counts from (an agreement, an obligation, a file; the day).
    `staff_id` is who is to make it, `made_by` who did. `alone`: nobody else of the matter was there.
    `concern`: something has to be followed up, so that the visits go on; it says nothing of what.
    `said_id` and `risk_id` are sealed texts, `paper_id` the record written of it, `earlier_id` the visit it
    follows.
    """

    id: str
    planned_on: date
    person_id: str
    occasion: VisitOccasion = VisitOccasion.BY_HAND
    state: VisitState = VisitState.PLANNED
    version: int = 0
    case_id: str | None = None
    file_id: str | None = None
    agreement_id: str = ""
    subject_id: str = ""
    starts_on: date | None = None
    mode: VisitMode | None = None
    staff_id: str = ""
    earlier_id: str = ""
    cancelled: CancelReason | None = None
    made_on: date | None = None
    made_by: str = ""
    contact: ContactSafety | None = None
    alone: bool = False
    satisfaction: VisitSatisfaction | None = None
    next_on: date | None = None
    concern: bool = False
    said_id: str = ""
    risk_id: str = ""
    paper_id: str = ""
    settled_at: datetime | None = None

    @property
    def over(self) -> bool:
        """Whether nothing more is expected of it."""
        return self.state is not VisitState.PLANNED


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One time somebody was not reached."""

    at: datetime
    staff_id: str
    outcome: AttemptOutcome
    mode: VisitMode | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitWords:
    """What the visit found in words (it goes into the record), and to whom it was entrusted."""

    situation: str = ""
    entrusted: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskWords:
    """What is sealed for fewer: how the danger changed, what went wrong, what was done about it."""

    change: RiskChange | None = None
    words: str = ""
    findings: frozenset[VisitFinding] = frozenset()
    measures: str = ""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to seal."""
        return self == RiskWords()


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeVisit:
    """What somebody records after a visit; `results` are by clause id in the order of the agreement."""

    made_on: date
    mode: VisitMode | None
    made_by: str = ""
    contact: ContactSafety | None = None
    alone: bool = False
    results: tuple[tuple[str, ClauseResult], ...] = ()
    satisfaction: VisitSatisfaction = VisitSatisfaction.UNRATED
    next_on: date | None = None
    words: VisitWords = VisitWords()
    risk: RiskWords = RiskWords()


def modes_for(guarded: bool, safe_number: bool = True) -> frozenset[VisitMode]:
    """The ways that are open: somebody kept safe is met here, or rung at a number known to be safe.

    Never at their door, where another may open, and never through the neighbours.
    """
    if not guarded:
        return frozenset(VisitMode)
    return frozenset({VisitMode.AT_CENTRE}) | (FROM_AFAR if safe_number else frozenset())


def check_mode(mode: VisitMode | None, *, guarded: bool, safe_number: bool) -> None:
    """Refuse a way that is not safe. DeskError: visit.not_this_way, visit.no_safe_number."""
    if mode is None or mode in modes_for(guarded, safe_number):
        return
    if mode in FROM_AFAR:
        raise DeskError("visit.no_safe_number", field="mode")
    raise DeskError("visit.not_this_way", field="mode")


def check_planned(visit: ReturnVisit, today: date) -> None:
    """Refuse a day that is gone or too far, and a visit of nobody.

    Raises DeskError: visit.person_needed, visit.planned_past, visit.planned_too_far.
    """
    if not visit.person_id:
        raise DeskError("visit.person_needed", field="person")
    if visit.planned_on < today:
        raise DeskError("visit.planned_past", field="planned_on")
    if visit.planned_on > today + FARTHEST:
        raise DeskError("visit.planned_too_far", field="planned_on")


def check_open(visit: ReturnVisit) -> None:
    """Refuse to change what is over. DeskError("visit.over")."""
    if visit.over:
        raise DeskError("visit.over")


def check_made(
    visit: ReturnVisit, made: MadeVisit, clause_ids: Collection[str], today: date, *, guarded: bool
) -> None:
    """Refuse a record that cannot be, field by field from the top.

    `clause_ids` are those of the agreement it is about. Raises DeskError: visit.mode_needed,
    visit.made_later, visit.made_before, visit.contact_needed, visit.ask_first, visit.alone_needed,
    visit.entrusted_needed, visit.result_needed, visit.next_before, visit.measures_needed, text.*.
    """
    if made.mode is None:
        raise DeskError("visit.mode_needed", field="mode")
    if made.made_on > today:
        raise DeskError("visit.made_later", field="made_on")
    if visit.starts_on is not None and made.made_on < visit.starts_on:
        raise DeskError("visit.made_before", field="made_on")
    if made.contact is None:
        raise DeskError("visit.contact_needed", field="contact")
    if guarded and made.contact is ContactSafety.NOT_ASKED:
        raise DeskError("visit.ask_first", field="contact")
    if guarded and not made.alone:
        raise DeskError("visit.alone_needed", field="alone")
    if made.mode is VisitMode.BY_VILLAGE and not made.words.entrusted.strip():
        raise DeskError("visit.entrusted_needed", field="entrusted")
    given = dict(made.results)
    for clause_id in clause_ids:
        if clause_id not in given:
            raise DeskError("visit.result_needed", field=f"clause_{clause_id}")
    if made.next_on is not None and (made.next_on <= made.made_on or made.next_on > today + FARTHEST):
        raise DeskError("visit.next_before", field="next_on")
    if made.risk.findings and not made.risk.measures.strip():
        raise DeskError("visit.measures_needed", field="measures")
    check_text(made.words.entrusted, "entrusted")
    for name, text in (
        ("situation", made.words.situation),
        ("risk_words", made.risk.words),
        ("measures", made.risk.measures),
    ):
        check_text(text, name, PARAGRAPH, lines=True)


def recorded(visit: ReturnVisit, made: MadeVisit) -> ReturnVisit:
    """The visit as made, before its texts are sealed."""
    return replace(
        visit,
        state=VisitState.MADE,
        mode=made.mode,
        made_on=made.made_on,
        made_by=made.made_by or visit.staff_id,
        contact=made.contact,
        alone=made.alone,
        satisfaction=made.satisfaction,
        next_on=made.next_on,
        concern=concerns(dict(made.results), made.risk),
    )


def concerns(results: Mapping[str, ClauseResult], risk: RiskWords) -> bool:
    """Whether something has to be followed up."""
    waits = set(results.values()) - {ClauseResult.PERFORMED, ClauseResult.NOT_DUE}
    return bool(waits or risk.findings or risk.change in (RiskChange.MORE, RiskChange.UNCLEAR))


def follow_ups(results: Mapping[str, ClauseResult], risk: RiskWords) -> tuple[FollowUp, ...]:
    """Where what was found leads, the most pressing first.

    What may become a matter for the police is reported to them (人民调解法 art 25); performance is urged
    (art 31); who quarrels anew may be mediated again.
    """
    found: list[FollowUp] = []
    if VisitFinding.ESCALATION in risk.findings:
        found.append(FollowUp.REPORT_TO_POLICE)
    if risk.change is RiskChange.MORE or risk.findings & {
        VisitFinding.ESCALATION,
        VisitFinding.HIDDEN_DANGER,
    }:
        found.append(FollowUp.SAFETY_RECORD)
    said = set(results.values())
    if ClauseResult.DISPUTE_AGAIN in said:
        found.append(FollowUp.MEDIATE_AGAIN)
    if said & {ClauseResult.NOT, ClauseResult.PART}:
        found.append(FollowUp.URGE)
    if VisitFinding.WRONG_MEDIATION in risk.findings:
        found.append(FollowUp.CORRECT)
    return tuple(found)

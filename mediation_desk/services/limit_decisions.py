"""What people say of a limit: done, extended with a ground, not applicable with a reason; or taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mediation_desk.domain.case import Case
from mediation_desk.domain.case_limit import CaseLimit, DecisionAct, Holder, LimitDecision, standing
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.limit_rule import LimitRule, RuleSource
from mediation_desk.domain.party import PARTY_ROLES, Side
from mediation_desk.domain.safety import Mark
from mediation_desk.domain.staff import Role
from mediation_desk.domain.texts import PARAGRAPH, check_text
from mediation_desk.errors import DeskError
from mediation_desk.register import cases, limit_look, limits
from mediation_desk.register.records import Records
from mediation_desk.services.access import AT_THE_DESK
from mediation_desk.services.case_team import opened_case
from mediation_desk.services.counselling_access import known_file
from mediation_desk.services.limit_facts.mediation import BY_CONSENT
from mediation_desk.services.limit_rules import book_of
from mediation_desk.services.limits import Limits, may_decide, view_of
from mediation_desk.services.permission import allowed
from mediation_desk.services.recount import recount_holder

LONGEST_DAYS = 366
"""How far any other limit may be moved at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What somebody says of a limit: its act, and what that act needs.

    `on` is the day it was met, `until` the new last day, `consents` the ids of the parties who agree to more
    time, `reason` the ground of an extension or why it does not apply.
    """

    act: DecisionAct
    on: date | None = None
    until: date | None = None
    reason: str = ""
    consents: tuple[str, ...] = ()


@allowed(AT_THE_DESK, changes={"limit", "case"})
def decide(records: Records, limit_id: str, said: Said) -> Limits:
    """Keep what is said; returns the limits of its holder as they stand then.

    Raises DeskError: limit.missing, case.not_yours, permission.refused, limit.archived, limit.known_done,
    limit.nothing_to_undo, limit.undo_by_other, limit.over_already, date.in_future, date.empty,
    limit.before_start, limit.reason_needed, limit.not_extendable, limit.not_later, limit.too_long,
    limit.consents_needed, limit.paper_needed, text.*.
    """
    limit = limits.get(records, limit_id)
    _opened(records, limit)
    if not may_decide(records, limit):
        raise DeskError("permission.refused")
    history = limits.decisions(records, limit.fact.holder_id).get(limit_id, [])
    check_text(said.reason, "reason", PARAGRAPH, lines=True)
    paper_id = _check(records, limit, history, said)
    kept = LimitDecision(
        limit_id=limit_id,
        act=said.act,
        at=records.now,
        by=records.staff.id,
        on=said.on if said.act is DecisionAct.DONE else None,
        until=said.until if said.act is DecisionAct.EXTENDED else None,
        reason=said.reason.strip(),
        consents=said.consents if said.act is DecisionAct.EXTENDED else (),
        paper_id=paper_id,
    )
    limits.say(records, limit.fact, kept, restricted=_speaks_of_safety(records, limit))
    recount_holder(records, limit.fact.holder, limit.fact.holder_id)
    return view_of(records, limit.fact.holder, limit.fact.holder_id)


@allowed(AT_THE_DESK, changes={"journal"})
def open_limit_reason(records: Records, limit_id: str) -> str:
    """Why a limit was extended or does not apply, where that is sealed; journalled.

    Raises DeskError: limit.missing, case.not_yours, sealed.not_yours.
    """
    _opened(records, limits.get(records, limit_id))
    return limits.sealed_reason(records, limit_id)


def _opened(records: Records, limit: CaseLimit) -> None:
    """Refuse whoever does not work on what it hangs on, and what lies in the archive."""
    match limit.fact.holder:
        case Holder.CASE:
            if opened_case(records, limit.fact.case_id).filed:
                raise DeskError("limit.archived")
        case Holder.FILE:
            known_file(records, limit.fact.file_id)


def _check(records: Records, limit: CaseLimit, history: list[LimitDecision], said: Said) -> str:
    """Refuse what cannot be said; returns the paper an extension rests on."""
    if said.act is DecisionAct.UNDONE:
        kept = standing(history)
        if not kept:
            raise DeskError("limit.nothing_to_undo")
        if kept[-1].by != records.staff.id and Role.DIRECTOR not in records.staff.roles:
            raise DeskError("limit.undo_by_other")
        return ""
    if limit.fact.done_on is not None:
        raise DeskError("limit.known_done")
    if not limit.runs:
        raise DeskError("limit.over_already")
    match said.act:
        case DecisionAct.DONE:
            _check_done(records, limit, said)
        case DecisionAct.NOT_APPLICABLE:
            if not said.reason.strip():
                raise DeskError("limit.reason_needed", field="reason")
        case DecisionAct.EXTENDED:
            return _check_extended(records, limit, said)
    return ""


def _check_done(records: Records, limit: CaseLimit, said: Said) -> None:
    if said.on is None:
        raise DeskError("date.empty", field="on")
    if said.on > records.today:
        raise DeskError("date.in_future", field="on")
    start = limit.fact.start
    begun = start if type(start) is date else legal_day(start)  # type: ignore[arg-type]  # else a moment
    if said.on < begun and limit.fact.amount is None:
        raise DeskError("limit.before_start", field="on")


def _check_extended(records: Records, limit: CaseLimit, said: Said) -> str:
    book = book_of(records)
    rule = book.rules[limit.fact.rule]
    if not may_extend(rule) or limit.fact.passes:
        raise DeskError("limit.not_extendable")
    if said.until is None:
        raise DeskError("date.empty", field="until")
    if said.until <= limit.last:
        raise DeskError("limit.not_later", field="until")
    if rule.key not in BY_CONSENT:
        if not said.reason.strip():
            raise DeskError("limit.reason_needed", field="reason")
        if (said.until - limit.last).days > LONGEST_DAYS:
            raise DeskError("limit.too_long", field="until", most=LONGEST_DAYS)
        return ""
    if said.until > book.ends("extension", limit.last):
        most = (book.ends("extension", limit.last) - limit.last).days
        raise DeskError("limit.too_long", field="until", most=most)
    asked = set(must_consent(cases.get(records, limit.fact.case_id)))
    if asked - set(said.consents):
        raise DeskError("limit.consents_needed", field="consents")
    signed = limit_look.signed_extensions(records, limit.fact.case_id)
    used = {one.paper_id for one in limits.decisions(records, limit.fact.case_id).get(limit.id, ())}
    free = [paper_id for paper_id, _day in signed if paper_id not in used | {limit.fact.ground_id}]
    if not free:
        raise DeskError("limit.paper_needed")
    return free[0]


def may_extend(rule: LimitRule) -> bool:
    """Whether a limit of this rule can be moved: a centre's own, or a period parties make longer."""
    return rule.key in BY_CONSENT or rule.source is not RuleSource.LAW


def must_consent(case: Case) -> tuple[str, ...]:
    """Ids of the parties who together make the period longer."""
    sides = (Side.SEEKER, Side.OTHER)
    theirs = (one.person_id for one in case.parties if one.role in PARTY_ROLES and one.side in sides)
    return tuple(dict.fromkeys(theirs))


def _speaks_of_safety(records: Records, limit: CaseLimit) -> bool:
    """Whether a reason may tell of danger: then it is sealed, as with the moves of such a case."""
    if limit.fact.restricted:
        return True
    return limit.fact.holder is Holder.CASE and cases.mark(records, limit.fact.case_id) in (
        Mark.RED,
        Mark.ORANGE,
    )

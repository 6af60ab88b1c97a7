"""How a referral stands: what lacks, what may follow, which clock runs."""

from __future__ import annotations

from dataclasses import replace

from mediation_desk.domain.incoming_letter import COURT_RULES, IncomingContent
from mediation_desk.domain.referral import Referral, ReferralEvent, ReferralState, Urgency
from mediation_desk.domain.referral_clocks import clock_of
from mediation_desk.domain.referral_content import ReferralContent, check_complete
from mediation_desk.domain.referral_ground import DUTIES, check_ground, check_whom
from mediation_desk.domain.referral_moves import MoveFacts, may_follow, refusal
from mediation_desk.errors import DeskError
from mediation_desk.register import referral_consents, referrals
from mediation_desk.register.records import Records
from mediation_desk.services.limit_rules import book_of
from mediation_desk.services.referral_names import check_names
from mediation_desk.services.referral_rules import rules
from mediation_desk.services.referral_seal import kind_of


def facts_of(
    records: Records, referral: Referral, content: ReferralContent | IncomingContent, reason: str = ""
) -> MoveFacts:
    """Everything a move is judged by, gathered once."""
    if isinstance(content, IncomingContent):
        return MoveFacts(roles=records.staff.roles, reason=reason)
    lacks = lack_of(records, referral, content)
    return MoveFacts(
        roles=records.staff.roles,
        reason=reason,
        complete=lacks[0].key if lacks[0] else "",
        grounded=lacks[1].key if lacks[1] else "",
        approval=needs_approval(records, content),
        unchanged=referral.approved_id == referral.content_id,
    )


def lack_of(
    records: Records, referral: Referral, content: ReferralContent
) -> tuple[DeskError | None, DeskError | None]:
    """(what the letter lacks, why nobody may be told), each with its field."""
    return _caught(lambda: _complete(records, referral, content)), _caught(
        lambda: _grounded(records, referral, content)
    )


def refuse(
    records: Records,
    referral: Referral,
    content: ReferralContent | IncomingContent,
    to: ReferralState,
    reason: str = "",
) -> None:
    """Raise why a referral may not move; what is lacking carries its field."""
    key = refusal(referral.direction, referral.state, to, facts_of(records, referral, content, reason))
    if not key:
        return
    if isinstance(content, ReferralContent):
        for lack in lack_of(records, referral, content):
            if lack is not None and lack.key == key:
                raise lack
    raise DeskError(key, field="reason" if key == "referral.reason_needed" else None)


def refusals(
    records: Records, referral: Referral, content: ReferralContent | IncomingContent
) -> tuple[tuple[ReferralState, str], ...]:
    """Every state that may follow with the key of why not yet; words still to be typed refuse nothing."""
    facts = facts_of(records, referral, content, reason="—")
    return tuple(
        (to, refusal(referral.direction, referral.state, to, facts))
        for to in may_follow(referral.direction, referral.state)
    )


def needs_approval(records: Records, content: ReferralContent) -> bool:
    """Whether a director must approve: as the centre set it, never for what the law wants told at once.

    A duty of law in an urgent matter comes first; the director reads it afterwards.
    """
    at_once = content.urgency is not Urgency.ORDINARY and content.ground in DUTIES
    return rules(records).approval and not at_once


def clocked(records: Records, referral: Referral, content: ReferralContent | IncomingContent) -> Referral:
    """The same referral with the clock that runs for it now."""
    urgent = isinstance(content, ReferralContent) and content.urgency is not Urgency.ORDINARY
    letter = content if isinstance(content, IncomingContent) else None
    told = urgent and any(
        line.event is ReferralEvent.TOLD_BY_PHONE for line in referrals.history(records, referral.id)
    )
    clock, due = clock_of(referral, book_of(records), urgent=urgent, told=told, letter=letter)
    rule = COURT_RULES.get((letter.kind, letter.procedure)) if letter and not referral.restricted else None
    return replace(referral, clock=clock.value if clock else "", due_at=due, court_rule=rule)


def _complete(records: Records, referral: Referral, content: ReferralContent) -> None:
    check_complete(content)
    check_names(records, referral, content)


def _grounded(records: Records, referral: Referral, content: ReferralContent) -> None:
    check_whom(content.ground, kind_of(records, content.agency_id, content.agency))
    consents = referral_consents.of_referral(records, referral.id)
    check_ground(content.ground, consents[0] if consents else None, named=content.named)


def _caught(check) -> DeskError | None:  # type: ignore[no-untyped-def]
    # `check`: a function that raises what is wrong
    try:
        check()
    except DeskError as lack:
        return lack
    return None

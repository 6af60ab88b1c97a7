"""Moving a referral of ours along: approval, receipt, the return slip, follow-ups, closing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mediation_desk.domain.referral import Direction, Referral, ReferralEvent, ReferralState, Urgency
from mediation_desk.domain.return_slip import ReturnSlip, check_slip
from mediation_desk.domain.texts import PARAGRAPH, check_text
from mediation_desk.domain.value_text import as_text
from mediation_desk.errors import DeskError
from mediation_desk.register import referrals
from mediation_desk.register.records import Records
from mediation_desk.services.access import REFERRAL_WRITE
from mediation_desk.services.permission import allowed
from mediation_desk.services.referral_seal import readers_of
from mediation_desk.services.referral_standing import clocked, lack_of, refuse
from mediation_desk.services.referral_telling import disclose
from mediation_desk.services.referrals import opened_content, outgoing, unchanged

_CHANGES = {"referral", "journal"}


@allowed(REFERRAL_WRITE, changes=_CHANGES)
def move_referral(
    records: Records,
    referral_id: str,
    version: int,
    to: ReferralState,
    words: str = "",
    on: date | None = None,
) -> Referral:
    """Move a referral; `words` are why, or what the agency said, `on` the day it happened (today).

    Sending and answering have their own use cases, because a letter goes with them. Raises DeskError:
    referral.* of the table and of what is lacking, referral.by_letter, date.in_future,
    referral.before_sending, record.changed_meanwhile, sealed.not_yours.
    """
    referral = unchanged(records, referral_id, version)
    answers = referral.direction is Direction.IN and to in (ReferralState.IN_PROGRESS, ReferralState.FEEDBACK)
    if to is ReferralState.SENT or answers:
        raise DeskError("referral.by_letter")
    content = opened_content(records, referral)
    refuse(records, referral, content, to, words)
    return moved(records, referral, to, words, on)


@allowed(REFERRAL_WRITE, changes=_CHANGES)
def record_slip(records: Records, referral_id: str, version: int, slip: ReturnSlip) -> Referral:
    """Keep the return slip, which says receipt and acceptance at once, or why the agency refuses.

    Raises DeskError: slip.*, date.in_future, referral.*, record.changed_meanwhile, sealed.not_yours.
    """
    referral = unchanged(records, referral_id, version)
    content = outgoing(records, referral)
    if referral.sent_on is None:
        raise DeskError("referral.not_from_here")
    check_slip(slip, referral.sent_on, records.today)
    sealed_id = referrals.write(records, referral, as_text(slip), readers_of(records, referral))
    referrals.note(
        records, referral.id, ReferralEvent.SLIP_RECORDED, on=slip.received_on, sealed_id=sealed_id
    )
    records.journal("record_return_slip", referral.id)
    steps = [ReferralState.IN_PROGRESS if slip.accepted else ReferralState.REFUSED]
    if referral.state is ReferralState.SENT and slip.accepted:
        steps.insert(0, ReferralState.RECEIVED)
    for to in steps:
        refuse(records, referral, content, to, slip.reason or "—")
        referral = moved(records, referral, to, slip.reason, slip.received_on)
    return referral


@allowed(REFERRAL_WRITE, changes=_CHANGES)
def tell_by_phone(records: Records, referral_id: str, version: int, to_whom: str) -> Referral:
    """Note that the agency was told by telephone before the letter: in urgent matters, on the same day.

    Only of an urgent matter may be spoken before the letter, and on a ground that stands. Raises DeskError:
    those of the ground, referral.to_whom_needed, referral.no_phone, text.*, record.changed_meanwhile,
    sealed.not_yours.
    """
    referral = unchanged(records, referral_id, version)
    content = outgoing(records, referral)
    if not to_whom.strip():
        raise DeskError("referral.to_whom_needed", field="to_whom")
    check_text(to_whom, "to_whom", PARAGRAPH, lines=True)
    if content.urgency is Urgency.ORDINARY or referral.sent_on is not None:
        raise DeskError("referral.no_phone")
    ungrounded = lack_of(records, referral, content)[1]
    if ungrounded is not None:
        raise ungrounded
    disclose(records, referral, content, records.today)
    _note(records, referral, ReferralEvent.TOLD_BY_PHONE, to_whom, records.today)
    return _saved(records, clocked(records, referral, content), "change_referral", "clock", "due_at")


@allowed(REFERRAL_WRITE, changes=_CHANGES)
def follow_up(records: Records, referral_id: str, version: int, words: str) -> Referral:
    """Note what one asked or heard in between; the clock runs on.

    Raises DeskError: referral.words_needed, referral.not_from_here (closed), sealed.not_yours.
    """
    referral = unchanged(records, referral_id, version)
    opened_content(records, referral)
    if referral.over:
        raise DeskError("referral.not_from_here")
    if not words.strip():
        raise DeskError("referral.words_needed", field="words")
    _note(records, referral, ReferralEvent.FOLLOWED_UP, words, None)
    return _saved(records, referral, "change_referral")


def moved(records: Records, referral: Referral, to: ReferralState, words: str, on: date | None) -> Referral:
    """Put a referral into a state whose guards were passed, with its words sealed and its clock set."""
    check_text(words, "reason", PARAGRAPH, lines=True)
    if on is not None and on > records.today:
        raise DeskError("date.in_future", field="on")
    if on is not None and referral.sent_on is not None and on < referral.sent_on:
        raise DeskError("referral.before_sending", field="on")
    content = opened_content(records, referral)
    changed = replace(referral, state=to, since=records.now)
    fields = ["state", "since", "clock", "due_at"]
    out = referral.direction is Direction.OUT
    if out and to is ReferralState.APPROVED:
        changed = replace(changed, approved_id=referral.content_id, approved_by=records.staff.id)
        fields += ["approved_id", "approved_by"]
    if out and to in (ReferralState.DRAFT, ReferralState.WAITING):
        changed = replace(changed, approved_id="", approved_by=None)
        fields += ["approved_id", "approved_by"]
    if out and to is ReferralState.RECEIVED:
        changed = replace(changed, received_on=on or records.today)
        fields.append("received_on")
    _note(records, referral, ReferralEvent.MOVED, words, on, to)
    return _saved(records, clocked(records, changed, content), "move_referral", *fields)


def _note(
    records: Records,
    referral: Referral,
    event: ReferralEvent,
    words: str,
    on: date | None,
    state: ReferralState | None = None,
) -> None:
    sealed_id = None
    if words.strip():
        sealed_id = referrals.write(records, referral, words.strip(), readers_of(records, referral))
    referrals.note(records, referral.id, event, state=state, on=on, sealed_id=sealed_id)


def _saved(records: Records, referral: Referral, act: str, *fields: str) -> Referral:
    return referrals.save(records, referral, act, *fields)

"""What may be done next in a case and what waits for what: the lines of 接下来可以, the primary button."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from mediation_desk.domain.case import CaseState
from mediation_desk.domain.party import PARTY_ROLES
from mediation_desk.domain.transitions import Refusal
from mediation_desk.services.case_desk import CaseSheet
from mediation_desk.services.cases import NextMove
from mediation_desk.words import N_, _

Shown = Callable[[str], str]  # a name as the screen may show it now


class Kind(StrEnum):
    """What a line does; its `subject` is a state, a person or a record."""

    MOVE = "move"
    TALK = "talk"
    CONSENT = "consent"
    NOTICE = "notice"
    RECORD = "record"
    AGREEMENT = "agreement"
    SIGN = "sign"
    JOINT = "joint"
    MEDIATORS = "mediators"
    DETAILS = "details"
    BOOK = "book"


@dataclass(frozen=True, slots=True, kw_only=True)
class NextAct:
    """One line: words, an icon, a second line, or why it is locked."""

    kind: Kind
    words: str
    icon: str
    subject: str = ""
    second: str = ""
    locked: str = ""


MOVE_WORDS = {
    CaseState.IN_MEDIATION: (N_("Begin mediation"), "heart-handshake"),
    CaseState.SUSPENDED: (N_("Suspend"), "clock"),
    CaseState.AGREED_WRITTEN: (N_("Note the written agreement"), "file-certificate"),
    CaseState.AGREED_ORAL: (N_("Note the oral agreement"), "message-heart"),
    CaseState.AGREED_PARTLY: (N_("Note a partial agreement"), "arrows-split"),
    CaseState.TERMINATED: (N_("End mediation"), "ban"),
    CaseState.WITHDRAWN: (N_("Application withdrawn"), "arrow-back-up"),
    CaseState.CLOSED: (N_("Close the case"), "circle-check"),
    CaseState.ARCHIVED: (N_("Put into the archive"), "archive"),
    CaseState.RETENTION_DUE: (N_("Retention period over"), "history"),
}
SAFETY_ICON = "shield-half"
_ASKED_LATER = ("move.reason_needed", "move.ground_needed")
_FORWARD = (
    CaseState.IN_MEDIATION,
    CaseState.AGREED_WRITTEN,
    CaseState.AGREED_ORAL,
    CaseState.CLOSED,
    CaseState.ARCHIVED,
)


def next_acts(sheet: CaseSheet, shown: Shown) -> tuple[NextAct, ...]:
    """Every line, what is lawful now first; the first open one is the primary."""
    moves = [_move(sheet, move, shown) for move in sheet.view.moves]
    forward = [act for act in moves if CaseState(act.subject) in _FORWARD and not act.locked]
    locked = [act for act in moves if act.locked]
    other = [act for act in moves if act not in forward and act not in locked]
    asking = _asking(sheet, shown)
    work = (*_work(sheet, shown), *_booking(sheet))
    return (*forward, *_unlocking(sheet, shown), *work, *asking, *locked, *other)


def primary(acts: tuple[NextAct, ...]) -> NextAct | None:
    """The next lawful act: the first line that is not locked; ending or suspending is never pressed for."""
    offered = (act for act in acts if not act.locked)
    return next(
        (
            act
            for act in offered
            if act.kind not in (Kind.DETAILS, Kind.BOOK)
            and (act.kind is not Kind.MOVE or CaseState(act.subject) in _FORWARD)
        ),
        None,
    )


def without_safety(acts: tuple[NextAct, ...]) -> tuple[NextAct, ...]:
    """The lines a visitor may see: none that says how people are kept apart."""
    return tuple(act for act in acts if act.kind is not Kind.JOINT and act.icon != SAFETY_ICON)


def refusal_words(sheet: CaseSheet, refusal: Refusal, shown: Shown) -> str:
    """Why not, with the names of those it is about."""
    names = "、".join(shown(sheet.view.person(one).name) for one in refusal.person_ids)
    return _(refusal.key, **dict(refusal.names)) + (f" {names}" if names else "")


def _move(sheet: CaseSheet, move: NextMove, shown: Shown) -> NextAct:
    words, icon = MOVE_WORDS[move.to]
    if sheet.view.case.state is CaseState.SUSPENDED and move.to is CaseState.IN_MEDIATION:
        words = N_("Resume mediation")
    real = [refusal for refusal in move.refusals if refusal.key not in _ASKED_LATER]
    return NextAct(
        kind=Kind.MOVE,
        subject=move.to.value,
        words=_(words),
        icon=icon,
        locked="".join(refusal_words(sheet, refusal, shown) for refusal in real[:1]),
        second=_(move.cautions[0].key, **dict(move.cautions[0].names)) if move.cautions else "",
    )


def _unlocking(sheet: CaseSheet, shown: Shown) -> Iterator[NextAct]:
    """What would let mediation begin, one line for each person it is about."""
    begin = next((move for move in sheet.view.moves if move.to is CaseState.IN_MEDIATION), None)
    for refusal in begin.refusals if begin else ():
        if refusal.key == "move.consent_missing":
            yield from _each(sheet, refusal, shown, Kind.CONSENT, N_("Note the consent"), "heart-handshake")
        elif refusal.key == "move.rights_notice_missing":
            yield from _each(
                sheet, refusal, shown, Kind.NOTICE, N_("Serve the notice of rights"), "file-text"
            )
        elif refusal.key == "move.screening_missing":
            yield from _each(sheet, refusal, shown, Kind.TALK, N_("Private talk"), "user")
        elif refusal.key.startswith("sitting."):
            subject = refusal.person_ids[0] if refusal.person_ids else ""
            words = refusal_words(sheet, refusal, shown)
            yield NextAct(kind=Kind.TALK, subject=subject, words=words, icon=SAFETY_ICON)
        elif refusal.key == "move.another_mediator":
            yield NextAct(kind=Kind.MEDIATORS, words=_("Assign another mediator"), icon="users")


def _each(
    sheet: CaseSheet, refusal: Refusal, shown: Shown, kind: Kind, words: str, icon: str
) -> Iterator[NextAct]:
    for person_id in refusal.person_ids:
        name = shown(sheet.view.person(person_id).name)
        yield NextAct(kind=kind, subject=person_id, words=_(words), second=name, icon=icon)


def _work(sheet: CaseSheet, shown: Shown) -> Iterator[NextAct]:
    """Sittings and the agreement, while the case is in mediation."""
    if sheet.view.case.state is not CaseState.IN_MEDIATION:
        return
    unsigned = next((one for one in sheet.records if one.signed_on is None), None)
    n = unsigned.ordinal if unsigned else len(sheet.records) + 1
    yield NextAct(
        kind=Kind.RECORD,
        subject=unsigned.id if unsigned else "",
        words=_("Go on with record {n}", n=n) if unsigned else _("Write record {n}", n=n),
        second=_("not signed yet") if unsigned else "",
        icon="notes",
    )
    if not sheet.leads:
        return
    yield from _agreement(sheet)
    for person_id, standing in sheet.view.standings:
        if any(person_id in refusal.person_ids for refusal in sheet.joint) and not standing.finished_on:
            name = shown(sheet.view.person(person_id).name)
            yield NextAct(
                kind=Kind.TALK, subject=person_id, words=_("Private talk"), second=name, icon="user"
            )
    if sheet.joint:
        why = refusal_words(sheet, sheet.joint[0], shown)
        yield NextAct(kind=Kind.JOINT, words=_("Sitting of both sides together"), icon="ban", locked=why)


def _booking(sheet: CaseSheet) -> Iterator[NextAct]:
    """From the first day on somebody is asked to come; an asked expert books what they take part in."""
    if sheet.view.case.state in (CaseState.ACCEPTED, CaseState.IN_MEDIATION):
        yield NextAct(kind=Kind.BOOK, words=_("Book an appointment"), icon="calendar-plus")


def _asking(sheet: CaseSheet, shown: Shown) -> Iterator[NextAct]:
    """Before papers go to both sides, each is asked what the other may see; one line for all not asked."""
    case = sheet.view.case
    if not sheet.leads or case.state not in (CaseState.ACCEPTED, CaseState.IN_MEDIATION):
        return
    answered = {person_id for person_id, one in sheet.details if one.asked}
    parties = dict.fromkeys(one.person_id for one in case.parties if one.role in PARTY_ROLES)
    people = [sheet.view.person(one) for one in parties if one not in answered]
    if waiting := [one for one in people if not one.safe_contact]:
        yield NextAct(
            kind=Kind.DETAILS,
            subject=waiting[0].id,
            words=_("Ask what the other side may see"),
            second="、".join(shown(one.name) for one in waiting),
            icon="arrows-split",
        )


def _agreement(sheet: CaseSheet) -> Iterator[NextAct]:
    if any(one.frozen for one in sheet.agreements):
        return
    printed = next((one.current for one in sheet.agreements if one.current), None)
    if printed is not None:
        yield NextAct(
            kind=Kind.SIGN,
            words=_("Note signatures and seals"),
            second=_("Final print {n}, {number}", n=printed.n, number=printed.number),
            icon="signature",
        )
    begun = bool(sheet.agreements)
    yield NextAct(
        kind=Kind.AGREEMENT,
        words=_("Go on with the agreement") if begun else _("Draft the agreement"),
        second=_("draft") if begun and printed is None else "",
        icon="file-text",
    )
    if begun and printed is None:
        yield NextAct(
            kind=Kind.SIGN,
            words=_("Note signatures and seals"),
            icon="signature",
            locked=_("The final agreement is not printed yet"),
        )

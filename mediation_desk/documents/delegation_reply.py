"""D21 复函: whether a dispute that a court or another body sends us is taken on, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.kind import Field, FieldKind
from mediation_desk.documents.letter import LetterFacts, letter, sentence
from mediation_desk.documents.letter_fields import ATTACHMENTS, DATE, LEVEL, SENDER, TITLE, TO
from mediation_desk.documents.paper import PLAIN, Imprint, Paper, Run, Runs
from mediation_desk.documents.wording import our_wording, ticked, wording
from mediation_desk.words import N_

_KEY = "delegation_reply"
ANSWERS = our_wording(_KEY).lists["answers"]
ACCEPTED, REFUSED, AGREED, FAILED = ANSWERS
"""The two answers to a delegation and the two results, as they are chosen."""
FIELDS = (
    SENDER,
    LEVEL,
    TITLE,
    TO,
    Field(name="their_title", label=N_("Title of their letter"), needed=True),
    Field(name="their_number", label=N_("Number of their letter")),
    Field(name="answer", label=N_("What we answer"), kind=FieldKind.CHOICE, choices=ANSWERS, needed=True),
    Field(name="reason", label=N_("Why we do not accept"), kind=FieldKind.TEXT),
    Field(name="handler", label=N_("Who handles it")),
    Field(name="phone", label=N_("Phone of who handles it")),
    Field(name="feedback_by", label=N_("Result told by"), kind=FieldKind.DAY),
    Field(name="one", label=N_("Delegated dispute: one side")),
    Field(name="other", label=N_("Delegated dispute: the other side")),
    Field(name="dispute", label=N_("Delegated dispute: its kind")),
    Field(name="case_number", label=N_("Our number of the case")),
    Field(name="ended_on", label=N_("Agreed or ended on"), kind=FieldKind.DAY),
    Field(name="details", label=N_("What else is told"), kind=FieldKind.TEXT),
    ATTACHMENTS,
    DATE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyFacts:
    """What is answered to which letter; `answer` is one of ANSWERS, the other facts serve some of them."""

    sender: str = ""
    number: str = ""
    level: str = ""
    title: str = ""
    to: str = ""
    their_title: str = ""
    their_number: str = ""
    answer: str = ""
    reason: str = ""
    handler: str = ""
    phone: str = ""
    feedback_by: str = ""
    one: str = ""
    other: str = ""
    dispute: str = ""
    case_number: str = ""
    ended_on: str = ""
    details: str = ""
    attachments: tuple[tuple[str, ...], ...] = ()
    date: str = ""
    by_hand: bool = False
    imprint: Imprint = PLAIN


def delegation_reply(facts: ReplyFacts) -> Paper:
    """The reply; within three working days for the answer (在线调解规则 art 12), on ending for the result."""
    said = wording(_KEY)
    by_hand = facts.by_hand
    received = sentence(
        said,
        "received",
        by_hand=by_hand,
        blank=10,
        their_title=facts.their_title,
        their_number=facts.their_number,
    )
    details = (sentence(said, "details", by_hand=False, details=facts.details),) if facts.details else ()
    return letter(
        LetterFacts(
            sender=facts.sender,
            number=facts.number,
            level=facts.level,
            title=facts.title,
            to=facts.to,
            attachments=facts.attachments,
            date=facts.date,
            names=(facts.one, facts.other),
            lines=("attachments",),
            by_hand=by_hand,
            imprint=facts.imprint,
        ),
        form="D21",
        title=said["title"],
        paragraphs=(received, *_which(facts), *_answers(facts), *details),
    )


def _which(facts: ReplyFacts) -> tuple[Runs, ...]:
    """Which dispute it is, when that was filled in."""
    if not (facts.one or facts.by_hand):
        return ()
    return (
        sentence(
            wording(_KEY),
            "case_sentence",
            by_hand=facts.by_hand,
            blank=5,
            one=facts.one,
            other=facts.other,
            dispute=facts.dispute,
            case_number=facts.case_number,
        ),
    )


def _answers(facts: ReplyFacts) -> tuple[Runs, ...]:
    """The answer or result; on a form to fill by hand all four with boxes to tick."""
    said = {
        ACCEPTED: sentence(
            wording(_KEY),
            "accepted",
            by_hand=facts.by_hand,
            handler=facts.handler,
            phone=facts.phone,
            feedback_by=facts.feedback_by,
        ),
        REFUSED: sentence(wording(_KEY), "refused", by_hand=facts.by_hand, blank=16, reason=facts.reason),
        AGREED: sentence(wording(_KEY), "agreed", by_hand=facts.by_hand, ended_on=facts.ended_on),
        FAILED: sentence(wording(_KEY), "failed", by_hand=facts.by_hand, ended_on=facts.ended_on),
    }
    if facts.by_hand:
        return tuple((ticked(one == facts.answer, ""), *runs) for one, runs in said.items())
    return (said.get(facts.answer, (Run(text="/"),)),)

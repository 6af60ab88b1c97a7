"""D18 不予受理告知书: why the committee does not take a dispute on, and which other ways are open."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.kind import Field, FieldKind
from mediation_desk.documents.letter import LetterFacts, letter, receipt_of, sentence
from mediation_desk.documents.letter_fields import DATE, SENDER, TO
from mediation_desk.documents.paper import PLAIN, Imprint, Paper, Runs, text
from mediation_desk.documents.wording import NOTHING, fixed_list, our_wording, reworded, ticked, wording
from mediation_desk.words import N_

_KEY = "non_acceptance_notice"
REASONS = our_wording(_KEY).lists["reasons"]
"""In the order of the codes of the register; that of danger says nothing of violence, whoever finds it."""
FIELDS = (
    SENDER,
    TO,
    Field(name="received_on", label=N_("Request received on"), kind=FieldKind.DAY, needed=True),
    Field(name="request", label=N_("What was asked for"), needed=True),
    Field(
        name="reason",
        label=N_("Ground of not accepting"),
        kind=FieldKind.CHOICE,
        choices=REASONS,
        needed=True,
    ),
    Field(name="reason_more", label=N_("The reason in more detail"), kind=FieldKind.TEXT),
    Field(
        name="routes",
        label=N_("Other ways that are open"),
        kind=FieldKind.TICKS,
        choices=our_wording(_KEY).lists["route_choices"],
        needed=True,
    ),
    Field(name="other_route", label=N_("Another way, with its phone")),
    Field(name="help_phone", label=N_("Phone for legal help")),
    DATE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NonAcceptanceFacts:
    """Who asked for what and when, and what they are told; `reason` and `routes` as they print."""

    sender: str = ""
    number: str = ""
    to: str = ""
    received_on: str = ""
    request: str = ""
    reason: str = ""
    reason_more: str = ""
    routes: tuple[str, ...] = ()
    other_route: str = ""
    help_phone: str = ""
    date: str = ""
    by_hand: bool = False
    imprint: Imprint = PLAIN


def non_acceptance_notice(facts: NonAcceptanceFacts) -> Paper:
    """The notice (人民调解法 art 26 asks that other ways be told), signed for by whoever receives it."""
    said, by_hand = wording(_KEY), facts.by_hand
    received = sentence(
        said, "received", by_hand=by_hand, blank=8, received_on=facts.received_on, request=facts.request
    )
    reason = sentence(
        said, "reason", by_hand=by_hand, blank=20, reason=reworded(_KEY, "reasons", facts.reason)
    )
    more = (text(facts.reason_more),) if facts.reason_more else ()
    phone = facts.help_phone or said["usual_help"]
    return letter(
        LetterFacts(
            sender=facts.sender,
            number=facts.number,
            to=facts.to,
            date=facts.date,
            by_hand=by_hand,
            lines=(),
            imprint=facts.imprint,
        ),
        form="D18",
        title=said["title"],
        paragraphs=(
            (*received, *reason),
            *more,
            text(said["routes"]),
            *_routes(facts),
            text(said.fill("help", help_phone=phone)),
        ),
        receipt=receipt_of(1),
    )


def _routes(facts: NonAcceptanceFacts) -> tuple[Runs, ...]:
    """The ways that are open, numbered; on a form to fill by hand all of them with boxes to tick."""
    if facts.by_hand:
        ours, short = our_wording(_KEY).lists["route_choices"], fixed_list(_KEY, "route_boxes")
        boxes = [ticked(one in facts.routes, box) for one, box in zip(ours, short, strict=True)]
        return tuple(tuple(boxes[n : n + 2]) for n in range(0, len(boxes), 2))
    known = [reworded(_KEY, "route_choices", one) for one in facts.routes]
    ways = [one for one in (*known, facts.other_route) if one] or [NOTHING]
    return tuple(text(f"{n}. {way}{'。' if n == len(ways) else '；'}") for n, way in enumerate(ways, 1))

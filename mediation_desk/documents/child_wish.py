"""A12 子女意愿记录: what a child of eight or more said, in its own words; kept in a sealed envelope."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.ends import hands, opening
from mediation_desk.documents.kind import Field, FieldKind
from mediation_desk.documents.paper import PLAIN, Imprint, Paper, Paragraph, Run, text
from mediation_desk.documents.wording import free_text, our_wording, wording
from mediation_desk.words import N_

PRESENCE = our_wording("child_wish").lists["presence"]
FIELDS = (
    Field(name="day", label=N_("Heard on"), kind=FieldKind.DAY, needed=True),
    Field(name="place", label=N_("Heard where"), needed=True),
    Field(name="mediator", label=N_("Heard by"), needed=True),
    Field(
        name="presence", label=N_("Who was in the room"), kind=FieldKind.CHOICE, choices=PRESENCE, needed=True
    ),
    Field(name="child", label=N_("Child's code (no name)"), needed=True),
    Field(name="age", label=N_("Age"), needed=True),
    Field(name="words", label=N_("The child's own words"), kind=FieldKind.TEXT, needed=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WishFacts:
    """Who heard which child where; `child` is a code, `presence` one of PRESENCE."""

    number: str = ""
    day: str = ""
    place: str = ""
    mediator: str = ""
    presence: str = ""
    child: str = ""
    age: str = ""
    words: str = ""
    by_hand: bool = False
    imprint: Imprint = PLAIN


def child_wish(facts: WishFacts) -> Paper:
    """The record; it goes into a sealed envelope and is never bound."""
    said = wording("child_wish")
    by_hand = facts.by_hand
    heard = said.runs(
        "heard",
        by_hand=by_hand,
        blank=8,
        day=facts.day or (said["blank_day"] if by_hand else ""),
        place=facts.place,
        mediator=facts.mediator,
        presence=facts.presence or (said["choose_presence"] if by_hand else ""),
        child=facts.child,
        age=facts.age or ("　　　" if by_hand else ""),
    )
    return Paper(
        form="A12",
        title=said["title"],
        imprint=facts.imprint,
        blocks=(
            *opening(said["title"], facts.number, by_hand=by_hand),
            Paragraph(runs=heard),
            *free_text(facts.words, by_hand=by_hand, lines=12),
            Paragraph(runs=text(said["free"]), role="closing", keep=True),
            hands(said["recorder"]),
            Paragraph(runs=(Run(text=said["envelope"], strong=True),), role="note"),
        ),
    )

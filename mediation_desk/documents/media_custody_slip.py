"""JZ 移动介质交接单: a drive or disc with data changes hands."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.ends import hands, opening
from mediation_desk.documents.kind import Field, FieldKind
from mediation_desk.documents.paper import PLAIN, Cell, Grid, Imprint, Paper, Paragraph, Row, text
from mediation_desk.documents.rows import boxed_line, boxes
from mediation_desk.documents.wording import label, our_wording, wording
from mediation_desk.words import N_

LISTS = our_wording("media_custody_slip").lists
FIELDS = (
    Field(name="unit", label=N_("Unit"), needed=True),
    Field(name="medium", label=N_("Medium"), kind=FieldKind.CHOICE, choices=LISTS["media"], needed=True),
    Field(name="serial", label=N_("Label or serial number"), needed=True),
    Field(name="contents", label=N_("What is on it"), kind=FieldKind.TEXT, needed=True),
    Field(name="made_on", label=N_("Data of the day"), kind=FieldKind.DAY),
    Field(name="encrypted", label=N_("Is it encrypted"), kind=FieldKind.CHOICE, choices=LISTS["encryption"]),
    Field(name="purpose", label=N_("What it is handed over for"), needed=True),
    Field(name="giver", label=N_("Handed over by")),
    Field(name="taker", label=N_("Received by")),
    Field(name="handed_on", label=N_("Handed over on"), kind=FieldKind.DAY),
    Field(name="place", label=N_("Kept where")),
    Field(name="back_on", label=N_("To be back on"), kind=FieldKind.DAY),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodyFacts:
    """Which medium with what on it goes from whom to whom; `medium` and `encrypted` are words of a box."""

    number: str = ""
    unit: str = ""
    medium: str = ""
    serial: str = ""
    contents: str = ""
    made_on: str = ""
    encrypted: str = ""
    purpose: str = ""
    giver: str = ""
    taker: str = ""
    handed_on: str = ""
    place: str = ""
    back_on: str = ""
    by_hand: bool = False
    imprint: Imprint = PLAIN


def media_custody_slip(facts: CustodyFacts) -> Paper:
    """The slip, signed when it leaves and when it comes back."""
    said = wording("media_custody_slip")
    by_hand = facts.by_hand

    def told(*keys: str, height: float = 11) -> Row:
        pairs = tuple((key, getattr(facts, key)) for key in keys)
        return boxed_line(said, *pairs, height=height, by_hand=by_hand)

    def ticks(key: str, options: str, chosen: str) -> Row:
        shown = Cell(runs=boxes("media_custody_slip", options, (chosen,)))
        return Row(cells=(label(said[key], 34), shown), height=11, centred=True)

    rows = (
        told("unit"),
        ticks("medium", "media", facts.medium),
        told("serial"),
        told("contents", height=22),
        told("made_on"),
        ticks("encrypted", "encryption", facts.encrypted),
        told("purpose"),
        told("giver", "taker"),
        told("handed_on", "back_on"),
        told("place"),
    )
    return Paper(
        form="JZ",
        title=said["title"],
        imprint=facts.imprint,
        blocks=(
            *opening(said["title"], facts.number, by_hand=by_hand),
            Grid(rows=rows, boxed=True),
            Paragraph(runs=text(said["rule"]), role="note"),
            hands(said["giver_signs"], said["taker_signs"], said["back_signs"]),
        ),
    )

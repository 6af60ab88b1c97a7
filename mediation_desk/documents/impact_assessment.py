"""个人信息保护影响评估记录: the record that is kept for three years (个人信息保护法 55–56)."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.paper import (
    PLAIN,
    Grid,
    Imprint,
    Paper,
    Paragraph,
    Row,
    SignatureColumn,
    Signatures,
    Title,
    text,
)
from mediation_desk.documents.wording import free_text, label, value, wording

PARTS = ("necessity", "risks", "measures", "conclusion")
"""What art 56 asks for, in its order, and what follows from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentFacts:
    """`subject` is what is done with which data; days as printed."""

    unit: str = ""
    subject: str = ""
    necessity: str = ""
    risks: str = ""
    measures: str = ""
    conclusion: str = ""
    on: str = ""
    keep_until: str = ""
    by: str = ""
    by_hand: bool = False
    imprint: Imprint = PLAIN


def impact_assessment(facts: AssessmentFacts) -> Paper:
    """What is handled, then the three questions of the law and the conclusion."""
    said = wording("impact_assessment")
    by_hand = facts.by_hand
    head = (
        (("unit", facts.unit),),
        (("on", facts.on), ("keep_until", facts.keep_until)),
        (("by", facts.by),),
    )
    rows = tuple(
        Row(
            cells=tuple(
                cell for key, words in pairs for cell in (label(said[key], 30), value(words, by_hand=by_hand))
            )
        )
        for pairs in head
    )
    parts = [
        block
        for key in ("subject", *PARTS)
        for block in (
            Paragraph(runs=text(said[key]), role="heading", keep=True),
            *free_text(getattr(facts, key), by_hand=by_hand, lines=4, keep=key == "conclusion"),
        )
    ]
    return Paper(
        form="YP",
        title=said["title"],
        imprint=facts.imprint,
        blocks=(
            Title(text=said["title"]),
            Grid(rows=rows),
            *parts,
            Signatures(
                dated=True, columns=(SignatureColumn(heading="", labels=tuple(said.lists["signers"])),)
            ),
        ),
    )

"""GZ 婚姻家庭辅导告知单: that counselling was offered, is free to take or leave, and the answer."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.ends import hands
from mediation_desk.documents.paper import Grid, Paper, Paragraph, Row, Title, text
from mediation_desk.documents.wording import label, value, wording

FORM = "counselling_offer"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferFacts:
    """To whom, in which way of divorce, when, by whom, and the answer; empty lines are filled in by hand."""

    couple: str = ""
    way: str = ""
    offered_on: str = ""
    by: str = ""
    answer: str = ""
    by_hand: bool = False


def counselling_offer(facts: OfferFacts) -> Paper:
    """One sheet both sign; it stays with the centre and says nothing of why they divorce."""
    said = wording(FORM)
    rows = tuple(
        Row(cells=(label(said[name], 34), value(getattr(facts, name), by_hand=facts.by_hand)))
        for name in ("couple", "way", "offered_on", "by", "answer")
    )
    return Paper(
        form="GZ",
        title=said["title"],
        blocks=(
            Title(text=said["title"]),
            Grid(rows=rows, role="appointment"),
            Paragraph(runs=text(said["what"])),
            Paragraph(runs=text(said["free"])),
            Paragraph(runs=text(said["alone"]), role="note"),
            hands(said["one"], said["two"], said["signs"]),
        ),
    )

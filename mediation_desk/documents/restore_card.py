"""恢复卡: the sheet with the 27 digits that open the register alone, for the safe."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.paper import (
    Cell,
    Grid,
    Paper,
    Paragraph,
    Row,
    SignatureColumn,
    Signatures,
    Title,
    text,
)
from mediation_desk.documents.wording import label, value, wording

ACROSS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFacts:
    """`groups` are the nine groups of three digits; `register` names the centre whose book it opens."""

    groups: tuple[str, ...]
    register: str = ""
    made_on: str = ""
    made_by: str = ""


def restore_card(facts: CardFacts) -> Paper:
    """The card as an A4 sheet: digits large, what they open and how to keep them."""
    said = wording("restore_card")
    groups = [facts.groups[n : n + ACROSS] for n in range(0, len(facts.groups), ACROSS)]
    digits = tuple(Row(cells=tuple(Cell(runs=text(group)) for group in three)) for three in groups)
    return Paper(
        form="RC",
        title=said["title"],
        blocks=(
            Title(text=said["title"]),
            Grid(
                rows=(
                    Row(cells=(label(said["register"], 24), value(facts.register, by_hand=False))),
                    Row(
                        cells=(
                            label(said["made_on"], 24),
                            value(facts.made_on, by_hand=False),
                            label(said["made_by"], 20),
                            value(facts.made_by, 40, by_hand=False),
                        )
                    ),
                )
            ),
            Paragraph(runs=text(said["digits"]), role="heading"),
            Grid(rows=digits, boxed=True, role="digits"),
            *(
                Paragraph(runs=text(f"{n}. {rule}"), role="rule")
                for n, rule in enumerate(said.lists["rules"], 1)
            ),
            Signatures(
                dated=True, columns=(SignatureColumn(heading=said["received"], labels=(said["keeper"],)),)
            ),
        ),
    )

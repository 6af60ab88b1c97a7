"""保管人单据: one of three sheets with twenty words and their numbers; two open the register together."""

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

ACROSS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class KeeperSheetFacts:
    """`number` is the sheet's place in its set, `words` and `numbers` go together; `keeper` takes it away."""

    number: int
    words: tuple[str, ...]
    numbers: tuple[str, ...]
    keeper: str = ""
    register: str = ""
    made_on: str = ""
    made_by: str = ""

    def __repr__(self) -> str:
        return f"KeeperSheetFacts(number={self.number})"


def keeper_sheet(facts: KeeperSheetFacts) -> Paper:
    """The sheet on A4: words and numbers in a numbered grid, what they are for and how to keep them."""
    said = wording("keeper_sheet")
    return Paper(
        form="KS",
        title=said["title"],
        blocks=(
            Title(text=said["title"]),
            Paragraph(runs=text(said.fill("which", number=str(facts.number))), role="sheet_which"),
            Grid(
                rows=(
                    Row(
                        cells=(
                            label(said["register"], 20),
                            value(facts.register, by_hand=False),
                            label(said["keeper"], 20),
                            value(facts.keeper, 62, by_hand=False),
                        )
                    ),
                    Row(
                        cells=(
                            label(said["made_on"], 20),
                            value(facts.made_on, by_hand=False),
                            label(said["made_by"], 20),
                            value(facts.made_by, 62, by_hand=False),
                        )
                    ),
                )
            ),
            Paragraph(runs=text(said["words"]), role="sheet_heading"),
            Grid(rows=_grid(facts), boxed=True, role="sheet_words"),
            *(
                Paragraph(runs=text(f"{n}. {rule}"), role="sheet_rule")
                for n, rule in enumerate(said.lists["rules"], 1)
            ),
            Signatures(
                dated=True, columns=(SignatureColumn(heading=said["received"], labels=(said["holder"],)),)
            ),
        ),
    )


def _grid(facts: KeeperSheetFacts) -> tuple[Row, ...]:
    """A row of words over a row of their numbers, five times four."""
    rows: list[Row] = []
    for at in range(0, len(facts.words), ACROSS):
        words = enumerate(facts.words[at : at + ACROSS], at + 1)
        rows.append(Row(cells=tuple(Cell(runs=text(f"{n} {word}")) for n, word in words)))
        rows.append(
            Row(
                cells=tuple(Cell(runs=text(number), label=True) for number in facts.numbers[at : at + ACROSS])
            )
        )
    return tuple(rows)

"""交接单: which files went from whom to whom, by number and without any client's name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mediation_desk.documents.paper import (
    PLAIN,
    Cell,
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
from mediation_desk.documents.wording import label, value, wording
from mediation_desk.domain.hand_over import HeldKind
from mediation_desk.words import paper_term

ORDINAL, KIND, NUMBER, TAKER = 16, 36, 0, 32
"""Widths of the columns in millimetres; the number takes what is left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedFile:
    """One file: what it is, its number, who takes it."""

    kind: HeldKind
    number: str
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverFacts:
    """`giver` hands over, `witness` stands by, `on` is 2026年3月18日; sealed texts as counts."""

    centre: str = ""
    giver: str = ""
    witness: str = ""
    on: str = ""
    files: tuple[HandedFile, ...] = ()
    granted: int = 0
    waiting: int = 0
    imprint: Imprint = PLAIN


def hand_over_sheet(facts: HandOverFacts) -> Paper:
    """The sheet: facts, one row for each file, what is said of sealed texts, and where everybody signs."""
    said = wording("hand_over_sheet")
    return Paper(
        form="JJ",
        title=said["title"],
        imprint=facts.imprint,
        blocks=(
            Title(text=said["title"]),
            Grid(
                rows=(
                    Row(cells=(label(said["centre"], 24), value(facts.centre, by_hand=False))),
                    Row(
                        cells=(
                            label(said["giver"], 24),
                            value(facts.giver, by_hand=False),
                            label(said["on"], 20),
                            value(facts.on, 40, by_hand=False),
                        )
                    ),
                )
            ),
            Paragraph(runs=text(said.fill("files", n=str(len(facts.files)))), role="heading"),
            Grid(rows=tuple(_rows(facts.files)), boxed=True),
            Paragraph(runs=text(_sealed(facts))),
            Paragraph(runs=text(said["promise"]), keep=True),
            Signatures(
                dated=True, columns=(SignatureColumn(heading=said["signs"], labels=tuple(_signers(facts))),)
            ),
        ),
    )


def _signers(facts: HandOverFacts) -> Iterable[str]:
    said = wording("hand_over_sheet")
    yield said.fill("signer", part=said["giver"], name=facts.giver)
    for one in dict.fromkeys(file.to for file in facts.files):
        yield said.fill("signer", part=said["taker"], name=one)
    yield said.fill("signer", part=said["witness"], name=facts.witness)


def _rows(files: Iterable[HandedFile]) -> Iterable[Row]:
    said = wording("hand_over_sheet")
    head = (said["ordinal"], said["kind"], said["number"], said["taker"])
    yield Row(
        cells=tuple(
            Cell(runs=text(word), width=width, label=True)
            for word, width in zip(head, (ORDINAL, KIND, NUMBER, TAKER), strict=True)
        )
    )
    for n, file in enumerate(files, 1):
        yield Row(
            cells=(
                Cell(runs=text(str(n)), width=ORDINAL),
                Cell(runs=text(paper_term(file.kind)), width=KIND),
                Cell(runs=text(file.number), width=NUMBER),
                Cell(runs=text(file.to), width=TAKER),
            )
        )


def _sealed(facts: HandOverFacts) -> str:
    said = wording("hand_over_sheet")
    key = "sealed_waiting" if facts.waiting else "sealed" if facts.granted else "no_sealed"
    return said.fill(key, granted=str(facts.granted), waiting=str(facts.waiting))

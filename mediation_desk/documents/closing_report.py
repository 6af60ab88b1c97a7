"""D23 人民调解结案报告表: how a case came, went and ended."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.ends import sealed
from mediation_desk.documents.kind import Field, FieldKind
from mediation_desk.documents.paper import (
    PLAIN,
    Cell,
    Grid,
    Imprint,
    NumberLine,
    Paper,
    Paragraph,
    Row,
    Runs,
    SignatureColumn,
    Signatures,
    Title,
    text,
)
from mediation_desk.documents.rows import boxed_line, boxes
from mediation_desk.documents.table import table
from mediation_desk.documents.wording import fixed_list, label, our_wording, shown, wording
from mediation_desk.words import N_

FIELDS = (
    Field(name="filled_on", label=N_("Report filled in on"), kind=FieldKind.DAY),
    Field(name="unit", label=N_("Unit handling the case")),
    Field(name="handler", label=N_("Mediator in charge"), needed=True),
    Field(name="accepted_on", label=N_("Case accepted on"), kind=FieldKind.DAY, needed=True),
    Field(name="closed_on", label=N_("Case closed on"), kind=FieldKind.DAY, needed=True),
    Field(
        name="parties",
        label=N_("Parties"),
        kind=FieldKind.ROWS,
        columns=(N_("Name"), N_("Address"), N_("Phone")),
        needed=True,
    ),
    Field(
        name="source",
        label=N_("Source of the case"),
        kind=FieldKind.CHOICE,
        choices=our_wording("closing_report").lists["sources"],
    ),
    Field(name="summary", label=N_("Facts of the dispute in brief"), kind=FieldKind.TEXT, needed=True),
    Field(name="result", label=N_("How it was settled"), kind=FieldKind.TEXT, needed=True),
    Field(name="performance", label=N_("How it was performed"), kind=FieldKind.TEXT),
    Field(name="opinion", label=N_("Director's opinion"), kind=FieldKind.TEXT),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingFacts:
    """What the report says; `parties` are rows of name, address and phone, `source` one of five words."""

    number: str = ""
    filled_on: str = ""
    unit: str = ""
    handler: str = ""
    accepted_on: str = ""
    closed_on: str = ""
    parties: tuple[tuple[str, ...], ...] = ()
    source: str = ""
    summary: str = ""
    result: str = ""
    performance: str = ""
    opinion: str = ""
    committee: str = ""
    date: str = ""
    by_hand: bool = False
    imprint: Imprint = PLAIN


def closing_report(facts: ClosingFacts) -> Paper:
    """The report, fields in printed order; an empty opinion is left to the director's hand."""
    said = wording("closing_report")
    by_hand = facts.by_hand
    number = facts.number or (said["blank_number"] if by_hand else "")
    head = (
        boxed_line(said, ("filled_on", facts.filled_on), ("unit", facts.unit), width=24, by_hand=by_hand),
        boxed_line(
            said,
            ("handler", facts.handler),
            ("accepted_on", facts.accepted_on),
            ("closed_on", facts.closed_on),
            width=20,
            by_hand=by_hand,
        ),
    )
    parties = table(
        fixed_list("closing_report", "columns"),
        (34, 0, 38),
        facts.parties,
        by_hand=by_hand,
        blanks=2,
        height=0,
        role="grid",
        numbered=False,
    )
    source = Row(cells=(label(said["source"], 30), Cell(runs=_sources(facts.source))))
    texts = (
        _words("summary", facts.summary, 27, by_hand=by_hand),
        _words("result", facts.result, 22, by_hand=by_hand),
        _words("performance", facts.performance, 16, by_hand=by_hand),
        _words("opinion", facts.opinion, 18, by_hand=True),
    )
    return Paper(
        form="D23",
        title=said["title"],
        imprint=facts.imprint,
        blocks=(
            Title(text=said["title"]),
            *((NumberLine(text=said.fill("volume", number=number)),) if number else ()),
            Grid(rows=(*head, *parties.rows, source, *texts), boxed=True),
            Signatures(
                columns=(
                    SignatureColumn(heading="", labels=(said["handler_signs"],)),
                    SignatureColumn(heading="", labels=(said["director_signs"],)),
                )
            ),
            Paragraph(runs=text(""), role="space", keep=True),
            sealed(facts.committee, facts.date),
        ),
    )


def _sources(chosen: str) -> Runs:
    return boxes("closing_report", "sources", (chosen,), per_line=3)


def _words(key: str, words: str, height: float, *, by_hand: bool) -> Row:
    said = wording("closing_report")
    cells = (label(said[key], 30), Cell(runs=text(shown(words, by_hand=by_hand))))
    return Row(cells=cells, height=height if by_hand else 14)

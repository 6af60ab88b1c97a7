"""送达回证: which papers were handed to whom, how and when, signed by whoever received them."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.kind import Field, FieldKind
from mediation_desk.documents.paper import PLAIN, Cell, Grid, Imprint, Paper, Paragraph, Row, Title, text
from mediation_desk.documents.wording import choice_boxes, fixed_list, label, our_wording, shown, wording
from mediation_desk.words import N_

_KEY = "service_receipt"
_LABEL, _ORDINAL, _NUMBER, _COPIES = 42, 14, 56, 16
"""Widths of columns in millimetres."""
LEAST = 3
"""Rows for papers on a form to fill by hand."""
FIELDS = (
    Field(name="case_number", label=N_("Served: number of the case")),
    Field(name="matter", label=N_("Served: about what")),
    Field(name="addressee", label=N_("Served: to whom"), needed=True),
    Field(name="address", label=N_("Served: where")),
    Field(
        name="way",
        label=N_("Served: how"),
        kind=FieldKind.CHOICE,
        choices=our_wording(_KEY).lists["ways"],
        needed=True,
    ),
    Field(
        name="papers",
        label=N_("Papers served"),
        kind=FieldKind.ROWS,
        columns=(N_("Paper served"), N_("Its number"), N_("How many copies")),
        needed=True,
    ),
    Field(name="remarks", label=N_("Served: remarks"), kind=FieldKind.TEXT),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceReceiptFacts:
    """What is served on whom; `papers` are rows of name, number and copies. Signatures are left blank."""

    case_number: str = ""
    matter: str = ""
    addressee: str = ""
    address: str = ""
    way: str = ""
    papers: tuple[tuple[str, ...], ...] = ()
    remarks: str = ""
    by_hand: bool = False
    imprint: Imprint = PLAIN


def service_receipt(facts: ServiceReceiptFacts) -> Paper:
    """The receipt: what is known is filled, all that the receiver writes stays open."""
    said = wording(_KEY)
    known = ("case_number", "matter", "addressee", "address")
    return Paper(
        form="SD1",
        title=said["title"],
        imprint=facts.imprint,
        blocks=(
            Title(text=said["title"]),
            Grid(rows=tuple(_row(key, getattr(facts, key), facts) for key in known), boxed=True),
            Grid(rows=_papers(facts), boxed=True),
            Grid(rows=(_ways(facts), *_open(facts)), boxed=True, whole=True),
            Paragraph(runs=text(said["note"]), role="note"),
        ),
    )


def _row(key: str, words: str, facts: ServiceReceiptFacts, height: float = 11) -> Row:
    cell = Cell(runs=text(shown(words, by_hand=facts.by_hand)))
    return Row(cells=(label(wording(_KEY)[key], _LABEL), cell), height=height, centred=True)


def _papers(facts: ServiceReceiptFacts) -> tuple[Row, ...]:
    widths = (_ORDINAL, 0, _NUMBER, _COPIES)
    heads = zip(fixed_list(_KEY, "heads"), widths, strict=True)
    papers = [*facts.papers] or [("", "", "")]
    papers += [("", "", "")] * (LEAST - len(papers)) if facts.by_hand else []
    rows = [Row(cells=tuple(label(words, width) for words, width in heads))]
    for n, paper in enumerate(papers, 1):
        told = (str(n), *(shown(words, by_hand=facts.by_hand) for words in paper))
        cells = (Cell(runs=text(words), width=width) for words, width in zip(told, widths, strict=True))
        rows.append(Row(cells=tuple(cells), height=10, centred=True))
    return tuple(rows)


def _ways(facts: ServiceReceiptFacts) -> Row:
    runs = choice_boxes(_KEY, "ways", facts.way)
    return Row(cells=(label(wording(_KEY)["way"], _LABEL), Cell(runs=runs)), height=11, centred=True)


def _open(facts: ServiceReceiptFacts) -> tuple[Row, ...]:
    """What is written when the papers are handed over; never closed with “/”."""
    said = wording(_KEY)

    def empty(key: str, height: float, words: str = "") -> Row:
        return Row(cells=(label(said[key], _LABEL), Cell(runs=text(words))), height=height, centred=True)

    return (
        empty("received", 18),
        empty("received_on", 11, said["time"]),
        empty("proxy", 18),
        empty("refused", 22),
        empty("server", 14),
        empty("witness", 14),
        _row("remarks", facts.remarks, facts, 14),
    )

"""BT 以案定补发放表: cases closed in a period, by mediator in the order of names, to be paid and signed for.

It lists what the law lets a mediator have (人民调解法 art 16); nobody is ranked and nothing is rated.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mediation_desk.documents.figures_table import across
from mediation_desk.documents.paper import (
    PLAIN,
    Cell,
    Grid,
    Imprint,
    Paper,
    Paragraph,
    Row,
    Sheet,
    SignatureColumn,
    Signatures,
    Title,
    text,
)
from mediation_desk.documents.rows import line
from mediation_desk.documents.table import head, table
from mediation_desk.documents.wording import fixed_list, wording

FORM = "incentive_list"
_WIDTHS = (12.0, 22.0, 0.0, 26.0, 18.0, 22.0, 26.0, 16.0, 24.0, 32.0)
"""Millimetres; the number of the case takes what is left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidCase:
    """One case of one mediator, in the words that print."""

    number: str
    closed: str
    difficulty: str
    form: str
    dossier: str
    part: str
    amount: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidMediator:
    """One mediator's cases and their sum in yuan."""

    name: str
    cases: tuple[PaidCase, ...]
    amount: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IncentiveFacts:
    """`rates` are rows of difficulty and the yuan for each form; `assists` the sentence under them."""

    unit: str = ""
    period: str = ""
    mediators: tuple[PaidMediator, ...] = ()
    amount: str = ""
    rates: tuple[tuple[str, ...], ...] = ()
    assists: str = ""
    by_hand: bool = False
    imprint: Imprint = PLAIN


def incentive_list(facts: IncentiveFacts) -> Paper:
    """The list on its long side: a row for each case, a sum for each mediator to sign beside."""
    said = wording(FORM)
    rates = table(
        fixed_list(FORM, "rate_columns"),
        (40, 36, 36, 36),
        facts.rates,
        by_hand=facts.by_hand,
        blanks=4,
        height=8,
        numbered=False,
    )
    labels = (said["filled_by"], said["checked_by"], said["head"])
    return Paper(
        form="BT",
        title=said["title"],
        sheet=Sheet.LANDSCAPE,
        imprint=facts.imprint,
        blocks=(
            Title(text=said["title"]),
            Grid(
                rows=(
                    line(
                        said,
                        ("unit", facts.unit),
                        ("period", facts.period),
                        width=26,
                        by_hand=facts.by_hand,
                    ),
                )
            ),
            Paragraph(runs=text(""), role="space", keep=True),
            Grid(rows=tuple(_rows(facts)), boxed=True, role="table", heads=1),
            Paragraph(runs=text(said["basis"]), role="note", keep=True),
            Paragraph(runs=text(said["rates"]), role="heading"),
            rates,
            Paragraph(runs=text(facts.assists), role="note", keep=True),
            Signatures(columns=tuple(SignatureColumn(heading="", labels=(one,)) for one in labels)),
        ),
    )


def _rows(facts: IncentiveFacts) -> Iterable[Row]:
    said = wording(FORM)
    widths = _shared()
    yield head(fixed_list(FORM, "columns"), widths)
    count = 0
    for mediator in facts.mediators:
        for case in mediator.cases:
            count += 1
            words = (
                str(count),
                mediator.name,
                case.number,
                case.closed,
                case.difficulty,
                case.form,
                case.dossier,
                case.part,
                case.amount,
                "",
            )
            yield _row(words, widths)
        named = said.fill("sum", name=mediator.name, cases=str(len(mediator.cases)))
        yield _sum(named, mediator.amount, widths)
    if facts.mediators:
        yield _sum(said.fill("all", cases=str(count)), facts.amount, widths)


def _shared() -> tuple[float, ...]:
    rest = across() - sum(_WIDTHS)
    return tuple(width or rest for width in _WIDTHS)


def _row(words: tuple[str, ...], widths: tuple[float, ...]) -> Row:
    cells = tuple(Cell(runs=text(word), width=width) for word, width in zip(words, widths, strict=True))
    return Row(cells=cells, height=8, centred=True, keep=True)


def _sum(words: str, amount: str, widths: tuple[float, ...]) -> Row:
    """A sum under the cases, with room to sign."""
    cells = (
        Cell(runs=text(words), width=sum(widths[:-2]), label=True),
        Cell(runs=text(amount), width=widths[-2], label=True),
        Cell(runs=text(""), width=widths[-1]),
    )
    return Row(cells=cells, height=11, centred=True)

"""D25-2 案件汇总登记表: every case of a period, twenty-five columns in the order of the import sheet.

A sheet on its long side has no room for them beside one another: each case takes two rows under two heads.
"""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.figures_table import across, reported_by, signed_by
from mediation_desk.documents.kind import Field
from mediation_desk.documents.paper import PLAIN, Cell, Grid, Imprint, Paper, Row, Sheet, Title, text
from mediation_desk.documents.wording import fixed_list, our_wording, shown, wording
from mediation_desk.words import N_

COLUMNS = our_wording("case_ledger").lists["columns"]
"""The columns, the same as in the exported table."""
UPPER = 13
"""How many of them stand in a case's upper row."""
ORDINAL = 10
BLANK_CASES = 5
_WIDTHS = (26, 24, 18, 16, 24, 17, 17, 20, 21, 15, 17, 17, 19)
"""Millimetres of the upper columns; below, 纠纷简要情况 stands under two of them."""
_LOWER = (*_WIDTHS[:6], _WIDTHS[6] + _WIDTHS[7], *_WIDTHS[8:])
FIELDS = (
    Field(name="unit", label=N_("Reporting unit"), needed=True),
    Field(name="period", label=N_("Period reported"), needed=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerFacts:
    """`cases` are rows of the twenty-five COLUMNS."""

    unit: str = ""
    period: str = ""
    cases: tuple[tuple[str, ...], ...] = ()
    by_hand: bool = False
    imprint: Imprint = PLAIN


def case_ledger(facts: LedgerFacts) -> Paper:
    """The ledger, its heads again on every sheet. ValueError when a case has other columns."""
    said = wording("case_ledger")
    by_hand = facts.by_hand or not facts.cases  # a ledger of no case is room to write in
    if any(len(case) != len(COLUMNS) for case in facts.cases):
        raise ValueError("a case of the ledger has twenty-five columns")
    lacking = BLANK_CASES - len(facts.cases) if by_hand else 0
    cases = (*facts.cases, *(("",) * len(COLUMNS),) * max(lacking, 0))
    rows = list(_case(fixed_list("case_ledger", "columns"), said["ordinal"], label=True))
    for n, case in enumerate(cases, 1):
        words = tuple(shown(word, by_hand=by_hand) for word in case)
        # Nobody signs on a sheet without a case: the last one goes along.
        rows += _case(words, str(n), label=False, keep=n == len(cases))
    return Paper(
        form="D25-2",
        title=said["title"],
        sheet=Sheet.LANDSCAPE,
        imprint=facts.imprint,
        blocks=(
            Title(text=said["title"]),
            *reported_by(facts.unit, facts.period, by_hand=facts.by_hand),
            Grid(rows=tuple(rows), boxed=True, role="ledger", heads=2),
            signed_by(),
        ),
    )


def _case(words: tuple[str, ...], ordinal: str, *, label: bool, keep: bool = False) -> tuple[Row, Row]:
    upper = _cells(words[:UPPER], _WIDTHS, label=label)
    lower = _cells(words[UPPER:], _LOWER, label=label)
    first = Cell(runs=text(ordinal), width=ORDINAL, label=True)
    second = Cell(runs=text(""), width=ORDINAL, label=True, joined=True)
    height = 0 if label else 9
    return (
        Row(cells=(first, *upper), centred=True, height=height, keep=True),
        Row(cells=(second, *lower), centred=label or max(map(len, words)) < 200, height=height, keep=keep),
    )


def _cells(words: tuple[str, ...], widths: tuple[float, ...], *, label: bool) -> tuple[Cell, ...]:
    # Whatever margins a house wears, the columns share the sheet in the same proportions.
    share = (across() - ORDINAL) / sum(_WIDTHS)
    return tuple(
        Cell(runs=text(word), width=width * share, label=label)
        for word, width in zip(words, widths, strict=True)
    )

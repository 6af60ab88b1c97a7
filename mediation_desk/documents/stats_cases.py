"""D26 人民调解案件情况统计表: the year's, quarter's or month's figures of one committee."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.figures_table import Group, band, figures_of, reported_by, signed_by
from mediation_desk.documents.paper import PLAIN, Block, Imprint, Paper, Paragraph, Sheet, Title, text
from mediation_desk.documents.wording import fixed_list, our_wording, wording

_LISTS = our_wording("stats_cases").lists
BANDS: tuple[tuple[str, ...], ...] = (
    ("whole", "bodies"),
    ("sources",),
    ("kinds",),
    ("forms", "performance", "court"),
    ("prevention",),
)
"""Groups of columns, those of one line side by side on the sheet."""
ITEMS = tuple(item for groups in BANDS for group in groups for item in _LISTS[group])
"""Every figure of the table by the name it prints under, in printed order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseStatsFacts:
    """`figures` are rows of an item (one of ITEMS) and its figure."""

    unit: str = ""
    period: str = ""
    figures: tuple[tuple[str, ...], ...] = tuple((item, "") for item in ITEMS)
    by_hand: bool = False
    imprint: Imprint = PLAIN


def stats_cases(facts: CaseStatsFacts) -> Paper:
    """The table in five bands on a sheet on its long side; items it does not know stand under it."""
    said = wording("stats_cases")
    by_hand = facts.by_hand
    known, others = figures_of(facts.figures, ITEMS)
    blocks: list[Block] = []
    for groups in BANDS:
        columns = tuple(
            Group(head=said[f"head_{group}"], columns=fixed_list("stats_cases", group)) for group in groups
        )
        row = tuple(known[item] for group in groups for item in _LISTS[group])
        blocks += [band(columns, row, by_hand=by_hand), Paragraph(runs=text(""), role="space", keep=True)]
    return Paper(
        form="D26",
        title=said["title"],
        sheet=Sheet.LANDSCAPE,
        imprint=facts.imprint,
        blocks=(
            Title(text=said["title"]),
            *reported_by(facts.unit, facts.period, by_hand=by_hand),
            *blocks[:-1],
            *((Paragraph(runs=text(others), role="note", keep=True),) if others else ()),
            signed_by(),
        ),
    )

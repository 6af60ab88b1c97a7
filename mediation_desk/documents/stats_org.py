"""D26-2 人民调解组织队伍经费统计表: committees by kind, mediators, and the money for them."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.figures_table import Group, band, figures_of, reported_by, signed_by
from mediation_desk.documents.paper import PLAIN, Block, Imprint, Paper, Paragraph, Sheet, Title, text
from mediation_desk.documents.wording import fixed_list, our_wording, wording

GROUPS = ("committees", "mediators", "funds")
_LISTS = our_wording("stats_org").lists
ITEMS = tuple(item for group in GROUPS for item in _LISTS[group])
"""Every figure of the table by the name it prints under, in printed order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationStatsFacts:
    """`figures` are rows of an item (one of ITEMS) and its figure."""

    unit: str = ""
    period: str = ""
    figures: tuple[tuple[str, ...], ...] = tuple((item, "") for item in ITEMS)
    by_hand: bool = False
    imprint: Imprint = PLAIN


def stats_org(facts: OrganisationStatsFacts) -> Paper:
    """The table in three bands; items it does not know stand under it."""
    said = wording("stats_org")
    by_hand = facts.by_hand
    known, others = figures_of(facts.figures, ITEMS)
    blocks: list[Block] = []
    for group in GROUPS:
        columns = Group(head=said[f"head_{group}"], columns=fixed_list("stats_org", group))
        row = tuple(known[item] for item in _LISTS[group])
        blocks += [band((columns,), row, by_hand=by_hand), Paragraph(runs=text(""), role="gap", keep=True)]
    return Paper(
        form="D26-2",
        title=said["title"],
        sheet=Sheet.LANDSCAPE,
        imprint=facts.imprint,
        blocks=(
            Title(text=said["title"]),
            *reported_by(facts.unit, facts.period, by_hand=by_hand),
            *blocks,
            *((Paragraph(runs=text(others), role="note", keep=True),) if others else ()),
            signed_by(),
        ),
    )

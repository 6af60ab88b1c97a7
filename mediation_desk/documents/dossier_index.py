"""D02 卷内目录: what a dossier holds and on which pages, always the same thirteen lines in order."""

from __future__ import annotations

from dataclasses import dataclass, replace

from mediation_desk.documents.ends import opening
from mediation_desk.documents.paper import PLAIN, Imprint, Paper
from mediation_desk.documents.table import table
from mediation_desk.documents.wording import fixed_list, our_wording, wording

ITEMS = our_wording("dossier_index").lists["items"]
"""The thirteen papers of a dossier, in the order of the model form (司法部文书格式)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexFacts:
    """Pages and remarks of the thirteen items, in their order; what is not there is empty."""

    number: str = ""
    pages: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    by_hand: bool = False
    imprint: Imprint = PLAIN


def dossier_index(facts: IndexFacts) -> Paper:
    """The index; it bears no page number itself. ValueError when there are more pages than items."""
    said = wording("dossier_index")
    if max(len(facts.pages), len(facts.remarks)) > len(ITEMS):
        raise ValueError("a dossier has thirteen items")
    lacking = ("",) * len(ITEMS)
    rows = zip(
        fixed_list("dossier_index", "items"),
        (*facts.pages, *lacking),
        (*facts.remarks, *lacking),
        strict=False,
    )
    heads = fixed_list("dossier_index", "columns")
    return Paper(
        form="D02",
        title=said["title"],
        imprint=replace(facts.imprint, paged=False),
        blocks=(
            *opening(said["title"], facts.number, by_hand=facts.by_hand),
            table(heads, (18, 0, 24, 34), rows, by_hand=facts.by_hand, blanks=0, height=14, role="index"),
        ),
    )

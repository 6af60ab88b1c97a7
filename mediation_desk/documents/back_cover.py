"""D17 封底: the last sheet of a dossier."""

from __future__ import annotations

from dataclasses import dataclass, replace

from mediation_desk.documents.paper import BLANK, PLAIN, Imprint, Paper, Paragraph, Run, text
from mediation_desk.documents.wording import wording


@dataclass(frozen=True, slots=True, kw_only=True)
class BackCoverFacts:
    """How many pages the dossier has, in figures; empty is written in by hand when it is sewn."""

    pages: str = ""
    by_hand: bool = False
    imprint: Imprint = PLAIN


def back_cover(facts: BackCoverFacts) -> Paper:
    """A plain sheet that counts the pages; it bears no page number."""
    said = wording("back_cover")
    space = Paragraph(runs=text(""), role="cover_space")
    count = Run(text=facts.pages or BLANK * 4, underline=not facts.pages)
    counted = (Run(text=said["before"]), count, Run(text=said["after"]))
    return Paper(
        form="D17",
        title=said["title"],
        imprint=replace(facts.imprint, paged=False),
        blocks=(*(space,) * 10, Paragraph(runs=counted, role="back_count")),
    )

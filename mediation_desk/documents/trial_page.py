"""打印测试页: shows at a glance whether margins, faces and the room for the seal come out right."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.paper import Paper, Paragraph, Rule, Seal, Title, text
from mediation_desk.documents.style import style
from mediation_desk.documents.wording import wording

KEY = "trial_page"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialPageFacts:
    """Nothing is filled in; `by_hand` as on every form."""

    by_hand: bool = True


def trial_page(_facts: TrialPageFacts) -> Paper:
    """One page: the margins as they should measure, rare characters, boxes, the square for the seal."""
    words = wording(KEY)
    margins = style().sheets["form"]
    measured = words.fill(
        "margins",
        top=f"{margins.top:g}",
        bottom=f"{margins.bottom:g}",
        left=f"{margins.left:g}",
        right=f"{margins.right:g}",
    )
    checks = (*words.lists["checks"], words["characters"])
    return Paper(
        form="CS",
        title=words["title"],
        blocks=(
            Title(text=words["title"]),
            Paragraph(runs=text(measured)),
            Rule(),
            *(Paragraph(runs=text(line)) for line in checks),
            Rule(),
            Seal(name=words["seal_name"], mark=words["seal"], date=style().imprint.date),
        ),
    )

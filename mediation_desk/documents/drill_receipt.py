"""YL 恢复演练回执: what was put back, how it was opened, what was found; nothing of anybody."""

from __future__ import annotations

from dataclasses import dataclass, fields

from mediation_desk.documents.ends import hands
from mediation_desk.documents.paper import Grid, Paper, Paragraph, Row, Title, text
from mediation_desk.documents.wording import label, value, wording

FORM = "drill_receipt"


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillFacts:
    """Each fact as it prints; `proves` is the sentence for what the drill proves."""

    centre: str = ""
    number: str = ""
    at: str = ""
    copy: str = ""
    how: str = ""
    cases: str = ""
    files: str = ""
    head: str = ""
    result: str = ""
    by: str = ""
    proves: str = ""


_APART = ("centre", "proves")


def drill_rows(facts: DrillFacts) -> tuple[tuple[str, str], ...]:
    """(label, words) of each line that says something, as paper and screen show them."""
    said = wording(FORM)
    named = [one.name for one in fields(facts) if one.name not in _APART]
    return tuple((said[name], getattr(facts, name)) for name in named if getattr(facts, name))


def drill_receipt(facts: DrillFacts) -> Paper:
    """The receipt on a sheet for the folder of copies, signed by whoever did the drill."""
    said = wording(FORM)
    rows = tuple(
        Row(cells=(label(name, 34), value(words, by_hand=False))) for name, words in drill_rows(facts)
    )
    return Paper(
        form="YL",
        title=said["title"],
        blocks=(
            Title(text=said["title"]),
            Paragraph(runs=text(facts.centre), role="door_centre"),
            Grid(rows=rows, role="appointment"),
            Paragraph(runs=text(facts.proves)),
            Paragraph(runs=text(said["keep"]), role="note"),
            hands(said["signs"]),
        ),
    )

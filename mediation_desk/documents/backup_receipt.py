"""BF 备份回执: what one proved copy held, when and on which stick it was made; of nobody's matter."""

from __future__ import annotations

from dataclasses import dataclass, fields

from mediation_desk.documents.ends import hands
from mediation_desk.documents.paper import Grid, Paper, Paragraph, Row, Title, text
from mediation_desk.documents.wording import label, value, wording

FORM = "backup_receipt"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptFacts:
    """Each fact as it prints; `head` is the start of the hash of the journal's last entry, in fours."""

    centre: str = ""
    number: str = ""
    made_at: str = ""
    stick: str = ""
    holds: str = ""
    size: str = ""
    entries: str = ""
    head: str = ""
    by: str = ""


def receipt_rows(facts: ReceiptFacts) -> tuple[tuple[str, str], ...]:
    """(label, words) of each line, as the paper and its small picture on the page say them."""
    said = wording(FORM)
    return tuple((said[one.name], getattr(facts, one.name)) for one in fields(facts) if one.name != "centre")


def backup_receipt(facts: ReceiptFacts) -> Paper:
    """The receipt on a sheet for the folder of copies, signed by whoever made the copy."""
    said = wording(FORM)
    rows = tuple(
        Row(cells=(label(name, 34), value(words, by_hand=False))) for name, words in receipt_rows(facts)
    )
    return Paper(
        form="BF",
        title=said["title"],
        blocks=(
            Title(text=said["title"]),
            Paragraph(runs=text(facts.centre), role="door_centre"),
            Grid(rows=rows, role="appointment"),
            Paragraph(runs=text(said["proved"])),
            Paragraph(runs=text(said["keep"]), role="note"),
            hands(said["signs"]),
        ),
    )

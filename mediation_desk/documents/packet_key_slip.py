"""ZW 钥匙指纹单: the fingerprint of a packet key, compared before its first use."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.ends import hands
from mediation_desk.documents.paper import Grid, Paper, Paragraph, Row, Title, text
from mediation_desk.documents.wording import label, value, wording

FORM = "packet_key_slip"
_IN_A_ROW = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class KeySlipFacts:
    """Whose key, what for, since when; `fingerprint` are its groups of digits with spaces between."""

    name: str = ""
    kind: str = ""
    made_at: str = ""
    fingerprint: str = ""


def packet_key_slip(facts: KeySlipFacts) -> Paper:
    """One sheet, handed over apart from the stick."""
    said = wording(FORM)
    rows = [
        Row(cells=(label(said[name], 44), value(getattr(facts, name), by_hand=False)))
        for name in ("name", "kind", "made_at")
    ]
    groups = facts.fingerprint.split()
    for at in range(0, len(groups), _IN_A_ROW):
        some = groups[at : at + _IN_A_ROW]
        which = said.fill("fingerprint", first=str(at + 1), last=str(at + len(some)))
        rows.append(Row(cells=(label(which, 44), value("    ".join(some), by_hand=False))))
    return Paper(
        form="ZW",
        title=said["title"],
        blocks=(
            Title(text=said["title"]),
            Grid(rows=tuple(rows), role="appointment"),
            Paragraph(runs=text(said["how"])),
            Paragraph(runs=text(said["differ"])),
            Paragraph(runs=text(said["keep"]), role="note"),
            hands(said["signs"]),
        ),
    )

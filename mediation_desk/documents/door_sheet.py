"""MP 今日门牌单: when, in which room, which code. Whoever reads it on the door learns neither who nor why."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.paper import Imprint, Paper, Paragraph, Title, text
from mediation_desk.documents.table import table
from mediation_desk.documents.wording import fixed_list, wording

LARGE = 10
"""So many rows are printed large on one page; more of them smaller."""

_UNPAGED = Imprint(paged=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorFacts:
    """`rows` are (time, room, code) in order; no name, no number of a case, no kind of matter, on purpose."""

    centre: str = ""
    day: str = ""
    rows: tuple[tuple[str, str, str], ...] = ()
    by_hand: bool = False
    imprint: Imprint = _UNPAGED


def door_sheet(facts: DoorFacts) -> Paper:
    """One day for the door, large enough to be read standing."""
    said = wording("door_sheet")
    large = len(facts.rows) <= LARGE
    return Paper(
        form="MP",
        title=said["title"],
        imprint=facts.imprint,
        blocks=(
            *((Paragraph(runs=text(facts.centre), role="door_centre"),) if facts.centre else ()),
            Title(text=said["title"]),
            Paragraph(runs=text(facts.day or said["day"]), role="door_day", keep=True),
            table(
                fixed_list("door_sheet", "columns"),
                (42, 0, 46),
                facts.rows,
                by_hand=facts.by_hand,
                blanks=LARGE,
                height=14 if large else 9,
                role="door" if large else "door_many",
                numbered=False,
            ),
            Paragraph(runs=text(said["ask"]), role="door_note"),
        ),
    )

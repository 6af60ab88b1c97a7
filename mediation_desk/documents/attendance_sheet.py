"""QD 活动签到表: who came signs; names that are expected stand in it, no phone and no number of anybody."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.ends import hands
from mediation_desk.documents.paper import PLAIN, Grid, Imprint, Paper, Paragraph, Title, text
from mediation_desk.documents.rows import line
from mediation_desk.documents.table import table
from mediation_desk.documents.wording import fixed_list, wording

FORM = "attendance_sheet"
BLANKS = 12
"""Rows left for a hand on a sheet nobody is expected on by name."""

MORE = 5
"""Rows left below the names that are expected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceFacts:
    """`rows` are (name, unit) of who is expected; `on` as 2026年3月18日."""

    activity: str = ""
    on: str = ""
    place: str = ""
    host: str = ""
    co_hosts: str = ""
    lecturers: str = ""
    rows: tuple[tuple[str, str], ...] = ()
    by_hand: bool = False
    imprint: Imprint = PLAIN


def attendance_sheet(facts: AttendanceFacts) -> Paper:
    """What it is, when and where; a line for each, and how many came."""
    said, by_hand = wording(FORM), facts.by_hand
    open_rows = facts.rows + (("", ""),) * (MORE if facts.rows else 0)
    return Paper(
        form="QD",
        title=said["title"],
        imprint=facts.imprint,
        blocks=(
            Title(text=said["title"]),
            Grid(
                rows=(
                    line(said, ("activity", facts.activity), width=24, by_hand=by_hand),
                    line(said, ("on", facts.on), ("place", facts.place), width=24, by_hand=by_hand),
                    line(said, ("host", facts.host), ("co_hosts", facts.co_hosts), width=24, by_hand=by_hand),
                    line(said, ("lecturers", facts.lecturers), width=24, by_hand=by_hand),
                )
            ),
            Paragraph(runs=text(""), role="space", keep=True),
            table(
                fixed_list(FORM, "columns"),
                (14, 34, 0, 46),
                open_rows,
                by_hand=True,  # also a filled one is signed by hand, and who comes unexpected adds a line
                blanks=BLANKS,
                height=10,
            ),
            Paragraph(runs=text(said["counts"]), role="sum"),
            hands(said["keeper"], dated=False),
            Paragraph(runs=text(said["note"]), role="note"),
        ),
    )

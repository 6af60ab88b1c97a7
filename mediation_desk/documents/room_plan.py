"""FP 房间安排: which room is taken when, by the codes of the slips; for the counter, not for the wall."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.paper import PLAIN, Grid, Imprint, Paper, Paragraph, Sheet, Title, text
from mediation_desk.documents.plan_grid import Plan, plan_grid
from mediation_desk.documents.rows import line
from mediation_desk.documents.wording import fixed_list, wording

BLANK_ROOMS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomPlanFacts:
    """`columns` are the days or halves of a day, `rooms` the rows with what takes them."""

    centre: str = ""
    period: str = ""
    columns: tuple[str, ...] = ()
    rooms: Plan = ()
    by_hand: bool = False
    imprint: Imprint = PLAIN


def room_plan(facts: RoomPlanFacts) -> Paper:
    """All rooms over a week or a day."""
    said = wording("room_plan")
    columns = facts.columns or fixed_list("room_plan", "days")
    rows = facts.rooms or (("", ("",) * len(columns)),) * BLANK_ROOMS
    return Paper(
        form="FP",
        title=said["title"],
        sheet=Sheet.LANDSCAPE,
        imprint=facts.imprint,
        blocks=(
            Title(text=said["title"]),
            Grid(
                rows=(line(said, ("centre", facts.centre), ("period", facts.period), by_hand=facts.by_hand),)
            ),
            Paragraph(runs=text(""), role="space", keep=True),
            plan_grid(said["corner"], columns, rows, height=18),
            Paragraph(runs=text(said["rule"]), role="note"),
        ),
    )

"""ZP 一周安排: a week of one member of staff, by days and halves of them; codes instead of names."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.paper import PLAIN, Grid, Imprint, Paper, Paragraph, Sheet, Title, text
from mediation_desk.documents.plan_grid import Plan, plan_grid
from mediation_desk.documents.rows import line
from mediation_desk.documents.wording import fixed_list, wording


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekFacts:
    """`days` are the heads of the columns, `rows` the halves of the days with what is planned in each."""

    staff: str = ""
    week: str = ""
    days: tuple[str, ...] = ()
    rows: Plan = ()
    by_hand: bool = False
    imprint: Imprint = PLAIN


def week_plan(facts: WeekFacts) -> Paper:
    """The week on one long side."""
    said = wording("week_plan")
    days = facts.days or fixed_list("week_plan", "days")
    rows = facts.rows or tuple((half, ("",) * len(days)) for half in fixed_list("week_plan", "halves"))
    return Paper(
        form="ZP",
        title=said["title"],
        sheet=Sheet.LANDSCAPE,
        imprint=facts.imprint,
        blocks=(
            Title(text=said["title"]),
            Grid(rows=(line(said, ("staff", facts.staff), ("week", facts.week), by_hand=facts.by_hand),)),
            Paragraph(runs=text(""), role="space", keep=True),
            plan_grid(said["corner"], days, rows, height=44 if len(rows) < 3 else 32),
            Paragraph(runs=text(said["rule"]), role="note"),
        ),
    )

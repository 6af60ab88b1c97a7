"""D27b 婚姻家庭辅导工作统计表: what counselling did, period by period."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.figures_table import across, reported_by, signed_by
from mediation_desk.documents.kind import Field, FieldKind
from mediation_desk.documents.paper import PLAIN, Cell, Grid, Imprint, Paper, Row, Sheet, Title, text
from mediation_desk.documents.table import table
from mediation_desk.documents.wording import fixed_list, wording
from mediation_desk.words import N_

FIELDS = (
    Field(name="unit", label=N_("Reporting unit"), needed=True),
    Field(name="period", label=N_("Period reported"), needed=True),
    Field(
        name="periods",
        label=N_("Figures by period"),
        kind=FieldKind.ROWS,
        columns=(
            N_("Period"),
            N_("Couples received"),
            N_("Counselling attendances"),
            N_("Before marriage"),
            N_("Marriage relations"),
            N_("Family relations"),
            N_("Adjusting to divorce"),
            N_("Reconciled"),
            N_("Divorce put off"),
            N_("Chose divorce"),
            N_("Satisfied (%)"),
            N_("Return visits made"),
            N_("Referrals made"),
            N_("Volunteer hours"),
        ),
        needed=True,
    ),
)
_FIRST = 30
"""Width of the column of periods, millimetres."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CounsellingStatsFacts:
    """`periods` are rows of a period and its thirteen figures."""

    unit: str = ""
    period: str = ""
    periods: tuple[tuple[str, ...], ...] = ()
    by_hand: bool = False
    imprint: Imprint = PLAIN


def counselling_stats(facts: CounsellingStatsFacts) -> Paper:
    """The table: couples, attendances, kinds, results, satisfaction, visits, referrals, volunteers."""
    said = wording("counselling_stats")
    by_hand = facts.by_hand
    columns = fixed_list("counselling_stats", "columns")
    width = (across() - _FIRST) / (len(columns) - 1)
    widths = (_FIRST, *(width,) * (len(columns) - 1))
    body = table(
        columns, widths, facts.periods, by_hand=by_hand, blanks=9, role="figures", numbered=False, height=9
    )
    grouped = {3: (4, said["kinds"]), 7: (3, said["results"])}
    upper: list[Cell] = []
    lower: list[Cell] = []
    inside = 0
    for n, cell in enumerate(body.rows[0].cells):
        if n in grouped:
            inside, head = grouped[n]
            upper.append(Cell(runs=text(head), width=width * inside, label=True))
        joined = inside == 0
        if joined:
            upper.append(Cell(runs=text(""), width=cell.width, label=True))
        inside -= not joined
        lower.append(Cell(runs=cell.runs, width=cell.width, label=True, joined=joined))
    heads = (Row(cells=tuple(upper), centred=True), Row(cells=tuple(lower), centred=True))
    return Paper(
        form="D27-2",
        title=said["title"],
        sheet=Sheet.LANDSCAPE,
        imprint=facts.imprint,
        blocks=(
            Title(text=said["title"]),
            *reported_by(facts.unit, facts.period, by_hand=by_hand),
            Grid(rows=(*heads, *body.rows[1:]), boxed=True, role="figures", heads=2),
            signed_by(),
        ),
    )

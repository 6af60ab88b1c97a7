"""A report as it is wanted on paper or in a file: counted, held against the earlier period, masked or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mediation_desk.domain.figure import Choice, Counted, Figure, Report
from mediation_desk.domain.figure_text import change_text
from mediation_desk.domain.figures import figures_of
from mediation_desk.domain.period import Period
from mediation_desk.domain.report import ReportKind
from mediation_desk.domain.report_mask import mask_report
from mediation_desk.domain.small_cells import Mask
from mediation_desk.register import areas, office
from mediation_desk.register.records import Records
from mediation_desk.services.figures import count_report
from mediation_desk.services.report_telling import definition_said, figure_said, told, unit_said
from mediation_desk.words import paper_term, paper_words

WITHHELD = f"{Mask.__name__}.{Mask.WITHHELD.value}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which report, over what time, narrowed to what, held against which earlier time (None: none)."""

    kind: ReportKind
    period: Period
    choice: Choice
    earlier: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldFigure:
    """A figure in the words of paper; ≤2 or ＊ where it is masked, and then its change is, too."""

    figure: Figure
    name: str
    unit: str
    value: str
    share: str
    earlier: str
    change: str
    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldReport:
    """A counted report with its figures in words; `masked` is whether any is told otherwise than counted."""

    report: Report
    figures: tuple[ToldFigure, ...]
    masked: bool


def tell(records: Records, wanted: Wanted, *, outside: bool) -> ToldReport:
    """Count it, and the earlier period, and say both; `outside` masks small cells, never of the return."""
    report = count_report(records, wanted.kind, wanted.period, wanted.choice)
    earlier = count_report(records, wanted.kind, wanted.earlier, wanted.choice) if wanted.earlier else None
    masks = mask_report(wanted.kind, report.figures) if outside else {}
    before = mask_report(wanted.kind, earlier.figures) if outside and earlier else {}
    told_figures = tuple(_told(report, earlier, masks, before))
    masked = any(one is not Mask.OPEN for one in (*masks.values(), *before.values()))
    return ToldReport(report=report, figures=told_figures, masked=masked)


def narrowed(records: Records, choice: Choice) -> str:
    """What it is narrowed to, in the words of paper; empty for everything."""
    parts = []
    if choice.area_id:
        parts.append(areas.names(records).get(choice.area_id, ""))
    if choice.staff_id:
        parts.append(next((one.name for one in office.all_staff(records) if one.id == choice.staff_id), ""))
    if choice.subtype:
        parts.append(paper_term(choice.subtype))
    return "；".join(part for part in parts if part)


def _told(
    report: Report, earlier: Report | None, masks: dict[str, Mask], before: dict[str, Mask]
) -> Iterator[ToldFigure]:
    counted = {one.key: one for one in report.figures}
    was = {one.key: one for one in earlier.figures} if earlier else {}
    for figure in figures_of(report.kind):
        if figure.key not in counted:
            continue
        now, mask = counted[figure.key], masks.get(figure.key, Mask.OPEN)
        value, share = told(figure, now, mask, paper_words)
        old, change = _earlier(figure, now, was.get(figure.key), mask, before.get(figure.key, Mask.OPEN))
        yield ToldFigure(
            figure=figure,
            name=figure_said(figure, paper_words),
            unit=unit_said(figure, paper_words),
            value=value,
            share=share,
            earlier=old,
            change=change,
            definition=definition_said(figure, paper_words),
        )


def _earlier(figure: Figure, now: Counted, was: Counted | None, mask: Mask, before: Mask) -> tuple[str, str]:
    """The earlier figure and the change: a change would tell what one of the two hides."""
    if was is None:
        return "", ""
    old, _share = told(figure, was, before, paper_words)
    hidden = mask is not Mask.OPEN or before is not Mask.OPEN
    return old, paper_words(WITHHELD) if hidden else change_text(figure, now, was)

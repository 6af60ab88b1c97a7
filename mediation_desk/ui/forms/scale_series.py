"""A series of one scale as a chart over sessions: line, bands, threshold, each number also in words."""

from __future__ import annotations

from mediation_desk.domain.scale import BANDS, SUGGESTS, Band, Scale, ScaleResult
from mediation_desk.ui.kit.line_chart import ChartBand, ChartLine, ChartPoint
from mediation_desk.words import N_, _, count, term

SHORT = {
    Band.MINIMAL: N_("scale.band.minimal"),
    Band.MILD: N_("scale.band.mild"),
    Band.MODERATE: N_("scale.band.moderate"),
    Band.MODERATELY_SEVERE: N_("scale.band.moderately_severe"),
    Band.SEVERE: N_("scale.band.severe"),
}
"""The words at the left of the chart, where there is little room."""


def chart_of(kind: Scale, results: tuple[ScaleResult, ...], ordinals: dict[str, int]) -> ChartLine:
    """The results whose answers are open, oldest first; the last of each session stands for it."""
    last = {one.session_id: one for one in results if one.plotted}
    bands = tuple(
        ChartBand(word=_(SHORT[band]), low=low, high=high + 1 if n < len(BANDS[kind]) - 1 else high)
        for n, (band, low, high) in enumerate(BANDS[kind])
    )
    points = tuple(_point(one, ordinals.get(one.session_id, 0)) for one in last.values())
    return ChartLine(name=term(kind), points=points, bands=bands, threshold=SUGGESTS)


def titles() -> tuple[str, ...]:
    """The columns of the same numbers as a table."""
    return (_("Session"), _("Points"), _("Band"))


def range_said(kind: Scale, results: tuple[ScaleResult, ...]) -> str:
    """17 → 9 分, or the one number there is."""
    totals = [one.score.total for one in results if one.scale is kind and one.score is not None]
    if not totals:
        return ""
    if len(totals) == 1:
        return count("{n} point", "{n} points", totals[0])
    return _("{first} → {last} points", first=totals[0], last=totals[-1])


def voids_said(results: tuple[ScaleResult, ...], ordinals: dict[str, int]) -> str:
    """Those that are void, each on a line with its reason."""
    lines = []
    for one in results:
        if one.voided:
            points = count("{n} point", "{n} points", one.score.total) if one.score else _("no score")
            said = _("Void: session {n}, {points}", n=ordinals.get(one.session_id, 0), points=points)
            lines.append(f"{said}，{one.void_reason}" if one.void_reason else said)
    return "\n".join(lines)


def remarks(result: ScaleResult) -> str:
    """What must be said beside a number: an item left out, no score, item 9."""
    answers, score = result.answers, result.score
    said = []
    if result.alert:
        said.append(_("item 9"))
    if answers is not None and answers.risk_unasked:
        said.append(_("item 9 left out"))
    if answers is not None and score is None:
        said.append(_("{n} left out, no score", n=answers.missing))
    if score is not None and score.suggests_evaluation:
        said.append(_("a medical evaluation is suggested"))
    if score is not None and score.imputed:
        said.append(_("one item taken as the mean"))
    return "；".join(said)


def _point(result: ScaleResult, ordinal: int) -> ChartPoint:
    score = result.score
    band = term(score.band) if score else "—"
    more = remarks(result)
    if score is not None:
        spoken = _("session {n}: score {total}, {band}", n=ordinal, total=score.total, band=band)
    else:
        spoken = _("session {n}: no score", n=ordinal)
    return ChartPoint(
        at=str(ordinal),
        value=score.total if score else None,
        spoken=f"{spoken}，{more}" if more else spoken,
        word=band,
        note=more,
    )

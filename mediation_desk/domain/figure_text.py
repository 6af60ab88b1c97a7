"""A figure's value as reports write it, the same on screen, paper and in a file."""

from __future__ import annotations

from mediation_desk.domain.figure import Counted, Figure, FigureKind, Unit

NOTHING = "—"
_FEN_OF_TEN_THOUSAND = 1_000_000


def value_text(figure: Figure, counted: Counted) -> str:
    """With commas; money and hours from fen and minutes, rates to 0.1; a dash where nothing was counted."""
    if figure.kind is FigureKind.RATE:
        return NOTHING if counted.rate is None else f"{counted.rate}"
    return NOTHING if counted.value is None else _said(figure, counted.value)


def share_text(counted: Counted) -> str:
    """What stands above and below the line of a rate, as 36 / 38; nothing for what is no rate."""
    if counted.numerator is None or counted.denominator is None:
        return ""
    return f"{counted.numerator:,} / {counted.denominator:,}"


def change_text(figure: Figure, now: Counted, earlier: Counted) -> str:
    """By how much it is more (+) or less (−) than earlier; a rate in percentage points."""
    if figure.kind is FigureKind.RATE:
        if now.rate is None or earlier.rate is None:
            return NOTHING
        more = now.rate - earlier.rate
        return "0" if not more else f"{more:+}".replace("-", "−")
    if now.value is None or earlier.value is None:
        return NOTHING
    difference = now.value - earlier.value
    sign = "+" if difference > 0 else "−" if difference < 0 else ""
    return sign + _said(figure, abs(difference))


def _said(figure: Figure, value: int) -> str:
    if figure.kind is FigureKind.SUM:
        if figure.unit is Unit.TEN_THOUSAND_YUAN:
            return f"{value / _FEN_OF_TEN_THOUSAND:,.2f}"
        return f"{value / 100:,.2f}".removesuffix(".00")
    if figure.kind is FigureKind.MINUTES:
        return f"{value / 60:,.1f}".removesuffix(".0")
    return f"{value:,}"

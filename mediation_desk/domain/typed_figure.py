"""A figure of the official return that no row of the register can give: typed, with where it comes from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from mediation_desk.domain.figure import FigureKind
from mediation_desk.domain.figures import figure, figures_of
from mediation_desk.domain.report import ReportKind
from mediation_desk.errors import DeskError

_NUMBER = re.compile(r"\d{1,9}")
_MONEY = re.compile(r"\d{1,9}(\.\d{1,4})?")
_FEN_OF_TEN_THOUSAND = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedFigure:
    """Its value in digits (money in fen), where it comes from, who typed it and when."""

    key: str
    value: str
    from_where: str
    typed_at: datetime
    typed_by: str


def typed_keys() -> tuple[str, ...]:
    """The figures of the return that are typed, in their order."""
    return tuple(one.key for one in figures_of(ReportKind.RETURN) if one.typed)


def check_typed(key: str, value: str, from_where: str) -> str:
    """The digits to keep, empty for none; money, typed in 万元, is kept in fen.

    DeskError: typed_figure.number, typed_figure.from_where. ValueError for a figure that is counted.
    """
    if key not in typed_keys():
        raise ValueError("a counted figure is never typed")
    money = figure(key).kind is FigureKind.SUM
    said = value.replace(",", "").replace("，", "").strip()
    if not said:
        return ""
    if not (_MONEY if money else _NUMBER).fullmatch(said):
        raise DeskError("typed_figure.number", field="value")
    if not from_where.strip():
        raise DeskError("typed_figure.from_where", field="from_where")
    return str(int(Decimal(said) * _FEN_OF_TEN_THOUSAND)) if money else str(int(said))


def typed_again(typed: TypedFigure) -> str:
    """What to show in the field it is typed in: digits, or 万元."""
    if figure(typed.key).kind is not FigureKind.SUM:
        return typed.value
    return f"{Decimal(typed.value) / _FEN_OF_TEN_THOUSAND:.2f}"

"""A figure of the official return that no row of the register can give: typed, with where it comes from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from mediation_desk.domain.figures import figures_of
from mediation_desk.domain.report import ReportKind
from mediation_desk.errors import DeskError

_NUMBER = re.compile(r"\d{1,9}")


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedFigure:
    """Its value in digits, where it comes from (a letter, another committee), who typed it and when."""

    key: str
    value: str
    from_where: str
    typed_at: datetime
    typed_by: str


def typed_keys() -> tuple[str, ...]:
    """The figures of the return that are typed, in their order."""
    return tuple(one.key for one in figures_of(ReportKind.RETURN) if one.typed)


def check_typed(key: str, value: str, from_where: str) -> str:
    """The digits to keep, empty for none. DeskError: typed_figure.number, typed_figure.from_where.

    ValueError for a figure that is counted.
    """
    if key not in typed_keys():
        raise ValueError("a counted figure is never typed")
    digits = value.replace(",", "").replace("，", "").strip()
    if digits and not _NUMBER.fullmatch(digits):
        raise DeskError("typed_figure.number", field="value")
    if digits and not from_where.strip():
        raise DeskError("typed_figure.from_where", field="from_where")
    return str(int(digits)) if digits else ""

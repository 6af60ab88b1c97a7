"""Reports: which there are and over what time they count."""

from __future__ import annotations

from enum import StrEnum


class ReportKind(StrEnum):
    """The work report, and the forms D25, D26 and D27b."""

    WORK = "work"
    LEDGER = "ledger"
    RETURN = "return"
    COUNSELLING = "counselling"


class PeriodKind(StrEnum):
    """月、季、半年、年、今年以来、自定."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    THIS_YEAR = "this_year"
    OWN = "own"

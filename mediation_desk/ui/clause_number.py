"""Numbers of clauses and copies as the screen's language writes them; the paper itself keeps 一、二、三."""

from __future__ import annotations

from mediation_desk.domain.numerals import numeral
from mediation_desk.words import _


def written(n: int) -> str:
    """三 in Chinese, 3 in English."""
    return _("number.written", chinese=numeral(n), plain=n)

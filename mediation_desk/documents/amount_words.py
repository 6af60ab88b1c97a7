"""Amounts and days of receipts: figures beside capitals (正确填写票据和结算凭证的基本规定)."""

from __future__ import annotations

import re
from datetime import date

from mediation_desk.documents.paper import BLANK, Run
from mediation_desk.documents.wording import NOTHING, wording
from mediation_desk.domain.money import capital, figures, read_amount
from mediation_desk.errors import DeskError

_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日", re.ASCII)
_DIGITS = "零壹贰叁肆伍陆柒捌玖"


def amount_runs(typed: str, *, by_hand: bool) -> tuple[Run, ...]:
    """人民币12,000.00元（大写：人民币壹万贰仟元整）; what is no amount stands as typed, its capitals to be
    written by hand.
    """
    said, written = _both(typed)
    if not typed:
        said = BLANK * (6 if by_hand else 0) or NOTHING
        written = BLANK * (11 if by_hand else 0) or NOTHING
    common = wording("common")
    return (
        Run(text=common["amount"]),
        Run(text=said, underline=True),
        Run(text=common["amount_capital"]),
        Run(text=written or BLANK * 11, underline=True),
        Run(text=common["amount_end"]),
    )


def _both(typed: str) -> tuple[str, str]:
    try:
        amount = read_amount(typed)
    except DeskError:
        return typed, ""
    return figures(amount), capital(amount)


def capital_day(day: str) -> str:
    """贰零贰陆年叁月壹拾捌日 of 2026年3月18日; what is no day stays as it is."""
    found = _DAY.fullmatch(day)
    if not found:
        return day
    year, month, of_month = (int(part) for part in found.groups())
    try:
        date(year, month, of_month)
    except ValueError:
        return day
    said = "".join(_DIGITS[int(digit)] for digit in found[1])
    return f"{said}年{_month(month)}月{_of_month(of_month)}日"


def _month(n: int) -> str:
    # 壹 and 贰 could be made 壹拾壹 and 壹拾贰 by one stroke more, and 壹拾 likewise: 零 stands before them.
    return f"零{_tens(n)}" if n in (1, 2, 10) else _tens(n)


def _of_month(n: int) -> str:
    return f"零{_tens(n)}" if n < 10 or n in (10, 20, 30) else _tens(n)


def _tens(n: int) -> str:
    ten, one = divmod(n, 10)
    return (f"{_DIGITS[ten]}拾" if ten else "") + (_DIGITS[one] if one else "")

"""Amounts of money: reading what is typed, figures with separators, and capitals (人民币大写)."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from mediation_desk.errors import DeskError

CEILING = Decimal("999999999999.99")
_CENT = Decimal("0.01")
_FINEST = 10
_SCALES = {
    "": 1,
    "百": 100,
    "千": 1_000,
    "万": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
}
_TYPED = re.compile(r"(?P<figures>[\d,]+(?:\.\d*)?|\.\d+)(?P<scale>十万|百万|千万|[百千万亿]?)", re.ASCII)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+|\d+", re.ASCII)
_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿")


def read_amount(typed: str, *, field: str = "amount") -> Decimal:
    """The amount somebody typed, two places: '12,000', '１２０００', '1.2万', '￥300元'.

    Raises DeskError `money.*` beside `field`: empty, unreadable, misplaced commas, negative, finer than a
    cent, above the ceiling of 999,999,999,999.99.
    """
    text = "".join(unicodedata.normalize("NFKC", typed).split()).replace("、", ",")
    text = text.removeprefix("人民币").removeprefix("RMB").lstrip("¥").removesuffix("圆").removesuffix("元")
    if not text:
        raise DeskError("money.empty", field=field)
    parts = _TYPED.fullmatch(text.lstrip("-−"))
    if not parts:
        raise DeskError("money.unreadable", field=field)
    if text[0] in "-−":
        raise DeskError("money.negative", field=field)
    whole, _, cents = parts["figures"].partition(".")
    if whole and not _GROUPED.fullmatch(whole):
        raise DeskError("money.commas", field=field)
    cents = cents.rstrip("0")
    if len(cents) > _FINEST:  # beyond Decimal's 28 figures a product would be rounded without a word
        raise DeskError("money.too_fine", field=field)
    amount = Decimal(f"{whole.replace(',', '') or 0}.{cents or 0}") * _SCALES[parts["scale"]]
    return checked(amount, field=field)


def checked(amount: Decimal, *, field: str = "amount") -> Decimal:
    """The amount with exactly two places, refused when negative, finer than a cent or above the ceiling."""
    if not amount.is_finite():
        raise DeskError("money.unreadable", field=field)
    if amount < 0:
        raise DeskError("money.negative", field=field)
    if amount > CEILING:
        raise DeskError("money.too_large", field=field)
    exact = amount.quantize(_CENT)
    if exact != amount:
        raise DeskError("money.too_fine", field=field)
    return abs(exact)


def figures(amount: Decimal) -> str:
    """The amount in figures: 2,800.00."""
    return f"{amount:,.2f}"


def capital(amount: Decimal) -> str:
    """The amount in capitals without 人民币: 贰仟捌佰元整 (正确填写票据和结算凭证的基本规定).

    Where the rule allows both, a zero yuan before jiao is said (捌拾元零叁角), a zero before 仟 is not
    (壹拾万柒仟元).
    """
    cents = int(checked(amount) * 100)
    yuan, jiao, fen = cents // 100, cents // 10 % 10, cents % 10
    if not cents:
        return "零元整"
    said = f"{_whole(yuan)}元" if yuan else ""
    if not jiao and not fen:
        return said + "整"
    if yuan and (not jiao or yuan % 10 == 0):
        said += "零"
    if jiao:
        said += f"{_DIGITS[jiao]}角"
    if fen:
        said += f"{_DIGITS[fen]}分"
    return said


def _whole(yuan: int) -> str:
    """Whole yuan in capitals, group by group of four digits; a run of zeros between figures is one 零."""
    said, gap = "", False
    for place in reversed(range(len(_GROUPS))):
        group = yuan // 10_000**place % 10_000
        if not group:
            gap = bool(said)
            continue
        if said and (gap or group < 1_000):
            said += "零"
        said += _group(group) + _GROUPS[place]
        gap = False
    return said


def _group(group: int) -> str:
    """Up to four digits in capitals, inner zeros as one 零, none at the end."""
    said, gap = "", False
    for place in reversed(range(4)):
        digit = group // 10**place % 10
        if not digit:
            gap = bool(said)
            continue
        said += ("零" if gap else "") + _DIGITS[digit] + _PLACES[place]
        gap = False
    return said


def read_capital(text: str) -> Decimal | None:
    """The amount that capitals say, with or without 人民币; None when they are not an amount.

    Reads both allowed spellings, so that a sentence typed by hand can be held against its figures.
    """
    text = "".join(text.split()).removeprefix("人民币").replace("圆", "元")
    whole, yuan, rest = text.partition("元")
    if not yuan:
        whole, rest = "", text
    parts = re.fullmatch(rf"零?(?:([{_DIGITS}])角)?零?(?:([{_DIGITS}])分)?[整正]?", rest)
    total = _read_whole(whole) if yuan else 0
    if parts is None or total is None or not (yuan or parts[1] or parts[2]):
        return None
    cents = sum(_DIGITS.index(digit) * worth for digit, worth in ((parts[1], 10), (parts[2], 1)) if digit)
    return Decimal(total * 100 + cents).scaleb(-2)


def _read_whole(said: str) -> int | None:
    total = group = 0
    digit: int | None = None
    for mark in said:
        if mark in _DIGITS:
            digit = _DIGITS.index(mark)
        elif mark in _PLACES[1:] and digit:
            group, digit = group + digit * 10 ** _PLACES.index(mark), None
        elif mark in "万亿":
            group, digit = group + (digit or 0), None
            total = total + group * 10_000 if mark == "万" else (total + group) * 10_000**2
            group = 0
        else:
            return None
    return total + group + (digit or 0) if said else None

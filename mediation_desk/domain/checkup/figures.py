"""Amounts of money wherever a sentence writes them: 12,000元, 1.2万元, 一万二千元, 壹万贰仟元整."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from mediation_desk.domain.money import read_capital

_DIGITS = "零一二三四五六七八九"
_PLACES = {"十": 10, "百": 100, "千": 1_000}
_GROUPS = {"万": 10**4, "亿": 10**8}
_SCALES = {"": 1, "十万": 10**5, "百万": 10**6, "千万": 10**7} | _PLACES | _GROUPS
NUMERAL = r"[〇零一二两三四五六七八九十百千万亿]{1,24}"
FIGURES = (
    r"\d{1,15}(?:，\d{3,4}){0,5}(?:\.\d{1,4})?"  # plain() made the comma a Chinese one; some part by four
)
_CAPITAL = "零〇壹贰叁肆伍陆柒捌玖"
AMOUNT = re.compile(
    rf"(?P<capitals>(?:人民币)?[{_CAPITAL}拾佰仟万亿]{{1,40}}[元圆](?:[{_CAPITAL}]角)?零?(?:[{_CAPITAL}]分)?[整正]?)"
    rf"|(?P<figures>{FIGURES})(?P<scale>十万|百万|千万|[百千万亿]?)(?P<more>\d[百千])?[元块]"
    rf"|(?P<lower>{NUMERAL})[元块]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """An amount and where it stands in the evened text; `written` is how: figures, lower or capitals."""

    start: int
    end: int
    value: Decimal
    written: str
    words: str


def amounts(text: str) -> list[Amount]:
    """Every amount that can be read, in order; text that is none is passed over."""
    found = []
    for match in AMOUNT.finditer(text):
        value = _value(match)
        if value is not None:
            written = "capitals" if match["capitals"] else "lower" if match["lower"] else "figures"
            found.append(
                Amount(start=match.start(), end=match.end(), value=value, written=written, words=match[0])
            )
    return found


def lower(said: str) -> int | None:
    """The number that everyday numerals say: 一万二千, 两万五, 二百五; None when it is none."""
    total = group = 0
    digit: int | None = None
    unit = 1  # of the place said last: the 五 of 两万五 is five thousand
    for mark in said.replace("两", "二").replace("〇", "零"):
        if mark == "零":
            unit = 10
        elif mark in _DIGITS:
            if digit is not None:
                return None
            digit = _DIGITS.index(mark)
        elif mark in _PLACES:
            group += (1 if digit is None else digit) * _PLACES[mark]
            digit, unit = None, _PLACES[mark]
        elif mark in _GROUPS:
            total, group = (total + group + (digit or 0)) * _GROUPS[mark], 0
            digit, unit = None, _GROUPS[mark]
        else:
            return None
    if digit is not None:
        group += digit * (unit // 10 if unit >= 100 else 1)
    return total + group


def _value(match: re.Match[str]) -> Decimal | None:
    if match["capitals"]:
        return read_capital(match["capitals"].replace("〇", "零"))
    if match["lower"]:
        said = lower(match["lower"])
        return None if said is None else Decimal(said)
    value = Decimal(match["figures"].replace("，", "")) * _SCALES[match["scale"]]
    if match["more"]:
        value += int(match["more"][0]) * _SCALES[match["more"][1]]
    return value

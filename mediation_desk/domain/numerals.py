"""Chinese lower-case numbers and the dates of formal papers (〇, never 零, in years)."""

from __future__ import annotations

from datetime import date

_DIGITS = "〇一二三四五六七八九"
_PLACES = ("", "十", "百", "千")
_GROUPS = ("", "万", "亿")


def digit_by_digit(number: int) -> str:
    """Each figure by itself, as years are written: 2024 → 二〇二四."""
    return "".join(_DIGITS[int(figure)] for figure in str(number))


def numeral(number: int) -> str:
    """The number in words, 0 up to 999,999,999,999: 10 → 十, 31 → 三十一, 105 → 一百零五."""
    if not 0 <= number < 10**12:
        raise ValueError("outside what the papers number")
    if not number:
        return "零"
    said, gap = "", False
    for place in reversed(range(12)):
        digit = number // 10**place % 10
        group, inner = divmod(place, 4)
        if digit:
            said += ("零" if gap else "") + _DIGITS[digit] + _PLACES[inner]
            gap = False
        elif said:
            gap = True
        if inner == 0 and number // 10**place % 10_000:
            said += _GROUPS[group]
    return said.removeprefix("一") if said.startswith("一十") else said


def ordinal(number: int) -> str:
    """The head of a clause: 一、 二、 … 十一、."""
    return f"{numeral(number)}、"


def formal_date(day: date) -> str:
    """The date of a formal paper: 二〇二四年三月五日."""
    return f"{digit_by_digit(day.year)}年{numeral(day.month)}月{numeral(day.day)}日"


def plain_date(day: date) -> str:
    """The date with figures, no padding: 2024年3月5日."""
    return f"{day.year}年{day.month}月{day.day}日"

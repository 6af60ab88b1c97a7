"""Findings on days: those no calendar has, those gone by, ends before beginnings, wrong weekdays."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from mediation_desk.domain.checkup.context import CheckContext
from mediation_desk.domain.checkup.figures import lower
from mediation_desk.domain.checkup.finding import Finding
from mediation_desk.domain.checkup.plain import Plain
from mediation_desk.domain.checkup.pointing import pointed

_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"


def _dated(side: str = "") -> str:
    """A date with year and month, and its day, 底 or neither; the names of its groups begin with `side`."""
    year = rf"(?P<{side}year>\d{{4}}|[〇零一二三四五六七八九]{{4}})年"
    month = rf"(?P<{side}month>{_NUMBER})月(?:份?(?:(?P<{side}day>{_NUMBER})[日号]|底))?"
    iso = rf"(?P<{side}iso>\d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}})"
    return rf"(?:{year}(?:{month}|(?P<{side}last>年?底))|{iso})"


_ANY = re.compile(_dated())
_YEARLESS = re.compile(rf"(?<![年\d一二三四五六七八九十])(?P<month>{_NUMBER})月(?P<day>{_NUMBER})[日号]")
_WEEKDAY = re.compile(_dated() + r"（?[，即]?(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])）?")
_FROM_TO = re.compile(r"[自从]" + _dated("a") + r"(?:起|开始)?[，、]?(?:至|到|[-—~])" + _dated("b"))
_DEADLINE = re.compile(
    _dated()
    + r"(?:之?前|以前|当日|内)(?![的所已]|产生|发生|形成|欠|双方共同)[^，。；]{0,16}?[付还搬交办清履腾移领]"
)
_UNTIL = re.compile(r"居住至" + _dated())
_EIGHTEEN = re.compile(_dated() + r"[^。；，自起至]{0,10}?年?满(?:18|十八)周?岁")
_EVERY_MONTH = re.compile(r"每月的?(?P<day>29|30|31|二十九|三十一|三十)[日号]")
_WEEK = "一二三四五六日"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A date as said: `day` None is a whole month, `month` 12 for 年底; it need not exist."""

    year: int
    month: int
    day: int | None

    @property
    def exists(self) -> bool:
        """Whether a calendar has it."""
        if not (1 <= self.month <= 12 and 1 <= self.year <= 9999):
            return False
        return self.day is None or 1 <= self.day <= monthrange(self.year, self.month)[1]

    @property
    def last(self) -> date:
        """The last day it can mean; the month's last one where the day is none."""
        length = monthrange(self.year, self.month)[1]
        return date(self.year, self.month, min(self.day or length, length))


def findings(text: Plain, context: CheckContext) -> Iterator[Finding]:
    """What is wrong with the days of one text, one finding a rule."""
    yield from _impossible(text, context)
    yield from _past(text, context)
    rules = context.rules
    for match in _FROM_TO.finditer(text.text):
        first, last = _said(match, "a"), _said(match, "b")
        if first and last and first.exists and last.exists and last.last < _first(first):
            yield pointed(rules.finding("dates_reversed", words=match[0]), text, *match.span())
    for match in _WEEKDAY.finditer(text.text):
        said = _said(match)
        if said and said.exists and said.day and match["weekday"] not in (right := _weekday(said.last)):
            start, end = match.span("weekday")
            better = match[0][: start - match.start()] + right[0] + match[0][end - match.start() :]
            found = rules.finding("weekday_wrong", words=match[0], right=right[0])
            yield pointed(replace(found, suggest=better), text, *match.span())
    yield from _eighteen(text, context)
    for match in _EVERY_MONTH.finditer(text.text):
        found = rules.finding("day_not_every_month", words=match[0])
        yield pointed(replace(found, suggest="每月最后一日"), text, *match.span())


def impossible(text: Plain, context: CheckContext) -> Iterator[Finding]:
    """Only the days that no calendar has: all that is asked of a telling of what happened."""
    return _impossible(text, context)


def _impossible(text: Plain, context: CheckContext) -> Iterator[Finding]:
    for match in _ANY.finditer(text.text):
        said = _said(match)
        if said and not said.exists:
            yield pointed(context.rules.finding("date_impossible", words=match[0]), text, *match.span())
    for match in _YEARLESS.finditer(text.text):
        month, day = _number(match["month"]), _number(match["day"])
        if month and day and not Said(year=2000, month=month, day=day).exists:
            yield pointed(context.rules.finding("date_impossible", words=match[0]), text, *match.span())


def _past(text: Plain, context: CheckContext) -> Iterator[Finding]:
    for pattern in (_DEADLINE, _UNTIL):
        for match in pattern.finditer(text.text):
            said = _said(match)
            if said and said.exists and said.last < context.today:
                yield pointed(context.rules.finding("date_past", words=_date_in(match)), text, *match.span())


def _eighteen(text: Plain, context: CheckContext) -> Iterator[Finding]:
    """民法典 art 17: the month in which a child is eighteen is reckoned, not guessed."""
    children = [child for child in context.names.children if child.born]
    for match in _EIGHTEEN.finditer(text.text):
        said = _said(match)
        named = [child for child in children if child.name in text.text] or children
        if said is None or not said.exists or not named:
            continue
        grown = {(child.born.year + 18, child.born.month) for child in named if child.born}
        if (said.year, said.month) not in grown:
            found = context.rules.finding("eighteen_wrong", words=_date_in(match))
            if len(grown) == 1:
                year, month = grown.pop()
                better = _ANY.sub(f"{year}年{month}月", match[0], count=1)
                found = replace(found, suggest=better)
            yield pointed(found, text, *match.span())


def _date_in(match: re.Match[str]) -> str:
    """The date alone, as written."""
    dates = _ANY.search(match[0])
    return dates[0] if dates else match[0]


def _said(match: re.Match[str], side: str = "") -> Said | None:
    """The date of a match; None where its numerals are none."""
    if iso := match[f"{side}iso"]:
        numbers = [int(piece) for piece in re.split(r"[-./]", iso)]
        return Said(year=numbers[0], month=numbers[1], day=numbers[2])
    year = int(match[f"{side}year"].translate(str.maketrans("〇零一二三四五六七八九", "00123456789")))
    if match[f"{side}last"]:
        return Said(year=year, month=12, day=31)
    month, said = _number(match[f"{side}month"]), match[f"{side}day"]
    day = _number(said) if said else None
    if month is None or (said and day is None):
        return None
    return Said(year=year, month=month, day=day)


def _number(said: str) -> int | None:
    return int(said) if said.isdecimal() else lower(said)


def _first(said: Said) -> date:
    return date(said.year, said.month, said.day or 1)


def _weekday(day: date) -> str:
    """What the weekday may be called, the usual word first."""
    return "日天" if day.weekday() == 6 else _WEEK[day.weekday()]

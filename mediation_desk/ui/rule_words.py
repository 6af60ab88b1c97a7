"""A rule of a time limit in words: its name, how long, from what, and what a day of rest does to it."""

from __future__ import annotations

from mediation_desk.domain.limit_rule import Counted, LimitRule, Roll, Unit
from mediation_desk.ui.saying import day_and_weekday, long_time
from mediation_desk.words import _, term


def rule_name(key: str) -> str:
    """What a limit is called."""
    return _(f"rule.{key}")


def amount_words(rule: LimitRule) -> str:
    """How long: 30 日, 3 工作日, 提前 15 日, 当日, 立即."""
    if rule.amount == 0:
        return _("at once") if rule.unit is Unit.HOUR else _("that very day")
    said = _(f"span.{rule.unit.name.lower()}", n=abs(rule.amount))
    return _("{span} before", span=said) if rule.amount < 0 else said


def counting_words(rule: LimitRule) -> str:
    """自签收法院移交材料起 30 日，遇休息日顺延."""
    return _(
        "from {start}: {span}; {roll}",
        start=term(rule.starts),
        span=amount_words(rule),
        roll=term(rule.roll),
    )


def counted_words(rule: LimitRule, counted: Counted) -> list[str]:
    """What a rule makes of a start, a sentence each: when it ends, how it rolled, how sure that is."""
    if rule.unit is Unit.HOUR:
        said = [_("Ends at {moment}", moment=long_time(counted.ends_at))]
    else:
        said = [_("Ends on {day}", day=day_and_weekday(counted.ends))]
    if counted.ends != counted.counted:
        said.append(_("Counted to {day}, a day of rest; it moves", day=day_and_weekday(counted.counted)))
    if rule.roll is Roll.FORWARD:
        said.append(_("Last working day before: {day}", day=day_and_weekday(counted.last_working)))
    if not counted.sure:
        said.append(unknown_words(counted.ends.year))
    return said


def unknown_words(year: int) -> str:
    """That a year's holidays are not known."""
    return _(
        "The holidays of {year} are not published or entered yet: counted by weekends, limits may move",
        year=year,
    )

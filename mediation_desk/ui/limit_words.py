"""Limits in words: what one is called, how near it is, how it was counted, what was said of it."""

from __future__ import annotations

from datetime import date, datetime

from mediation_desk.domain.case_limit import (
    CaseLimit,
    DecisionAct,
    LimitDecision,
    LimitState,
    LimitUrgency,
)
from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.limit_rule import LimitRule, Roll, Unit
from mediation_desk.services.limit_facts.notes import MINUTES
from mediation_desk.ui import limits
from mediation_desk.ui.kit.cells import Tag
from mediation_desk.ui.rule_words import amount_words, rule_name
from mediation_desk.words import N_, _, term

_ROLLED = {
    Roll.FORWARD: N_("a day of rest, moved on to {day}"),
    Roll.BACK: N_("a day of rest, brought forward to {day}"),
    Roll.NONE: N_("moved to {day}"),
}


def limit_name(rule: str, label: str, *, restricted: bool = False) -> str:
    """What a limit is called; a restricted one only that it is restricted."""
    if restricted:
        return _("Restricted")
    if label == "result":
        return _("Result of the letter")
    name = _("Sign the minutes") if label.startswith(MINUTES) else rule_name(rule)
    n = label.removeprefix(MINUTES)
    if not n.isdigit():
        return name
    return f"{name} · {_('instalment {n}', n=n) if rule == 'performance' else _('no. {n}', n=n)}"


def urgency_tag(
    moment: datetime, last: date, urgency: LimitUrgency, now: datetime, *, told: bool = False
) -> Tag:
    """逾期 2 天 / 今天 14:20 前 / 还有 8 天, in words, colour and picture."""
    today = legal_day(now)
    if told:
        return Tag(text=_("over") if moment < now else limits.away(last, today))
    match urgency:
        case LimitUrgency.OVERDUE:
            words = _("overdue since {time}", time=_clock(moment))
            words = limits.away(last, today) if last < today else words
            return Tag(text=words, tone="red", icon="alert-triangle")
        case LimitUrgency.TODAY:
            words = _("day.today") if _whole_day(moment) else _("today by {time}", time=_clock(moment))
            return Tag(text=words, tone="amber", icon="clock")
    return Tag(text=limits.away(last, today), tone=limits.tone(last, today))


def state_tag(limit: CaseLimit, now: datetime) -> Tag:
    """Its chip: how it was settled, else how near it is."""
    match limit.state:
        case LimitState.DONE:
            return Tag(text=term(limit.state), tone="pine", icon="circle-check")
        case LimitState.NOT_APPLICABLE:
            return Tag(text=term(limit.state), icon="ban")
    return urgency_tag(limit.last_moment, limit.last, limit.urgency(now), now, told=limit.told)


def tone_of(limit: CaseLimit, now: datetime) -> str:
    """The colour of its dot on the line of time."""
    return state_tag(limit, now).tone if limit.runs else "neutral"


def limit_line(limit: CaseLimit, now: datetime) -> str:
    """法院作出保护令（情况紧急）：11月27日 15:00 · 还有 1 天."""
    day = limits.plain_day(limit.fact.done_on or limit.last, legal_day(now))
    clock = "" if limit.fact.done_on or _whole_day(limit.last_moment) else f" {_clock(limit.last_moment)}"
    said = _("{said}: {day}", said=limit_name(limit.fact.rule, limit.fact.label), day=f"{day}{clock}")
    return f"{said} · {state_tag(limit, now).text}"


def counted_words(limit: CaseLimit, rule: LimitRule, today: date) -> str:
    """从 3月18日 起算 1 个月，到 4月18日；那天休息，顺延到 4月20日."""
    start = limit.fact.start
    begun = legal_day(start) if isinstance(start, datetime) else start
    if limit.fact.amount == 0:
        said = _("named for {day}", day=limits.plain_day(begun, today))
        if limit.ends == begun:
            return said
    else:
        said = _("counted from {day}, {span}", day=limits.plain_day(begun, today), span=amount_words(rule))
    if rule.unit is Unit.HOUR:
        return _("{said}: {day} {time}", said=said, day=_day(limit.ends, today), time=_clock(limit.ends_at))
    said = _("{said}: {day}", said=said, day=_day(limit.counted, today))
    if limit.ends == limit.counted:
        return said
    return f"{said}；{_(_ROLLED[rule.roll], day=_day(limit.ends, today))}"


def said_words(said: LimitDecision, name: str, today: date) -> str:
    """何玉贞 3月18日：延长到 5月8日（理由）."""
    when = limits.plain_day(legal_day(said.at), today)
    match said.act:
        case DecisionAct.DONE if said.on is not None:
            what = _("done on {day}", day=_day(said.on, today))
        case DecisionAct.EXTENDED if said.until is not None:
            what = _("extended to {day}", day=_day(said.until, today))
        case _:
            what = term(said.act)
    if said.consents:
        what = f"{what} · {_('with the consent of all parties')}"
    if said.reason_sealed:
        what = f"{what} · {_('the reason is sealed')}"
    elif said.reason:
        what = f"{what}：{said.reason}"
    return f"{when} {name}：{what}"


def _day(day: date, today: date) -> str:
    return limits.plain_day(day, today)


def _clock(moment: datetime) -> str:
    return f"{moment.astimezone(SHANGHAI):%H:%M}"


def _whole_day(moment: datetime) -> bool:
    return _clock(moment) == "23:59"

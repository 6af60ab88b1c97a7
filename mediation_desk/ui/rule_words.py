"""A rule of a time limit in words: its name, how long, from what, and what a day of rest does to it."""

from __future__ import annotations

from mediation_desk.domain.limit_rule import LimitRule, Unit
from mediation_desk.words import _, term


def rule_name(key: str) -> str:
    """What a limit is called."""
    return _(f"rule.{key}")


def amount_words(rule: LimitRule) -> str:
    """How long: 30 日, 3 工作日, 提前 15 日, 当日, 立即."""
    if rule.amount == 0:
        return _("at once") if rule.unit is Unit.HOUR else _("that very day")
    said = _("{n} {unit}", n=abs(rule.amount), unit=term(rule.unit))
    return _("{span} before", span=said) if rule.amount < 0 else said

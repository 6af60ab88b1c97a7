"""The rule table of time limits as data: read and checked when the program asks for it first."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from mediation_desk.domain.law import Citation
from mediation_desk.domain.limit_rule import (
    LimitRule,
    Roll,
    RuleGroup,
    RuleSource,
    StartFact,
    Unit,
    check_rule,
)
from mediation_desk.errors import DeskError

_FLAGS = ("configurable", "told_only", "procedural")
_TERMS = {"group": RuleGroup, "unit": Unit, "roll": Roll, "starts": StartFact, "source": RuleSource}
_PARTS = {"key", "amount", "citations", *_TERMS, *_FLAGS}
CHANGEABLE = ("amount", "unit", "roll")
"""What a centre may set of a rule that is not law."""


def load(path: Path) -> Mapping[str, LimitRule]:
    """The rules of a file, by key and in its order.

    Raises DeskError: limit_rules.unreadable for a file that is no list of rules, limit_rules.broken (rule,
    part) for a line that cannot be understood, limit_rules.twice for a key given twice.
    """
    try:
        lines = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        raise DeskError("limit_rules.unreadable") from None
    if not isinstance(lines, list):
        raise DeskError("limit_rules.unreadable")
    rules: dict[str, LimitRule] = {}
    for place, line in enumerate(lines, start=1):
        rule = _rule(line, place)
        if rule.key in rules:
            raise DeskError("limit_rules.twice", rule=rule.key)
        rules[rule.key] = rule
    return MappingProxyType(rules)


def with_changes(rules: Mapping[str, LimitRule], changes: Any) -> Mapping[str, LimitRule]:
    """The rules as a centre set them; a change that does not fit its rule leaves it as it is shipped."""
    told: Mapping[str, Any] = changes if isinstance(changes, dict) else {}
    return MappingProxyType({key: _changed(rule, told.get(key)) for key, rule in rules.items()})


def units_of(rule: LimitRule) -> tuple[Unit, ...]:
    """In what a rule may be counted: hours need a moment, years stay whole, and back only days."""
    if rule.unit in (Unit.HOUR, Unit.YEAR):
        return (rule.unit,)
    return (Unit.DAY,) if rule.amount < 0 else (Unit.DAY, Unit.WORKING_DAY, Unit.MONTH)


def check_change(before: LimitRule, after: LimitRule) -> None:
    """Refuse a change of a shipped rule that is law, nothing, or counts in what it cannot.

    Raises DeskError: limit_rule.fixed, limit_rule.unit, limit_rule.none, and those of `check_rule`.
    """
    if not before.configurable:
        raise DeskError("limit_rule.fixed")
    if after.unit not in units_of(before):
        raise DeskError("limit_rule.unit", field="unit")
    check_rule(after)
    if (after.amount > 0) is not (before.amount > 0) or (after.amount < 0) is not (before.amount < 0):
        raise DeskError("limit_rule.none", field="amount")


def _changed(rule: LimitRule, change: Any) -> LimitRule:
    if not isinstance(change, dict) or not rule.configurable:
        return rule
    try:
        changed = replace(
            rule,
            amount=_whole(change.get("amount", rule.amount)),
            unit=Unit(change.get("unit", rule.unit)),
            roll=Roll(change.get("roll", rule.roll)),
        )
        check_change(rule, changed)
    except (ValueError, DeskError):
        return rule
    return changed


def _rule(line: Any, place: int) -> LimitRule:
    key = line.get("key") if isinstance(line, dict) else None
    if not isinstance(key, str) or not key.isidentifier():
        raise DeskError("limit_rules.broken", rule=str(place), part="key")
    told: dict[str, Any] = {"key": key}
    part = ""
    try:
        for part in (*_TERMS, "amount", "citations", *_FLAGS):
            told |= _part(line, part)
    except (KeyError, TypeError, ValueError):
        raise DeskError("limit_rules.broken", rule=key, part=part) from None
    if strange := sorted(map(str, set(line) - _PARTS)):
        raise DeskError("limit_rules.broken", rule=key, part=strange[0])
    rule = LimitRule(**told)
    try:
        check_rule(rule)
    except DeskError:
        raise DeskError("limit_rules.broken", rule=key, part="amount") from None
    if rule.source is RuleSource.LAW and (rule.configurable or not rule.citations):
        raise DeskError("limit_rules.broken", rule=key, part="source")
    return rule


def _part(line: dict[str, Any], part: str) -> dict[str, Any]:
    if part in _TERMS:
        return {part: _TERMS[part](line[part])}
    if part == "amount":
        return {part: _whole(line[part])}
    if part not in line:
        return {}
    if part == "citations":
        return {part: tuple(_citation(*cited) for cited in line[part])}
    if not isinstance(line[part], bool):
        raise TypeError
    return {part: line[part]}


def _citation(law: Any, article: Any) -> Citation:
    if not isinstance(law, str) or not law:
        raise TypeError
    return Citation(law=law, article=_whole(article))


def _whole(number: Any) -> int:
    if not isinstance(number, int) or isinstance(number, bool):
        raise ValueError("no whole number")
    return number

"""The rule table of time limits with the centre's own changes, and who may set them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache

from mediation_desk.domain.limit_book import LimitBook
from mediation_desk.domain.limit_rule import Counted, LimitRule, Roll, Unit
from mediation_desk.domain.limit_rules import CHANGEABLE, check_change, load, with_changes
from mediation_desk.domain.retention import RULES as RETENTION
from mediation_desk.domain.retention import check_years, years_of
from mediation_desk.errors import DeskError
from mediation_desk.paths import RESOURCES
from mediation_desk.register import office
from mediation_desk.register.records import Records
from mediation_desk.services.access import DESTRUCTION, EVERYBODY, OFFICE_WRITE
from mediation_desk.services.permission import allowed
from mediation_desk.services.work_calendar import calendar_of

SETTING = "limit_rules"
_FILE = RESOURCES / "limit_rules.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    """One rule as it is in force, and as it is shipped."""

    rule: LimitRule
    shipped: LimitRule

    @property
    def changed(self) -> bool:
        """Whether the centre set it otherwise."""
        return self.rule != self.shipped


@cache
def shipped() -> Mapping[str, LimitRule]:
    """The rules as the program brings them along."""
    return load(_FILE)


def with_terms(rule: LimitRule, amount: int, unit: Unit, roll: Roll) -> LimitRule:
    """A rule as it would count with other terms."""
    return replace(rule, amount=amount, unit=unit, roll=roll)


def rules_of(records: Records) -> Mapping[str, LimitRule]:
    """The rules in force, by key: what is shipped, with the centre's own changes."""
    changes = office.setting(records, SETTING)
    return with_changes(shipped(), changes) if changes else shipped()


def book_of(records: Records) -> LimitBook:
    """Rules and calendar in force; ask once and count often."""
    return LimitBook(rules=rules_of(records), calendar=calendar_of(records))


@allowed(EVERYBODY)
def limit_rules(records: Records) -> tuple[RuleLine, ...]:
    """The whole table, in its order."""
    return tuple(RuleLine(rule=rule, shipped=shipped()[key]) for key, rule in rules_of(records).items())


@allowed(EVERYBODY)
def try_limit_rule(records: Records, key: str, start: date | datetime) -> Counted:
    """What a rule makes of a start. Raises DeskError: limit_rule.missing, limit.no_such_day."""
    book = book_of(records)
    if key not in book.rules:
        raise DeskError("limit_rule.missing")
    return book.count(key, start)


@allowed(OFFICE_WRITE, changes={"limit_rule", "limit"})
def set_limit_rule(records: Records, key: str, amount: int, unit: Unit, roll: Roll) -> RuleLine:
    """Set how long a rule counts, in what, and how it rolls.

    Raises DeskError: limit_rule.missing, limit_rule.fixed (law), limit_rule.unit, limit_rule.amount,
    limit_rule.before, limit_rule.none (a span of nothing), limit_rule.director, retention.years.
    """
    before = shipped().get(key)
    if before is None:
        raise DeskError("limit_rule.missing")
    rule = with_terms(before, amount, unit, roll)
    check_change(before, rule)
    _keep(records, {key: rule})
    return RuleLine(rule=rule, shipped=before)


@allowed(OFFICE_WRITE, changes={"limit_rule", "limit"})
def reset_limit_rule(records: Records, key: str) -> RuleLine:
    """Let a rule count as it is shipped again. Raises DeskError: limit_rule.missing, retention.years."""
    before = shipped().get(key)
    if before is None:
        raise DeskError("limit_rule.missing")
    _keep(records, {key: before})
    return RuleLine(rule=before, shipped=before)


def keep_amounts(records: Records, amounts: Mapping[str, int]) -> None:
    """Keep how long some rules count, as another page of the program sets them."""
    now = rules_of(records)
    _keep(records, {key: replace(now[key], amount=amount) for key, amount in amounts.items()})


def _keep(records: Records, rules: Mapping[str, LimitRule]) -> None:
    kept = dict(office.setting(records, SETTING, {}))
    for key, rule in rules.items():
        if key in RETENTION.values() and not records.staff.roles & DESTRUCTION:
            raise DeskError("limit_rule.director")
        kept.pop(key, None)
        if rule != shipped()[key]:
            kept[key] = {name: getattr(rule, name) for name in CHANGEABLE}
        records.journal("set_limit_rule", fields=(key,))
    check_years(years_of(LimitBook(rules=with_changes(shipped(), kept), calendar=calendar_of(records))))
    office.set_setting(records, SETTING, kept)

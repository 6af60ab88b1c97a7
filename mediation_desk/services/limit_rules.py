"""The rule table of time limits with the centre's own changes, and who may set them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from mediation_desk.domain.limit_book import LimitBook
from mediation_desk.domain.limit_rule import LimitRule
from mediation_desk.domain.limit_rules import load, with_changes
from mediation_desk.paths import RESOURCES
from mediation_desk.register import office
from mediation_desk.register.records import Records
from mediation_desk.services.work_calendar import calendar_of

SETTING = "limit_rules"
_FILE = RESOURCES / "limit_rules.json"


@cache
def shipped() -> Mapping[str, LimitRule]:
    """The rules as the program brings them along."""
    return load(_FILE)


def rules_of(records: Records) -> Mapping[str, LimitRule]:
    """The rules in force, by key: what is shipped, with the centre's own changes."""
    return with_changes(shipped(), office.setting(records, SETTING))


def book_of(records: Records) -> LimitBook:
    """Rules and calendar in force; ask once and count often."""
    return LimitBook(rules=rules_of(records), calendar=calendar_of(records))

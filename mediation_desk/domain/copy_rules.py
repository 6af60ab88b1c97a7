"""How many copies stay on a stick and when the desk speaks of them: the centre's own figures."""

from __future__ import annotations

from dataclasses import dataclass, fields

from mediation_desk.errors import DeskError

MOST = {
    "daily": 60,
    "weekly": 60,
    "monthly": 120,
    "yearly": 100,
    "aside_days": 365,
    "reminder_days": 30,
    "drill_days": 366,
}
"""The largest figure of each rule."""
LEAST = {"daily": 2, "reminder_days": 1, "aside_days": 1}
"""The smallest one, where it is not 0: two days, so that one bad day never leaves a single copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyRules:
    """`daily`, `weekly`, `monthly`: of how many days, weeks and months the newest copy stays.

    `yearly` is for how many years the newest of each year stays; 0: as long as the longest retention of the
    dossiers in it. One that was not proved is kept aside for `aside_days` days. The desk reminds when the
    last proved copy is older than `reminder_days` working days, offers one when it is closed
    (`offer_at_close`), and reminds of a restore drill every `drill_days` days (0: never).
    """

    daily: int = 7
    weekly: int = 5
    monthly: int = 12
    yearly: int = 0
    aside_days: int = 14
    reminder_days: int = 1
    offer_at_close: bool = True
    drill_days: int = 30


def check_copy_rules(rules: CopyRules) -> None:
    """DeskError("copy_rules.range", field=…, least, most) for a figure that will not do."""
    for one in fields(rules):
        if one.name not in MOST:
            continue
        figure, least, most = getattr(rules, one.name), LEAST.get(one.name, 0), MOST[one.name]
        if not least <= figure <= most:
            raise DeskError("copy_rules.range", field=one.name, least=str(least), most=str(most))

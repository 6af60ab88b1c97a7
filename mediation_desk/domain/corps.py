"""Volunteer corps (三大巾帼志愿服务团 and others): members, and when they were called out for how long."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mediation_desk.domain.helper import CorpsKind, check_period
from mediation_desk.domain.texts import PARAGRAPH, check_text
from mediation_desk.errors import DeskError

LONGEST_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Corps:
    """One corps; version 0 is not kept yet."""

    id: str
    version: int = 0
    kind: CorpsKind
    name: str
    founded_on: date
    disbanded_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """Somebody in a corps from `since` to `until`, both days included."""

    id: str
    corps_id: str
    helper_id: str
    since: date
    until: date | None = None

    def on(self, day: date) -> bool:
        """Whether it holds on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class CallOut:
    """A corps called out: when, where, what for, about which case, clue, household or activity, who how long.

    `minutes` are pairs of helper and time given; one call-out counts once, each helper's time for themselves.
    """

    id: str
    version: int = 0
    corps_id: str
    on: date
    area_id: str | None = None
    what: str
    case_id: str | None = None
    clue_id: str | None = None
    household_id: str | None = None
    activity_id: str | None = None
    minutes: tuple[tuple[str, int], ...] = ()


def check_corps(corps: Corps, others: Iterable[Corps]) -> None:
    """Refuse a corps that could not be told apart. DeskError: corps.name_*, helper.period."""
    name = corps.name.strip()
    if not name:
        raise DeskError("corps.name_needed", field="name")
    check_text(name, "name", 60)
    if any(one.name == name and one.id != corps.id for one in others):
        raise DeskError("corps.name_taken", field="name")
    check_period(corps.founded_on, corps.disbanded_on, "disbanded_on")


def check_call_out(call: CallOut, corps: Corps, today: date) -> None:
    """Refuse a call-out that could not be counted.

    Raises DeskError: call_out.ahead, call_out.before_corps, call_out.after_corps, call_out.what_needed,
    call_out.nobody, call_out.twice, call_out.minutes, text.*.
    """
    if call.on > today:
        raise DeskError("call_out.ahead", field="on")
    if call.on < corps.founded_on:
        raise DeskError("call_out.before_corps", field="on", day=corps.founded_on.isoformat())
    if corps.disbanded_on is not None and call.on > corps.disbanded_on:
        raise DeskError("call_out.after_corps", field="on", day=corps.disbanded_on.isoformat())
    if not call.what.strip():
        raise DeskError("call_out.what_needed", field="what")
    check_text(call.what, "what", PARAGRAPH, lines=True)
    if not call.minutes:
        raise DeskError("call_out.nobody", field="minutes")
    if len({helper_id for helper_id, _minutes in call.minutes}) < len(call.minutes):
        raise DeskError("call_out.twice", field="minutes")
    if not all(0 < minutes <= LONGEST_MINUTES for _helper_id, minutes in call.minutes):
        raise DeskError("call_out.minutes", field="minutes")

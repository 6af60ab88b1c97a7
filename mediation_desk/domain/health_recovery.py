"""When a register would be opened again elsewhere: a proved copy that is new enough, a card and sheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from mediation_desk.domain.backup import is_old
from mediation_desk.domain.copy_forecast import Forecast
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.health import HealthAct, HealthKey, HealthLine, act_now, good, watch
from mediation_desk.domain.recovery import Lack, Recovery, lacks
from mediation_desk.domain.recovery_places import Places

TOO_OLD: Final = timedelta(days=30)
"""A month without a copy is red, as on the first page: nobody could write so much anew."""
ROTATED_WITHIN: Final = timedelta(days=31)
"""A second stick counts as in use when it took a copy within a month."""
ROOM_DAYS: Final = 60
"""Days from which on it is time to think of a larger stick, as on the page of copies."""
STICKS: Final = 2
"""Kept apart, so that fire or theft never takes the register and every copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvedCopy:
    """A proved copy: when it was made, and on which stick or folder, by its id and as people call it."""

    made_at: datetime
    place_id: str
    place: str


def judge_copy(proved: Sequence[ProvedCopy], now: datetime, *, reminder_days: int = 1) -> HealthLine:
    """`proved` are the proved copies, newest first; older than `reminder_days` working days is amber."""
    key, act = HealthKey.COPY, HealthAct.BACKUP
    if not proved:
        return act_now(key, "none", act)
    made, place = proved[0].made_at, proved[0].place
    if is_old(made, legal_day(now), reminder_days):
        if now - made > TOO_OLD:
            return act_now(key, "too_old", act, day=made, place=place)
        return watch(key, "old", act, day=made, place=place, n=reminder_days)
    others = {one.place_id for one in proved if now - one.made_at <= ROTATED_WITHIN}
    if len(others) < STICKS:
        return watch(key, "one_stick", act, day=made, place=place)
    return good(key, act=act, day=made, place=place, n=len(others))


def judge_stick(label: str, lasts: Forecast | None) -> HealthLine:
    """Whether the next copy fits on a stick that is plugged in; nothing is told before the first copy."""
    key, act = HealthKey.STICK, HealthAct.BACKUP
    if lasts is None:
        return good(key, "untold", place=label)
    if not lasts.fits:
        return act_now(key, "full", act, place=label)
    if lasts.days is None:
        return good(key, place=label)
    if lasts.days <= ROOM_DAYS:
        return watch(key, "soon", act, place=label, days=lasts.days)
    return good(key, "good_until", act, place=label, days=lasts.days)


def judge_recovery(found: Recovery, now: datetime, *, places: Places) -> HealthLine:
    """Card and sheets: that they count, were proved within half a year, and where they lie."""
    key, act = HealthKey.RECOVERY, HealthAct.RECOVERY
    missing = lacks(found, now)
    if Lack.KEEPERS_SWAPPED in missing:
        return act_now(key, "swapped", act)
    if Lack.NO_CARD in missing and Lack.NO_KEEPERS in missing:
        return act_now(key, "nothing", act)
    if Lack.NO_CARD in missing:
        return watch(key, "no_card", act)
    if Lack.NO_KEEPERS in missing:
        return watch(key, "no_sheets", act)
    proved = last_proved(found)
    if Lack.REHEARSAL_DUE in missing:
        return watch(key, "rehearsal", act, day=proved)
    if not places.card:
        return watch(key, "no_card_place", act, day=proved)
    if not places.sheets:
        return watch(key, "no_sheets_place", act, day=proved)
    return good(key, act=act, day=proved, card=places.card, sheets=places.sheets)


def last_proved(found: Recovery) -> date:
    """The day card or sheets were typed last. ValueError when they never were."""
    typed = [one.at for one in found.rehearsals]
    typed += [one for one in (found.card_confirmed, found.keepers_confirmed) if one is not None]
    return legal_day(max(typed))

"""When somebody last tried whether a copy really comes back."""

from __future__ import annotations

from datetime import datetime

from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.drill import Drill, is_due
from mediation_desk.domain.health import HealthAct, HealthKey, HealthLine, act_now, good, watch


def judge_drill(
    newest: Drill | None, passed: Drill | None, first_copy: datetime | None, days: int, now: datetime
) -> HealthLine:
    """`newest` is the last drill, passed or not; before any, the first copy (or none) counts as one.

    `days` is after how many the centre wants the next, 0: never.
    """
    key, act = HealthKey.DRILL, HealthAct.DRILL
    if newest is not None and not newest.passed:
        return act_now(key, "failed", act, day=newest.at)
    today = legal_day(now)
    if passed is None:
        if first_copy is not None and is_due(first_copy, today, days):
            return watch(key, "never", act, day=first_copy)
        return good(key, "not_yet", act)
    if is_due(passed.at, today, days):
        return watch(key, "due", act, day=passed.at)
    if not passed.apart:
        return good(key, "own_key", act, day=passed.at)
    return good(key, act=act, day=passed.at)

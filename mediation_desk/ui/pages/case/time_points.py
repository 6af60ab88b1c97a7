"""What stands on a case's line of time: the turns it took, and every limit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from mediation_desk.domain.case import CaseEvent, CaseState, EventKind
from mediation_desk.domain.confirmation import StepKind
from mediation_desk.domain.dates import legal_day
from mediation_desk.services.case_desk import CaseSheet
from mediation_desk.services.limits import LimitLine
from mediation_desk.ui import limits
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.time_line import TimePoint
from mediation_desk.ui.limit_words import limit_name, state_tag
from mediation_desk.words import _, term

EVENT = "event-"
"""What the ids of events begin with; all others are limits."""

_SHOWN = {
    EventKind.RECEIVED: "step.reception",
    EventKind.ACCEPTED: "step.accepted",
    EventKind.AGREEMENT_EFFECTIVE: "step.agreement",
}


def points(sheet: CaseSheet, desk: Desk) -> list[TimePoint]:
    """Events below, limits above; information only where it still lies ahead."""
    now = desk.now()
    lines = sheet.limits.lines if sheet.limits is not None else ()
    shown = [one for one in lines if not one.limit.told or one.limit.last_moment >= now]
    happened = [_event(number, one, desk) for number, one in enumerate(sheet.view.events)]
    return [*filter(None, happened), *_once(_limit(one, desk) for one in shown)]


def _once(found: Iterable[TimePoint]) -> list[TimePoint]:
    """What falls on one day under one name, as a visit of each party does, once with how many."""
    alike: dict[tuple[object, ...], list[TimePoint]] = {}
    for one in found:
        alike.setdefault((one.words, one.tone, one.hollow), []).append(one)
    return [same[0] if len(same) == 1 else _together(same) for same in alike.values()]


def _together(same: list[TimePoint]) -> TimePoint:
    first, n = same[0], len(same)
    also = tuple(one.id for one in same[1:])
    return replace(first, words=f"{first.words} ×{n}", spoken=f"{first.spoken} ×{n}", also=also)


def _event(number: int, event: CaseEvent, desk: Desk) -> TimePoint | None:
    names = dict(event.names)
    if event.kind in _SHOWN:
        words = _(_SHOWN[event.kind])
    elif event.kind is EventKind.MOVED and names.get("state"):
        words = term(CaseState(names["state"]))
    elif event.kind is EventKind.CONFIRMATION and names.get("step"):
        words = term(StepKind(names["step"]))
    elif event.kind is EventKind.SITTING:
        words = _("Sitting")
    else:
        return None
    on = legal_day(event.at)
    day = limits.plain_day(on, desk.today())
    return TimePoint(id=f"{EVENT}{number}", on=on, words=words, spoken=f"{day} {words}")


def _limit(line: LimitLine, desk: Desk) -> TimePoint:
    limit, today = line.limit, desk.today()
    tag = state_tag(limit, desk.now())
    name = limit_name(limit.fact.rule, limit.fact.label, restricted=line.rule is None)
    on = limit.fact.done_on or limit.last
    day = limits.plain_day(on, today)
    return TimePoint(
        id=limit.id,
        on=on,
        words=f"{day} {name}",
        spoken=f"{day} {name}，{tag.text}",
        limit=True,
        tone=tag.tone if tag.tone in ("amber", "red", "pine") else "neutral",
        hollow=not limit.runs or limit.told,
    )

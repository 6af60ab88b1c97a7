"""Rehearsals and keepers' sessions as lines, newest first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.recovery import Rehearsed
from mediation_desk.services.recovery import RecoveryStory
from mediation_desk.ui.kit.lines import Line
from mediation_desk.ui.saying import whole_day
from mediation_desk.words import _


def story_lines(story: RecoveryStory, hidden: Callable[[str], str]) -> list[Line]:
    """What was rehearsed and opened: who, when, with which sheets, for whom and why.

    `hidden` masks a reason while a visitor looks at the screen.
    """
    names = dict(story.names)
    found: list[tuple[datetime, Line]] = []
    for n, one in enumerate(story.state.rehearsals):
        sheets = "、".join(str(sheet) for sheet in one.sheets)
        said = (
            _("Rehearsal with the card")
            if one.what is Rehearsed.CARD
            else _("Rehearsal with sheets {sheets}", sheets=sheets)
        )
        line = Line(id=f"rehearsal {n}", first=said, second=names.get(one.staff_id, ""), icon="circle-check")
        found.append((one.at, line))
    for held in story.sessions:
        sheets = "、".join(str(sheet) for sheet in held.sheets)
        who, whom = names.get(held.staff_id, ""), names.get(held.reader_id, "")
        first = _(
            "Keepers opened {n} texts for {whom} (sheets {sheets})", n=held.texts, whom=whom, sheets=sheets
        )
        second = _("{who}: {reason}", who=who, reason=hidden(held.reason))
        found.append((held.at, Line(id=held.id, first=first, second=second, icon="lock-open")))
    found.sort(key=lambda one: one[0], reverse=True)
    return [_dated(at, line) for at, line in found]


def _dated(at: datetime, line: Line) -> Line:
    return Line(
        id=line.id,
        first=line.first,
        second=line.second,
        icon=line.icon,
        fact=whole_day(legal_day(at)),
    )

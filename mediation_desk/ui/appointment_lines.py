"""One line for an appointment in a list: when, what and who, and its state."""

from __future__ import annotations

from mediation_desk.domain.appointment_line import AppointmentLine
from mediation_desk.domain.dates import span_said
from mediation_desk.ui.appointment_said import day_words, state_tone
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.cells import Tag
from mediation_desk.ui.kit.line_values import Line
from mediation_desk.words import _, term


def line_of(desk: Desk, one: AppointmentLine) -> Line:
    """The line; of an appointment one may not see it tells time, kind and staff alone."""
    kind = term(one.kind)
    if one.nth:
        kind = _("{kind} {n}", kind=kind, n=one.nth)
    subject = "" if one.subject == kind else desk.hidden(one.subject)
    people = "、".join(desk.shown(name) for name in one.people) or subject
    return Line(
        id=one.id,
        first=f"{day_words(one.starts, desk.today())} {span_said(one.starts, one.ends)}",
        second=" · ".join(filter(None, (kind, people, "、".join(one.staff)))),
        icon="separator-vertical" if one.apart else "clock",
        icon_token="plum" if one.apart else "ink2",
        chip=Tag(text=term(one.state), tone=state_tone(one.state)),
        locked="" if one.shown else kind,
        arrow=one.shown,
    )

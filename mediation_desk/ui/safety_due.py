"""Lines of the first page for restricted records: neutral words, reports not made yet on top."""

from __future__ import annotations

from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.safety_record import Reminder
from mediation_desk.domain.today import SafetyDue
from mediation_desk.ui import limits
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.cells import Tag
from mediation_desk.ui.kit.line_values import Line
from mediation_desk.words import _, term


def due_lines(desk: Desk, dues: tuple[SafetyDue, ...]) -> list[Line]:
    """One line for each; its id is ("safety", person, case, record)."""
    return [_line(desk, due) for due in dues]


def _line(desk: Desk, due: SafetyDue) -> Line:
    day, today = legal_day(due.due_at), desk.today()
    if due.reminder is Reminder.REPORT:
        minutes = max(0, int((desk.now() - due.due_at).total_seconds() // 60))
        lead = Tag(text=_passed(minutes), tone="red", icon="alert-triangle")
        second, fact = _("Restricted · since it was found"), ""
    else:
        lead = Tag(
            text=limits.away(day, today),
            tone=limits.tone(day, today),
            icon="alert-triangle" if day < today else "clock",
        )
        second = _("Restricted")
        contact = due.reminder is Reminder.CONTACT
        fact = f"{due.due_at.astimezone(SHANGHAI):%H:%M}" if contact else limits.day(day, today)
    return Line(
        id=("safety", due.person_id, due.case_id, due.record_id),
        first=_("Restricted") if desk.masked else f"{term(due.reminder)} · {due.name}",
        second=second,
        lead=lead,
        fact=fact,
        strong=due.reminder is Reminder.REPORT,
        arrow=True,
    )


def _passed(minutes: int) -> str:
    if minutes < 100:
        return _("waits.minutes", n=minutes)
    if minutes < 48 * 60:
        return _("waits.hours", n=minutes // 60)
    return _("waits.days", n=minutes // (24 * 60))

"""What the page of a clue asks in place: a follow-up, how it ended, why it opens again, who sees to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mediation_desk.domain.clue import ClueOutcome
from mediation_desk.ui.forms.ask import Answer, Ask
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.segments import SegmentsField
from mediation_desk.ui.kit.text_fields import MultilineField
from mediation_desk.words import _, term


def ask_follow_up(today: date, answer: Answer) -> Ask:
    """When, and what was done or learned."""
    said = MultilineField("said", _("What was done or learned"), rows=3, most_rows=10)
    on = DateField("on", _("On"), start=today, latest=today)
    on.set_value(today)
    return Ask(_("Follow up"), _("Keep the follow-up"), answer, [[said], [on]])


def ask_close(today: date, answer: Answer) -> Ask:
    """How it ended, and when."""
    outcome = SegmentsField("outcome", _("Outcome"), [(one, term(one)) for one in ClueOutcome])
    outcome.set_value(ClueOutcome.RESOLVED)
    on = DateField("on", _("clue.closed_on"), start=today, latest=today)
    on.set_value(today)
    note = MultilineField("note", _("How things stand, and what comes next"), rows=2, most_rows=8)
    return Ask(_("Close the clue"), _("Close it"), answer, [[outcome, on], [note]])


def ask_reopen(answer: Answer) -> Ask:
    """Why it opens again."""
    reason = MultilineField("reason", _("Why it opens again"), rows=2, most_rows=6)
    text = _("Its due day stays as it was: reports go on counting by it.")
    return Ask(_("Open the clue again"), _("Open it again"), answer, [[reason]], text=text)


def ask_assign(colleagues: Sequence[tuple[str, str]], chosen: str, answer: Answer) -> Ask:
    """Who sees to it from now on."""
    who = ComboField("staff", _("Who sees to it"), list(colleagues))
    who.set_value(chosen)
    return Ask(_("Give the clue to somebody else"), _("Give it"), answer, [[who]])

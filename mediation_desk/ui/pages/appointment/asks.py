"""The questions of an appointment: who confirmed, who called it off and why."""

from __future__ import annotations

from collections.abc import Sequence

from mediation_desk.domain.appointment import AppointmentState, CancelledBy, Scope
from mediation_desk.domain.appointment_event import ConfirmedBy
from mediation_desk.ui.forms.ask import Answer, Ask
from mediation_desk.ui.kit.checks import CheckField
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.segments import SegmentsField
from mediation_desk.ui.kit.text_fields import MultilineField
from mediation_desk.words import N_, _, term

SCOPES = {
    Scope.ONE: N_("This one only"),
    Scope.FOLLOWING: N_("This and those after it"),
    Scope.ALL: N_("The whole series"),
}
BOTH = "both"


def ask_confirm(people: Sequence[tuple[str, str]], answer: Answer, *, halves: bool) -> Ask:
    """Who said that they come, and by which way; `people` are (id, name as shown)."""
    rows: list[Sequence[Field]] = []
    if people:
        rows.append([ComboField("said_by", _("Who said so"), people)])
    ways = [(one, term(one)) for one in ConfirmedBy]
    rows.append([SegmentsField("way", _("By which way"), ways)])
    if halves:
        rows.append([_both(_("The other side confirmed too"))])
    return Ask(_("They come"), _("Note it"), answer, rows)


def ask_cancel(answer: Answer, *, series: bool, halves: bool) -> Ask:
    """Who calls it off and why, and how much of a series."""
    by = [(one, term(one)) for one in CancelledBy]
    rows: list[Sequence[Field]] = [[SegmentsField("by", _("Who calls it off"), by)]]
    rows.append([MultilineField("why", _("Why it is called off"), rows=1, most_rows=4)])
    if series:
        scopes = [(one, _(words)) for one, words in SCOPES.items()]
        rows.append([SegmentsField("scope", _("Which ones"), scopes)])
    if halves:
        both = _both(_("Call the other side's off too"))
        both.set_value(True)
        rows.append([both])
    return Ask(_("Call it off"), _("Call it off"), answer, rows)


def ask_no_show(answer: Answer, *, halves: bool) -> Ask:
    """That somebody did not come; of two sides perhaps neither did."""
    rows = [[_both(_("The other side did not come either"))]] if halves else []
    text = _("It stays in the history; they can be booked again at once.")
    return Ask(_("They did not come"), _("Note it"), answer, rows, text=text)


def verb_of(state: AppointmentState) -> str:
    """What the toast says when a state was noted."""
    return _(_DONE[state])


_DONE = {
    AppointmentState.PLANNED: N_("It is planned again."),
    AppointmentState.CONFIRMED: N_("Noted: they come."),
    AppointmentState.HELD: N_("Noted: it took place."),
    AppointmentState.NO_SHOW: N_("Noted: they did not come."),
    AppointmentState.CANCELLED: N_("It is called off."),
}


def _both(words: str) -> CheckField:
    return CheckField(BOTH, words)

"""What the page asks in place: whether to issue, when it was signed, why it is void, how many copies."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from mediation_desk.domain.written_paper import MOST_COPIES, Recipient, WrittenState
from mediation_desk.errors import DeskError
from mediation_desk.services.written_desk import WrittenSheet
from mediation_desk.ui.forms.ask import Answer, Ask
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.parsed_field import ParsedField
from mediation_desk.ui.kit.text_fields import MultilineField
from mediation_desk.words import _, term


def ask_issue(sheet: WrittenSheet, answer: Answer) -> Ask:
    """What issuing does, before it is done."""
    said = [
        _("It takes the next number of our letters.")
        if sheet.numbered
        else _("It carries the number of the case.")
        if sheet.case is not None
        else "",
        _("Every page gets the check code. Afterwards nothing in it changes; it can only be voided."),
        _("Empty fields stay blank, to be written in by hand.")
        if sheet.paper.by_hand
        else _("Empty fields print as a stroke."),
    ]
    return Ask(_("Issue this paper?"), _("Issue it now"), answer, text=" ".join(filter(None, said)))


def ask_signed(today: date, answer: Answer) -> Ask:
    """The day on which whoever signs it has signed."""
    field = DateField("signed_on", _("Day of signing"), start=today, latest=today)
    field.set_value(today)
    text = _("From then on it counts in the dossier. The day is recorded once.")
    return Ask(_("When was it signed?"), _("Record the signing"), answer, [[field]], text=text)


def ask_void(sheet: WrittenSheet, answer: Answer) -> Ask:
    """Why it is void; of a draft, why it is put away."""
    reason = MultilineField("reason", _("Reason"), rows=2, most_rows=6)
    if sheet.paper.state is WrittenState.DRAFT:
        return Ask(_("Put this draft away"), _("Put it away"), answer, [[reason]])
    text = (
        _("Its number stays in the ledger with the reason and is never used again.")
        if sheet.numbered
        else _("It stays in the case with the reason.")
    )
    return Ask(_("Void this paper"), _("Void it"), answer, [[reason]], text=text)


def ask_copies(sheet: WrittenSheet, answer: Answer, uncounted: Callable[[], object]) -> Ask:
    """How many copies go to whom, counted once they are printed; or one more for the desk alone."""
    fields: list[Field] = []
    for recipient, usual in sheet.usual_copies:
        field = ParsedField(recipient.value, term(recipient), _count, str, unit=_("copies"))
        field.set_value(usual)
        fields.append(field)
    other = (_("Print without counting"), uncounted)
    text = _("They are counted in the case and in the journal once the printer has taken them.")
    return Ask(_("Copies for"), _("Print and count them"), answer, [fields], text=text, other=other)


def copies_in(values: dict[str, object]) -> tuple[tuple[Recipient, int], ...]:
    """The counts given, by recipient."""
    return tuple((Recipient(name), int(str(count or 0))) for name, count in values.items())


def _count(text: str) -> int:
    if not text.isdecimal() or not 0 <= int(text) <= MOST_COPIES:
        raise DeskError("written.too_many", most=MOST_COPIES)
    return int(text)

"""What the page asks: days of one's own, to whom a report is sent, a figure typed, how a report leaves."""

from __future__ import annotations

from datetime import date

from mediation_desk.domain.period import Period
from mediation_desk.ui.forms.ask import Answer, Ask
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.segments import SegmentsField
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.words import _

INSIDE, OUTSIDE = "inside", "outside"
XLSX, PAPER, ORGANISATION = "xlsx", "paper", "organisation"


def ask_own(period: Period, answer: Answer) -> Ask:
    """The two days of a period of one's own."""
    first, last = DateField("first", _("From")), DateField("last", _("To (included)"))
    first.set_value(period.first)
    last.set_value(period.last)
    return Ask(_("A period of one's own"), _("Count these days"), answer, [[first, last]])


def ask_sent(said: str, today: date, answer: Answer) -> Ask:
    """To whom and when a report was sent."""
    sent_to = TextField("sent_to", _("Sent to"))
    sent_on = DateField("sent_on", _("Sent on"), latest=today)
    sent_on.set_value(today)
    text = _(
        "Figures and every row behind them are kept as they are now. This is never changed; "
        "what becomes different later is shown beside it."
    )
    return Ask(
        _("Freeze as sent: {report}", report=said), _("Freeze"), answer, [[sent_to, sent_on]], text=text
    )


def ask_typed(figure: str, unit: str, value: str, from_where: str, answer: Answer) -> Ask:
    """A figure no row of the register can give."""
    typed = TextField(
        "value", f"{figure}（{unit}）", helper=_("Digits only; left empty, nothing is kept."), optional=True
    )
    typed.set_value(value)
    source = TextField(
        "from_where", _("Where it comes from"), helper=_("Such as: letter of the bureau of justice, No. 12.")
    )
    source.set_value(from_where)
    text = _("It is kept for these days alone and printed with the others.")
    return Ask(_("Type the figure"), _("Keep the figure"), answer, [[typed, source]], text=text)


def ask_leaving(answer: Answer, *, masks: bool, second: bool = False) -> Ask:
    """For whom a report leaves, and as what; the return has a `second` sheet."""
    form = SegmentsField(
        "form",
        _("Leaves as"),
        [(XLSX, _("Excel with definitions")), (PAPER, _("Paper (Word, PDF, print)"))],
        compact=True,
    )
    if second:
        form = SegmentsField(
            "form",
            _("Leaves as"),
            [
                (XLSX, _("Excel with definitions")),
                (PAPER, _("Cases (D26)")),
                (ORGANISATION, _("Committees and funds (D26-2)")),
            ],
            compact=True,
        )
    form.set_value(XLSX)
    readers = SegmentsField(
        "readers",
        _("For whom"),
        [(INSIDE, _("Inside the centre")), (OUTSIDE, _("Outside, publicity"))],
        compact=True,
        helper=_("Outside, sensitive figures of 1–2 are written ≤2, and another one where a sum would tell."),
    )
    readers.set_value(OUTSIDE)
    fields = [[form, readers]] if masks else [[form]]
    text = _("The official return is never masked: it is complete by law.") if second else ""
    return Ask(_("Let the report leave"), _("Go on"), answer, fields, text=text)

"""What the page asks: a request, its answer, an impact assessment."""

from __future__ import annotations

from mediation_desk.domain.data_request import DataRequest, RequestAnswer, RequestKind
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.ask import Answer, Ask
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.segments import SegmentsField
from mediation_desk.ui.kit.text_fields import MultilineField, TextField
from mediation_desk.words import N_, _, term

PARTS = (
    ("subject", N_("What is handled, and how")),
    ("necessity", N_("Lawful, legitimate and necessary?")),
    ("risks", N_("Influence on people, risks")),
    ("measures", N_("Measures, and whether they fit the risk")),
    ("conclusion", N_("Conclusion")),
)


def ask_request(desk: Desk, answer: Answer) -> Ask:
    """Somebody asks to read, copy, correct or delete what is kept of them."""
    kind = SegmentsField(
        "kind", _("Kind of request"), [(one, term(one)) for one in RequestKind], compact=True
    )
    kind.set_value(RequestKind.READ)
    name = TextField("name", _("Name"))
    identity = TextField("identity", _("Identity paper and number"))
    wish = MultilineField("wish", _("In their words"), rows=3, most_rows=6)
    day = DateField("received_on", _("Received on"), latest=desk.today())
    day.set_value(desk.today())
    text = _(
        "It is answered within fifteen days. What must be archived by law is not deleted before its time."
    )
    fields: list[list[Field]] = [[kind], [name, identity], [wish], [day]]
    return Ask(_("A request about one's own data"), _("Note the request"), answer, fields, text=text)


def ask_answer(request: DataRequest, answer: Answer) -> Ask:
    """How a request is answered."""
    given = SegmentsField("answer", _("Answer"), [(one, term(one)) for one in RequestAnswer], compact=True)
    given.set_value(RequestAnswer.GRANTED)
    said = MultilineField("said", _("What was done, or why not"), rows=3, most_rows=6, optional=True)
    title = _("Answer the request of {day}", day=request.received_on)
    return Ask(title, _("Answer"), answer, [[given], [said]])


def ask_assessment(answer: Answer) -> Ask:
    """The record the law asks for."""
    fields: list[list[Field]] = [
        [MultilineField(name, _(label), rows=2, most_rows=4)] for name, label in PARTS
    ]
    text = _("Kept for three years at least. Before handling sensitive data in a new way, or giving it away.")
    return Ask(_("An impact assessment"), _("Keep the record"), answer, fields, text=text)

"""What is asked of an offer of counselling: to whom it was made, and what they answered."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

from mediation_desk.domain.clue import DivorceWay, OfferAnswer
from mediation_desk.domain.counselling_offer import CounsellingOffer
from mediation_desk.errors import DeskError
from mediation_desk.ui.forms.ask import Answer, Ask
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.segments import SegmentsField
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.words import _, term


def ask_offer(today: date, answer: Answer) -> Ask:
    """Both names, which way they divorce, when it was offered, what they said."""
    couple = TextField("couple", _("Both names"), placeholder=_("for example Lin X and Zhao Y"))
    way = SegmentsField("way", _("Which way they divorce"), [(one, term(one)) for one in DivorceWay])
    way.set_value(DivorceWay.REGISTRY)
    on = DateField("on", _("Offered on"), start=today, latest=today)
    on.set_value(today)
    fields: list[list[Field]] = [[couple], [way], [on], [_answers(OfferAnswer.OPEN)]]
    text = _("Counselling is theirs to take or leave: the answer changes nothing about their divorce.")
    return Ask(_("Counselling offered to a couple"), _("Keep the offer"), answer, fields, text=text)


def ask_answer(offer: CounsellingOffer, today: date, answer: Answer) -> Ask:
    """What they answered, and when."""
    on = DateField("answered_on", _("Answered on"), start=today, earliest=offer.on, latest=today)
    on.set_value(offer.answered_on or today)
    return Ask(_("Their answer"), _("Keep the answer"), answer, [[_answers(offer.answer)], [on]])


def offer_of(values: dict[str, Any]) -> CounsellingOffer:
    """The offer as typed. DeskError naming a field: offer.day_needed."""
    on = values["on"]
    if not isinstance(on, date):
        raise DeskError("offer.day_needed", field="on")
    return CounsellingOffer(
        id=uuid4().hex,
        on=on,
        way=DivorceWay(values["way"]),
        couple=str(values["couple"]),
        answer=OfferAnswer(values["answer"]),
    )


def _answers(chosen: OfferAnswer) -> SegmentsField:
    field = SegmentsField("answer", _("What they answered"), [(one, term(one)) for one in OfferAnswer])
    field.set_value(chosen)
    return field

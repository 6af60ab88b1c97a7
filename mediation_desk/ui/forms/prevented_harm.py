"""What is asked of a harm prevented: what, of how many people, when; shared by a clue's page and a case's."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import uuid4

from mediation_desk.domain.clue import HarmPrevented
from mediation_desk.domain.prevented_harm import PreventedHarm
from mediation_desk.errors import DeskError
from mediation_desk.ui.forms.ask import Answer, Ask
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.words import _, count, term


def ask_harm(today: date, answer: Answer, noted: Iterable[PreventedHarm] = ()) -> Ask:
    """Ask for one more; those `noted` here already are said above, so that none is counted twice."""
    kind = ComboField("kind", _("What was prevented"), [(one, term(one)) for one in HarmPrevented])
    people = TextField("people", _("How many people"), max_length=4)
    people.set_value("1")
    on = DateField("on", _("On"), start=today, latest=today)
    on.set_value(today)
    said = "；".join(
        f"{term(one.kind)} {count('{n} person', '{n} people', one.people)} {one.on.isoformat()}"
        for one in noted
    )
    text = _("Counted once in the official return, here or at the case it became, not at both.")
    if said:
        text = f"{text} {_('Noted already: {harms}', harms=said)}"
    return Ask(_("A harm prevented"), _("Keep it"), answer, [[kind], [people, on]], text=text)


def harm_of(values: dict[str, Any], today: date, *, clue_id: str = "", case_id: str = "") -> PreventedHarm:
    """What was typed. DeskError naming a field: harm.kind_needed, harm.people."""
    people = str(values["people"])
    if values["kind"] is None:
        raise DeskError("harm.kind_needed", field="kind")
    if not (people.isascii() and people.isdigit()):
        raise DeskError("harm.people", field="people")
    return PreventedHarm(
        id=uuid4().hex,
        on=values["on"] or today,
        kind=HarmPrevented(values["kind"]),
        people=int(people),
        clue_id=clue_id,
        case_id=case_id,
    )

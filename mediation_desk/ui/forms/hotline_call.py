"""What is asked of a call to 12338: noting it, and what was said when ringing back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.domain.hotline_call import HotlineCall
from mediation_desk.domain.phones import read_phone
from mediation_desk.errors import DeskError
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.area_field import AreaField
from mediation_desk.ui.forms.ask import Answer, Ask
from mediation_desk.ui.forms.time_field import TimeField
from mediation_desk.ui.kit.checks import CheckField
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.text_fields import MultilineField, TextField
from mediation_desk.words import _

Options = Sequence[tuple[Any, str]]


def ask_call(desk: Desk, colleagues: Options, answer: Answer) -> Ask:
    """When somebody rang, who, what about, and who rings back until when."""
    here = desk.now().astimezone(SHANGHAI)
    day = DateField("at", _("Rang on"), start=here.date(), latest=here.date())
    clock = TimeField("at_time", _("At"))
    day.set_value(here.date())
    clock.set_value(here.time().replace(second=0, microsecond=0))
    back = DateField("call_back_by", _("Ring back until"), start=here.date(), optional=True)
    back_time = TimeField("call_back_by_time", _("Until what time"), optional=True)
    who = ComboField("responsible", _("Who rings back"), colleagues)
    who.set_value(desk.staff.id)
    fields: list[list[Field]] = [
        [MultilineField("about", _("What the call was about"), rows=2, most_rows=6)],
        [TextField("caller", _("Who rang"), optional=True), TextField("phone", _("Phone"), optional=True)],
        [AreaField(desk, "area_id", _("Area"), optional=True)],
        [day, clock],
        [back, back_time],
        [who],
        [
            CheckField(
                "restricted",
                _("About violence: seal it"),
                helper=_("Then only you, whoever rings back and the director read it."),
            )
        ],
    ]
    return Ask(_("A call to 12338"), _("Keep the call"), answer, fields)


def ask_rung_back(answer: Answer) -> Ask:
    """What was said, or that nobody answered."""
    said = MultilineField("said", _("What was said, or that nobody answered"), rows=3, most_rows=8)
    return Ask(_("Rung back"), _("Keep it"), answer, [[said]])


def call_of(values: dict[str, Any], base: HotlineCall) -> HotlineCall:
    """The call as typed. DeskError naming a field: call.time_needed, phone.*."""
    phone = str(values["phone"])
    return HotlineCall(
        id=base.id,
        version=base.version,
        at=_moment(values, "at") or base.at,
        caller=str(values["caller"]),
        phone=read_phone(phone) if phone else "",
        about=str(values["about"]),
        area_id=str(values["area_id"] or ""),
        responsible=str(values["responsible"] or ""),
        call_back_by=_moment(values, "call_back_by"),
        restricted=bool(values["restricted"]),
    )


def _moment(values: dict[str, Any], name: str) -> datetime | None:
    day, clock = values[name], values[f"{name}_time"]
    if day is None and clock is None:
        return None
    if not isinstance(day, date):
        raise DeskError("call.day_needed", field=name)
    if not isinstance(clock, time):
        raise DeskError("call.time_needed", field=f"{name}_time")
    return datetime.combine(day, clock, tzinfo=SHANGHAI)

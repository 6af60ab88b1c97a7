"""The forms of a helper: who they are, what they are where, their certificates."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from mediation_desk.domain.certificate import Certificate
from mediation_desk.domain.helper import Helper, HelperRole, Position, Profession
from mediation_desk.domain.person import Sex
from mediation_desk.errors import DeskError
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.area_field import AreaField
from mediation_desk.ui.forms.spec_form import SpecForm
from mediation_desk.ui.forms.specs import check, choose, day, line, lines, past
from mediation_desk.words import N_, term


def helper_form(desk: Desk) -> SpecForm:
    """Who somebody is and when they have time."""
    rows = (
        (line("name", N_("Name")), choose("sex", N_("Sex"))),
        (line("phone", N_("Phone")),),
        (line("unit", N_("Unit")),),
        (choose("profession", N_("Profession")),),
        (line("available", N_("Has time")),),
        (past("promised_on", N_("Promised confidence on")),),
        (lines("avoid", N_("Not to be given"), N_("Whom or what they keep away from")),),
        (check("active", N_("Helps now")),),
    )
    sexes = [(one, term(one)) for one in (Sex.FEMALE, Sex.MALE, Sex.UNKNOWN)]
    professions = [("", "—"), *((one, term(one)) for one in Profession)]
    return SpecForm(rows, desk.now(), {"sex": sexes, "profession": professions})


def helper_made(before: Helper, values: dict[str, Any]) -> Helper:
    """The helper as typed."""
    profession = Profession(values["profession"]) if values["profession"] else None
    return replace(before, **values | {"sex": Sex(values["sex"] or Sex.UNKNOWN), "profession": profession})


def position_form(desk: Desk) -> SpecForm:
    """What somebody is in which area for which period."""
    rows = (
        (choose("role", N_("Role in the grid")),),
        (AreaField(desk, optional=True),),
        (day("since", N_("Since")), day("until", N_("Until"))),
    )
    return SpecForm(rows, desk.now(), {"role": [(one, term(one)) for one in HelperRole]})


def position_made(before: Position, values: dict[str, Any]) -> Position:
    """The position as typed. DeskError: helper.role_needed, helper.since_needed."""
    if not values["role"]:
        raise DeskError("helper.role_needed", field="role")
    if values["since"] is None:
        raise DeskError("helper.since_needed", field="since")
    return replace(
        before, **values | {"role": HelperRole(values["role"]), "area_id": values["area_id"] or None}
    )


def certificate_form(desk: Desk) -> SpecForm:
    """Which certificate, its number and how long it is valid."""
    rows = (
        (line("name", N_("Certificate")),),
        (line("number", N_("Number of the certificate")),),
        (past("got_on", N_("Got on")), day("valid_until", N_("Valid until"))),
        (check("high_skill", N_("Counts as high skill")),),
    )
    return SpecForm(rows, desk.now())


def certificate_made(before: Certificate, values: dict[str, Any]) -> Certificate:
    """The certificate as typed. DeskError: certificate.got_needed."""
    if values["got_on"] is None:
        raise DeskError("certificate.got_needed", field="got_on")
    return replace(before, **values)

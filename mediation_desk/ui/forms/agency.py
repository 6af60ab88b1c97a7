"""The form of one agency, and that of the rules for referrals."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from mediation_desk.domain.agency import Agency, AgencyKind
from mediation_desk.errors import DeskError
from mediation_desk.services.referral_rules import ReferralRules
from mediation_desk.ui.forms.spec_form import SpecForm
from mediation_desk.ui.forms.specs import check, choose, line, lines
from mediation_desk.words import N_, term

_NO_DAYS = datetime(2026, 1, 1, tzinfo=UTC)  # neither form has a day in it


class AgencyForm(SpecForm):
    """`agency(before)` gives the line with what was typed."""

    def __init__(self) -> None:
        rows = (
            (line("name", N_("Full name"), N_("As it stands on the letter")),),
            (choose("kind", N_("Kind")),),
            (line("phone", N_("Phone")), line("contact_person", N_("Contact person"))),
            (line("address", N_("Address")),),
            (line("hours", N_("Hours")),),
            (lines("what_for", N_("What it does")),),
            (check("active", N_("Agency in use")),),
        )
        super().__init__(rows, _NO_DAYS, {"kind": [(one, term(one)) for one in AgencyKind]})

    def agency(self, before: Agency) -> Agency:
        """The line as typed. DeskError naming a field."""
        values = self.values()
        if not values["kind"]:
            raise DeskError("agency.kind_needed", field="kind")
        values["kind"] = AgencyKind(values["kind"])
        return replace(before, **values)


class RulesForm(SpecForm):
    """`rules()` gives the rules as typed."""

    def __init__(self) -> None:
        rows = (
            (
                check(
                    "approval",
                    N_("The director approves what others send"),
                    N_("What the law wants reported at once needs no approval."),
                ),
            ),
        )
        super().__init__(rows, _NO_DAYS)

    def rules(self) -> ReferralRules:
        """The rules as typed. DeskError naming a field."""
        return ReferralRules(**self.values())

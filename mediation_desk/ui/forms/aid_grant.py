"""The form by which aid is applied for; amounts stand in capitals below while one types."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mediation_desk.domain.aid_grant import AidFor, AidGrant, AidKind, AidRule, rule_of
from mediation_desk.domain.household import FiveAction
from mediation_desk.errors import DeskError
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.area_field import AreaField
from mediation_desk.ui.forms.entry_form import EntryForm, FenField
from mediation_desk.ui.forms.household_field import HouseholdField
from mediation_desk.ui.forms.specs import check, choose, day, line, lines, many, one, past
from mediation_desk.words import N_, _, term


class AidGrantForm(EntryForm):
    """`read()` gives the application as typed; a kind with a fixed amount fills it in."""

    def __init__(self, desk: Desk) -> None:
        self.before: AidGrant | None = None
        self.rules: tuple[AidRule, ...] = ()
        super().__init__(
            [
                [choose("kind", N_("Aid"))],
                [one("of", N_("Class"), AidFor)],
                [line("name", N_("Name"))],
                [
                    line(
                        "identity_number",
                        N_("Identity number"),
                        N_("Only where the aid is given once to a person: to compare. No list shows it."),
                    )
                ],
                [HouseholdField(desk, label=_("Household"), optional=True)],
                [AreaField(desk, label=_("Area"), optional=True)],
                [lines("basis", N_("Basis of the aid"))],
                [past("applied_on", N_("Applied on"))],
                [FenField("cash", _("Cash"))],
                [line("goods", N_("Goods"))],
                [FenField("goods_value", _("Value of the goods"))],
                [line("fund", N_("Where the money comes from"))],
                [day("visit_on", N_("Visit planned for (optional)"))],
                [
                    check(
                        "anonymous",
                        N_("Keep the name out of lists and files"),
                        N_("Papers to sign still name the person."),
                    )
                ],
                [many("actions", N_("Five actions"), FiveAction)],
            ],
            desk.now(),
            {"kind": [(each.value, term(each)) for each in AidKind]},
        )
        self.fields["kind"].changed.connect(self._ruled)

    def write(self, value: object) -> None:
        """Show an application."""
        assert isinstance(value, AidGrant)
        self.before = value
        super().write(replace(value, kind=value.kind.value))  # type: ignore[arg-type]  # the list's own value

    def obey(self, rules: Sequence[AidRule]) -> None:
        """The rules in force."""
        self.rules = tuple(rules)

    def read(self) -> AidGrant:
        """The application as typed. DeskError: aid.kind_needed, aid.class_needed, aid.day_needed."""
        assert self.before is not None
        said = self.values()
        for name, key in (
            ("kind", "aid.kind_needed"),
            ("of", "aid.class_needed"),
            ("applied_on", "aid.day_needed"),
        ):
            if not said[name]:
                raise DeskError(key, field=name)
        said["kind"], said["household_id"] = AidKind(said["kind"]), said["household_id"] or None
        return replace(self.before, **said)

    def _ruled(self) -> None:
        """A fixed amount and class stand there at once; what was typed before is left alone."""
        kind = self.fields["kind"].value()
        rule = rule_of(AidKind(str(kind)), self.rules) if kind else None
        if rule is None or self._quiet:
            return
        if rule.amount and not self.fields["cash"].text():  # type: ignore[attr-defined]  # an amount has one
            self.fields["cash"].set_value(rule.amount)
        if rule.of is not None and self.fields["of"].value() is None:
            self.fields["of"].set_value(rule.of.value)

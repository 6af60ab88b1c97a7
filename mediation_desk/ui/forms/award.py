"""The form by which an award is proposed."""

from __future__ import annotations

from dataclasses import replace

from mediation_desk.domain.award import Award, AwardFor, AwardKind, AwardLevel
from mediation_desk.domain.household import FiveAction
from mediation_desk.errors import DeskError
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.area_field import AreaField
from mediation_desk.ui.forms.entry_form import EntryForm
from mediation_desk.ui.forms.household_field import HouseholdField
from mediation_desk.ui.forms.specs import choose, line, lines, many, number, one, past
from mediation_desk.words import N_, _, term


class AwardForm(EntryForm):
    """`read()` gives the proposal as typed."""

    def __init__(self, desk: Desk) -> None:
        self.before: Award | None = None
        super().__init__(
            [
                [choose("kind", N_("Award"))],
                [choose("level", N_("Level")), number("year", N_("Year"))],
                [one("of", N_("Who is honoured"), AwardFor)],
                [
                    HouseholdField(
                        desk,
                        label=_("Household"),
                        optional=True,
                        helper=_("Without a household of the register the director looks first."),
                    )
                ],
                [line("name", N_("Name of the family's head or the person"))],
                [AreaField(desk, label=_("Area"), optional=True)],
                [lines("deeds", N_("Deeds"))],
                [past("proposed_on", N_("Proposed on"))],
                [many("actions", N_("Five actions"), FiveAction)],
            ],
            desk.now(),
            {
                "kind": [(each.value, term(each)) for each in AwardKind],
                "level": [(each.value, term(each)) for each in AwardLevel],
            },
        )

    def write(self, value: object) -> None:
        """Show a proposal."""
        assert isinstance(value, Award)
        self.before = value
        shown = replace(value, kind=value.kind.value, level=value.level.value)  # type: ignore[arg-type]
        super().write(shown)

    def read(self) -> Award:
        """The proposal as typed. DeskError: award.kind_needed, award.level_needed, award.day_needed."""
        assert self.before is not None
        said = self.values()
        for name, key in (
            ("kind", "award.kind_needed"),
            ("level", "award.level_needed"),
            ("proposed_on", "award.day_needed"),
        ):
            if not said[name]:
                raise DeskError(key, field=name)
        said["kind"], said["level"] = AwardKind(said["kind"]), AwardLevel(said["level"])
        said["of"] = said["of"] or AwardFor.FAMILY
        said["household_id"] = said["household_id"] or None
        return replace(self.before, **said)

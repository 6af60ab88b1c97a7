"""The form of a base where families learn the law."""

from __future__ import annotations

from dataclasses import replace

from mediation_desk.domain.legal_base import LegalBase
from mediation_desk.errors import DeskError
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.area_field import AreaField
from mediation_desk.ui.forms.entry_form import EntryForm
from mediation_desk.ui.forms.specs import day, line
from mediation_desk.words import N_, _


class LegalBaseForm(EntryForm):
    """`read()` gives the base as typed."""

    def __init__(self, desk: Desk) -> None:
        self.before: LegalBase | None = None
        super().__init__(
            [
                [line("name", N_("Name of the base"))],
                [AreaField(desk, label=_("Area"), optional=True)],
                [line("address", N_("Address"))],
                [day("since", N_("In use from"))],
                [day("until", N_("In use until (optional)"))],
            ],
            desk.now(),
        )

    def write(self, value: object) -> None:
        """Show a base."""
        assert isinstance(value, LegalBase)
        self.before = value
        super().write(value)

    def read(self) -> LegalBase:
        """The base as typed. DeskError: base.since_needed."""
        assert self.before is not None
        said = self.values()
        if said["since"] is None:
            raise DeskError("base.since_needed", field="since")
        return replace(self.before, **said)

"""The field for a household: some letters of a member's name, its number or its address."""

from __future__ import annotations

from mediation_desk.domain.household_list import HouseholdLine
from mediation_desk.services.households import find_households, household_line
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.finder_field import FinderField
from mediation_desk.words import _


class HouseholdField(FinderField):
    """`value()` is a household's id or ""; `line` is the one taken, as a list shows it."""

    def __init__(
        self,
        desk: Desk,
        name: str = "household_id",
        label: str = "",
        *,
        helper: str = "",
        optional: bool = False,
    ) -> None:
        super().__init__(
            name,
            label or _("Household"),
            "household.unknown",
            placeholder=_("Name, number or address"),
            helper=helper,
            optional=optional,
        )
        self._desk = desk
        self._lines: dict[str, HouseholdLine] = {}
        self.wanted.connect(lambda typed: desk.ask(self, self._show, find_households, typed))
        desk.masked_changed.connect(self._masked)

    @property
    def line(self) -> HouseholdLine | None:
        """The household taken."""
        return self._lines.get(self.text())

    def set_value(self, value: object) -> None:
        """Show the household of this id as soon as the register says what it is called."""
        super().set_value(value)
        wanted = self.text()
        if wanted and wanted not in self._lines:
            self._desk.ask(self, self._known, household_line, wanted)

    def words_of(self, entry_id: str) -> str:
        """Head, number and area, once known."""
        line = self._lines.get(entry_id)
        return self._said(line) if line is not None else ""

    def _show(self, found: tuple[HouseholdLine, ...]) -> None:
        self._lines |= {one.id: one for one in found}
        self.offer([(one.id, self._said(one)) for one in found])

    def _known(self, line: HouseholdLine | None) -> None:
        if line is None:
            return
        self._lines[line.id] = line
        if self.text() == line.id:
            self.put(line.id, self._said(line))

    def _masked(self, _masked: bool) -> None:
        if self.line is not None:
            self.put(self.line.id, self._said(self.line))

    def _said(self, line: HouseholdLine) -> str:
        address = "" if line.hides_address else self._desk.hidden(line.address)
        return " · ".join(filter(None, (self._desk.shown(line.head_name), line.number, line.area, address)))

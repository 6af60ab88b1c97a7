"""The row of filters over the list of households."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.colour import ColourScheme
from mediation_desk.domain.household import FiveAction
from mediation_desk.domain.household_list import NO_COLOUR, OLD_SCHEME, AreaShare, HouseholdFilter, in_order
from mediation_desk.domain.person import SpecialGroup
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.filter_button import INDENT, FilterButton
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.layout import size
from mediation_desk.ui.kit.line_edit import LineEdit
from mediation_desk.words import _, term

_PAUSE_MS = 150
WAITING, CLOSED = "waiting", "closed"


class HouseholdFilters(QWidget):
    """Words, area, colour, visit, tags, actions, who looks after it; `changed` after every choice."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = LineEdit(_("Name, number or address"), compact=True)
        self.words.setAccessibleName(_("Find a household"))
        self.area = FilterButton(_("Area"), [], one=True)
        self.colour = FilterButton(_("Colour"), [])
        self.visit = FilterButton(_("Visit"), [(True, _("Overdue"))], one=True)
        self.group = FilterButton(_("Tag"), [(one, term(one)) for one in SpecialGroup])
        self.action = FilterButton(_("Five actions"), [(one, term(one)) for one in FiveAction])
        self.helper = FilterButton(_("Who looks after it"), [])
        states = [(WAITING, _("Waits for approval")), (CLOSED, _("Closed"))]
        self.state = FilterButton(_("State"), states, one=True)
        self.clear_all = Button(_("Clear filters"), "text", compact=True)
        self.clear_all.clicked.connect(self.clear)
        flowing = FlowLayout(self, gap=8)
        flowing.addWidget(size(self.words, width=208))
        for button in self.buttons():
            button.changed.connect(self._changed)
            flowing.addWidget(button)
        flowing.addWidget(self.clear_all)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._changed)
        self.words.textEdited.connect(self._pause.start)
        self._show_active()

    def buttons(self) -> tuple[FilterButton, ...]:
        """The filters in their order."""
        return self.area, self.colour, self.visit, self.group, self.action, self.helper, self.state

    def offer(self, scheme: ColourScheme, areas: Sequence[AreaShare]) -> None:
        """Offer the colours in force and the tree of areas."""
        self.area.set_options([(one.path, INDENT * one.level + one.name) for one in in_order(areas)])
        self.colour.set_options(
            [
                *((one.code, f"{one.word} {one.verb}") for one in scheme.colours),
                (NO_COLOUR, _("Without colour")),
                (OLD_SCHEME, _("Earlier scheme")),
            ]
        )

    def offer_helpers(self, helpers: Sequence[tuple[str, str]]) -> None:
        """Offer who pairs with or claimed households."""
        self.helper.set_options(list(helpers))

    def wanted(self) -> HouseholdFilter:
        """The filter as chosen."""
        return HouseholdFilter(
            area_path=next(iter(self.area.value()), ""),
            colours=frozenset(self.colour.value()),
            overdue=bool(self.visit.value()),
            groups=frozenset(self.group.value()),
            actions=frozenset(self.action.value()),
            helper_ids=frozenset(self.helper.value()),
            waiting=WAITING in self.state.value(),
            closed=CLOSED in self.state.value(),
            typed=self.words.text(),
        )

    def show_only(
        self,
        *,
        area_path: str = "",
        colours: Sequence[str] = (),
        overdue: bool = False,
        waiting: bool = False,
    ) -> None:
        """Filter by these alone, as a link of the board says."""
        for button in self.buttons():
            blocked = button.blockSignals(True)
            button.clear()
            button.blockSignals(blocked)
        self.words.clear()
        for button, values in (
            (self.area, [area_path] * bool(area_path)),
            (self.colour, list(colours)),
            (self.visit, [True] * overdue),
            (self.state, [WAITING] * waiting),
        ):
            blocked = button.blockSignals(True)
            button.set_value(values)
            button.blockSignals(blocked)
        self._changed()

    def clear(self) -> None:
        """Filter nothing."""
        self.show_only()

    def _changed(self) -> None:
        self._show_active()
        self.changed.emit()

    def _show_active(self) -> None:
        self.clear_all.setVisible(
            bool(self.words.text()) or any(bool(button.value()) for button in self.buttons())
        )

"""The filters over the board of obligations."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.obligation import DueGroup, Duty, PerformanceStatus
from mediation_desk.domain.party import Side
from mediation_desk.services.performance_board import BoardFilter
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.filter_button import FilterButton
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import IconLabel
from mediation_desk.ui.kit.line_edit import LineEdit
from mediation_desk.words import _, term

_SIDES = (Side.SEEKER, Side.OTHER, Side.NEUTRAL)


class BoardFilters(QWidget):
    """Words, day, side, status, kind and mediator; `changed` after every choice."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.typed = LineEdit(_("Name, number or what for"), compact=True)
        self.typed.setAccessibleName(_("Find an obligation"))
        self.typed.put_before(IconLabel("search", "ink3", 16))
        self.when = FilterButton(_("Due"), [(one, term(one)) for one in DueGroup])
        self.side = FilterButton(_("Debtor's side"), [(one, term(one)) for one in _SIDES])
        self.status = FilterButton(
            _("State"),
            [(one, term(one)) for one in PerformanceStatus if one is not PerformanceStatus.PERFORMED],
        )
        self.duty = FilterButton(_("Kind"), [(one, term(one)) for one in Duty])
        self.mediator = FilterButton(_("Mediator"), [])
        self.clear_all = Button(_("Clear filters"), "text", compact=True)
        flow = FlowLayout(self, gap=8)
        flow.addWidget(self.typed)
        for button in self.buttons():
            button.changed.connect(self._changed)
            flow.addWidget(button)
        flow.addWidget(self.clear_all)
        self.typed.textChanged.connect(self._changed)
        self.clear_all.clicked.connect(self.clear)
        self.clear_all.hide()

    def buttons(self) -> tuple[FilterButton, ...]:
        """The filters in their order."""
        return self.when, self.side, self.status, self.duty, self.mediator

    def offer_mediators(self, mediators: Sequence[tuple[str, str]]) -> None:
        """Offer those who lead a case of the list; nothing to choose from is not shown."""
        if len(mediators) > 1 or self.mediator.value():
            self.mediator.set_options(mediators)
        self.mediator.setVisible(len(mediators) > 1 or bool(self.mediator.value()))

    def wanted(self) -> BoardFilter:
        """The filter as chosen."""
        return BoardFilter(
            when=frozenset(self.when.value()),
            sides=frozenset(self.side.value()),
            statuses=frozenset(self.status.value()),
            mediator_ids=frozenset(self.mediator.value()),
            duties=frozenset(self.duty.value()),
            typed=self.typed.text(),
        )

    def clear(self) -> None:
        """Filter nothing."""
        self.typed.clear()
        for button in self.buttons():
            button.clear()

    def _changed(self) -> None:
        chosen = any(button.value() for button in self.buttons()) or bool(self.typed.text().strip())
        self.clear_all.setVisible(chosen)
        self.changed.emit()

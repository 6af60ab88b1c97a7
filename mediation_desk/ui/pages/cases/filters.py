"""The row of filters over the case list; in large text it folds into one button."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.case import CaseState
from mediation_desk.domain.case_filter import CaseFilter
from mediation_desk.domain.reception import DisputeSubtype
from mediation_desk.domain.safety import Mark
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.ui import style
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.filter_button import FilterButton
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.layout import Column, Row
from mediation_desk.ui.kit.safety_mark import mark_words
from mediation_desk.words import _, term

_SHOWN_YEARS = 6
_FOLDS_FROM = 1.5


class CaseFilters(QWidget):
    """Year, state, mediator, dispute, mark and day of acceptance; `changed` after every choice."""

    changed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        years = [(year, str(year)) for year in range(today.year, today.year - _SHOWN_YEARS, -1)]
        spans = [(30, _("Last 30 days")), (90, _("Last 90 days")), (365, _("Last 365 days"))]
        marks = [(mark, mark_words(mark) or _("No mark")) for mark in Mark]
        self.year = FilterButton(_("Year"), years, one=True)
        self.state = FilterButton(_("State"), [(state, term(state)) for state in CaseState])
        self.mediator = FilterButton(_("Mediator"), [])
        self.dispute = FilterButton(_("Dispute"), [(one, term(one)) for one in DisputeSubtype])
        self.mark = FilterButton(_("Mark"), marks)
        self.accepted = FilterButton(_("Day of acceptance"), spans, one=True)
        self.clear_all = Button(_("Clear filters"), "text", compact=True)
        self.fold = Button("", compact=True, icon="filter")
        self.fold.setCheckable(True)
        self._row = QWidget()
        self._lay_out()
        self.clear_all.clicked.connect(self.clear)
        self.fold.toggled.connect(self._fit)
        self.changed.connect(self._show_active)
        self._show_active()
        style.on_refit(self, self._fit)

    def offer_mediators(self, staff: Sequence[Staff]) -> None:
        """Offer everybody who leads cases here."""
        leading = [one for one in staff if one.roles & {Role.MEDIATOR, Role.DIRECTOR}]
        self.mediator.set_options([(one.id, one.name) for one in leading])

    def wanted(self, typed: str) -> CaseFilter:
        """The filter as chosen, with the words typed in the search field."""
        year = next(iter(self.year.value()), None)
        days = next(iter(self.accepted.value()), None)
        starts = [date(year, 1, 1)] if year else []
        starts += [self._today - timedelta(days=days)] if days else []
        return CaseFilter(
            states=frozenset(self.state.value()),
            mediator_ids=frozenset(self.mediator.value()),
            subtypes=frozenset(self.dispute.value()),
            marks=frozenset(self.mark.value()),
            accepted_from=max(starts, default=None),
            accepted_to=date(year, 12, 31) if year else None,
            typed=typed,
        )

    def clear(self) -> None:
        """Filter nothing."""
        for button in self.buttons():
            button.clear()

    def buttons(self) -> tuple[FilterButton, ...]:
        """The filters in their order."""
        return self.year, self.state, self.mediator, self.dispute, self.mark, self.accepted

    def _lay_out(self) -> None:
        flow = FlowLayout(self._row, gap=8)
        for button in self.buttons():
            button.changed.connect(self.changed)
            flow.addWidget(button)
        first = Row(gap=8)
        first.addWidget(self.fold)
        first.addWidget(self._row, 1)
        first.addStretch(0)
        first.addWidget(self.clear_all)
        Column(self).addLayout(first)

    def _show_active(self) -> None:
        active = sum(1 for button in self.buttons() if button.value())
        self.clear_all.setVisible(bool(active))
        self.fold.set_text(_("Filter · {n}", n=active) if active else _("Filter"))

    def _fit(self) -> None:
        folds = style.look().factor >= _FOLDS_FROM
        self.fold.setVisible(folds)
        self._row.setVisible(not folds or self.fold.isChecked())

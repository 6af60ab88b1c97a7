"""The gaps of one library clause as fields in the library's order; those not asked for now are hidden."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.agreement import Clause
from mediation_desk.domain.clauses.form import ClauseForm
from mediation_desk.domain.clauses.names import Names
from mediation_desk.domain.clauses.sentence import asked, support_end
from mediation_desk.ui.kit.field_grid import FieldGrid
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.pages.agreement.gap_fields import GapField, gap_field
from mediation_desk.ui.pages.agreement.gap_values import show_month
from mediation_desk.words import _


class GapForm(QWidget):
    """`typed(name, value)` is called for each change by the person; `show_clause` never calls it."""

    def __init__(
        self, form: ClauseForm, names: Names, today: date, typed: Callable[[str, str], None]
    ) -> None:
        super().__init__()
        self.form = form
        self._names, self._today, self._typed = names, today, typed
        self._quiet = False
        self.gaps: dict[str, GapField] = {}
        for gap in form.gaps:
            made = gap_field(gap, names, today)
            made.field.changed.connect(lambda made=made: self._changed(made))
            self.gaps[gap.name] = made
        self._end = Label("", "small")
        grid = FieldGrid([*(made.columns for made in self.gaps.values()), 4])
        for widget in (*(made.field for made in self.gaps.values()), self._end):
            grid.addWidget(widget)
        Column(self).addLayout(grid)
        self._end.hide()

    def show_clause(self, clause: Clause) -> None:
        """Show the values of a clause; a field that holds its value already is left alone."""
        values = dict(clause.gaps)
        self._quiet = True
        for name, made in self.gaps.items():
            value = values.get(name, "")
            if made.read() != value:
                made.write(value)
        self._quiet = False
        shown = {gap.name for gap in asked(self.form, values, self._names, self._today)}
        for name, made in self.gaps.items():
            made.field.setVisible(name in shown)
        end = support_end(values, self._names)
        self._end.setVisible(end is not None)
        if end is not None:
            self._end.setText(_("Paid until {month}", month=show_month(end)))

    def _changed(self, made: GapField) -> None:
        if not self._quiet:
            self._typed(made.gap.name, made.read())

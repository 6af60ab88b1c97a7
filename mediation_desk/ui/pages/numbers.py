"""The page of numbers: how they read, with an example, and the ledger of every number taken."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.numbering import Series, check_pattern, format_number
from mediation_desk.errors import DeskError
from mediation_desk.services.numbers import (
    SHOWN,
    TakenNumber,
    number_ledger,
    number_patterns,
    set_number_patterns,
)
from mediation_desk.services.permission import roles_of
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.cells import Cell, Column, Tag, Text
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.kit.table import Table
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.ui.pages.page import Page
from mediation_desk.ui.two_panes import TwoPanes
from mediation_desk.words import _, sentence, term

_YEARS = 6
_EXAMPLE = 7


class NumbersPage(Page):
    """Patterns at the left, the ledger at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Numbers"))
        self.keep = Button(_("Keep the patterns"), "primary")
        self.keep.clicked.connect(self.primary)
        self.head.add_button(self.keep)
        self.form = Form()
        self.patterns = {series: TextField(series, term(series), max_length=60) for series in SHOWN}
        for series, field in self.patterns.items():
            self.form.add(field)
            field.changed.connect(partial(self._say_example, series))
        self.form.submitted.connect(self.primary)
        today = desk.today()
        self.series = Segments([(one, term(one)) for one in SHOWN], compact=True, name=_("Series"))
        self.series.break_lines()
        self.series.set_value(Series.CASE)
        years = [(year, str(year)) for year in range(today.year, today.year - _YEARS, -1)]
        self.year = ComboField("year", "", years)
        self.year.set_value(today.year)
        self.year.control.setAccessibleName(_("Year"))
        self.ledger = Table(
            (
                Column(key="number", title=_("Number"), wrap=True),
                Column(key="state", title=_("State"), width=112),
                Column(key="reason", title=_("Reason"), wrap=True),
            ),
            _cells,
            key=_number,
            name=_("Every number taken"),
        )
        self._empty = EmptyState(_("No number taken yet"))
        self._may_change = bool(desk.staff.roles & roles_of(set_number_patterns))
        self._lay_out()
        self.series.changed.connect(self._look)
        self.year.changed.connect(self._look)
        desk.changed.connect(self._changed)

    def opened(self, *_args: object) -> None:
        """Ask for patterns and numbers."""
        self.desk.ask(self, self._show_patterns, number_patterns)
        self._look()

    def primary(self) -> None:
        """Keep the patterns typed."""
        if not self._may_change:
            return
        self.form.clear_errors()
        for series, field in self.patterns.items():
            try:
                check_pattern(field.value(), series=series)
            except DeskError as fault:
                self.form.show_error(series, sentence(fault))
                return
        typed = tuple((series, field.value()) for series, field in self.patterns.items())
        self.desk.do(self, self._kept, set_number_patterns, typed)

    def panes(self) -> tuple[QWidget, ...]:
        """Patterns, then the ledger."""
        return self.form, self.ledger

    def _lay_out(self) -> None:
        patterns = Sheet(_("How numbers read"), scrolls=True)
        patterns.add(Prose(_("pattern.help"), "small", tone="ink2"))
        patterns.add(self.form)
        patterns.body.addStretch(1)
        self.form.setEnabled(self._may_change)
        self.keep.setVisible(self._may_change)
        listed = Sheet(_("Every number taken"))
        choose = FlowLayout(gap=12)
        choose.addWidget(self.series)
        choose.addWidget(self.year)
        choose.addStretch(1)
        listed.add(choose)
        listed.add(self.ledger, 1)
        listed.add(self._empty, 1)
        words = (_("How numbers read"), _("Every number taken"))
        self.body.addWidget(TwoPanes(patterns, listed, words, weights=(2, 3)), 1)

    def _show_patterns(self, patterns: tuple[tuple[Series, str], ...]) -> None:
        for series, pattern in patterns:
            self.patterns[series].set_value(pattern)

    def _say_example(self, series: Series) -> None:
        field = self.patterns[series]
        try:
            example = format_number(
                field.value(),
                year=self.desk.today().year,
                sequence=_EXAMPLE,
                abbreviation=self.desk.centre.abbreviation,
            )
        except DeskError as fault:
            field.set_error(sentence(fault))
            return
        field.set_error(None)
        field.set_helper(_("Example: {number}", number=example))

    def _kept(self, _value: object) -> None:
        self.desk.toast(_("Numbers read like this from the next one on"))

    def _look(self) -> None:
        series, year = self.series.value(), self.year.value()
        if series is not None and year is not None:
            self.desk.ask(self, self._show_ledger, number_ledger, series, year)

    def _show_ledger(self, taken: tuple[TakenNumber, ...]) -> None:
        self.ledger.set_rows(taken)
        self.ledger.setVisible(bool(taken))
        self._empty.setVisible(not taken)

    def _changed(self, nouns: frozenset[str]) -> None:
        if self.isVisible() and nouns & {"case", "reception", "agreement", "number"}:
            self._look()


def _cells(taken: TakenNumber) -> tuple[Cell, ...]:
    void = taken.void_reason is not None
    state = Tag(text=_("void"), tone="red") if void else Tag(text=_("taken"))
    return Text(text=taken.number), state, Text(text=taken.void_reason or "")


def _number(taken: TakenNumber) -> str:
    return taken.number

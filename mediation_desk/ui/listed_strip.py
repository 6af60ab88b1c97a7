"""Above a form that takes a number: which one it will be, once a copy was put back; nothing otherwise."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.numbering import Series
from mediation_desk.services.listed_numbers import NumberChoice, number_choice
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column, Row, clear, size
from mediation_desk.ui.kit.notice import Act, Notice
from mediation_desk.words import _, term

_WIDE = 320


class ListedStrip(QWidget):
    """`look()` whenever something new is shown; `value()` is a listed number, or "" for the next one.

    While the last number on paper is not told, it says so before anything is typed in vain.
    """

    def __init__(self, desk: Desk, series: Series) -> None:
        super().__init__()
        self._desk, self._series = desk, series
        self.choice = NumberChoice(asks=False)
        self._needed = True
        self.number = ComboField("listed", "")
        self.number.control.setAccessibleName(_("Which number it gets"))
        self._row = QWidget()
        row = Row(self._row, gap=12)
        row.addWidget(Label(term(series), "small"))
        row.addWidget(size(self.number, width=_WIDE))
        row.addStretch(1)
        column = Column(self, gap=8)
        self._notice = Column()
        column.addLayout(self._notice)
        column.addWidget(self._row)
        self.hide()
        desk.changed.connect(self._changed)

    def look(self, *, needed: bool = True) -> None:
        """Ask how numbers stand; `needed` is False where what is shown has its number already."""
        self._needed = needed
        self.number.set_value("")
        self._desk.ask(self, self._show, number_choice, self._series)

    def value(self) -> str:
        """The listed number chosen; empty for the next new one."""
        return str(self.number.value() or "") if self._needed else ""

    def _changed(self, nouns: frozenset[str]) -> None:
        if nouns & {"number", "restored"}:
            self._desk.ask(self, self._show, number_choice, self._series)

    def _show(self, choice: NumberChoice) -> None:
        self.choice = choice
        clear(self._notice)
        if choice.asks:
            acts: list[Act] = [(_("Say the last numbers on paper"), self._go)] if choice.opens else []
            self._notice.addWidget(Notice(_("number.ask_paper"), "amber", acts=acts))
        options = [("", _("The next new number")), *((one, one) for one in choice.waiting)]
        self.number.set_options(options)
        if self.number.value() is None:
            self.number.set_value("")
        self._row.setVisible(bool(choice.waiting))
        self.setVisible(self._needed and (choice.asks or bool(choice.waiting)))

    def _go(self) -> None:
        self._desk.go("restored", "asked")

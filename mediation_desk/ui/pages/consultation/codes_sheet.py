"""Whom the consultation is about and by which code each is called: it is read beside what is typed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.kit.line_values import Line
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import _


class CodesSheet(QWidget):
    """`say(pairs)`: names and codes; hidden when nobody is known by name."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._codes: tuple[tuple[str, str], ...] = ()
        self.lines = LineList(grows=True, row_height=40, name=_("Write codes, no names"))
        sheet = Sheet(_("Write codes, no names"))
        said = _("Other units read it. It is compared with everybody's name, number, phone and address.")
        sheet.add(Prose(said, "small", tone="ink2"))
        sheet.add(self.lines)
        column = Column(self, gap=0)
        column.addWidget(sheet)
        self.hide()
        desk.masked_changed.connect(lambda _masked: self.say(self._codes))

    def say(self, codes: tuple[tuple[str, str], ...]) -> None:
        """Show these, or nothing."""
        self._codes = codes
        self.setVisible(bool(codes))
        self.lines.set_lines(
            [Line(id=name, first=code, second=self._desk.shown(name), icon="user") for name, code in codes]
        )

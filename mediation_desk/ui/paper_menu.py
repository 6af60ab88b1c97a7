"""A button that prints a paper or writes it as PDF or Word; the paper is made when it is wanted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.paper_out import export_paper, print_paper
from mediation_desk.ui.spoken import Role
from mediation_desk.words import _

Then = Callable[[MadePaper], None]


class PaperMenu(Button):
    """`make(then)` has the paper made and gives it to `then`."""

    spoken_as = Role.ButtonMenu

    def __init__(
        self, desk: Desk, words: str, make: Callable[[Then], None], *, compact: bool = False
    ) -> None:
        super().__init__(words, icon="printer", compact=compact)
        self._desk, self._make = desk, make
        self.clicked.connect(self.open_menu)

    def open_menu(self) -> QMenu:
        """Show the three ways under the button."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Print"), partial(self._make, self._print))
        menu.addAction(_("As PDF"), partial(self._make, partial(self._export, "pdf")))
        menu.addAction(_("As Word"), partial(self._make, partial(self._export, "docx")))
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        return menu

    def _print(self, made: MadePaper) -> None:
        print_paper(self._desk, self, made)

    def _export(self, kind: str, made: MadePaper) -> None:
        export_paper(self._desk, self, made, kind)

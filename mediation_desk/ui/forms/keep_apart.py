"""Words marked in a text and kept with one side: 仅甲方 in the menu of the right mouse button."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu, QTextEdit

from mediation_desk.domain.case import Case
from mediation_desk.domain.party import Side
from mediation_desk.services import sides
from mediation_desk.services.access import DOSSIER_WRITE
from mediation_desk.ui import icons
from mediation_desk.ui.desk import Desk
from mediation_desk.words import N_, _

ONLY = {
    Side.SEEKER: N_("Only the first side"),
    Side.OTHER: N_("Only the second side"),
    Side.CHILD: N_("Only the child"),
    Side.NEUTRAL: N_("Only the third side"),
}
_PARAGRAPH = "\u2029"  # how Qt separates the lines of what is selected


def sides_of(case: Case) -> list[Side]:
    """The sides words can belong to."""
    found = {party.side for party in case.parties}
    return [side for side in (Side.SEEKER, Side.OTHER, Side.NEUTRAL) if side in found]


class KeepApart(QObject):
    """One more line a side in the menu of `edit` keeps what is selected there; the text stays as it is."""

    def __init__(self, desk: Desk, edit: QTextEdit, case_id: str, case_sides: Iterable[Side]) -> None:
        super().__init__(edit)
        self._desk, self._edit, self._case_id = desk, edit, case_id
        self._sides = tuple(case_sides)
        if desk.staff.roles & DOSSIER_WRITE:
            edit.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            edit.customContextMenuRequested.connect(self._pop_up)

    def menu(self, at: QPoint) -> QMenu:
        """The text's own menu, and under it who alone may have said this."""
        menu = self._edit.createStandardContextMenu(at)
        menu.addSeparator()
        for side in self._sides:
            words = _("Keep these words off papers for others: {side}", side=_(ONLY[side]))
            action = menu.addAction(icons.icon("separator-vertical", "ink2"), words)
            action.setEnabled(bool(self.selected()))
            action.triggered.connect(partial(self._keep, side))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def selected(self) -> tuple[str, ...]:
        """What is selected, line by line."""
        lines = self._edit.textCursor().selectedText().split(_PARAGRAPH)
        return tuple(line.strip() for line in lines if line.strip())

    def _pop_up(self, at: QPoint) -> None:
        self.menu(at).popup(self._edit.mapToGlobal(at))

    def _keep(self, side: Side, _checked: bool = False) -> None:
        for line in self.selected():
            self._desk.do(self, self._kept, sides.keep_phrase_apart, self._case_id, side, line)

    def _kept(self, _phrase_id: str) -> None:
        self._desk.toast(_("Kept with this side."))

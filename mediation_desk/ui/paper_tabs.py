"""The tabs of 文书: the forms, the office's own papers, the check code, the laws; three pages share them."""

from __future__ import annotations

from PySide6.QtCore import Signal

from mediation_desk.services.access import AT_THE_DESK, DOSSIER_WRITE
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.tabs import Tabs
from mediation_desk.words import _

LAWS, OFFICE = "laws", "office_papers"


class PaperTabs(Tabs):
    """`here` is all, office_papers, code or laws. `part(key)`: another part of this page.

    A part that stands on another page opens that page; who may not open the papers sees the laws alone.
    """

    part = Signal(str)

    def __init__(self, here: str, desk: Desk) -> None:
        words = [(LAWS, _("Articles of law"))]
        if desk.staff.roles & AT_THE_DESK:
            office = [(OFFICE, _("Of the office"))] if desk.staff.roles & DOSSIER_WRITE else []
            words = [("all", _("All")), *office, ("code", _("Check code")), *words]
        super().__init__(words, name=_("Papers"))
        self._here, self._desk = here, desk
        self.show_tab(here)
        self.chosen.connect(self._go)

    def _go(self, key: str) -> None:
        if _page(key) == _page(self._here):
            self._here = key
            self.part.emit(key)
            return
        self.show_tab(self._here)
        self._desk.go(*((key,) if key in (LAWS, OFFICE) else ("papers", key)))


def _page(key: str) -> str:
    """The page a tab stands on."""
    return key if key in (LAWS, OFFICE) else "papers"

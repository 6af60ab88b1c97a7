"""The tabs of 文书: the forms, the check code, the laws; two pages share them."""

from __future__ import annotations

from PySide6.QtCore import Signal

from mediation_desk.services.access import AT_THE_DESK
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.tabs import Tabs
from mediation_desk.words import _

LAWS = "laws"


class PaperTabs(Tabs):
    """`here` is all, code or laws. `part(key)`: another part of this page.

    A part that stands on the other page opens that page; who may not open the papers sees the laws alone.
    """

    part = Signal(str)

    def __init__(self, here: str, desk: Desk) -> None:
        words = [(LAWS, _("Articles of law"))]
        if desk.staff.roles & AT_THE_DESK:
            words = [("all", _("All")), ("code", _("Check code")), *words]
        super().__init__(words, name=_("Papers"))
        self._here, self._desk = here, desk
        self.show_tab(here)
        self.chosen.connect(self._go)

    def _go(self, key: str) -> None:
        if (key == LAWS) is (self._here == LAWS):
            self._here = key
            self.part.emit(key)
            return
        self.show_tab(self._here)
        self._desk.go(*((LAWS,) if key == LAWS else ("papers", key)))

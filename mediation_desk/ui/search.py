"""The search field of the top bar types into the case list, from whatever page one stands on."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject

from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.top_bar import TopBar
from mediation_desk.ui.pages.cases.page import CasesPage
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _

CASES = "cases"
_FEWEST, _MOST = 2, 4  # letters that are read as initials before anybody would type whole pinyin


class Frame(Protocol):
    """The part of the frame the field turns."""

    bar: TopBar
    desk: Desk

    @property
    def page(self) -> Page | None:
        """The page shown now."""

    def made_page(self, key: str) -> Page | None:
        """A page made earlier in this sitting, shown or not."""

    def show_page(self, key: str, args: object = ()) -> None:
        """Open a page."""


class SearchField(QObject):
    """Leads what is typed to the case list; Enter and ↓ go into the list. Hidden from roles without it."""

    def __init__(self, frame: Frame, *, offered: bool) -> None:
        super().__init__(frame.bar)
        self._frame = frame
        frame.bar.search.setVisible(offered)
        if offered:
            frame.bar.searched.connect(self._typed)
            frame.bar.search_entered.connect(self._enter_list)
            frame.bar.search.stepped.connect(self._step)
            frame.desk.masked_changed.connect(self._say_how)

    def _typed(self, typed: str) -> None:
        self._say_how()
        here = self._frame.page
        if here is not None and here.takes_search:
            here.search_here(typed)
            return
        list_page = self._frame.made_page(CASES)
        if self._frame.page is not list_page and typed.strip():
            self._frame.show_page(CASES, (typed,))
            self._frame.bar.search.setFocus()
        elif isinstance(list_page, CasesPage):
            list_page.search(typed)

    def _enter_list(self) -> None:
        here = self._frame.page
        if isinstance(here, CasesPage) or (here is not None and here.takes_search):
            here.find_in_list()

    def _step(self, step: int) -> None:
        if step > 0:
            self._enter_list()

    def _say_how(self, _masked: bool = False) -> None:
        search = self._frame.bar.search
        typed = search.text().strip()
        initials = typed.isascii() and typed.isalpha() and _FEWEST <= len(typed) <= _MOST
        shown = initials and not self._frame.desk.masked
        search.set_note(_("initials {letters}", letters=" · ".join(typed.lower())) if shown else "")

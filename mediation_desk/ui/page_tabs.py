"""The tabs of sister pages: each page carries its own bar, on which it is always the current one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mediation_desk.ui.kit.tabs import Tabs


class PageTabs(Tabs):
    """`tabs` = [(page key, word)]; choosing another tab opens that page, which brings its own bar."""

    def __init__(
        self, tabs: Sequence[tuple[str, str]], key: str, open_page: Callable[[str], None], name: str
    ) -> None:
        super().__init__(tabs, name=name)
        self._key, self._open_page = key, open_page
        self.show_tab(key)
        self.chosen.connect(self._go)

    def _go(self, key: str) -> None:
        if key != self._key:
            self.show_tab(self._key)
            self._open_page(key)

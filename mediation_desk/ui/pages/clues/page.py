"""线索: the list of clues, the log of 12338 calls and the offers of counselling, one at a time."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.ui.kit.stack import Stack
from mediation_desk.ui.pages.clues.calls_pane import CallsPane
from mediation_desk.ui.pages.clues.list_pane import ListPane
from mediation_desk.ui.pages.clues.offers_pane import OffersPane
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _

_PARTS = ("clues", "calls", "offers")
_NOUNS = frozenset({"clue", "call", "offer", "reception", "case", "household", "staff", "area"})


class CluesPage(Page):
    """`desk.go("clues")`; with "calls" or "offers" that part, with "find" and words what they find."""

    takes_search = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _("Clues"))
        self.clues, self.calls, self.offers = ListPane(desk), CallsPane(desk), OffersPane(desk)
        self._panes = dict(zip(_PARTS, (self.clues, self.calls, self.offers), strict=True))
        self.parts = Segments(
            [("clues", _("Clues")), ("calls", _("Calls to 12338")), ("offers", _("Counselling offered"))],
            compact=True,
            name=_("Parts"),
        )
        self.parts.set_value("clues")
        self.parts.changed.connect(self._turn)
        self.export = Button(_("Export"), icon="file-export")
        self.export.clicked.connect(self.clues.export)
        self.new = Button(_("Take a clue in"), "primary", icon="plus")
        self.new.setToolTip("Ctrl+Enter")
        self.new.clicked.connect(self.primary)
        self.head.set_facts(self.parts)
        self.head.add_button(self.export)
        self.head.add_button(self.new)
        self._stack = Stack()
        for pane in self._panes.values():
            self._stack.addWidget(pane)
        self.body.addWidget(self._stack, 1)
        self.clues.counted.connect(self._say_count)
        desk.changed.connect(self._changed)

    def opened(self, *args: object) -> None:
        """A part's key may come along, with words to find or what to begin."""
        given = [*(str(one) for one in args), "", ""]
        if given[0] == "find":
            self.parts.set_value("clues")
            self.clues.search(given[1])
        elif given[0] == "overdue":
            self.parts.set_value("clues")
            self.clues.overdue()
        elif given[0] in _PARTS:
            self.parts.set_value(given[0])
        self._ask()
        if given[1] == "new" and given[0] in ("calls", "offers"):
            self._pane().begin()

    def left(self) -> bool:
        """What is half typed stays as a draft."""
        self.desk.keep_drafts()
        return True

    def primary(self) -> None:
        """Begin a clue, a call or an offer."""
        if self._part() == "clues":
            self.desk.go("clue", "", "new")
        else:
            self._pane().begin()

    def search_here(self, typed: str) -> None:
        """Somebody types in the top bar."""
        self.parts.set_value("clues")
        self.clues.search(typed)

    def find_in_list(self) -> None:
        """The cursor goes where this list is searched."""
        self._pane().take_focus()

    def panes(self) -> tuple[QWidget, ...]:
        """The parts, then the one shown."""
        return self.parts, self._pane()

    def _part(self) -> str:
        return str(self.parts.value() or "clues")

    def _pane(self) -> ListPane | CallsPane | OffersPane:
        pane = self._panes[self._part()]
        assert isinstance(pane, ListPane | CallsPane | OffersPane)
        return pane

    def _turn(self) -> None:
        part = self._part()
        words = {
            "clues": _("Take a clue in"),
            "calls": _("Note a call"),
            "offers": _("Note an offer"),
        }
        self.new.set_text(words[part])
        self.export.setVisible(part == "clues")
        self.head.set_under("")
        self._stack.setCurrentWidget(self._panes[part])
        if self.isVisible():
            self._ask()

    def _ask(self) -> None:
        self._pane().ask()

    def _say_count(self, words: str) -> None:
        self.head.set_under(words if self._part() == "clues" else "")

    def _changed(self, nouns: frozenset[str]) -> None:
        if self.isVisible() and nouns & _NOUNS:
            self._ask()

"""What every page is: a title, a head with at most one primary button, and what the window may ask of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.yielding import Yielding
from mediation_desk.ui.spoken import Role

_GAP = 16
_EDGE = 24
_RING = 4
"""px around the body, inside what scrolls: the focus ring of what stands at its edge."""


class PageHead(QWidget):
    """Title, facts and marks beside it, a second line; secondary buttons, then the primary, at the right.

    Where both have no room on one line (large text, long words) the buttons stand under the title.
    """

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = QLabel(title)
        self._title.setProperty("role", "title")
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._facts = QHBoxLayout()
        self._facts.setSpacing(12)
        self._shown_facts: tuple[QWidget, ...] = ()
        self._under = QLabel()
        self._under.setProperty("role", "small")
        self._under.hide()
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(_GAP)
        first = QHBoxLayout()
        first.setSpacing(_GAP)
        self._first = first
        first.addWidget(self._title)
        first.addLayout(self._facts)
        first.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addStretch(1)
        left.addLayout(first)
        left.addWidget(self._under)
        left.addStretch(1)
        right = QHBoxLayout()
        right.addStretch(1)
        right.addLayout(self._buttons)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addLayout(left, 1)
        row.addLayout(right)
        row.addStrut(56)
        # Never squeezed by the body, whose lists can scroll.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def title_width(self) -> int:
        """How wide title and facts are at least, so that buttons know their room."""
        return max(self._first.minimumSize().width(), self._under.minimumSizeHint().width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look whether buttons fit beside the title."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Title, facts or buttons may have changed."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        needed = self.title_width() + _GAP + self._buttons.minimumSize().width()
        ways = QBoxLayout.Direction
        way = ways.LeftToRight if needed <= self.width() else ways.TopToBottom
        if way is not self._row.direction():
            self._row.setDirection(way)
            self._row.setSpacing(_GAP if way is ways.LeftToRight else 4)

    def set_lead(self, widget: QWidget) -> None:
        """What stands before the title: the way back."""
        self._first.insertWidget(0, widget)

    def set_title(self, title: str) -> None:
        """Another title."""
        self._title.setText(title)

    def set_under(self, text: str) -> None:
        """The small second line; empty hides it."""
        self._under.setText(text)
        self._under.setVisible(bool(text))

    def set_facts(self, *facts: QWidget) -> None:
        """Chips, marks or small labels beside the title, in place of earlier ones."""
        for old in self._shown_facts:
            self._facts.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._shown_facts = facts
        for fact in facts:
            self._facts.addWidget(fact, 0, Qt.AlignmentFlag.AlignVCenter)
            fact.show()  # at once, so that the head knows its width

    def add_button(self, button: QWidget) -> None:
        """One more button, or a figure beside them, at the right; add the primary last."""
        self._buttons.addWidget(button)

    def put_button(self, button: QWidget, at: int) -> None:
        """One more at this place, 0 the leftmost."""
        self._buttons.insertWidget(at, button)

    def take_button(self, button: QWidget) -> None:
        """Take one out, to stand elsewhere on the page."""
        self._buttons.removeWidget(button)


class Page(QWidget):
    """Base of all pages: `head` on top, `body` (a QVBoxLayout) below it.

    A page is made once per unlocking, when it is first wanted, with the desk alone. Override what it
    answers: `opened` (shown, with the arguments of `desk.go`), `left` (False keeps the person here),
    `primary` (Ctrl+Enter), `print` (Ctrl+P), `save` (Ctrl+S), `find_in_list` (Ctrl+F), `panes` (F6).
    """

    spoken_as = Role.Pane
    retitled = Signal(str)
    takes_search = False
    """Whether words typed in the top bar go into this page's own list (`search_here`) while it is shown."""

    def __init__(self, desk: Desk, title: str = "") -> None:
        super().__init__()
        self.desk = desk
        self._title = title
        self.setAccessibleName(title)
        self.head = PageHead(title)
        inside = QWidget()
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(_RING, _RING, _RING, _RING)
        self.body.setSpacing(_GAP)
        self._above = QVBoxLayout()
        self._above.setContentsMargins(_RING, 0, _RING, 0)
        self._above.setSpacing(12)
        self._above.addWidget(self.head)
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE - _RING, 4, _EDGE - _RING, _EDGE - _RING)
        column.setSpacing(12 - _RING)
        column.addLayout(self._above)
        column.addWidget(Yielding(inside), 1)

    def set_tabs(self, tabs: QWidget) -> None:
        """The tabs of this page and its sisters, under the head."""
        self._above.insertWidget(1, tabs)

    @property
    def title(self) -> str:
        """What the page is called."""
        return self._title

    def set_title(self, title: str, spoken: str | None = None) -> None:
        """Call the page something else; `spoken` is what a screen reader hears instead."""
        self._title = title
        self.head.set_title(title)
        self.setAccessibleName(spoken or title)
        self.retitled.emit(title)

    def opened(self, *args: object) -> None:
        """The page is shown now; `args` came with `desk.go`."""

    def left(self) -> bool:
        """Another page is wanted; False keeps this one (say why on the page)."""
        return True

    def primary(self) -> None:
        """Do what the primary button does."""

    def print(self) -> None:
        """Print what is shown."""

    def save(self) -> None:
        """Save now: by default every half-typed text as a draft."""
        self.desk.keep_drafts()

    def search_here(self, typed: str) -> None:
        """Somebody types in the top bar while this page, which takes it, is shown."""

    def find_in_list(self) -> None:
        """Put the cursor where this page's list is searched."""

    def panes(self) -> tuple[QWidget, ...]:
        """The parts F6 walks through, in reading order."""
        return ()

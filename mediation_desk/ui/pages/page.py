"""What every page is: a title, a head with at most one primary button, and what the window may ask of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from mediation_desk.ui.desk import Desk


class PageHead(QWidget):
    """Title, facts and marks beside it, a second line; secondary buttons, then the primary, at the right."""

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
        self._buttons.setSpacing(16)
        first = QHBoxLayout()
        first.setSpacing(12)
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
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addLayout(self._buttons)
        row.addStrut(56)
        # Never squeezed by the body, whose lists can scroll.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def title_width(self) -> int:
        """How wide title and facts are at least, so that buttons know their room."""
        return max(self._first.minimumSize().width(), self._under.minimumSizeHint().width())

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

    retitled = Signal(str)
    takes_search = False
    """Whether words typed in the top bar go into this page's own list (`search_here`) while it is shown."""

    def __init__(self, desk: Desk, title: str = "") -> None:
        super().__init__()
        self.desk = desk
        self._title = title
        self.setAccessibleName(title)
        self.head = PageHead(title)
        self.body = QVBoxLayout()
        self.body.setSpacing(16)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 4, 24, 24)
        self._column.setSpacing(12)
        self._column.addWidget(self.head)
        self._column.addLayout(self.body, 1)

    def set_tabs(self, tabs: QWidget) -> None:
        """The tabs of this page and its sisters, under the head."""
        self._column.insertWidget(1, tabs)

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

"""The contents of the manual at the left, or what was found in it, with a line above to search by."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.help_page import Manual
from mediation_desk.services.help_search import search_manual
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.labels import IconLabel
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.kit.line_edit import LineEdit
from mediation_desk.ui.kit.lines import Group, Line, LineList
from mediation_desk.words import _, count

_LONGEST = 60


class HelpSearch(LineEdit):
    """Words, pinyin or initials; ↓ and ↑ walk what was found, Enter reads it."""

    stepped = Signal(int)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__(_("Words, pinyin or initials"))
        self.setAccessibleName(_("Search the help"))
        self.setMaxLength(_LONGEST)
        self.put_before(IconLabel("search", "ink2"))
        self._clear = self.put_button(_("Clear the search"), "x")
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self.textChanged.connect(self._typed)

    def _typed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk through the results, Enter reads."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step:
            self.stepped.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class HelpContents(QWidget):
    """`chosen(key)`: another page is to be shown; `read`: the reader goes on into its text."""

    chosen = Signal(str)
    read = Signal()

    def __init__(self, manual: Manual) -> None:
        super().__init__()
        self._manual = manual
        self.search = HelpSearch()
        self.search.textChanged.connect(self._fill)
        self.search.entered.connect(self.read)
        self.list = LineList(selects=True, ruled=False, row_height=40, name=_("Contents"))
        self.search.stepped.connect(self.list.step)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(lambda _key: self.read.emit())
        self.none = EmptyState(_("Nothing found"), _("Try fewer or other words."))
        column = Column(self, gap=8)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(self.none, 1)
        self._fill()

    @property
    def words(self) -> tuple[str, ...]:
        """What is looked for."""
        return tuple(self.search.text().split())

    def show_chosen(self, key: str) -> None:
        """Light this page in the list, without opening it again."""
        blocked = self.list.blockSignals(True)
        if not self.list.choose(key):
            self.list.setCurrentIndex(self.list.entries.index(-1))
        self.list.blockSignals(blocked)

    def _fill(self) -> None:
        typed = self.search.text()
        found = search_manual(self._manual, typed)
        lines: list[Line | Group] = []
        if typed.strip():
            lines.append(Group(title=count("{n} page found", "{n} pages found", len(found))))
            lines += [Line(id=one.key, first=one.title, second=one.sentence) for one in found]
        else:
            for chapter in self._manual.chapters:
                lines.append(Group(title=chapter.title))
                lines += [Line(id=page.key, first=page.title) for page in chapter.pages]
        self.list.setVisible(bool(found) or not typed.strip())
        self.none.setVisible(bool(typed.strip()) and not found)
        kept = self.list.current()
        blocked = self.list.blockSignals(True)
        self.list.set_lines(lines)
        self.list.blockSignals(blocked)
        if found:
            self.list.choose(found[0].key)
            self.chosen.emit(found[0].key)
        elif kept is not None and not typed.strip():
            self.show_chosen(kept)

    def _choose(self, key: object) -> None:
        if isinstance(key, str):
            self.chosen.emit(key)

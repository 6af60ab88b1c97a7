"""The blank forms as a list by shelf, with a line above it that leaves only those that are looked for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from mediation_desk.documents.kind import PaperKind
from mediation_desk.documents.papers import PAPERS
from mediation_desk.ui import style
from mediation_desk.ui.kit.labels import IconLabel, Prose
from mediation_desk.ui.kit.line_edit import LineEdit
from mediation_desk.ui.kit.lines import Group, Line, LineList
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.shelves import SHELVES
from mediation_desk.words import _

_USUAL = "application"  # what is asked for most
_BY_NUMBER = sorted(PAPERS, key=lambda kind: kind.form)


class BlankForms(Sheet):
    """Filter and list; `chosen(key)` when another form is looked at."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(_("Blank forms"), margin=(8, 12, 8, 12), gap=8)
        style.on_refit(self.head, lambda: self.head.setContentsMargins(style.px(8), 0, style.px(8), 0))
        self.wanted = _Wanted()
        self.wanted.textChanged.connect(self._fill)
        self.wanted.left.connect(self._enter)
        self.list = LineList(selects=True, ruled=False, name=_("Blank forms"))
        self.list.chosen.connect(self._choose)
        self.none = Prose(_("No form is called so. Try fewer words, or a number such as D11."), "small")
        self.add(self.wanted)
        self.add(self.none)
        self.add(self.list, 1)
        self._fill()

    def show_form(self, key: str) -> None:
        """Look at this form; at the application when it is not here and none is looked at."""
        if self.list.choose(key):
            return
        if key and self.wanted.text():
            self.wanted.clear()
            if self.list.choose(key):
                return
        if self.list.current() is None and not self.list.choose(_USUAL):
            self._enter()

    def _fill(self) -> None:
        words = self.wanted.text().casefold().split()
        lines: list[Line | Group] = []
        for shelf, title in SHELVES:
            found = [kind for kind in _BY_NUMBER if kind.shelf is shelf and _is_wanted(kind, words, _(title))]
            if found:
                lines.append(Group(title=_(title), fact=str(len(found))))
                lines += [_line(kind) for kind in found]
        self.list.set_lines(lines)
        self.none.setVisible(not lines)
        self.list.setVisible(bool(lines))

    def _enter(self) -> None:
        """Look at the first form there is, from the list."""
        first = next((line.id for line in self.list.entries.lines if isinstance(line, Line)), None)
        if first is not None and self.list.current() is None:
            self.list.choose(first)
        if self.wanted.hasFocus():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, key: object) -> None:
        if key is not None:
            self.chosen.emit(key)


class _Wanted(LineEdit):
    """What is looked for; ↓ and Enter go on to the list, Esc keeps what was typed."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__(_("Find a form: name or number"), compact=True)
        self.setAccessibleName(_("Find a form"))
        self.put_before(IconLabel("search", "ink2"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Enter leave for the list."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _is_wanted(kind: PaperKind, words: list[str], shelf: str) -> bool:
    said = f"{kind.title} {kind.form} {shelf}".casefold()
    return kind.blank is not None and all(word in said for word in words)


def _line(kind: PaperKind) -> Line:
    return Line(id=kind.key, first=kind.title, second=kind.form, icon="file-text")

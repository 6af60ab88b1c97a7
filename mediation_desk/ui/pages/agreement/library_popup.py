"""The clause library in a popup: shelves, search as one types, Enter adds."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from mediation_desk.domain.clauses.form import ClauseForm, ClauseGroup
from mediation_desk.domain.clauses.library import Library
from mediation_desk.domain.safety import Mark
from mediation_desk.ui import spoken, style
from mediation_desk.ui.kit.labels import IconLabel
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.kit.line_edit import LineEdit
from mediation_desk.ui.kit.lines import Group, Line, LineList
from mediation_desk.words import _, term

FREE = ""


class LibraryPopup(QFrame):
    """`picked(kind)` with a model clause (C12), or "" for a clause written freely; closes itself then."""

    def __init__(
        self,
        owner: QWidget,
        library: Library,
        mark: Mark,
        used: frozenset[str],
        picked: Callable[[str], object],
    ) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("popup", True)
        spoken.group(self, _("Clause library"))
        self._library, self._mark, self._used, self._picked = library, mark, used, picked
        self.search = LineEdit(_("Find a clause"))
        self.search.setAccessibleName(_("Find a clause"))
        self.search.put_before(IconLabel("search", "ink3"))
        self.lines = LineList(selects=True, ruled=False, row_height=44, name=_("Clause library"))
        column = Column(self, margin=12, gap=8)
        column.addWidget(self.search)
        column.addWidget(self.lines, 1)
        self.search.textChanged.connect(self._show)
        self.lines.clicked.connect(lambda _index: self._take(self.lines.current()))
        self.lines.opened.connect(self._take)
        self._show()

    def open_at(self, button: QWidget) -> None:
        """Open beside a button, inside the window."""
        window = button.window()
        height = min(style.px(480), window.height() - style.px(80))
        self.setFixedSize(style.px(360), height)
        corner = button.mapToGlobal(QPoint(0, 0))
        top = window.mapToGlobal(QPoint(0, 0)).y() + style.px(16)
        self.move(corner.x(), max(top, corner.y() - height - style.px(4)))
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↑↓ from the search move in the list, Enter takes the chosen clause."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.lines.setFocus(Qt.FocusReason.OtherFocusReason)
            self.lines.keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.lines.current())
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        typed = self.search.text().strip().casefold()
        shown: list[Line | Group] = []
        free = Line(id=FREE, first=_("A clause in our own words"), icon="pencil")
        if not typed:
            shown.append(free)
        first: object = None if typed else FREE
        for group in ClauseGroup:
            forms = [form for form in self._library.group(group) if self._fits(form, typed)]
            if forms:
                shown.append(Group(title=term(group)))
                shown += [self._line(form) for form in forms]
                first = forms[0].kind if first is None else first
        if typed:  # whatever is looked for, somebody may want to write it themselves
            shown.append(free)
        self.lines.set_lines(shown)
        self.lines.choose(FREE if first is None else first)

    @staticmethod
    def _fits(form: ClauseForm, typed: str) -> bool:
        said = f"{form.kind} {_(form.label)} {form.title}".casefold()
        return all(word in said for word in typed.split())

    def _line(self, form: ClauseForm) -> Line:
        locked = form.locked_by(self._mark)
        return Line(
            id=form.kind,
            first=_(form.label),
            second=_("Already in the agreement") if form.kind in self._used else "",
            locked=_("Not while both sides are received separately") if locked else "",
        )

    def _take(self, kind: object) -> None:
        if kind is None:
            return
        form = self._library.form(str(kind))
        if form is None or not form.locked_by(self._mark):
            self.close()
            self._picked(str(kind))

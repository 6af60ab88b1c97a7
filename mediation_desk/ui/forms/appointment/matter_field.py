"""What an appointment is about: a case, a file or a person, looked up while typing and shown once chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mediation_desk.services.booking_matter import FEWEST, MatterLine, find_matters
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.cells import SafetyCell
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.labels import IconLabel, Prose
from mediation_desk.ui.kit.layout import Column, Row
from mediation_desk.ui.kit.line_edit import LineEdit
from mediation_desk.ui.kit.line_values import Line
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.words import N_, _

_PAUSE_MS = 200
_HELPER = N_("A case, a counselling file or somebody by name; two characters are enough.")


class _FinderLine(LineEdit):
    """The line to look something up with: the arrow goes into the list, Enter takes the first entry."""

    down = Signal()
    taken = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Enter are the finder's, everything else the line's."""
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain and self.text().strip():
            self.taken.emit()
        else:
            super().keyPressEvent(event)


class _MatterControl(QWidget):
    """Either the line and what is found, or what was chosen with a way to choose otherwise."""

    def __init__(self) -> None:
        super().__init__()
        self.line = _FinderLine(_("Name, number, phone"))
        self.found = LineList(grows=True, name=_("Found"), row_height=40)
        self.found.hide()
        self.chosen = QWidget()
        row = Row(self.chosen, gap=8)
        self.icon = IconLabel("folders", "ink2", 20, line=24)
        self.words = Prose("")
        self.other = Button(_("Choose another"), "link")
        row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        row.addWidget(self.other)
        self.chosen.hide()
        column = Column(self, gap=4)
        for thing in (self.line, self.found, self.chosen):
            column.addWidget(thing)
        self.setFocusProxy(self.line)


class MatterField(Field):
    """`picked(MatterLine)` when something found is taken, `dropped` when it is to be chosen otherwise."""

    picked = Signal(object)
    dropped = Signal()

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.shown = _MatterControl()
        super().__init__("case", _("Case, file or person"), self.shown, helper=_(_HELPER), optional=True)
        self._lines: dict[str, MatterLine] = {}
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        self.shown.line.textEdited.connect(lambda _text: self._pause.start())
        self.shown.line.down.connect(self._into_list)
        self.shown.line.taken.connect(self._take_first)
        self.shown.found.opened.connect(self._take)
        self.shown.other.clicked.connect(self._again)

    def value(self) -> str:
        """What is typed to look something up; what was chosen is kept by the form."""
        return self.shown.line.text().strip()

    def set_value(self, value: object) -> None:
        """Show what was typed."""
        self.shown.line.setText(str(value or ""))

    def show_chosen(self, words: str, icon: str) -> None:
        """Show what was chosen in place of the line; "" shows the line again."""
        self.shown.chosen.setVisible(bool(words))
        self.shown.line.setVisible(not words)
        self.shown.words.setText(words)
        self.shown.icon.set_icon(icon, "ink2")
        self._show(())
        self.set_helper(
            "" if words else _("A case, a counselling file or somebody by name; two characters are enough.")
        )
        self.setFocusProxy(self.shown.other if words else self.shown.line)

    def look(self) -> None:
        """Look for what is typed now."""
        self._pause.stop()
        if len(self.value()) >= FEWEST:
            self._desk.ask(self, self._show, find_matters, self.value())
        else:
            self._show(())

    def _show(self, found: tuple[MatterLine, ...]) -> None:
        masked = self._desk.masked
        self._lines = {one.case_id or one.file_id or one.person_id: one for one in found}
        self.shown.found.set_lines(
            [
                Line(
                    id=key,
                    first=self._desk.shown(one.names),
                    second=one.number,
                    icon=matter_icon(one.case_id, one.file_id),
                    mark=SafetyCell(mark=one.mark, masked=masked) if one.case_id else None,
                )
                for key, one in self._lines.items()
            ]
        )
        self.shown.found.setVisible(bool(found))

    def _into_list(self) -> None:
        if self._lines:
            found = self.shown.found
            found.setCurrentIndex(found.entries.index(0))
            found.setFocus(Qt.FocusReason.TabFocusReason)

    def _take_first(self) -> None:
        if self._pause.isActive():
            self.look()
        elif self._lines:
            self._take(next(iter(self._lines)))

    def _take(self, key: object) -> None:
        one = self._lines.get(str(key))
        if one is not None:
            self.shown.line.clear()
            self.picked.emit(one)

    def _again(self) -> None:
        self.dropped.emit()
        self.shown.line.setFocus()


def matter_icon(case_id: str, file_id: str) -> str:
    """The icon of a case, a counselling file or a person."""
    return "folders" if case_id else "message-heart" if file_id else "user"

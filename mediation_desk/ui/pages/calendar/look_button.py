"""看：全中心 — whose calendar is looked at: everybody's, mine, one member's, one room's or one case's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame

from mediation_desk.domain.appointment_line import WHOLE_CENTRE, CalendarLook
from mediation_desk.services.booking_matter import FEWEST, MatterLine, find_matters
from mediation_desk.services.name_letters import is_within
from mediation_desk.ui import icons, style
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.layout import Column, size
from mediation_desk.ui.kit.line_edit import LineEdit
from mediation_desk.ui.kit.line_values import Group, Line
from mediation_desk.ui.kit.lines import LineList
from mediation_desk.ui.spoken import Role, group
from mediation_desk.words import _

_PAUSE_MS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A look with the words the button says; they name no client."""

    look: CalendarLook
    words: str


class LookButton(Button):
    """`.look()` is what is looked at; `changed` after every change; ↓ or a click opens the list."""

    spoken_as = Role.ButtonMenu
    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__("", "filter")
        self._desk = desk
        self._staff: Mapping[str, str] = {}
        self._rooms: Mapping[str, str] = {}
        self._looked = self.whole()
        self.clicked.connect(self.open_list)
        self._say()

    def whole(self) -> Looked:
        """Everybody's."""
        return Looked(look=WHOLE_CENTRE, words=_("whole centre"))

    def look(self) -> CalendarLook:
        """What is looked at."""
        return self._looked.look

    def set_look(self, looked: Looked) -> None:
        """Look at this."""
        if looked != self._looked:
            different = looked.look != self._looked.look
            self._looked = looked
            self._say()
            if different:
                self.changed.emit()

    def offer(self, staff: Mapping[str, str], rooms: Mapping[str, str]) -> None:
        """Offer these members of staff and rooms, names by id."""
        self._staff, self._rooms = staff, rooms

    def offers(self) -> Sequence[tuple[str, Sequence[Looked]]]:
        """The groups of the list."""
        mine = Looked(look=CalendarLook(mine=True), words=_("only mine"))
        staff = [Looked(look=CalendarLook(staff_ids=(key,)), words=name) for key, name in self._staff.items()]
        rooms = [Looked(look=CalendarLook(room_ids=(key,)), words=name) for key, name in self._rooms.items()]
        return ("", (self.whole(), mine)), (_("Staff"), staff), (_("Rooms"), rooms)

    def open_list(self) -> LookList:
        """Show the list below the button."""
        popup = LookList(self, self._desk)
        popup.adjustSize()
        popup.move(self.mapToGlobal(QPoint(0, self.height() + style.px(4))))
        popup.show()
        popup.line.setFocus(Qt.FocusReason.PopupFocusReason)
        return popup

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↓ opens, Delete looks at everybody again."""
        if event.key() == Qt.Key.Key_Down:
            self.open_list()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.set_look(self.whole())
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Room for the chevron."""
        hint = super().sizeHint()
        return QSize(hint.width() + style.px(24), hint.height())

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, then the chevron."""
        super().paintEvent(event)
        side = style.px(16)
        left = self.width() - side - style.px(12)
        box = QRectF(left, (self.height() - side) / 2, side, side)
        icons.paint(QPainter(self), box, "chevron-down", "pine" if self.property("active") else "ink2")

    def _say(self) -> None:
        looked = self._looked
        self.set_text(_("Look at: {what}", what=looked.words))
        style.restyle(self, active=looked.look != WHOLE_CENTRE)
        self.updateGeometry()


class LookList(QFrame):
    """Type to narrow staff and rooms and to find a case; arrows and Enter choose."""

    def __init__(self, owner: LookButton, desk: Desk) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("popup", True)
        group(self, _("Whose calendar"))
        self._owner, self._desk = owner, desk
        self._cases: tuple[MatterLine, ...] = ()
        self._ways: dict[int, Looked] = {}
        self.line = LineEdit(_("Name, room or case"))
        self.line.setAccessibleName(_("Name, room or case"))
        self.list = LineList(selects=True, name=_("Whose calendar"), row_height=40)
        size(self.list, width=304, height=320)
        column = Column(self, margin=8)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.list.clicked.connect(lambda _index: self._take())
        self.list.opened.connect(lambda _key: self._take())
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._find)
        self.line.textEdited.connect(self._typed)
        self.fill()

    def fill(self) -> None:
        """The groups that fit what is typed."""
        typed = self.line.text().strip()
        lines: list[Line | Group] = []
        self._ways = {}
        for title, ways in self._owner.offers():
            fitting = [way for way in ways if not typed or is_within(way.words, typed)]
            if title and fitting:
                lines.append(Group(title=title))
            for way in fitting:
                lines.append(self._line(way, "", ""))
        found = [one for one in self._cases if one.case_id]
        if found:
            lines.append(Group(title=_("Cases")))
        for one in found:
            look = CalendarLook(case_id=one.case_id)
            way = Looked(look=look, words=one.number)
            lines.append(self._line(way, self._desk.shown(one.names), "folders"))
        self.list.set_lines(lines)
        if self._ways:
            self.list.choose(0)

    def _line(self, way: Looked, second: str, icon: str) -> Line:
        number = len(self._ways)
        self._ways[number] = way
        return Line(id=number, first=way.words, second=second, icon=icon)

    def _typed(self) -> None:
        self._cases = ()
        self.fill()
        self._pause.start()

    def _find(self) -> None:
        typed = self.line.text().strip()
        if len(typed) >= FEWEST:
            self._desk.ask(self, self._found, find_matters, typed)

    def _found(self, found: tuple[MatterLine, ...]) -> None:
        self._cases = found
        self.fill()

    def _take(self) -> None:
        way = self._ways.get(self.list.current())
        if way is not None:
            self.close()
            self._owner.set_look(way)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move in the list while one types; Enter takes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self.list.choose((self.list.current() or 0) + step)
        else:
            super().keyPressEvent(event)

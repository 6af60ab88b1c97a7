"""What a screen reader is told of widgets whose kind Qt cannot guess: what they are, and what is in them.

A widget says `spoken_as = Role.…`; a name that follows something else is given by `spoken_name()`, and what
covers all that lies in it by `spoken_cover()` (None: nothing does). A painted one lists its parts by
`spoken_parts()`, and which of them the keys stand on by `spoken_at()` (-1: none). Nothing here is made before
a screen reader asks.
"""

from __future__ import annotations

from typing import Protocol, cast, runtime_checkable

from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QStackedWidget, QWidget
from shiboken6 import isValid

from mediation_desk.words import _

Role = QAccessible.Role
_CHOICES = (Role.RadioButton, Role.PageTab)
_kept: list[QAccessibleInterface] = []
_installed = False


@runtime_checkable
class HasParts(Protocol):
    """A painted widget whose parts are told one by one."""

    def spoken_parts(self) -> list[tuple[str, QRect]]:
        """What each part says, and where it is seen in the widget; no more than the screen shows."""

    def spoken_at(self) -> int:
        """The number of the part the keys stand on, or -1."""

    def spoken_press(self, number: int) -> None:
        """Do what a click on this part does."""


def install() -> None:
    """Have Qt ask here first, once per program."""
    global _installed
    if not _installed:
        _installed = True
        QAccessible.installFactory(_made)


def group(widget: QWidget, name: str = "") -> None:
    """Have what lies in `widget` told as one group, called `name` or as it is called already."""
    widget.spoken_as = Role.Grouping  # type: ignore[attr-defined]  # what `_made` looks for
    if name:
        widget.setAccessibleName(name)


def line_name(line: QWidget) -> str:
    """Which of the lines like it this is, from the top: for lines of the same fields one below the other."""
    beside = line.parentWidget()
    above = [
        one
        for one in (beside.children() if beside is not None else ())
        if isinstance(one, type(line)) and not one.isHidden() and one.y() < line.y()
    ]
    return _("Row {number}", number=len(above) + 1)


def alert(widget: QWidget) -> None:
    """Have what `widget` is called read out at once: a notice, a toast, a refusal."""
    QAccessible.updateAccessibility(QAccessibleEvent(widget, QAccessible.Event.Alert))


def moved(widget: QWidget) -> None:
    """The keys stand on another part of a painted widget: have it read out."""
    face = QAccessible.queryAccessibleInterface(widget) if QAccessible.isActive() else None
    if not isinstance(face, _Painted) or not isinstance(widget, HasParts):
        return  # nobody listens, or Qt told it its own way before `install`
    at = widget.spoken_at()
    if 0 <= at < face.childCount():
        told = QAccessibleEvent(widget, QAccessible.Event.Focus)
        told.setChild(at)
        QAccessible.updateAccessibility(told)


def _made(_class: str, one: QObject) -> QAccessibleInterface | None:
    role = getattr(one, "spoken_as", Role.LayeredPane if isinstance(one, QStackedWidget) else None)
    if role is None or not isinstance(one, QWidget):
        return None
    made: QAccessibleInterface
    if isinstance(one, HasParts):
        made = _Painted(one, role)
    elif isinstance(one, QAbstractButton):
        made = _Pressed(one, role)
    else:
        made = _Named(one, role)
    # Qt ends what it was handed together with the widget; what Python forgot before would be ended twice.
    _kept[:] = [each for each in _kept if isValid(each)]
    _kept.append(made)
    return made


class _Named(QAccessibleWidget):
    """A widget of a certain kind; its name is its own `spoken_name()` where it has one."""

    def __init__(self, widget: QWidget, role: QAccessible.Role) -> None:
        super().__init__(widget, role, "")

    @property
    def _widget(self) -> QWidget:
        """Asked of Qt each time: kept here, it would outlive its page, and the page with it."""
        return cast("QWidget", self.object())

    def text(self, wanted: QAccessible.Text) -> str:
        """What it is called, and what else is said of it."""
        if wanted == QAccessible.Text.Name and hasattr(self._widget, "spoken_name"):
            return str(self._widget.spoken_name())
        return super().text(wanted)

    def childCount(self) -> int:
        """What lies under a cover is not told."""
        return super().childCount() if self._cover() is None else 1

    def child(self, index: int) -> QAccessibleInterface:
        """One of what lies in it, or its cover."""
        cover = self._cover()
        return super().child(index) if cover is None else QAccessible.queryAccessibleInterface(cover)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """The number of one of what lies in it, -1 for a stranger and for what lies under the cover."""
        cover = self._cover()
        if cover is None:
            return super().indexOfChild(child)
        return 0 if child is not None and child.object() is cover else -1

    def focusChild(self) -> QAccessibleInterface:
        """Where the keys are; under a cover, the cover."""
        cover = self._cover()
        return super().focusChild() if cover is None else QAccessible.queryAccessibleInterface(cover)

    def _cover(self) -> QWidget | None:
        if isinstance(self._widget, QStackedWidget):  # Qt tells the cells of hidden tables as shown
            return self._widget.currentWidget()
        asked = getattr(self._widget, "spoken_cover", None)
        return cast("QWidget | None", asked()) if asked is not None else None


class _Pressed(_Named):
    """A button; one of several is told as chosen or not."""

    def __init__(self, button: QAbstractButton, role: QAccessible.Role) -> None:
        super().__init__(button, role)
        self._choice, self._opens = role in _CHOICES, role is Role.ButtonMenu
        self._stays = self._choice or role is Role.CheckBox

    @property
    def _button(self) -> QAbstractButton:
        return cast("QAbstractButton", self._widget)

    def text(self, wanted: QAccessible.Text) -> str:
        """Its accessible name, else the words on it."""
        said = super().text(wanted)
        if wanted == QAccessible.Text.Name and not said:
            return self._button.text().replace("&&", "&")
        return said

    def state(self) -> QAccessible.State:
        """Chosen or not, told as a radio button and as a tab tell it; checked or not; opening a menu."""
        state, on = super().state(), self._button.isChecked()
        told = (
            ("checkable", self._stays),
            ("checked", self._stays and on),
            ("selectable", self._choice),
            ("selected", self._choice and on),
            ("hasPopup", self._opens),
        )
        for name, value in told:
            setattr(state, name, value)
        return state

    def actionNames(self) -> list[str]:
        """It can be pressed."""
        return [QAccessibleActionInterface.pressAction(), *super().actionNames()]

    def doAction(self, name: str) -> None:
        """Press it for somebody without a mouse or a keyboard."""
        if name == QAccessibleActionInterface.pressAction():
            if self._button.isEnabled():
                self._button.click()
            return
        super().doAction(name)


class _Painted(QAccessibleWidget):
    """A painted widget with its parts as children."""

    def __init__(self, owner: QWidget, role: QAccessible.Role) -> None:
        super().__init__(owner, role, "")
        self._parts: list[_Part] = []
        owner.destroyed.connect(self._forget)

    @property
    def _owner(self) -> QWidget:
        return cast("QWidget", self.object())

    def _has(self) -> HasParts:
        return cast("HasParts", self.object())

    def childCount(self) -> int:
        """As many as are shown."""
        return len(self._has().spoken_parts())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # none is Qt's answer
        """One part; made once, it tells what stands at its number now."""
        if not 0 <= index < self.childCount():
            return None
        while len(self._parts) <= index:
            self._parts.append(_Part(self._owner, len(self._parts)))
            QAccessible.registerAccessibleInterface(self._parts[-1])
        return self._parts[index]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """The number of a part, -1 for a stranger."""
        return next((at for at, one in enumerate(self._parts) if one is child), -1)

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        """What the keys stand on."""
        return self.child(self._has().spoken_at()) if self._owner.hasFocus() else None

    def _forget(self) -> None:
        parts, self._parts = self._parts, []
        for part in parts:
            if isValid(part):
                QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(part))


class _Part(QAccessibleWidget):
    """One part of a painted widget, by its number; only what is made for a widget can be pressed by Qt."""

    def __init__(self, owner: QWidget, number: int) -> None:
        super().__init__(owner, Role.ListItem, "")
        self._number = number

    @property
    def _owner(self) -> QWidget | None:
        return cast("QWidget | None", super().object())  # Qt forgets it when it goes

    def _part(self) -> tuple[str, QRect] | None:
        owner = self._owner
        parts = cast("HasParts", owner).spoken_parts() if owner is not None else []
        return parts[self._number] if self._number < len(parts) else None

    def isValid(self) -> bool:
        """Whether it is still shown."""
        return self._part() is not None

    def object(self) -> QObject | None:  # type: ignore[override]  # as above
        """It is none."""
        return None

    def role(self) -> QAccessible.Role:
        """An entry of a list."""
        return Role.ListItem

    def text(self, wanted: QAccessible.Text) -> str:
        """What it says."""
        part = self._part()
        return part[0] if part is not None and wanted == QAccessible.Text.Name else ""

    def setText(self, wanted: QAccessible.Text, said: str) -> None:
        """Not from outside."""

    def state(self) -> QAccessible.State:
        """Whether the keys stand on it."""
        state = QAccessible.State()
        owner = self._owner
        here = owner is not None and cast("HasParts", owner).spoken_at() == self._number
        focused = here and owner is not None and owner.hasFocus()
        told = (("focusable", True), ("focused", focused), ("selectable", True), ("selected", here))
        for name, value in told:
            setattr(state, name, value)
        return state

    def rect(self) -> QRect:
        """Where it is on the screen."""
        part, owner = self._part(), self._owner
        if part is None or owner is None:
            return QRect()
        return QRect(owner.mapToGlobal(part[1].topLeft()), part[1].size())

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        """The painted widget."""
        owner = self._owner
        return QAccessible.queryAccessibleInterface(owner) if owner is not None else None

    def childCount(self) -> int:
        """It has no parts of its own."""
        return 0

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        """None."""
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        """None."""
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """None is one of its own."""
        return -1

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]  # as above
        """None."""
        return None

    def actionNames(self) -> list[str]:
        """It can be pressed."""
        return [QAccessibleActionInterface.pressAction()]

    def doAction(self, name: str) -> None:
        """Press it for somebody without a mouse or a keyboard."""
        owner = self._owner if name == QAccessibleActionInterface.pressAction() else None
        if owner is not None and self._part() is not None and owner.isEnabled():
            cast("HasParts", owner).spoken_press(self._number)

"""What opens over a page: the menu or list of every button that says it has one, the month of a day."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget
from shiboken6 import isValid

from mediation_desk.ui.forms.area_field import AreaField
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.field import Field
from tests.ui.every_page import Stop
from tests.ui.looks.heard import Role, Said, faults_in

_seen: set[tuple[str, str]] = set()
"""Kinds of openers and what they are called, looked at already on another page."""


def look(stop: Stop) -> list[str]:
    """Faults of every popup not looked at before; each is closed by Esc, and the button told of it."""
    wrong: list[str] = []
    for one in _openers(stop.frame):
        if one.isVisible() and one.isEnabled():
            wrong += _open(one)
    return wrong


def _openers(frame: QWidget) -> Iterator[QWidget]:
    for one in [*frame.findChildren(QAbstractButton), *frame.findChildren(Field)]:
        if isinstance(one, QAbstractButton):
            opens = getattr(one, "spoken_as", None) is Role.ButtonMenu or hasattr(one, "open_menu")
            name = (type(one).__name__, one.accessibleName() if type(one).__name__[-6:] == "Button" else "")
        else:
            opens, name = isinstance(one, DateField | AreaField), (type(one).__name__, "")
        if opens and one.isVisible() and name not in _seen:
            _seen.add(name)
            yield one


def _open(one: QWidget) -> Iterator[str]:
    said = f"{type(one).__name__} {one.accessibleName()}"
    if isinstance(one, DateField | AreaField):
        one.edit.setFocus()
        QTest.keyClick(one.edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    else:
        face = QAccessible.queryAccessibleInterface(one)
        if face.role() is not Role.ButtonMenu or not face.state().hasPopup:
            yield f"{said} does not tell that it opens something"
        acts = face.actionInterface()
        acts.doAction(acts.actionNames()[0])
    QApplication.processEvents()
    popup = QApplication.activePopupWidget()
    if popup is None:
        yield f"{said} opens nothing"
        return
    if isinstance(popup, QMenu):
        yield from _lines(popup, said)
    elif not popup.accessibleName():
        yield f"what {said} opens has no name"
    yield from (f"opened by {said}: {fault}" for fault in faults_in(popup))
    where = popup.focusWidget() or popup
    if not isinstance(popup, QMenu) and popup.focusWidget() is None:
        yield f"what {said} opens has no place for the keys"
    QTest.keyClick(where, Qt.Key.Key_Escape)
    QApplication.processEvents()
    if isValid(popup) and popup.isVisible():
        yield f"Esc does not close what {said} opens"
        popup.close()


def _lines(menu: QMenu, said: str) -> Iterator[str]:
    face = QAccessible.queryAccessibleInterface(menu)
    lines = [face.child(number) for number in range(face.childCount())]
    told = [line.text(Said.Name) for line in lines if line.role() is Role.MenuItem]
    if not told or not all(told):
        yield f"a line of the menu of {said} has no name: {told}"
    for line, act in zip(lines, menu.actions(), strict=True):
        if bool(line.state().disabled) == act.isEnabled() and not act.isSeparator():
            yield f"enabled or not is not told: {act.text()} of {said}"

"""Where the keyboard is on a page: never nowhere, never on something that is not seen, never trapped."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.every_page import Stop

MOST_TABS = 300


def look(stop: Stop) -> list[str]:
    """The focus is on something visible, and Tab walks through the page and out of it."""
    QApplication.processEvents()
    focused = QApplication.focusWidget()
    if focused is None:
        return ["nothing has the focus"]
    if not focused.isVisible():
        return [f"the focus is on {type(focused).__name__}, which is not seen"]
    return _through(stop) if "#" not in stop.name else []


def _through(stop: Stop) -> list[str]:
    """Tab from the page itself until it is left for the rail: each stop is seen, and none twice."""
    page = stop.page
    page.setFocus(Qt.FocusReason.OtherFocusReason)
    seen: list[object] = []
    for _tab in range(MOST_TABS):
        here = QApplication.focusWidget()
        if here is None:
            return ["Tab leads nowhere"]
        if not here.isVisible():
            return [f"Tab leads to {type(here).__name__}, which is not seen"]
        if here is not page and not page.isAncestorOf(here):
            return []
        if here in seen:
            return [f"Tab does not leave {type(here).__name__} {here.accessibleName()}"]
        seen.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    return ["Tab never leaves the page"]

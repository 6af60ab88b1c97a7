"""The keyboard is never nowhere: a focus that was lost, or is where nobody sees it, comes to the page shown.

A part that hides, a button that goes away, a list that is filled anew under another tab: each leaves the
focus on nothing, and the next key with it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget


class KeptFocus(QObject):
    """`page()` gives the widget shown, which takes the focus itself: Tab goes on to the first thing in it."""

    def __init__(self, owner: QWidget, page: Callable[[], QWidget | None]) -> None:
        super().__init__(owner)
        self._owner, self._page = owner, page
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.catch)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._moved)

    def look_soon(self) -> None:
        """Look once what is under way has been shown."""
        self._soon.start()

    def catch(self) -> None:
        """Give the page the focus, unless something that is seen has it, or another window, or a menu."""
        here = QApplication.focusWidget()
        elsewhere = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if elsewhere is not None or not self._owner.isActiveWindow():
            return
        if here is not None and here.isVisible():
            return
        page = self._page()
        if page is not None and page.isVisible():
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not new.isVisible():
            self._soon.start()

"""F1: opens the manual at the page for what stands in front, also before anybody signed in."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from mediation_desk.ui.help.door import Door
from mediation_desk.ui.help_button import SEARCH
from mediation_desk.ui.keys import bind

if TYPE_CHECKING:
    from mediation_desk.ui.desk import Desk
    from mediation_desk.ui.help.window import HelpWindow

_BOUND = "help_bound"


class HelpWay(QObject):
    """Keeps the one window of help.

    What stands in front says by its attribute `help_place` which page it wants: a face of the window or a
    dialog; None wants none. A window covered for a client opens nothing.
    """

    def __init__(self, door: Door) -> None:
        super().__init__(door.window)
        self._door = door
        self.shown: HelpWindow | None = None
        self._desk: Callable[[], Desk | None] = lambda: None
        for keys, act in (("F1", self.open_here), ("Ctrl+F1", self.open_keys)):
            bind(door.window, keys, act)
        door.window.help_wanted.connect(self.open_page)
        door.window.closing.connect(self.close)
        door.choices.changed.connect(self._choices_changed)
        door.app.focusWindowChanged.connect(self._focused)

    def place_in_front(self) -> str | None:
        """Which place of the program is in front ("" when it has no page of its own); None: no help there."""
        if self._door.window.covered:
            return None
        modal = QApplication.activeModalWidget()
        if modal is not None and hasattr(modal, "help_place"):
            return str(modal.help_place)
        place = getattr(self._door.window.face, "help_place", "")
        return None if place is None else str(place)

    def open_here(self) -> None:
        """At the page for what stands in front."""
        place = self.place_in_front()
        if place is not None:
            window = self._window()
            window.show_page(window.manual.opened_at(place).key)

    def open_page(self, key: str) -> None:
        """At a page of the manual, or at `?words` found in it; "" is the page for what stands in front."""
        if not key:
            self.open_here()
        elif key.startswith(SEARCH) and self.place_in_front() is not None:
            self._window().search(key.removeprefix(SEARCH))
        elif self.place_in_front() is not None:
            self._window().show_page(key)

    def open_keys(self) -> None:
        """At the list of all keys."""
        from mediation_desk.documents.manual.keys_page import (
            KEY,  # the manual's values, not wanted at a start
        )

        self.open_page(KEY)

    def close(self) -> None:
        """Put the window away."""
        if self.shown is not None:
            self.shown.close()

    def _window(self) -> HelpWindow:
        """The window, brought forward; a new one where a dialog would keep the old one from being used."""
        modal = QApplication.activeModalWidget()
        if self.shown is not None and modal is not None and self.shown.parentWidget() is not modal:
            self.shown.close()
        window = self.shown or self._make(modal)
        desk = self._door.desk
        if desk is not None and self._desk() is not desk:
            self._desk = weakref.ref(desk)
            desk.masked_changed.connect(self._forget_words)
        window.show()
        window.raise_()
        window.activateWindow()
        return window

    def _make(self, parent: QWidget | None) -> HelpWindow:
        from mediation_desk.documents.manual.reading import manual  # no start waits for the manual
        from mediation_desk.ui.help.printing import HelpPrinting
        from mediation_desk.ui.help.window import HelpWindow

        window = HelpWindow(manual(self._door.choices.now.language), parent)
        window.mask_wanted.connect(self._mask)
        window.lock_wanted.connect(self._lock)
        gone = partial(self._gone, window)
        HelpPrinting(window, self._door)
        window.closed.connect(gone)
        window.destroyed.connect(gone)
        if isinstance(parent, QDialog):  # it goes with the dialog it stands over
            parent.finished.connect(window.close)
        self.shown = window
        return window

    def _gone(self, window: HelpWindow) -> None:
        if self.shown is window:
            self.shown = None
            if QApplication.activeWindow() in (None, window):  # the next key must not be lost
                self._door.window.activateWindow()

    def _mask(self) -> None:
        desk = self._door.desk
        if desk is not None:
            desk.mask(not desk.masked)

    def _lock(self) -> None:
        frame = self._door.frame
        if frame is not None:
            frame.leaving.lock()

    def _forget_words(self, _masked: bool) -> None:
        """What was looked for may be a name brought from the desk's own search."""
        if self.shown is not None:
            self.shown.contents.search.clear()

    def _choices_changed(self, names: frozenset[str]) -> None:
        if "language" in names:
            self.close()

    def _focused(self, window: QWindow | None) -> None:
        """A dialog over our window gets the key as well: those of the window do not reach it."""
        for dialog in self._door.window.findChildren(QDialog) if window is not None else ():
            if dialog.windowHandle() == window and not dialog.property(_BOUND):
                dialog.setProperty(_BOUND, True)
                bind(dialog, "F1", self.open_here)

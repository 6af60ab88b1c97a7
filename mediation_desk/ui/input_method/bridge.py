"""The bridge to fcitx 4: keys are offered there first, what it composes and finishes comes into the field."""

from __future__ import annotations

from typing import Final, cast

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, QTimer
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QWindow
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from mediation_desk.ui.input_method.composed import (
    NOTHING,
    committing_event,
    composing_event,
    kept,
    shown,
)
from mediation_desk.ui.input_method.fcitx import Closed, Committed, Composing, Forwarded, Key, Said
from mediation_desk.ui.input_method.forwarded_keys import key_event
from mediation_desk.ui.input_method.link import Link
from mediation_desk.ui.input_method.place import caret_on_screen, typing_place

_KEYS: Final = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
_MOVES: Final = (QEvent.Type.Move, QEvent.Type.Resize)


class Bridge(QObject):
    """Watches the window that has the focus, and the widget in it that takes composed text."""

    def __init__(self, app: QGuiApplication, link: Link) -> None:
        super().__init__(app)
        self._link = link
        link.setParent(self)
        self._window: QWindow | None = None
        self._place: QWidget | None = None
        self._composing = NOTHING
        self._giving = False
        self._answer: tuple[int, bool] | None = None
        self._caret = QRect()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._tell_caret)
        link.said.connect(self._take)
        link.came.connect(self._came)
        link.went.connect(self._settle)
        link.missed.connect(self._settle)
        app.focusWindowChanged.connect(self._watch)
        app.focusObjectChanged.connect(self._focus_moved)
        app.inputMethod().cursorRectangleChanged.connect(self._soon.start)
        self._watch(app.focusWindow())
        link.attach()

    @property
    def attached(self) -> bool:
        """Whether fcitx takes part in typing now."""
        return self._link.attached

    @property
    def composing(self) -> str:
        """What is being composed, as it stands in the field."""
        return shown(self._composing)

    def hear(self) -> None:
        """Take what fcitx said meanwhile; happens by itself whenever the program has nothing to do."""
        self._link.hear()

    def end(self) -> None:
        """Hang up; the bridge does nothing any more."""
        self._watch(None)
        self._link.end()
        self.deleteLater()

    def forget(self) -> None:
        """The desk is locked: what is being composed is dropped, and fcitx forgets it."""
        self._give(NOTHING)
        self._link.reset()
        self._link.renew()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Offer keys to fcitx before the window hears of them; a click or a new focus ends composing."""
        kind = event.type()
        if kind in _MOVES:
            self._soon.start()  # the caret stands elsewhere on the screen, and no key told so
        elif watched is self._window:
            if kind in _KEYS:
                return self._offer(cast("QKeyEvent", event))
            if kind == QEvent.Type.MouseButtonPress:
                self._break_off()
        elif watched is self._place and kind == QEvent.Type.FocusAboutToChange and not self._giving:
            self._break_off()
        return False

    def _offer(self, event: QKeyEvent) -> bool:
        kind, symbol = event.type(), event.nativeVirtualKey()
        answer, self._answer = self._answer, None
        if kind == QEvent.Type.KeyPress and answer is not None and answer[0] == symbol:
            return answer[1]  # asked when it was offered to the shortcuts
        self._look()
        if self._place is None or not symbol:
            return False
        self._soon.start()  # a page may have been scrolled under the field since
        taken = self._link.takes(
            Key(
                symbol=symbol,
                code=event.nativeScanCode(),
                state=event.nativeModifiers(),
                released=kind == QEvent.Type.KeyRelease,
                at=event.timestamp() & 0xFFFF_FFFF,
            )
        )
        if kind == QEvent.Type.ShortcutOverride:
            self._answer = (symbol, taken)
            if taken:
                event.accept()  # so that no shortcut is tried with it
        return taken

    def _take(self, said: Said) -> None:
        match said:
            case Committed(text=text):
                self._give(NOTHING, text)
            case Composing():
                self._give(said)
            case Closed():
                self._settle()
            case Forwarded():
                event = key_event(said)
                if event is not None and self._place is not None:
                    QCoreApplication.sendEvent(self._place, event)

    def _give(self, composing: Composing, text: str = "") -> None:
        """Show in the place what is composed now, and put `text` into it first."""
        before, self._composing = self._composing, composing
        place = self._place
        if place is None or not isValid(place):
            return
        if text:
            self._send(place, committing_event(text))
        if shown(composing) or (shown(before) and not text):
            self._send(place, composing_event(composing, place.palette()))

    def _send(self, place: QWidget, event: QInputMethodEvent) -> None:
        self._giving = True  # a table opens an editor at the first letter: the focus goes along, not away
        try:
            QCoreApplication.sendEvent(place, event)
        finally:
            self._giving = False
        self._soon.start()

    def _settle(self) -> None:
        """Composing is over without a choice: what was typed is kept as it stands, nothing is lost."""
        self._give(NOTHING, kept(self._composing))

    def _break_off(self) -> None:
        if self._composing.runs:
            self._settle()
            self._link.reset()

    def _watch(self, window: QWindow | None) -> None:
        if self._window is not None and isValid(self._window):
            self._window.removeEventFilter(self)
        self._window = window
        if window is not None:
            window.installEventFilter(self)
        self._look()

    def _focus_moved(self, _now: QObject | None) -> None:
        self._look()

    def _look(self) -> None:
        """See whether typing goes to another place now; the old one keeps what was being composed in it."""
        place = typing_place()
        old = self._place if self._place is not None and isValid(self._place) else None
        if place is old and (place is not None or self._place is None):
            return
        if not self._giving:
            self._break_off()
        if old is not None:
            old.removeEventFilter(self)
        self._place = place
        if place is not None:
            place.installEventFilter(self)
            self._caret = QRect()
            self._soon.start()
        if (place is None) != (old is None):
            self._link.focus(place is not None)

    def _came(self) -> None:
        self._composing, self._caret = NOTHING, QRect()
        if self._place is not None:
            self._link.focus(True)
            self._soon.start()

    def _tell_caret(self) -> None:
        if self._place is None or not isValid(self._place):
            return
        caret = caret_on_screen(self._place)
        if caret != self._caret:
            self._caret = caret
            self._link.caret(caret.x(), caret.y(), caret.width(), caret.height())

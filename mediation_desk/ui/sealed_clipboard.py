"""Copies from sealed texts: kept out of clipboard histories where the system allows it, gone after 30 s.

`guard(widget)` for a line or a text; `put(text)` for a copy button. Windows' history and cloud clipboard,
KDE's Klipper and macOS honour the marks; a history that ignores them cannot be held off.
"""

from __future__ import annotations

import secrets
from typing import Final, cast

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, QTimer
from PySide6.QtGui import QClipboard, QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

KEPT_MS: Final = 30_000
"""How long a sealed copy stays, unless something else is copied meanwhile."""

_OURS: Final = "application/x-mediation-desk-sealed"
_WINDOWS: Final = 'application/x-qt-windows-mime;value="{}"'
_NO: Final = bytes(4)  # a DWORD of nought
_MARKS: Final = {
    _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): _NO,
    _WINDOWS.format("CanIncludeInClipboardHistory"): _NO,
    _WINDOWS.format("CanUploadToCloudClipboard"): _NO,
    "x-kde-passwordManagerHint": b"secret",
    "org.nspasteboard.ConcealedType": b"",
}
Typing = QLineEdit | QTextEdit | QPlainTextEdit


def put(text: str) -> None:
    """Copy a sealed text, marked for clipboard histories, and take it back after 30 seconds."""
    token = secrets.token_bytes(16)
    mime = QMimeData()
    mime.setText(text)
    mime.setData(_OURS, token)
    for kind, value in _MARKS.items():
        mime.setData(kind, value)
    QGuiApplication.clipboard().setMimeData(mime)
    timer = QTimer(QGuiApplication.instance(), singleShot=True, interval=KEPT_MS)
    timer.timeout.connect(_Clearing(token, timer))
    timer.start()


def take_back(token: bytes) -> None:
    """Empty the clipboard if what is in it is still the copy with this token."""
    clipboard = QGuiApplication.clipboard()
    found = clipboard.mimeData()
    if found is not None and bytes(found.data(_OURS).data()) == token:
        clipboard.clear()


def guard(widget: Typing) -> None:
    """Let copying and cutting in this widget go by `put`, and nothing of it reach the middle mouse button."""
    guarding = _Guard(widget)
    widget.installEventFilter(guarding)
    if not isinstance(widget, QLineEdit):
        widget.viewport().installEventFilter(guarding)


class _Clearing:
    """Takes one copy back and ends its timer."""

    def __init__(self, token: bytes, timer: QTimer) -> None:
        self._token, self._timer = token, timer

    def __call__(self) -> None:
        take_back(self._token)
        self._timer.deleteLater()


class _Guard(QObject):
    """An event filter: our copying instead of Qt's, by key and by menu."""

    def __init__(self, widget: Typing) -> None:
        super().__init__(widget)
        self._widget = widget
        widget.selectionChanged.connect(self._selected)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of copying and cutting, and show our menu in place of Qt's."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress:
            return self._key(cast("QKeyEvent", event))
        if kind == QEvent.Type.ContextMenu:
            self._menu(cast("QContextMenuEvent", event))
            return True
        if kind == QEvent.Type.MouseButtonRelease:
            QTimer.singleShot(0, self, self._selected)  # Qt offers the selection right after this event
        return False

    def _key(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self._cut()
        else:
            return False
        event.accept()
        return True

    def _menu(self, event: QContextMenuEvent) -> None:
        menu = self._widget.createStandardContextMenu()
        for action in menu.actions():
            ours = {"edit-copy": self._copy, "edit-cut": self._cut}.get(action.objectName())
            if ours is not None:
                action.triggered.disconnect()
                action.triggered.connect(ours)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def _copy(self) -> None:
        text = self._chosen()
        if text and not self._is_hidden():
            put(text)

    def _cut(self) -> None:
        if self._chosen() and not self._is_hidden() and not self._widget.isReadOnly():
            self._copy()
            if isinstance(self._widget, QLineEdit):
                self._widget.del_()
            else:
                self._widget.textCursor().removeSelectedText()

    def _chosen(self) -> str:
        if isinstance(self._widget, QLineEdit):
            return self._widget.selectedText()
        return self._widget.textCursor().selection().toPlainText()

    def _is_hidden(self) -> bool:
        shown = QLineEdit.EchoMode.Normal
        return isinstance(self._widget, QLineEdit) and self._widget.echoMode() is not shown

    def _selected(self) -> None:
        clipboard = QGuiApplication.clipboard()
        if clipboard.supportsSelection() and clipboard.ownsSelection():
            clipboard.clear(QClipboard.Mode.Selection)

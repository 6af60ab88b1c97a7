"""Keys that fcitx gives back or makes itself, as Qt's: the few it uses, and every letter."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from mediation_desk.ui.input_method.fcitx import Forwarded

_KEYS: Final = {
    0xFF08: (Qt.Key.Key_Backspace, "\b"),
    0xFF09: (Qt.Key.Key_Tab, "\t"),
    0xFF0D: (Qt.Key.Key_Return, "\r"),
    0xFF8D: (Qt.Key.Key_Enter, "\r"),
    0xFF1B: (Qt.Key.Key_Escape, "\x1b"),
    0xFF50: (Qt.Key.Key_Home, ""),
    0xFF51: (Qt.Key.Key_Left, ""),
    0xFF52: (Qt.Key.Key_Up, ""),
    0xFF53: (Qt.Key.Key_Right, ""),
    0xFF54: (Qt.Key.Key_Down, ""),
    0xFF55: (Qt.Key.Key_PageUp, ""),
    0xFF56: (Qt.Key.Key_PageDown, ""),
    0xFF57: (Qt.Key.Key_End, ""),
    0xFF63: (Qt.Key.Key_Insert, ""),
    0xFFFF: (Qt.Key.Key_Delete, "\x7f"),
}
"""Keysyms of X11 (keysymdef.h) and what Qt calls them."""

_MODIFIERS: Final = (
    (1 << 0, Qt.KeyboardModifier.ShiftModifier),
    (1 << 2, Qt.KeyboardModifier.ControlModifier),
    (1 << 3, Qt.KeyboardModifier.AltModifier),
    (1 << 6, Qt.KeyboardModifier.MetaModifier),
)
_UNICODE: Final = 0x0100_0000


def key_event(forwarded: Forwarded) -> QKeyEvent | None:
    """The event to send to the field, or None for a key we have no name for."""
    kind = QEvent.Type.KeyRelease if forwarded.released else QEvent.Type.KeyPress
    modifiers = Qt.KeyboardModifier.NoModifier
    for bit, modifier in _MODIFIERS:
        if forwarded.state & bit:
            modifiers |= modifier
    if forwarded.symbol in _KEYS:
        key, text = _KEYS[forwarded.symbol]
        return QKeyEvent(kind, key.value, modifiers, text)
    letter = _letter(forwarded.symbol)
    if not letter:
        return None
    plain = not modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    return QKeyEvent(kind, ord(letter.upper()[0]), modifiers, letter if plain else "")


def _letter(symbol: int) -> str:
    """Latin-1 keysyms are their letters; others bear the code point above 0x01000000."""
    if 0x20 <= symbol <= 0x7E or 0xA0 <= symbol <= 0xFF:
        return chr(symbol)
    point = symbol - _UNICODE
    return chr(point) if 0x100 <= point <= 0x10FFFF and not 0xD800 <= point <= 0xDFFF else ""

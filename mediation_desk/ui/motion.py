"""Whether things on the screen may move: what the system asks for, or this computer's own setting.

The desk itself animates nothing. What Qt moves by itself (lists and menus that slide, a blinking caret, a bar
that runs to and fro) stands still where less motion is wanted; a widget that moves asks `reduced()` first.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

_SPI_GETCLIENTAREAANIMATION = 0x1042
_PORTAL = "org.freedesktop.portal.Desktop"
_PORTAL_MS = 200
"""The portal answers from memory; one that does not is not waited for."""
_EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)
_reduced = False
_usual: tuple[int, tuple[bool, ...]] | None = None


def reduced() -> bool:
    """Whether nothing may move, slide, fade or blink."""
    return _reduced


def apply(app: QApplication, wanted: str) -> None:
    """Take over the setting `motion`: "reduced", or "system" for what the system asks for."""
    global _reduced, _usual
    if _usual is None:
        _usual = app.cursorFlashTime(), tuple(app.isEffectEnabled(one) for one in _EFFECTS)
    flash, effects = _usual
    _reduced = wanted == "reduced" or system_wants_less()
    app.setCursorFlashTime(0 if _reduced else flash)
    for one, enabled in zip(_EFFECTS, effects, strict=True):
        app.setEffectEnabled(one, enabled and not _reduced)


def system_wants_less() -> bool:
    """Whether animations are switched off in the system's settings; False where it does not tell."""
    if sys.platform == "win32":
        return _windows_wants_less()
    return _desktop_wants_less()


def _windows_wants_less() -> bool:
    """“Show animations in Windows” (SPI_GETCLIENTAREAANIMATION) is off."""
    import ctypes

    shown = ctypes.c_int(1)
    user32 = getattr(ctypes, "windll").user32  # noqa: B009 -- only there on Windows, and mypy knows
    known = user32.SystemParametersInfoW(_SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(shown), 0)
    return bool(known) and not shown.value


def _desktop_wants_less() -> bool:
    """The settings portal says `enable-animations` is off; one that does not run is not started."""
    try:
        from PySide6.QtDBus import QDBusConnection, QDBusMessage
    except ImportError:
        return False
    bus = QDBusConnection.sessionBus()
    services = bus.interface() if bus.isConnected() else None
    if services is None or not services.isServiceRegistered(_PORTAL).value():
        return False
    asked = QDBusMessage.createMethodCall(
        _PORTAL, "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings", "Read"
    )
    asked.setArguments(["org.gnome.desktop.interface", "enable-animations"])
    answer = bus.call(asked, timeout=_PORTAL_MS)
    if answer.type() != QDBusMessage.MessageType.ReplyMessage:
        return False
    return [_bare(one) for one in answer.arguments()] == [False]


def _bare(value: object) -> object:
    """What a variant of a variant holds: the portal wraps its answers twice."""
    while hasattr(value, "variant"):
        value = value.variant()
    return value

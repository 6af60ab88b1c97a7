"""How Windows announces that the computer goes to sleep: a message to every window."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Final, cast

from PySide6.QtCore import QAbstractNativeEventFilter

_POWER: Final = 0x218  # WM_POWERBROADCAST
_SUSPEND: Final = 4  # PBT_APMSUSPEND


class Message(ctypes.Structure):
    """The head of Windows' MSG."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("wparam", ctypes.c_size_t),
        ("lparam", ctypes.c_ssize_t),
    )


class PowerMessages(QAbstractNativeEventFilter):
    """Calls `announced` with True before the computer sleeps; holds no message back."""

    def __init__(self, announced: Callable[[bool], None]) -> None:
        super().__init__()
        self._announced = announced

    def nativeEventFilter(self, kind: object, message: object) -> object:
        """See the one message that counts."""
        if kind == b"windows_generic_MSG":
            told = Message.from_address(int(cast("int", message)))
            if told.message == _POWER and told.wparam == _SUSPEND:
                self._announced(True)
        return False, 0

"""Let go of a drive on Windows: lock the volume, dismount it, and have the drive ejected."""

from __future__ import annotations

import sys

OUT, BUSY, BY_HAND = "out", "busy", "by_hand"

if sys.platform == "win32":
    import ctypes
    import time
    from ctypes import wintypes

    _READ_WRITE = 0xC0000000
    _SHARED = 0x3
    _OPEN_EXISTING = 3
    _LOCK, _DISMOUNT = 0x00090018, 0x00090020  # FSCTL_LOCK_VOLUME, FSCTL_DISMOUNT_VOLUME
    _REMOVAL, _EJECT = 0x002D4804, 0x002D4808  # IOCTL_STORAGE_MEDIA_REMOVAL, IOCTL_STORAGE_EJECT_MEDIA
    _TRIES = 10

    def let_go(drive: str) -> str:
        """`out` once the volume `X:` is dismounted, `busy` when something uses it, else `by_hand`."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateFileW.restype = wintypes.HANDLE
        if len(drive) != 2:  # a folder on another computer has no letter
            return BY_HAND
        volume = kernel.CreateFileW(f"\\\\.\\{drive}", _READ_WRITE, _SHARED, None, _OPEN_EXISTING, 0, None)
        if volume in (None, wintypes.HANDLE(-1).value):
            return BY_HAND
        try:
            kernel.FlushFileBuffers(wintypes.HANDLE(volume))
            if not any(_told(kernel, volume, _LOCK) or _wait() for _try in range(_TRIES)):
                return BUSY
            if not _told(kernel, volume, _DISMOUNT):
                return BUSY
            _told(kernel, volume, _REMOVAL, b"\0")
            _told(kernel, volume, _EJECT)  # some readers have nothing to eject; dismounted is safe already
            return OUT
        finally:
            kernel.CloseHandle(wintypes.HANDLE(volume))

    def _wait() -> bool:
        time.sleep(0.5)  # whoever has just written there lets go within seconds
        return False

    def _told(kernel: ctypes.WinDLL, volume: int, what: int, said: bytes = b"") -> bool:
        back = wintypes.DWORD()
        return bool(
            kernel.DeviceIoControl(
                wintypes.HANDLE(volume), what, said or None, len(said), None, 0, ctypes.byref(back), None
            )
        )

else:

    def let_go(_drive: str) -> str:
        """There are no drive letters here."""
        return BY_HAND

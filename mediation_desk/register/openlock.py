"""One desk per register: an operating-system lock on an open file, gone with the process that held it."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from types import TracebackType
from typing import Final

from mediation_desk.errors import DeskError
from mediation_desk.register.vault.whole_file import PRIVATE, said

LOCK_FILE: Final = "open.lock"
_HELD = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)


class OpenLock:
    """The lock of a register's folder while this desk has it open; a killed process leaves none behind."""

    def __init__(self, handle: int) -> None:
        self._handle: int | None = handle

    @classmethod
    def take(cls, folder: Path) -> OpenLock:
        """Lock the folder; DeskError `register.in_use` (another desk) or `folder.no_lock` (no locks)."""
        try:
            handle = os.open(folder / LOCK_FILE, os.O_RDWR | os.O_CREAT, PRIVATE)
        except OSError as error:
            raise said(error) from error
        try:
            _lock(handle)
        except OSError as error:
            os.close(handle)
            if error.errno in _HELD:
                raise DeskError("register.in_use") from error
            raise DeskError("folder.no_lock") from error
        return cls(handle)

    def close(self) -> None:
        """Let go; twice does nothing. The file stays: removing it would let two desks lock two files."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def __enter__(self) -> OpenLock:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


if sys.platform == "win32":
    import ctypes
    import msvcrt
    from ctypes import wintypes

    _kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    _kernel.LockFile.argtypes = [wintypes.HANDLE, *[wintypes.DWORD] * 4]
    _kernel.LockFile.restype = wintypes.BOOL

    def _lock(handle: int) -> None:
        # asked of Windows itself: msvcrt.locking may fail without a reason, and the reason decides
        if not _kernel.LockFile(msvcrt.get_osfhandle(handle), 0, 0, 1, 0):
            raise ctypes.WinError(ctypes.get_last_error())  # a lock of another desk comes as EACCES

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

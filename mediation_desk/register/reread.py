"""Reading a file from its drive past what the system remembers of it, where the system lets us.

Linux reads a file opened with O_DIRECT from the drive itself. A file system that refuses that is asked to
forget the file first, which is a wish and no promise; one that runs as a program of its own (FUSE) may
remember whatever we ask. Windows has no call that Python reaches plainly. In these cases it is said.
"""

from __future__ import annotations

import errno
import io
import mmap
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from mediation_desk.register.folder import mount_of

BLOCK: Final = 4096
"""Direct reads begin at a multiple of it."""
ROOM: Final = 1 << 20


def remembers(folder: Path, *, mounts: Path = Path("/proc/mounts")) -> bool:
    """Whether the file system may answer from memory whatever is asked of it: a program of its own does."""
    try:
        found = mount_of(folder.resolve(), mounts.read_bytes().decode("utf-8", "surrogateescape"))
    except OSError:
        return True  # nobody says, so nothing is promised
    return found is None or found.type.startswith("fuse")


@contextmanager
def past_memory(path: Path) -> Iterator[tuple[BinaryIO, bool]]:
    """The file, to be read once from its beginning, and whether memory may have answered. Raises OSError."""
    direct = _direct(path)
    if direct is not None:
        with direct:
            yield io.BufferedReader(direct, ROOM), False
        return
    with path.open("rb", buffering=0) as plain:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(plain.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        yield io.BufferedReader(plain, ROOM), True


def forget(path: Path) -> None:
    """Ask the system to forget a small file that is read next; what cannot be opened is said where it is."""
    if hasattr(os, "posix_fadvise"):
        with suppress(OSError), path.open("rb", buffering=0) as plain:
            os.posix_fadvise(plain.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _direct(path: Path) -> _Direct | None:
    if not hasattr(os, "O_DIRECT"):
        return None
    try:
        handle = os.open(path, os.O_RDONLY | os.O_DIRECT)
    except FileNotFoundError:
        raise
    except OSError:
        return None  # this file system knows no such reading
    direct = _Direct(handle)
    try:
        direct.fill()  # some take the word and refuse the first read
    except OSError:
        direct.close()
        return None
    return direct


class _Direct(io.RawIOBase):
    """A file read in aligned blocks into memory of its own, handed on as whoever reads wants it."""

    def __init__(self, handle: int) -> None:
        self._handle, self._room = handle, memoryview(mmap.mmap(-1, ROOM))
        self._left = os.fstat(handle).st_size
        self._at = self._end = 0

    def readable(self) -> bool:
        return True

    def readinto(self, into: memoryview) -> int:  # type: ignore[override]  # the buffer BufferedReader hands
        if self._at == self._end:
            self.fill()
        count = min(len(into), self._end - self._at)
        into[:count] = self._room[self._at : self._at + count]
        self._at += count
        return count

    def fill(self) -> None:
        """Read the next blocks; nothing is left to read once all bytes came. Raises OSError."""
        self._at = self._end = 0
        if self._left > 0:
            self._end = os.readv(self._handle, [self._room])
            self._left -= self._end
            if self._left > 0 and (self._end == 0 or self._end % BLOCK):
                raise OSError(errno.EIO, os.strerror(errno.EIO))  # cut in the middle of a block

    def close(self) -> None:
        if not self.closed:
            os.close(self._handle)
        super().close()

"""The folder a scanner writes into: what is new and has stopped growing is offered, nothing is opened."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

_LOOK_MS = 1_500
"""Between two looks: a scanner writes a page in pieces, and what grew in between is not ready."""
_UNFINISHED = (".part", ".tmp", ".crdownload")
State = tuple[int, int]  # bytes, nanoseconds of the last change


class ScannerFolder(QObject):
    """`offered(tuple of paths)`: files that were the same in two looks and were not put aside."""

    offered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder: Path | None = None
        self._seen: dict[Path, State] = {}
        self._aside: dict[Path, State] = {}
        self._ready: tuple[Path, ...] = ()
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self.look)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def watch(self, folder: str) -> None:
        """Watch this folder from now on; empty for none."""
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())
        self._folder = Path(folder) if folder else None
        self._seen, self._ready = {}, ()
        if self._folder is None:
            self._timer.stop()
            self.offered.emit(())
            return
        self._watcher.addPath(folder)
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Look no more until `watch`: nobody sees what is offered."""
        self._timer.stop()

    def put_aside(self, paths: tuple[Path, ...]) -> None:
        """Offer these no more, unless they change."""
        for path in paths:
            state = _state(path)
            if state is not None:
                self._aside[path] = state
        self.look()

    def look(self, _folder: str = "") -> None:
        """Look once; a folder that is not there (a drive that was pulled out) has nothing."""
        now = self._found()
        ready = tuple(sorted(path for path, state in now.items() if self._seen.get(path) == state))
        self._seen = now
        if ready != self._ready:
            self._ready = ready
            self.offered.emit(ready)

    def _found(self) -> dict[Path, State]:
        found: dict[Path, State] = {}
        try:
            entries = list(self._folder.iterdir()) if self._folder is not None else []
        except OSError:
            return found
        for path in entries:
            if path.name.startswith(".") or path.suffix.lower() in _UNFINISHED:
                continue
            state = _state(path)
            if state is not None and state[0] and self._aside.get(path) != state:
                found[path] = state
        return found


def _state(path: Path) -> State | None:
    try:
        if path.is_symlink() or not path.is_file():
            return None
        told = path.stat()
    except OSError:
        return None
    return told.st_size, told.st_mtime_ns

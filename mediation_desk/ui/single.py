"""One desk per register: a second start asks the first to come forward, and says nothing else."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_RAISE = b"raise\n"
_WAIT_MS = 1_000


def meeting_point(register: Path) -> str:
    """The name under which the desk of this account and this register listens."""
    account = os.environ.get("USERNAME", "") if os.name == "nt" else str(os.getuid())
    place = f"{account}\0{register.resolve()}".encode("utf-8", "surrogateescape")
    name = f"mediation-desk-{hashlib.blake2b(place, digest_size=10).hexdigest()}"
    if os.name == "nt":
        return name
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.RuntimeLocation)
    return str(Path(folder) / name) if folder else name


def raise_first(register: Path) -> bool:
    """Ask a desk already open on this register to come forward; False when there is none."""
    name = meeting_point(register)
    if os.path.isabs(name) and not os.path.lexists(name):  # noqa: PTH117 -- a name, a path by chance
        return False  # the usual start: nobody listens, and nothing is imported to ask
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_WAIT_MS):
        return False
    socket.write(_RAISE)
    sent = socket.waitForBytesWritten(_WAIT_MS)
    socket.disconnectFromServer()
    return sent


class OneDesk(QObject):
    """Listens for second starts; `asked` when one wants this window forward. Any other message is ignored.

    Nothing of the network is imported before `listen`: no window waits for it.
    """

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server: QLocalServer | None = None

    def listen(self, register: Path) -> bool:
        """Begin to listen for this register; a name left by a killed desk is taken over."""
        from PySide6.QtNetwork import QLocalServer

        if self._server is None:
            self._server = QLocalServer(self)
            self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
            self._server.newConnection.connect(self._greet)
        self._server.close()
        name = meeting_point(register)
        QLocalServer.removeServer(name)
        return self._server.listen(name)

    def _greet(self) -> None:
        while self._server is not None and (socket := self._server.nextPendingConnection()) is not None:
            socket.setParent(self)
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(socket.deleteLater)
            self._take(socket)

    def _read(self) -> None:
        from PySide6.QtNetwork import QLocalSocket

        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._take(socket)

    def _take(self, socket: QLocalSocket) -> None:
        if socket.canReadLine():
            if bytes(socket.readLine(len(_RAISE) + 1).data()) == _RAISE:
                self.asked.emit()
            socket.disconnectFromServer()
        elif socket.bytesAvailable() > len(_RAISE):
            socket.abort()

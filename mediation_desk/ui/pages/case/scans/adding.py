"""Taking files in, one after another: chosen, dropped, from the clipboard or from the scanner's folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QObject, Signal
from PySide6.QtGui import QImage, QImageWriter

from mediation_desk.domain.attachment import Attachment, Came, NewAttachment
from mediation_desk.errors import DeskError
from mediation_desk.services.attachments import add_attachment, add_picture
from mediation_desk.ui.desk import Desk
from mediation_desk.words import _, sentence

Source = Path | bytes


class Adding(QObject):
    """`done(attachments, failures)`: (attachment, its file or None) and (what, why) of one batch."""

    done = Signal(object, object)
    went = Signal(int, int)  # how many of how many

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._waiting: list[tuple[str, Source, NewAttachment]] = []
        self._added: list[tuple[Attachment, Path | None]] = []
        self._failed: list[tuple[str, str]] = []
        self._all = 0

    @property
    def busy(self) -> bool:
        """Whether a batch is under way."""
        return self._all > 0

    def take(
        self, case_id: str, sources: Sequence[Source], came: Came, item: int = 0, *, restricted: bool = False
    ) -> None:
        """Take these into the case; a batch that is under way is made longer."""
        for source in sources:
            title = source.stem if isinstance(source, Path) else _("From the clipboard")
            new = NewAttachment(title=title, came=came, item=item, restricted=restricted)
            self._waiting.append((case_id, source, new))
        begun, self._all = self.busy, self._all + len(sources)
        if sources and not begun:
            self._next()

    def _next(self) -> None:
        self.went.emit(self._all - len(self._waiting), self._all)
        if not self._waiting:
            added, failed = self._added, self._failed
            self._added, self._failed, self._all = [], [], 0
            self.done.emit(added, failed)
            return
        case_id, source, new = self._waiting.pop(0)
        path = source if isinstance(source, Path) else None

        def added_one(one: Attachment) -> None:
            self._added.append((one, path))
            self._next()

        def failed_one(error: DeskError) -> None:
            self._failed.append((path.name if path else new.title, sentence(error)))
            self._next()

        if isinstance(source, Path):
            self._desk.do(self, added_one, add_attachment, case_id, source, new, failed=failed_one)
        else:
            self._desk.do(self, added_one, add_picture, case_id, source, new, failed=failed_one)


def sources_in(data: QMimeData) -> list[Source]:
    """Files or a picture in what was dropped or copied; nothing when there is neither."""
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    files = [one for one in files if one.is_file()]
    if files:
        return list(files)
    if data.hasImage():
        image = data.imageData()
        if isinstance(image, QImage) and not image.isNull():
            return [_png(image)]
    return []


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())

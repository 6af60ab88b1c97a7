"""The one window: it shows unlocking, the first start or the desk, and is always called 家事调解台."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediation_desk.ui import icons
from mediation_desk.words import _

LEAST_WIDTH, LEAST_HEIGHT = 1024, 600


class Window(QWidget):
    """Holds one face at a time; `closing` comes before it closes.

    A covered window shows its cover alone, without frame and title: what stands beneath is hidden, so that
    none of its keys act. Closing it then asks to be locked instead (`lock_wanted`). `may_close` is asked when
    a person closes it; `help_wanted(page)`: a face asks for help, at a
    page of the manual, at `?words` in it or ("") at the one for what it shows.
    """

    closing = Signal()
    lock_wanted = Signal()
    help_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(_("Mediation Desk"))
        self.setWindowIcon(QIcon(icons.pixmap("desk-mark", "pine", 64)))
        self.setProperty("ground", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self.resize(1366, 768)
        self.may_close: Callable[[], bool] = lambda: True
        self._face: QWidget | None = None
        self._cover: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def face(self) -> QWidget | None:
        """What the window shows now."""
        return self._face

    def show_face(self, face: QWidget) -> None:
        """Show another face; the one before is thrown away."""
        old, self._face = self._face, face
        if old is not None:
            focused = self.focusWidget()
            if focused is not None:  # or Qt looks through the old face for the next one to focus
                focused.clearFocus()
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._column.addWidget(face)
        face.show()
        face.setFocus()

    @property
    def covered(self) -> bool:
        """Whether a cover stands over the face."""
        return self._cover is not None

    def cover(self, cover: QWidget) -> None:
        """Show `cover` over the whole screen until `uncover`."""
        self.uncover()
        if self._face is not None:
            self._face.hide()
        self._cover = cover
        self._column.addWidget(cover)
        self.setWindowState(self.windowState() | Qt.WindowState.WindowFullScreen)
        cover.show()
        cover.setFocus()

    def uncover(self) -> None:
        """Show the face again; the cover is thrown away."""
        cover, self._cover = self._cover, None
        if cover is None:
            return
        self._column.removeWidget(cover)
        cover.hide()
        cover.deleteLater()
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowFullScreen)
        if self._face is not None:
            self._face.show()
            self._face.setFocus()

    def come_forward(self) -> None:
        """Be seen: a second start of the same register asked."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def geometry_text(self) -> str:
        """Place and size as text for the preferences."""
        return bytes(self.saveGeometry().toHex().data()).decode("ascii")

    def put_geometry(self, text: str) -> None:
        """Take place and size kept earlier; anything unreadable is ignored."""
        self.restoreGeometry(QByteArray.fromHex(QByteArray(text.encode("ascii", "ignore"))))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell before closing, so that drafts are kept and the register is closed."""
        if self.covered:  # whoever has the screen now is not the one who may end the program
            event.ignore()
            self.lock_wanted.emit()
            return
        if event.spontaneous() and not self.may_close():  # the system going down is not asked
            event.ignore()
            return
        self.closing.emit()
        event.accept()

"""The viewer of scans: pages drawn on the register thread from memory, never from a file outside."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea

from mediation_desk.documents.preview import PageImage
from mediation_desk.errors import DeskError
from mediation_desk.services.attachments import OpenedFile, draw_page
from mediation_desk.ui import style
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button, IconButton
from mediation_desk.ui.kit.empty_state import EmptyState
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Row
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.ui.print_pages import qimage
from mediation_desk.ui.scan_page import ScanPage
from mediation_desk.words import _, sentence

ZOOMS = (0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0)
_WHOLE = 2
_SETTLE_MS = 80
"""A window that is being drawn larger asks once, not for every pixel."""
_LARGE = 1.25
"""From this text size on the tools need the title's room."""
_LONGEST = 18
"""Characters of a title over the page; it stands whole beside it."""
_MOST = 4000
"""Pixels of a drawn page's longer side: memory for 48 MB, finer than any screen."""


class ScanView(Sheet):
    """`turn_wanted(degrees)` turns the page looked at; `bring_wanted`: fetch a lost file from a copy.

    `show_file(None)` forgets everything.
    """

    turn_wanted = Signal(int)
    bring_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(_("Scan"), ground="sunk", gap=8)
        self._desk = desk
        self._opened: OpenedFile | None = None
        self._number = self._zoom = 0
        self._wide = False
        self._drawing = 0
        self.back = IconButton(_("Previous page"), "chevron-left")
        self.on = IconButton(_("Next page"), "chevron-right")
        self.at = Label("", "small")
        self.turn_back = IconButton(_("Turn left (Shift+R)"), "arrow-back-up")
        self.turn_on = IconButton(_("Turn right (R)"), "refresh")
        self.smaller = IconButton(_("Smaller (−)"), "minus")
        self.larger = IconButton(_("Larger (+)"), "plus")
        self.fit = Button(_("Fit the width"), "text", compact=True)
        self.fit.setToolTip("W")
        tools = Row(gap=0)
        for widget in (
            self.back, self.at, self.on, self.turn_back, self.turn_on, self.smaller, self.larger, self.fit,
        ):  # fmt: skip
            tools.addWidget(widget)
        self.head.addLayout(tools)
        self.page = ScanPage()
        self.area = QScrollArea()
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area.setWidget(self.page)
        self.area.viewport().setAutoFillBackground(False)
        self.area.setMinimumHeight(style.px(120))
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setAccessibleName(_("Scan"))
        self.nothing = EmptyState("", "")
        self.add(self.area, 1)
        self.add(self.nothing, 1)
        self.bring = Button(_("Fetch it from a backup"), icon="usb")
        self.bring.clicked.connect(self.bring_wanted)
        self.bring.hide()
        self.add(self.bring)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._draw)
        self.back.clicked.connect(lambda: self.show_page(self._number - 1))
        self.on.clicked.connect(lambda: self.show_page(self._number + 1))
        self.turn_back.clicked.connect(lambda: self.turn_wanted.emit(-90))
        self.turn_on.clicked.connect(lambda: self.turn_wanted.emit(90))
        self.smaller.clicked.connect(lambda: self.zoom(-1))
        self.larger.clicked.connect(lambda: self.zoom(1))
        self.fit.clicked.connect(self.fit_width)
        desk.masked_changed.connect(self._mask)
        style.on_refit(self, lambda: self.title.setVisible(style.look().factor < _LARGE))
        self.say(_("Choose a scan at the left"))

    @property
    def number(self) -> int:
        """Which page is looked at, from 0, as they are read."""
        return self._number

    def show_file(self, opened: OpenedFile | None, *, may_turn: bool = False) -> None:
        """Look at this from its first page; the same one again stays at its page."""
        same = opened is not None and self._opened is not None
        same = same and opened.attachment.id == self._opened.attachment.id  # type: ignore[union-attr]  # asked above
        self._opened = opened
        self.bring.hide()
        for button in (self.turn_back, self.turn_on):
            button.setVisible(may_turn)
        if opened is None:
            self.say(_("Choose a scan at the left"))
            return
        last = max(0, opened.attachment.pages - 1)
        self._number = min(self._number, last) if same else 0
        if not same:
            self._zoom, self._wide = _WHOLE, False
            self.fit.set_text(_("Fit the width"))
            self.page.show_image(QImage())
        self._mask()

    def say(self, title: str, text: str = "") -> None:
        """Words in place of pages; what could be fetched from a copy is offered by `offer_bringing`."""
        self.bring.hide()
        self._drawing += 1
        self.page.show_image(QImage())
        self.nothing.say(title, text)
        self.area.hide()
        self.nothing.show()
        self._tell()

    def offer_bringing(self) -> None:
        """The file is gone or spoiled: offer to fetch it from a copy."""
        self.bring.show()

    def show_page(self, number: int) -> None:
        """Look at this page if there is one."""
        pages = self._opened.attachment.pages if self._opened is not None else 0
        if 0 <= number < pages and number != self._number:
            self._number = number
            self.area.verticalScrollBar().setValue(0)
            self._draw()

    def follow(self, number: int) -> None:
        """The page that is looked at will stand here once its order is kept."""
        self._number = number

    def zoom(self, steps: int) -> None:
        """Larger or smaller."""
        self._zoom = max(0, min(len(ZOOMS) - 1, self._zoom + steps))
        self._draw()

    def fit_width(self) -> None:
        """The page as wide as the room, or whole again."""
        self._wide, self._zoom = not self._wide, _WHOLE
        self.fit.set_text(_("Whole page") if self._wide else _("Fit the width"))
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys turn pages, + − W size, R turns the page."""
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        acts: dict[int, Callable[[], None]] = {
            Qt.Key.Key_PageUp: lambda: self.show_page(self._number - 1),
            Qt.Key.Key_PageDown: lambda: self.show_page(self._number + 1),
            Qt.Key.Key_Plus: lambda: self.zoom(1),
            Qt.Key.Key_Equal: lambda: self.zoom(1),
            Qt.Key.Key_Minus: lambda: self.zoom(-1),
            Qt.Key.Key_W: self.fit_width,
            Qt.Key.Key_R: lambda: self.turn_wanted.emit(-90 if shift else 90),
        }
        if event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif (act := acts.get(key)) is not None:
            act()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit at once, draw anew when it has come to rest."""
        super().resizeEvent(event)
        self.page.fit(self._room())
        self._settle.start()

    def _mask(self, _masked: bool = False) -> None:
        if self._opened is None:
            return
        if self._desk.masked:
            self.say(_("Hidden while masked"), _("F9 shows it again"))
        elif not self._opened.attachment.shown:
            self.say(_("This kind of file is not shown here"), _("It is kept as it is and can be exported."))
        else:
            self.nothing.hide()
            self.area.show()
            self._draw()

    def _room(self) -> QSize:
        room = self.area.maximumViewportSize()
        bar = self.area.verticalScrollBar().sizeHint().width()
        factor = ZOOMS[self._zoom]
        if self._wide:
            return QSize(round((room.width() - bar) * factor), _MOST)
        return QSize(round(room.width() * factor), round(room.height() * factor))

    def _draw(self) -> None:
        opened = self._opened
        self._tell()
        if opened is None or self._desk.masked or not opened.attachment.shown:
            return
        self._drawing += 1
        number, scale = self._drawing, self.devicePixelRatioF()
        room = self._room()
        box = tuple(max(16, min(_MOST, round(side * scale))) for side in (room.width(), room.height()))

        def drawn(page: PageImage) -> None:
            if number == self._drawing:
                self.page.show_image(qimage(page))
                self.page.fit(self._room())

        def failed(error: DeskError) -> None:
            if number == self._drawing:
                self.say(sentence(error))

        self._desk.ask(self, drawn, draw_page, opened, self._number, box, failed=failed)

    def _tell(self) -> None:
        pages = self._opened.attachment.pages if self._opened is not None and not self._desk.masked else 0
        self.at.setText(f"{self._number + 1} / {pages}" if pages else "")
        self.back.setEnabled(pages > 0 and self._number > 0)
        self.on.setEnabled(self._number + 1 < pages)
        for button in (self.turn_back, self.turn_on, self.smaller, self.larger, self.fit):
            button.setEnabled(pages > 0)
        title = self._opened.attachment.title if self._opened is not None and not self._desk.masked else ""
        self.set_title(title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1]}…")

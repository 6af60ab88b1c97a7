"""The manual beside the desk: a window of its own, so that nothing anybody typed is left for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QIcon, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mediation_desk.documents.manual.keys_page import KEY
from mediation_desk.domain.help_page import Manual
from mediation_desk.ui import icons, style
from mediation_desk.ui.help.contents import HelpContents
from mediation_desk.ui.help.page_view import PageView
from mediation_desk.ui.keys import bind
from mediation_desk.ui.kit.buttons import Button, IconButton
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column, Row, clear, size
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.reading_order import ReadingOrder
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import _

_WIDTH, _HEIGHT = 1040, 720
_SHARE = 0.94
"""How much of the screen it takes at most."""


class HelpWindow(ReadingOrder):
    """Shows one manual; it knows nothing of the register.

    `mask_wanted` and `lock_wanted`: pressed here as in the desk's own window. `print_wanted(whole)` and
    `export_wanted`: the booklet, or the card alone. `closed` when it goes.
    """

    mask_wanted = Signal()
    lock_wanted = Signal()
    print_wanted = Signal(bool)
    export_wanted = Signal()
    closed = Signal()

    def __init__(self, manual: Manual, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.manual = manual
        self._trail: list[str] = []
        self.key = ""
        self.setWindowTitle(f"{_('Help')} · {_('Mediation Desk')}")
        self.setWindowIcon(QIcon(icons.pixmap("desk-mark", "pine", 64)))
        self.setProperty("ground", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.contents = HelpContents(manual)
        self.contents.chosen.connect(self.show_page)
        self.contents.read.connect(self._read)
        self.title = Label("", "title", wrap=True)
        self.view = PageView(_("Text of the help"))
        self.view.wanted.connect(self.show_page)
        self.back = IconButton(_("Back"), "chevron-left", key="Alt+Left")
        self.back.clicked.connect(self.go_back)
        self.before = Button("", "link", icon="chevron-left")
        self.before.clicked.connect(lambda: self._step(-1))
        self.after = Button("", "link", icon="chevron-right")
        self.after.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.after.clicked.connect(lambda: self._step(1))
        self.print_act = Button(_("Print the manual"), icon="printer", compact=True)
        self.print_act.clicked.connect(lambda: self.print_wanted.emit(True))
        self.export_act = Button(_("Save as PDF"), icon="file-export", compact=True)
        self.export_act.clicked.connect(self.export_wanted)
        self.card_act = Button(_("Print the emergency card"), icon="printer", compact=True)
        self.card_act.clicked.connect(lambda: self.print_wanted.emit(False))
        self.notices = QVBoxLayout()
        self._lay_out()
        self._bind_keys()
        self.place()

    def show_page(self, key: str, *, remember: bool = True) -> None:
        """Show a page; the way back is remembered. An unknown one changes nothing."""
        page = self.manual.page(key)
        if page is None:
            return
        if key != self.key:
            if self.key and remember:
                self._trail.append(self.key)
            self._clear_notices()
        self.key = key
        self.title.setText(page.title)
        self.view.show_page(page, self.manual.language, self.contents.words)
        self.view.setAccessibleName(page.title)
        if page.language != self.manual.language:
            said = _("This page has not been translated yet; it is shown in Chinese.")
            self.notices.addWidget(Notice(said, "neutral"))
        self.contents.show_chosen(key)
        self.back.setEnabled(bool(self._trail))
        for button, beside in zip((self.before, self.after), self.manual.beside(key), strict=True):
            button.setVisible(beside is not None)
            if beside is not None:
                button.set_text(beside.title)
        self.before.setToolTip(_("Page before") + "  Alt+↑")
        self.after.setToolTip(_("Next page") + "  Alt+↓")

    def go_back(self) -> None:
        """The page one came from in this window."""
        if self._trail:
            self.show_page(self._trail.pop(), remember=False)

    def tell(self, said: str, tone: str = "neutral") -> None:
        """Say one sentence over the page, until another page is read."""
        self._clear_notices()
        self.notices.addWidget(Notice(said, tone, closable=True))

    def go_to_search(self) -> None:
        """The cursor goes into the search line."""
        self.contents.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.contents.search.selectAll()

    def search(self, words: str) -> None:
        """Look for these words."""
        self.contents.search.setText(words)
        self.go_to_search()

    def place(self) -> None:
        """At the right edge of the screen, so that as much as may be of the desk is seen beside it."""
        screen = self.screen() or QGuiApplication.primaryScreen()
        room = screen.availableGeometry()
        width = min(style.px(_WIDTH), round(room.width() * _SHARE))
        height = min(style.px(_HEIGHT), round(room.height() * _SHARE))
        self.resize(width, height)
        self.move(room.right() - width, room.y() + (room.height() - height) // 2)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that it goes."""
        super().closeEvent(event)
        self.closed.emit()

    def _lay_out(self) -> None:
        left = QWidget()
        column = Column(left, gap=8)
        column.addWidget(self.contents, 1)
        for act in (self.print_act, self.export_act, self.card_act):
            column.addWidget(act)
        sheet = Sheet(margin=(28, 20, 16, 12), gap=12)
        head = Row(gap=8)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.title, 1)
        sheet.add(head)
        sheet.add(self.notices)
        sheet.add(self.view, 1)
        foot = Row(gap=16)
        foot.addWidget(self.before)
        foot.addStretch(1)
        foot.addWidget(self.after)
        sheet.add(foot)
        across = Row(self, margin=16, gap=16)
        across.addWidget(size(left, width=272))
        across.addWidget(sheet, 1)

    def _bind_keys(self) -> None:
        for keys, act in (
            ("F9", self.mask_wanted.emit),
            ("Ctrl+L", self.lock_wanted.emit),
            ("Ctrl+F", self.go_to_search),
            ("Ctrl+K", self.go_to_search),
            ("/", self.go_to_search),
            ("F6", self._other_part),
            ("Shift+F6", self._other_part),
            ("Alt+Up", lambda: self._step(-1)),
            ("Alt+Down", lambda: self._step(1)),
            ("Ctrl+F1", lambda: self.show_page(KEY)),
            ("Ctrl+P", lambda: self.print_wanted.emit(True)),
        ):
            bind(self, keys, act)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties the search line, then closes; no shortcut, which would not count as one of three."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.contents.search.hasFocus() and self.contents.search.text():
            self.contents.search.clear()
        else:
            self.close()

    def _step(self, by: int) -> None:
        beside = self.manual.beside(self.key)[0 if by < 0 else 1]
        if beside is not None:
            self.show_page(beside.key)

    def _read(self) -> None:
        self.view.setFocus(Qt.FocusReason.TabFocusReason)

    def _other_part(self) -> None:
        target = self.contents.list if self.view.hasFocus() else self.view
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _clear_notices(self) -> None:
        clear(self.notices)

    def event(self, event: QEvent) -> bool:
        """The first time it is seen the cursor stands where one types."""
        if event.type() == QEvent.Type.Show:
            QTimer.singleShot(0, self, self._begin)
        return super().event(event)

    def _begin(self) -> None:
        if self.focusWidget() is None:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

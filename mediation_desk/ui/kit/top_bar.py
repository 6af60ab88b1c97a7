"""The top bar: search with its key, mask, lock, and who works here."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QToolButton, QWidget

from mediation_desk.ui import icons, style
from mediation_desk.ui.kit.avatar import Avatar
from mediation_desk.ui.kit.buttons import IconButton
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.labels import IconLabel, Label, plain_tip
from mediation_desk.ui.kit.layout import Column, Row, size
from mediation_desk.ui.kit.line_edit import LineEdit
from mediation_desk.ui.spoken import Role
from mediation_desk.words import _


class SearchEdit(LineEdit):
    """The search line: an icon, its key until something is typed, ↓ and Enter for the results."""

    stepped = Signal(int)  # −1 or +1 in the results
    cleared = Signal()

    def __init__(self) -> None:
        super().__init__(_("Name / initials / end of phone number / case number"))
        self.setAccessibleName(_("Search"))
        self.put_before(IconLabel("search", "ink2"))
        self._hint = Label("Ctrl+K", "key")
        self.put_after(self._hint)
        self._note = Label("", "small", tone="ink2")
        self.put_after(self._note)
        self._note.hide()
        self._clear = self.put_button(_("Clear the search"), "x")
        self._clear.clicked.connect(self.empty)
        self._clear.hide()
        self.textChanged.connect(self._typed)

    def set_note(self, note: str) -> None:
        """Say how the words typed are understood, at the right end; "" says nothing."""
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._place()

    def empty(self) -> None:
        """Search for nothing."""
        self.clear()
        self.cleared.emit()

    def _typed(self, text: str) -> None:
        self._hint.setVisible(not text)
        self._clear.setVisible(bool(text))
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk through the results, Esc empties the line."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step:
            self.stepped.emit(step)
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.empty()
        else:
            super().keyPressEvent(event)


class TopBar(QWidget):
    """`searched(text)` at every key, `search_entered` by Enter; `mask_wanted(on)`, `lock_wanted`,
    `person_wanted(global position for a menu)`, `help_wanted`.

    Keys: Ctrl+K and / search (/ only while no text field has the focus), F9 masks, Ctrl+L locks.
    """

    searched = Signal(str)
    search_entered = Signal()
    mask_wanted = Signal(bool)
    lock_wanted = Signal()
    person_wanted = Signal(QPoint)
    help_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._masked = False
        row = Row(self, margin=(24, 0, 24, 0), gap=12)
        self.search = SearchEdit()
        size(self.search, max_width=440)
        self.search.setMinimumWidth(200)
        row.addWidget(self.search, 3)
        self.badge = Chip("", "amber", icon="history")
        row.addWidget(self.badge)
        self.badge.hide()
        row.addStretch(1)
        self._mask, self._mask_key = self._tool("F9"), Label("F9", "key")
        self._lock, self._lock_key = self._tool("Ctrl+L"), Label("Ctrl+L", "key")
        for button, key in ((self._mask, self._mask_key), (self._lock, self._lock_key)):
            pair = Row(gap=4)
            pair.addWidget(button)
            pair.addWidget(key)
            row.addLayout(pair)
        self._mask.clicked.connect(self._ask_mask)
        self._lock.clicked.connect(self.lock_wanted)
        self.help = IconButton(_("Help"), "help")
        self.help.setToolTip(plain_tip(f"{_('Help')}  F1"))
        self.help.setAccessibleDescription("F1")
        self.help.clicked.connect(self.help_wanted)
        row.addWidget(self.help)
        self._person = _PersonButton()
        self._person.pressed_at.connect(self.person_wanted)
        row.addWidget(self._person)
        self.search.textChanged.connect(self.searched)
        self.search.returnPressed.connect(self.search_entered)
        QShortcut(QKeySequence("Ctrl+K"), self).activated.connect(self.focus_search)
        QShortcut(QKeySequence("/"), self).activated.connect(self._slash)
        style.on_refit(self, self._fit)

    def set_person(self, name: str, role: str) -> None:
        """Who works here now."""
        self._person.show_person(name, role)
        self._fit()

    def set_badge(self, text: str) -> None:
        """Say what is open here when it is not the register; as long as the desk is."""
        self.badge.setText(text)
        self.badge.setAccessibleName(text)
        self.badge.setVisible(bool(text))

    def set_masked(self, masked: bool) -> None:
        """Show whether the screen is masked; the search line then shows no letters of what is typed."""
        self._masked = masked
        mode = QLineEdit.EchoMode.Password if masked else QLineEdit.EchoMode.Normal
        self.search.setEchoMode(mode)
        self._dress()

    def focus_search(self) -> None:
        """Put the cursor into the search line."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _tool(self, keys: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("kind", "tool")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setShortcut(QKeySequence(keys))
        button.setToolTip(plain_tip(keys))
        return button

    def _fit(self) -> None:
        self.setFixedHeight(style.px(56))
        large = style.look().factor >= 1.5
        for key in (self._mask_key, self._lock_key):
            key.setVisible(not large)
        self._person.fold(large)
        self._dress()

    def _dress(self) -> None:
        words = _("Masked") if self._masked else _("Mask")
        self._mask.setText(words)
        self._mask.setAccessibleName(words)
        style.restyle(self._mask, on=self._masked)
        self._mask.setIcon(icons.icon("eye-off", "pine" if self._masked else "ink2", gap=4))
        self._lock.setText(_("Lock"))
        self._lock.setAccessibleName(_("Lock"))
        self._lock.setIcon(icons.icon("lock", "ink2", gap=4))
        for button, keys in ((self._mask, "F9"), (self._lock, "Ctrl+L")):
            button.setShortcut(QKeySequence(keys))  # setText took it away
            button.setIconSize(QSize(style.px(24), style.px(20)))

    def _ask_mask(self) -> None:
        self.mask_wanted.emit(not self._masked)

    def _slash(self) -> None:
        typing = QApplication.focusWidget()
        if not isinstance(typing, QLineEdit | QTextEdit | QPlainTextEdit):
            self.focus_search()


class _PersonButton(QToolButton):
    """Avatar, name and role; opens the person's menu."""

    spoken_as = Role.ButtonMenu
    pressed_at = Signal(QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row = Row(self, margin=(8, 0, 8, 0), gap=8)
        self._avatar, self._name, self._role = Avatar(""), Label(""), Label("", "small")
        self._chevron = IconLabel("chevron-down", "ink2", 16)
        words = Column(gap=0)
        words.addStretch(1)
        words.addWidget(self._name)
        words.addWidget(self._role)
        words.addStretch(1)
        row.addWidget(self._avatar)
        row.addLayout(words)
        row.addWidget(self._chevron)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, True)
        self.clicked.connect(self._pressed)
        style.on_refit(self, lambda: self.setFixedHeight(style.px(48)))

    def show_person(self, name: str, role: str) -> None:
        self._avatar.set_name(name)
        self._name.setText(name)
        self._role.setText(role)
        self.setAccessibleName(f"{name}，{role}")

    def fold(self, folded: bool) -> None:
        for widget in (self._name, self._role, self._chevron):
            widget.setVisible(not folded)

    def sizeHint(self) -> QSize:
        """As wide as what stands in it."""
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    minimumSizeHint = sizeHint

    def _pressed(self) -> None:
        self.pressed_at.emit(self.mapToGlobal(QPoint(0, self.height())))

"""Buttons: one solid primary a page, secondary, text, link and icon buttons, and a danger that asks once."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QIcon, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPushButton, QToolButton, QWidget

from mediation_desk.ui import icons, style
from mediation_desk.ui.kit.labels import plain_tip
from mediation_desk.ui.spoken import Role
from mediation_desk.words import _

ICON_TOKEN = {
    "primary": "on_pine",
    "text": "pine",
    "link": "pine",
    "quiet": "ink2",
    "danger": "red",
    "undo": "paper",
    "toggle": "pine",
}
MENU = "dots"
"""The icon of a button that opens a menu, and nothing else."""


class Button(QPushButton):
    """A verb the person can press.

    `kind`: primary (solid pine, one per page), secondary, text, link (13 px, in a head), quiet, danger.
    `key` is a shortcut ("Ctrl+P"); it stands in the tooltip. Names with `&` are shown as they are.
    """

    def __init__(
        self,
        text: str,
        kind: str = "secondary",
        *,
        icon: str = "",
        key: str = "",
        compact: bool = False,
        big: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._key = icon, key
        self._reason = ""
        for name, value in (("kind", kind), ("compact", compact), ("big", big)):
            self.setProperty(name, value)
        self.setAutoDefault(False)
        if icon == MENU:
            self.spoken_as = Role.ButtonMenu
        self.set_text(text)
        if key:
            self.setShortcut(QKeySequence(key))
        style.on_refit(self, self._draw_icon)
        self._explain()

    def set_text(self, text: str) -> None:
        """Say another verb; a shortcut stays."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        if self._key:
            self.setShortcut(QKeySequence(self._key))

    def set_icon(self, icon: str) -> None:
        """Show another icon ("" for none)."""
        self._icon = icon
        self._draw_icon()

    def block(self, reason: str) -> None:
        """Disable it and say why, in the tooltip and to screen readers."""
        self._reason = reason
        self.setEnabled(False)
        self._explain()

    def allow(self) -> None:
        """Enable it again."""
        self._reason = ""
        self.setEnabled(True)
        self._explain()

    def _explain(self) -> None:
        tip = self._reason or self._key
        self.setToolTip(plain_tip(tip))
        self.setAccessibleDescription(tip)

    def _draw_icon(self) -> None:
        if not self._icon:
            self.setIcon(QIcon())
            return
        kind = str(self.property("kind"))
        pixels, gap = (16, 4) if kind == "link" else (20, 5)
        self.setIcon(icons.icon(self._icon, ICON_TOKEN.get(kind, "ink"), pixels, gap=gap))
        self.setIconSize(QSize(style.px(pixels) + style.px(gap), style.px(pixels)))


class IconButton(QToolButton):
    """A 36 px button with an icon only; `name` is said to screen readers and stands in the tooltip."""

    def __init__(
        self,
        name: str,
        icon: str,
        *,
        token: str = "ink2",
        pixels: int = 20,
        key: str = "",
        kind: str = "icon",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._token, self._pixels, self._key = icon, token, pixels, key
        self.setProperty("kind", kind)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if kind == "in_field":
            self.spoken_as = Role.Button
        elif icon == MENU:
            self.spoken_as = Role.ButtonMenu
        if key:
            self.setShortcut(QKeySequence(key))
        self.set_name(name)
        style.on_refit(self, self._draw_icon)

    def set_name(self, name: str, reason: str = "") -> None:
        """What it does, and why it cannot if it is disabled."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(reason or self._key)
        self.setToolTip(plain_tip(reason or (f"{name}  {self._key}" if self._key else name)))

    def spoken_name(self) -> str:
        """In a field, also which one: every day has its calendar, every password its eye."""
        around = self.parentWidget()
        field = around.accessibleName() if isinstance(around, QLineEdit) else ""
        name = self.accessibleName()
        return _("{field}: {act}", field=field, act=name) if field else name

    def set_icon(self, icon: str, token: str = "") -> None:
        """Show another icon."""
        self._icon, self._token = icon, token or self._token
        self._draw_icon()

    def _draw_icon(self) -> None:
        self.setIcon(icons.icon(self._icon, self._token, self._pixels))
        self.setIconSize(QSize(style.px(self._pixels), style.px(self._pixels)))


class DangerButton(Button):
    """A destructive verb: the first press asks in place, the second within 8 s emits `confirmed`."""

    confirmed = Signal()
    PATIENCE = 8000  # milliseconds

    def __init__(self, text: str, *, ask: str = "", compact: bool = False) -> None:
        super().__init__(text, "danger", compact=compact)
        self._verb = text
        self._ask = ask or _("Press again: {verb}", verb=text)
        self._waiting = QTimer(self, singleShot=True, interval=self.PATIENCE)
        self._waiting.timeout.connect(self.calm)
        self.clicked.connect(self._pressed)

    def _pressed(self) -> None:
        if self._waiting.isActive():
            self.calm()
            self.confirmed.emit()
        else:
            self.set_text(self._ask)
            self._waiting.start()

    def calm(self) -> None:
        """Forget the first press."""
        self._waiting.stop()
        self.set_text(self._verb)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Looking elsewhere takes the first press back."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.calm()

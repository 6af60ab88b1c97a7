"""The one-line box all typed fields share: things at its ends, error border, nothing cleared by Esc."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QContextMenuEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from mediation_desk.ui import style
from mediation_desk.ui.kit.buttons import IconButton
from mediation_desk.ui.kit.labels import IconLabel, Label


class LineEdit(QLineEdit):
    """A line to type in, with room for an icon before and buttons, marks or a unit after the text."""

    MAX = 10_000  # a pasted book is cut, not hung on

    def __init__(self, placeholder: str = "", *, big: bool = False, compact: bool = False) -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setMaxLength(self.MAX)
        self.setProperty("big", big)
        self.setProperty("compact", compact)
        self._before: list[QWidget] = []
        self._after: list[QWidget] = []
        self._check: IconLabel | None = None
        style.on_refit(self, self._place)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:  # type: ignore[override]  # its other form
        """A secret takes no input method: Qt alone would pass on what is typed, only marked as hidden."""
        if query is Qt.InputMethodQuery.ImEnabled and self._is_secret():
            return False
        return super().inputMethodQuery(query)

    def _is_secret(self) -> bool:
        secret = Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData
        return self.echoMode() is not QLineEdit.EchoMode.Normal or bool(self.inputMethodHints() & secret)

    def put_before(self, widget: QWidget) -> None:
        """Put a widget inside, left of the text."""
        self._before.append(widget)
        self._take(widget)

    def put_after(self, widget: QWidget) -> None:
        """Put a widget inside, right of the text; the last one put stands rightmost."""
        self._after.append(widget)
        self._take(widget)

    def put_button(self, name: str, icon: str, *, key: str = "") -> IconButton:
        """A small button inside the right end."""
        button = IconButton(name, icon, key=key, kind="in_field")
        button.setCursor(Qt.CursorShape.ArrowCursor)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        style.on_refit(button, lambda: button.setFixedSize(style.px(32), style.px(32)))
        self.put_after(button)
        return button

    def put_unit(self, unit: str) -> None:
        """The unit of the figure, at the right end."""
        if unit:
            self.put_after(Label(unit, "small"))

    def set_checked(self, good: bool) -> None:
        """Show or hide the pine check of a value that was checked."""
        if good and self._check is None:
            self._check = IconLabel("check", "pine")
            self._after.insert(0, self._check)
            self._take(self._check)
        if self._check is not None:
            self._check.setVisible(good)
            self._place()

    def event(self, event: QEvent) -> bool:
        """A mark inside may say more, or less."""
        if event.type() == QEvent.Type.LayoutRequest and any(
            not one.isHidden() and one.sizeHint().width() > one.width() for one in self._after
        ):
            self._place()
        return super().event(event)

    def _take(self, widget: QWidget) -> None:
        widget.setParent(self)
        widget.show()
        self._place()

    def _place(self) -> None:
        gap, edge = style.px(8), style.px(8)
        left = style.px(12)
        for widget in (one for one in self._before if not one.isHidden()):
            self._put(widget, left)
            left += widget.width() + gap
        right = self.width() - edge
        for widget in (one for one in reversed(self._after) if not one.isHidden()):
            width = self._put(widget, 0)
            right -= width
            widget.move(right, widget.y())
            right -= style.px(4)
        before = left - style.px(12) if self._before else 0
        after = self.width() - right - style.px(8) if any(not one.isHidden() for one in self._after) else 0
        self.setTextMargins(before, 0, after, 0)

    def _put(self, widget: QWidget, left: int) -> int:
        widget.adjustSize()
        widget.move(left, (self.height() - widget.height()) // 2)
        return widget.width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the things at the ends in their place."""
        super().resizeEvent(event)
        self._place()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt's own menu, deleted when it closes."""
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

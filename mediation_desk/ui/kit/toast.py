"""The toast: an act is done and can be undone for 8 seconds; one at a time."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from mediation_desk.ui import style
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import IconLabel, Label
from mediation_desk.ui.kit.layout import Row, rule, size
from mediation_desk.ui.spoken import Role, alert
from mediation_desk.words import _


class Toast(QFrame):
    """Bottom right of `over`; `above` px are left free below it (the status line)."""

    spoken_as = Role.AlertMessage
    gone = Signal()
    TIME = 8000  # milliseconds

    def __init__(self, over: QWidget, *, above: int = 48) -> None:
        super().__init__(over)
        self._over, self._above = over, above
        self._undo: Callable[[], object] | None = None
        self.setProperty("toast", True)
        row = Row(self, margin=(16, 0, 8, 0), gap=12)
        row.addWidget(IconLabel("check", "paper"))
        self._text = Label("")
        row.addWidget(self._text)
        self._rule = rule(upright=True)
        row.addWidget(size(self._rule, height=24))
        self._button = Button(_("Undo"), "undo", key="Ctrl+Z")
        self._button.clicked.connect(self._take_back)
        row.addWidget(self._button)
        self._clock = QTimer(self, singleShot=True, interval=self.TIME)
        self._clock.timeout.connect(self.dismiss)
        style.on_refit(self, lambda: self.setFixedHeight(style.px(48)))
        over.installEventFilter(self)
        self._button.installEventFilter(self)
        self.hide()

    def tell(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Say what was done; a former toast goes at once and its undo with it."""
        self._undo = undo
        self._text.setText(text)
        self._button.setVisible(undo is not None)
        self._rule.setVisible(undo is not None)
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self._clock.start()
        alert(self)

    def dismiss(self) -> None:
        """Go away; the act stays done."""
        self._clock.stop()
        self._undo = None
        self.hide()
        self.gone.emit()

    def _take_back(self) -> None:
        undo = self._undo
        self.dismiss()
        if undo:
            undo()

    def _place(self) -> None:
        self.adjustSize()
        right = self._over.width() - self.width() - style.px(24)
        self.move(max(0, right), self._over.height() - self.height() - style.px(self._above))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the corner; stop the clock while the button has the focus."""
        kind = event.type()
        if watched is self._over and kind == QEvent.Type.Resize:
            self._place()
        elif watched is self._button and kind == QEvent.Type.FocusIn:
            self._clock.stop()
        elif watched is self._button and kind == QEvent.Type.FocusOut and self.isVisible():
            self._clock.start()
        return False

    def keyPressEvent(self, event: object) -> None:
        """Esc dismisses it."""
        if getattr(event, "key", lambda: None)() == Qt.Key.Key_Escape:
            self.dismiss()
            window = QApplication.activeWindow()
            if window is not None:
                window.setFocus()

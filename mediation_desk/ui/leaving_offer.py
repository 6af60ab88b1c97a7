"""The question before leaving, over the whole window: two large buttons; when closing, Esc goes back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, size
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import _


class LeavingOffer(QWidget):
    """`stayed`: what is offered is wanted · `left`: go without it · `given_up`: back to the desk (Esc).

    Without a `way_back` nothing but leaving leads away from it: whoever locked is not let in again by Esc.
    """

    stayed = Signal()
    left = Signal()
    given_up = Signal()

    def __init__(
        self, title: str, text: str, stay: str, leave: str, over: QWidget, *, way_back: bool
    ) -> None:
        super().__init__(over)
        self._over = over
        self.setProperty("ground", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(title)
        self.stay, self.leave = Button(stay, "primary", big=True), Button(leave, big=True)
        self.stay.clicked.connect(self.stayed)
        self.leave.clicked.connect(self.left)
        back = Button(_("Back to the desk"), "text")
        back.clicked.connect(self.given_up)
        sheet = Sheet(margin=24, gap=16)
        self.title, self.text = Label(title, "title", wrap=True), Prose(text)
        sheet.add(self.title)
        sheet.add(self.text)
        row = Row(gap=12)
        row.addWidget(self.stay, 1)
        row.addWidget(self.leave, 1)
        sheet.add(row)
        back.setVisible(way_back)
        self._back, self._way_back = back, way_back
        column = Column(self, margin=24, gap=16)
        column.addStretch(2)
        column.addWidget(size(sheet, width=560), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def cover(self) -> None:
        """Stand over everything, as long as it is wanted."""
        self._over.installEventFilter(self)
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self.stay.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_stopping(self) -> None:
        """What runs is being stopped; it takes a moment."""
        for button in (self.stay, self.leave):
            button.block(_("Stopping …"))
        self.leave.set_text(_("Stopping …"))
        self._way_back = False
        self._back.hide()

    def say(self, title: str, text: str, leave: str) -> None:
        """What was wanted is under way or over: only leaving is left to be chosen."""
        self.title.setText(title)
        self.text.setText(text)
        self.setAccessibleName(title)
        self.leave.set_text(leave)
        if self.stay.isVisible():
            self.stay.hide()
            self.leave.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the desk where there is a way; no key reaches what lies beneath."""
        if event.key() == Qt.Key.Key_Escape and self._way_back:
            self.given_up.emit()
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() is QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)

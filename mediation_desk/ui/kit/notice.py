"""Notices inside the page in five tones, and the refusal: what cannot be done, why, and what helps."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy

from mediation_desk.ui import style
from mediation_desk.ui.kit.buttons import Button, IconButton
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import IconLabel, Prose
from mediation_desk.ui.kit.layout import Column, Row
from mediation_desk.ui.spoken import Role, alert
from mediation_desk.words import _

ICONS = {
    "neutral": ("info-circle", "ink2"),
    "amber": ("alert-triangle", "amber"),
    "red": ("ban", "red"),
    "pine": ("circle-check", "pine"),
    "plum": ("separator-vertical", "plum"),
}
Act = tuple[str, Callable[[], object]]  # words of the button, what it does


def _buttons(acts: Sequence[Act]) -> FlowLayout:
    flow = FlowLayout()
    for words, act in acts:
        button = Button(words, compact=True)
        button.clicked.connect(act)
        flow.addWidget(button)
    return flow


class Notice(QFrame):
    """One sentence and perhaps more, in a tone: neutral, amber, red, pine or plum.

    `second` stands small below (the article), `acts` are buttons that help, `closable` gives it a ✕.
    `role` is how its sentence is set: "section" for the one a page was opened for.
    """

    spoken_as = Role.AlertMessage
    closed = Signal()

    def __init__(
        self,
        text: str,
        tone: str = "neutral",
        *,
        second: str = "",
        acts: Sequence[Act] = (),
        icon: str = "",
        closable: bool = False,
        role: str = "body",
    ) -> None:
        super().__init__()
        self._tone = tone
        self.setProperty("notice", tone)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        row = Row(self, margin=(16, 12, 16, 12), gap=12)
        name, token = ICONS[tone]
        self._icon = IconLabel(icon or name, token, 20, line=24)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        words = Column(gap=4)
        self._text, self._second = Prose(text, role), Prose(second, "small", tone="ink2")
        words.addWidget(self._text)
        words.addWidget(self._second)
        if acts:
            words.addSpacing(style.px(4))
            words.addLayout(_buttons(acts))
        row.addLayout(words, 1)
        self._second.setVisible(bool(second))
        if closable:
            close = IconButton(_("Close"), "x")
            close.clicked.connect(self._close)
            row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(text)

    @property
    def tone(self) -> str:
        """In which tone it speaks."""
        return self._tone

    def say(self, text: str, tone: str = "", second: str = "") -> None:
        """Say something else, perhaps in another tone, and tell screen readers."""
        self._text.setText(text)
        self._second.setText(second)
        self._second.setVisible(bool(second))
        self.setAccessibleName(text)
        if tone and tone != self._tone:
            self._tone = tone
            style.restyle(self, notice=tone)
            self._icon.set_icon(*ICONS[tone])
        alert(self)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()


class Refusal(QFrame):
    """What cannot be done, with a 4 px strip: plum for safety, red for forbidden.

    `acts`: up to two useful buttons; `basis`: opens the article (看依据); `article` stands small at the end.
    """

    spoken_as = Role.AlertMessage
    closed = Signal()

    def __init__(
        self,
        title: str,
        text: str,
        *,
        tone: str = "plum",
        acts: Sequence[Act] = (),
        basis: Callable[[], object] | None = None,
        article: str = "",
    ) -> None:
        super().__init__()
        self._tone = tone
        self.setProperty("card", "true")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        row = Row(self, margin=(24, 16, 16, 16), gap=16)
        row.addWidget(IconLabel(*ICONS[tone]), 0, Qt.AlignmentFlag.AlignTop)
        words = Column(gap=4)
        words.addWidget(Prose(title, "section"))
        words.addWidget(Prose(text))
        buttons = _buttons(acts)
        if basis:
            why = Button(_("See the basis"), "text", compact=True)
            why.clicked.connect(basis)
            buttons.addWidget(why)
        if acts or basis:
            words.addSpacing(style.px(8))
            words.addLayout(buttons)
        if article:
            words.addSpacing(style.px(4))
            words.addWidget(Prose(article, "small", tone="ink3"))
        row.addLayout(words, 1)
        close = IconButton(_("Close"), "x")
        close.clicked.connect(self._close)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(f"{title} {text}")

    def announce(self) -> None:
        """Tell screen readers; call it once it is shown."""
        alert(self)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The strip is painted inside the rounded sheet: a thick one-sided border would be drawn badly."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), style.px(8), style.px(8))
        painter.setClipPath(shape)
        painter.fillRect(0, 0, 4, self.height(), style.colour(self._tone))

"""One row of the settings: a name, a sentence under it, and the control at the right; 72 high."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from mediation_desk.ui import style
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column, Row, size
from mediation_desk.words import _

Hit = tuple[int, int]
"""Where what was looked for begins in a text, and how many characters it takes."""

_WORDS = 220  # px at 100 % below which the sentence would become a column of words


class SettingRow(QWidget):
    """`name`, what it means, and what changes it; `say` changes the sentence.

    A 1 px line stands above it unless it is `first`. `usual` says what it is where nobody changed it; once
    it is otherwise (`stands`) a button brings that back. Where the words would get too narrow (large text)
    the controls stand below them.
    """

    def __init__(self, name: str, says: str, *controls: QWidget, first: bool = False) -> None:
        super().__init__()
        self.name = name
        self.offered = True
        self._says_text, self._usual, self._who, self._first = says, "", "", first
        across = self._across = Row(self, margin=(0, 6, 0, 6), gap=16)
        words = Column(gap=0)
        words.addStretch(1)
        self._name = Label(name, wrap=True)
        self._named = Row(gap=8)
        self._named.addWidget(self._name)
        self._named.addStretch(1)
        words.addLayout(self._named)
        self._says = Label(says, "small", wrap=True)
        words.addWidget(self._says)
        words.addStretch(1)
        across.addLayout(words, 1)
        self._back = Button(_("Restore the usual"), "text", compact=True)
        self._back.hide()
        self._controls = (self._back, *controls)
        self._held = Row(gap=16)
        for control in self._controls:
            self._held.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        across.addLayout(self._held)
        size(self, min_height=72)

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest of its parts: they can stand below one another."""
        widest = max((one.minimumSizeHint().width() for one in self._controls), default=0)
        return QSize(max(widest, style.px(_WORDS)), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look whether all fit side by side."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        shown = [one for one in self._controls if not one.isHidden()]
        gap = style.px(16)
        wide = sum(one.sizeHint().width() + gap for one in shown)
        ways, edges = QBoxLayout.Direction, Qt.AlignmentFlag
        beside = wide + style.px(_WORDS) <= self.width()
        self._turn(self._across, ways.LeftToRight if beside else ways.TopToBottom)
        self._across.setAlignment(self._held, edges(0) if beside else edges.AlignLeft)
        # Below the words what changes it comes first, and after or under it the way back.
        below = ways.RightToLeft if wide - gap <= self.width() else ways.BottomToTop
        self._turn(self._held, ways.LeftToRight if beside else below)
        upright = self._held.direction() is ways.BottomToTop
        for one in self._controls:
            self._held.setAlignment(one, edges.AlignLeft if upright else edges.AlignVCenter)

    @staticmethod
    def _turn(layout: QBoxLayout, way: QBoxLayout.Direction) -> None:
        if layout.direction() is not way:
            layout.setDirection(way)
            across = way in (QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.RightToLeft)
            layout.setSpacing(style.px(16 if across else 4))

    @property
    def says(self) -> str:
        """The whole sentence under the name, with what is usual."""
        usual = _("Usually {value}", value=self._usual) if self._usual else ""
        return " · ".join(part for part in (self._says_text, usual, self._who) if part)

    def say(self, says: str) -> None:
        """Say something else under the name."""
        self._says_text = says
        self._says.setText(self.says)

    def tag(self, words: str, who: str = "") -> None:
        """Say beside the name what it counts for, and after the sentence who may change it."""
        self._named.insertWidget(1, Chip(words, "neutral"), 0, Qt.AlignmentFlag.AlignVCenter)
        self._who = who
        self._says.setText(self.says)

    def offer(self, *, offered: bool) -> None:
        """Whether this computer has what the row is about (a printer with trays)."""
        self.offered = offered
        self.setVisible(offered)

    def show_if(self, wanted: bool) -> bool:
        """Show it while it is offered and wanted; whether it is shown."""
        self.setVisible(self.offered and wanted)
        return self.offered and wanted

    def usual(self, value: str, bring_back: Callable[[], object]) -> None:
        """Say what it is where nobody changed it, and how that is brought back."""
        self._usual = value
        self._says.setText(self.says)
        self._back.setAccessibleName(_("Restore the usual: {name}", name=self.name))
        self._back.clicked.connect(lambda: bring_back())

    def stands(self, *, changed: bool) -> None:
        """Whether it is otherwise than usual now."""
        self._back.setVisible(changed)
        self._arrange()

    def mark(self, name: Hit | None, says: Hit | None, also: str = "") -> None:
        """Lay the colour of a hit behind what was looked for; None takes it away.

        `also` is another word it was found by, said and marked after the sentence.
        """
        sentence = self.says
        if also:
            sentence = f"{sentence} · {also}"
            says = (len(sentence) - len(also), len(also))
        for label, text, hit in ((self._name, self.name, name), (self._says, sentence, says)):
            rich = hit is not None
            label.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
            label.setText(_marked(text, hit) if hit is not None else text)
            label.setAccessibleName(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line above."""
        super().paintEvent(event)
        if not self._first:
            painter = QPainter(self)
            painter.fillRect(0, 0, self.width(), 1, style.colour("line"))


def _marked(text: str, hit: Hit) -> str:
    begins, length = hit
    ends = begins + length
    behind = f"background-color:{style.colour('hit').name()}"
    found = f'<span style="{behind}">{escape(text[begins:ends])}</span>'
    return f"<span>{escape(text[:begins])}{found}{escape(text[ends:])}</span>"

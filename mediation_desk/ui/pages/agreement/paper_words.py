"""Words as the paper will say them: serif, with the paper's air, on the window's ground."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from mediation_desk.paths import RESOURCES
from mediation_desk.ui import style
from mediation_desk.ui.kit.labels import Prose

_FAMILY = "Noto Serif SC"
_FILE = "NotoSerifSC-Regular.ttf"


class _Serif(Prose):
    """Prose in the paper's face."""

    def face(self) -> QFont:
        """Serif at 17 px."""
        if _FAMILY not in QFontDatabase.families():
            QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / _FILE))
        made = QFont(_FAMILY)
        made.setPixelSize(style.px(17))
        return made

    def line(self) -> int:
        """Room between the lines, as on paper."""
        return 32


class PaperWords(QWidget):
    """A block of such words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._words = _Serif(text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.addWidget(self._words)

    def setText(self, text: str) -> None:
        """Say something else."""
        self._words.setText(text)

    def text(self) -> str:
        """What is said."""
        return self._words.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(style.colour("paper"))
        painter.setBrush(style.colour("paper"))
        painter.drawRoundedRect(self.rect(), style.px(6), style.px(6))

"""A receipt as a small paper on the page: white in both themes, in the paper's face, line by line."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPaintEvent, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from mediation_desk.paths import RESOURCES
from mediation_desk.ui import style

_FAMILY = "Noto Serif SC"
_FILES = ("NotoSerifSC-Regular.ttf", "NotoSerifSC-Bold.ttf")
_MARGIN, _PITCH, _GAP = 20, 20, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallLines:
    """Title, the house below it, (label, words) line by line, and the sentence that ends it."""

    title: str = ""
    centre: str = ""
    rows: tuple[tuple[str, str], ...] = ()
    foot: str = ""


class SmallPaper(QWidget):
    """`show_lines` draws the lines that the printed receipt has; long words go on in a second line."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = SmallLines()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if _FAMILY not in QFontDatabase.families():
            for name in _FILES:
                QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / name))

    def show_lines(self, lines: SmallLines) -> None:
        """Show this receipt."""
        self.lines = lines
        rows = [f"{name} {words}" for name, words in lines.rows]
        self.setAccessibleName("；".join((lines.title, lines.centre, *rows, lines.foot)))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Taller when narrower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As high as its lines need."""
        return round(self._draw(None, width))

    def sizeHint(self) -> QSize:
        """As wide as the sheet of the design lets it."""
        return QSize(style.px(286), self.heightForWidth(style.px(286)))

    def minimumSizeHint(self) -> QSize:
        """Two columns must find room."""
        return QSize(style.px(240), self.heightForWidth(style.px(240)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sheet, then its lines."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), style.colour("page"))
        painter.setPen(QPen(style.colour("line"), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        self._draw(painter, self.width())

    def _draw(self, painter: QPainter | None, width: int) -> float:
        """Draw with `painter`, or only measure; how high it is."""
        lines, margin, gap = self.lines, style.px(_MARGIN), style.px(_GAP)
        room = width - 2 * margin
        ink = style.colour("page_ink")
        quiet = QColor(ink)
        quiet.setAlphaF(0.72)
        centre, left, right = (
            Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        )  # fmt: skip
        top = float(style.px(24))
        top += _words(painter, lines.title, _face(17, strong=True), ink, margin, top, room, centre, 28)
        top += _words(painter, lines.centre, _face(13), quiet, margin, top, room, centre)
        top = _line(painter, margin, top + gap, room) + gap
        labels = max((_width(name) for name, _said in lines.rows), default=0.0) + style.px(12)
        for name, words in lines.rows:
            _words(painter, name, _face(13), quiet, margin, top, labels, left)
            top += _words(painter, words, _face(13), ink, margin + labels, top, room - labels, right)
        top = _line(painter, margin, top + gap, room) + gap
        top += _words(painter, lines.foot, _face(13), ink, margin, top, room, left)
        return top + style.px(24)


def _face(pixels: int, *, strong: bool = False) -> QFont:
    made = QFont(_FAMILY)
    made.setPixelSize(style.px(pixels))
    made.setBold(strong)
    return made


def _width(words: str) -> float:
    layout = QTextLayout(words, _face(13))
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    return line.naturalTextWidth()


def _words(
    painter: QPainter | None,
    words: str,
    face: QFont,
    ink: QColor,
    left: float,
    top: float,
    width: float,
    where: Qt.AlignmentFlag,
    pitch: int = _PITCH,
) -> float:
    """Lines of words within `width`; how high they are."""
    layout = QTextLayout(words, face)
    option = QTextOption(where)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    high = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, high + (style.px(pitch) - line.height()) / 2))
        high += style.px(pitch)
    layout.endLayout()
    if painter is not None:
        painter.setPen(ink)
        layout.draw(painter, QPointF(left, top))
    return high


def _line(painter: QPainter | None, left: float, top: float, width: float) -> float:
    if painter is not None:
        painter.setPen(QPen(QColor("#CFC8BA"), 1))
        painter.drawLine(QPointF(left, top), QPointF(left + width, top))
    return top

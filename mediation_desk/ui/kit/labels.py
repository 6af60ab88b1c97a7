"""Text on the page: plain labels by role, prose with the 24 line, second lines that may be elided."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from mediation_desk.ui import icons, style
from mediation_desk.ui.spoken import Role

LINE = {"small": 20, "hint": 20, "small_strong": 20, "section": 24, "title": 32, "client": 48, "answer": 40}


def plain_tip(text: str) -> str:
    """Tooltip text that Qt never reads as mark-up."""
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<span>{plain}</span>" if text else ""


class Label(QLabel):
    """Plain text in a role of the type scale (see style.ROLES; also `hint`, `key`); whole, never elided."""

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        *,
        tone: str = "",
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setProperty("role", role)
        if tone:
            self.setProperty("tone", tone)
        if role == "key":
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def set_tone(self, tone: str) -> None:
        """Colour the text by a token: ink, ink2, ink3, pine, amber, red, plum or blue."""
        style.restyle(self, tone=tone)


class IconLabel(QLabel):
    """A picture that only repeats what the words beside it say; nothing for a screen reader to dwell on."""

    spoken_as = Role.Whitespace

    def __init__(self, name: str, token: str = "ink2", pixels: int = 20, *, line: int = 0) -> None:
        super().__init__()
        self._name, self._token, self._pixels, self._line = name, token, pixels, line or pixels
        style.on_refit(self, self._draw)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: str, token: str) -> None:
        """Show another icon."""
        self._name, self._token = name, token
        self._draw()

    def _draw(self) -> None:
        self.setPixmap(icons.pixmap(self._name, self._token, self._pixels))
        self.setFixedSize(style.px(self._pixels), style.px(self._line))


class Prose(QLabel):
    """Running text at the design's line height (24 for body, 20 for small), wrapped to its width.

    Qt's classes of documents are imported by who uses them: the unlock window has labels and no prose.
    """

    def __init__(self, text: str = "", role: str = "body", *, tone: str = "ink") -> None:
        from PySide6.QtGui import QTextDocument, QTextOption

        super().__init__()
        self._role, self._tone, self._struck = role, tone, False
        self._document = QTextDocument(self)
        self._document.setDocumentMargin(0)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._document.setDefaultTextOption(option)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        style.on_refit(self, self._lay_out)

    def setText(self, text: str) -> None:
        """Say something else."""
        super().setText(text)
        self.setAccessibleName(text)
        self._lay_out()

    def strike(self) -> None:
        """Strike the words through: they no longer count but stay readable."""
        self._struck = True
        self._lay_out()

    def face(self) -> QFont:
        """The font of its role."""
        font = style.font("small" if self._role == "hint" else self._role)
        if self._struck:
            font = QFont(font)
            font.setStrikeOut(True)
        return font

    def line(self) -> int:
        """The height of a line at 100 %."""
        return LINE.get(self._role, 24)

    def _lay_out(self) -> None:
        from PySide6.QtGui import QTextBlockFormat, QTextCursor

        self._document.setDefaultFont(self.face())
        self._document.setPlainText(self.text())
        pitch = QTextBlockFormat()
        pitch.setLineHeight(style.px(self.line()), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(self._document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(pitch)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Taller when narrower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height its lines need at `width`."""
        self._document.setTextWidth(width)
        return round(self._document.size().height())

    def sizeHint(self) -> QSize:
        """One line if it may."""
        self._document.setTextWidth(-1)
        width = min(round(self._document.idealWidth()) + 1, style.px(560))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Room for a few characters."""
        return QSize(style.px(80), style.px(LINE.get(self._role, 24)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the document in the tone's colour."""
        from PySide6.QtGui import QAbstractTextDocumentLayout

        painter = QPainter(self)
        self._document.setTextWidth(self.width())
        context = QAbstractTextDocumentLayout.PaintContext()
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Text, style.colour(self._tone))
        context.palette = palette  # type: ignore[attr-defined]  # the stubs leave the member out
        context.clip = QRect(QPoint(0, 0), self.size())  # type: ignore[attr-defined]  # as above
        self._document.documentLayout().draw(painter, context)

"""Writes a page of the manual into a text document, and notes what is drawn behind its words.

Keys, numbers of steps and boxes are words with something painted under them, so that all of a page can be
chosen, copied and read aloud.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from PySide6.QtGui import (
    QBrush,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextOption,
    QTextTableCellFormat,
    QTextTableFormat,
)

from mediation_desk.domain.help_page import (
    Heading,
    HelpBlock,
    Hint,
    Listed,
    Picture,
    SpanKind,
    Spans,
    Table,
    Words,
)
from mediation_desk.ui import style

LINE = 26
_STEP, _LEAD = 36, 8
"""Room at the left of an item for its number or bullet, and how far into it that stands."""
_GUTTER = 32
"""Room at the left of a box for its icon."""
BOX_AIR = 12
"""Pixels between a box and what stands above and below it; they belong to its frame."""
PICTURE = "picture:"
_AIR = "\u00a0"
"""What stands inside a key beside its word: never the end of a line."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters from `start` to `end`."""

    start: int
    end: int


@dataclass(slots=True)
class Drawn:
    """What is painted behind the words: keys, numbers of steps, boxes and whether each warns."""

    keys: list[Stretch] = field(default_factory=list)
    numbers: list[Stretch] = field(default_factory=list)
    boxes: list[tuple[QTextFrame, bool]] = field(default_factory=list)


def write_page(
    document: QTextDocument, blocks: Sequence[HelpBlock], width: int, pictures: Container[str]
) -> Drawn:
    """Put the blocks into an empty document `width` pixels wide; other pictures than `pictures` are words."""
    document.setDocumentMargin(0)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    return _Writer(document, width, pictures).write(blocks)


class _Writer:
    def __init__(self, document: QTextDocument, width: int, pictures: Container[str]) -> None:
        self._cursor = QTextCursor(document)
        self._width, self._pictures = width, pictures
        self._fresh = True  # the block the cursor stands in has nothing in it yet
        self._drawn = Drawn()

    def write(self, blocks: Sequence[HelpBlock]) -> Drawn:
        for block in blocks:
            self._block(block, 0)
        return self._drawn

    def _block(self, block: HelpBlock, indent: int) -> None:
        match block:
            case Heading():
                self._paragraph(_format(before=20, after=8, line=28))
                self._cursor.insertText(block.text, _face("section", "ink"))
            case Words():
                self._paragraph(_format(indent=indent, after=10))
                self._spans(block.spans)
            case Listed():
                self._list(block, indent)
            case Hint():
                self._hint(block)
            case Table():
                self._table(block)
            case Picture():
                self._picture(block, indent)

    def _list(self, block: Listed, indent: int) -> None:
        inner = indent + _STEP
        for number, item in enumerate(block.items, 1):
            shape = _format(indent=inner, after=10 if block.numbered else 6, hang=_STEP - _LEAD)
            self._paragraph(shape)
            start = self._cursor.position()
            if block.numbered:
                self._cursor.insertText(str(number), _face("small_strong", "pine"))
                self._drawn.numbers.append(Stretch(start, self._cursor.position()))
            else:
                self._cursor.insertText("•", _face("body_strong", "pine"))
            self._cursor.insertText("\t", _face("body", "ink"))
            first, *rest = item or (Words(spans=()),)
            if isinstance(first, Words):
                self._spans(first.spans)
            else:
                self._block(first, inner)
            for more in rest:
                self._block(more, inner)

    def _hint(self, block: Hint) -> None:
        shape = QTextFrameFormat()
        shape.setBorder(0)
        shape.setPadding(style.px(12))  # the text engine drops what a paragraph keeps from a frame's edge
        shape.setLeftMargin(0)
        shape.setRightMargin(0)
        shape.setTopMargin(style.px(BOX_AIR))
        shape.setBottomMargin(style.px(BOX_AIR))
        frame = self._cursor.insertFrame(shape)
        self._drawn.boxes.append((frame, block.warns))
        self._fresh = True
        outer = self._cursor
        self._cursor = frame.firstCursorPosition()
        for n, inner in enumerate(block.blocks):
            if isinstance(inner, Words):
                last = n == len(block.blocks) - 1
                self._paragraph(_format(indent=_GUTTER, after=0 if last else 8))
                self._spans(inner.spans)
            else:
                self._block(inner, _GUTTER)
        self._cursor = outer
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._fresh = True

    def _table(self, block: Table) -> None:
        shape = QTextTableFormat()
        shape.setBorder(0)
        shape.setBorderCollapse(True)
        shape.setCellPadding(0)
        shape.setCellSpacing(0)
        shape.setTopMargin(style.px(10))
        shape.setBottomMargin(style.px(14))
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        shape.setHeaderRowCount(1)
        table = self._cursor.insertTable(len(block.rows) + 1, len(block.head), shape)
        outer = self._cursor
        for down, row in enumerate((block.head, *block.rows)):
            for across, spans in enumerate(row):
                cell = table.cellAt(down, across)
                cell.setFormat(_cell(head=down == 0))
                self._cursor = cell.firstCursorPosition()
                self._cursor.setBlockFormat(_format(line=24))
                self._spans(spans, "small_strong" if down == 0 else "body")
        self._cursor = outer
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._fresh = True

    def _picture(self, block: Picture, indent: int) -> None:
        shape = QTextImageFormat()
        shape.setName(PICTURE + block.name)
        shape.setWidth(self._width - style.px(indent))
        shape.setProperty(QTextFormat.Property.ImageAltText, block.says)
        before = _format(indent=indent, before=6, after=4)
        before.setLineHeight(100, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if block.name in self._pictures:
            self._paragraph(before)
            self._cursor.insertImage(shape)
        self._paragraph(_format(indent=indent, after=14, line=20))
        self._cursor.insertText(block.says, _face("small", "ink2"))

    def _paragraph(self, shape: QTextBlockFormat) -> None:
        """Begin a block; the one a document, box or cell starts with is taken instead of a new one."""
        if self._fresh:
            self._cursor.setBlockFormat(shape)
        else:
            self._cursor.insertBlock(shape)
        self._fresh = False

    def _spans(self, spans: Spans, role: str = "body") -> None:
        token = "ink2" if role.startswith("small") else "ink"
        for span in spans:
            match span.kind:
                case SpanKind.PLAIN:
                    self._cursor.insertText(span.text, _face(role, token))
                case SpanKind.STRONG:
                    self._cursor.insertText(span.text, _face("body_strong", "ink"))
                case SpanKind.KEY:
                    start = self._cursor.position()
                    self._cursor.insertText(f"{_AIR}{span.text}{_AIR}", _face("small", "ink2"))
                    self._drawn.keys.append(Stretch(start, self._cursor.position()))
                case SpanKind.LINK:
                    link = _face("body_strong", "pine")
                    link.setAnchor(True)
                    link.setAnchorHref(f"help:{span.to}")
                    self._cursor.insertText(span.text, link)
        if spans:
            self._fresh = False


def _format(
    *, indent: int = 0, before: int = 0, after: int = 0, line: int = LINE, hang: int = 0, right: int = 0
) -> QTextBlockFormat:
    shape = QTextBlockFormat()
    shape.setLineHeight(style.px(line), QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
    shape.setLeftMargin(style.px(indent))
    shape.setRightMargin(style.px(right))
    shape.setTopMargin(style.px(before))
    shape.setBottomMargin(style.px(after))
    if hang:
        shape.setTextIndent(-style.px(hang))
        tab = QTextOption.Tab(style.px(hang), QTextOption.TabType.LeftTab)
        shape.setTabPositions([tab])
    return shape


def _face(role: str, token: str) -> QTextCharFormat:
    made = QTextCharFormat()
    font: QFont = style.font(role)
    made.setFont(font)
    made.setForeground(style.colour(token))
    return made


def _cell(*, head: bool) -> QTextTableCellFormat:
    made = QTextTableCellFormat()
    for pad in (made.setLeftPadding, made.setRightPadding):
        pad(style.px(12))
    for pad in (made.setTopPadding, made.setBottomPadding):
        pad(style.px(6))
    if head:
        made.setBackground(QBrush(style.colour("sunk")))
    made.setBottomBorder(1)
    made.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    made.setBottomBorderBrush(QBrush(style.colour("line")))
    return made

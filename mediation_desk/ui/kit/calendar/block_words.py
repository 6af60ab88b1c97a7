"""The words in a block: as many whole lines as it is high, names wrapped, never run into another block."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from mediation_desk.ui import style
from mediation_desk.ui.kit import paint

PITCH = 18
"""px from line to line at 100 %."""
_TIGHT = 16
"""px from line to line where otherwise a line would be lost."""
_LEAST = 13
"""px: less shows no words at all; the tooltip has them."""
_SHARED = 56
"""px: under this height person and room share a line."""


class BlockWords:
    """Draws titles and second lines; what was broken into lines once is kept until `forget`."""

    def __init__(self) -> None:
        self._broken: dict[tuple[str, str, int], tuple[str, ...]] = {}

    def forget(self) -> None:
        """Keep no words any longer: others are shown, or the size of the text changed."""
        self._broken.clear()

    def draw(
        self,
        painter: QPainter,
        rect: QRectF,
        lines: Sequence[str],
        *,
        first: str = "ink",
        last: str = "",
        names: str = "",
        struck: bool = False,
        beside: float = 0,
    ) -> None:
        """`lines[0]` strong, the rest below; `beside` px of the first line are an icon's; `last` stands below
        where room is left, `names` in place of the title where the people would be cut otherwise.
        """
        rest = list(lines[1:])
        if rect.height() < style.px(_SHARED) and len(rest) > 1:
            shared = " · ".join(rest)
            fits = paint.text_width(shared, "small") <= rect.width()
            if fits or rect.height() < 3 * style.px(_TIGHT):
                rest = [shared] if fits else rest[:1]  # a room is not cut either: the tooltip has it
        strong = self.broken(lines[0], "small_strong", rect.width() - beside) if lines else ()
        below = [self.broken(words, "small", rect.width()) for words in rest]
        named = names or (lines[1] if len(lines) > 1 else "")
        people = self.broken(named, "small_strong", rect.width() - beside) if named else ()
        rows = rect.height() // style.px(_TIGHT)
        if below and 1 < len(people) <= rows < len(strong) + len(below[0]):
            strong, below = people, below[1:]  # a name is never cut: what it is, the colour tells too
        wanted = len(strong) + sum(len(each) for each in below)
        pitch = style.px(PITCH if rect.height() >= wanted * style.px(PITCH) else _TIGHT)
        room = int(rect.height() // pitch)
        if room < 1:
            if rect.height() < style.px(_LEAST) or not strong:
                return
            pitch, room = int(rect.height()), 1
        kept = strong[: max(1, room - len(below))] if len(strong) > 1 else strong
        top = self._put(painter, rect, rect.top(), kept, pitch, "small_strong", first, struck=struck)
        for number, each in enumerate(below):
            left = room - round((top - rect.top()) / pitch)
            keep = max(1, left - (len(below) - number - 1))
            if left < 1:
                return
            token = "ink2" if number else "ink"
            top = self._put(painter, rect, top, each[:keep], pitch, "small", token)
        if last and rect.bottom() - top >= pitch:
            self._put(
                painter, rect, top, self.broken(last, "small", rect.width())[:1], pitch, "small", "ink3"
            )

    def broken(self, words: str, role: str, width: float) -> tuple[str, ...]:
        """Words in lines that fit a width."""
        if paint.text_width(words, role) <= width:
            return (words,)
        key = (words, role, int(width))
        if key not in self._broken:
            layout = paint.laid_out(words, role, max(width, style.px(14)))
            found = []
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                found.append(words[line.textStart() : line.textStart() + line.textLength()].strip())
            self._broken[key] = tuple(found)
        return self._broken[key]

    def _put(
        self,
        painter: QPainter,
        rect: QRectF,
        top: float,
        lines: Sequence[str],
        pitch: int,
        role: str,
        token: str,
        *,
        struck: bool = False,
    ) -> float:
        face = style.font(role)
        face.setStrikeOut(struck)
        painter.setFont(face)
        painter.setPen(style.colour(token))
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        for line in lines:
            painter.drawText(QRectF(rect.left(), top, rect.width() + 2, pitch), flags, line)
            top += pitch
        return top

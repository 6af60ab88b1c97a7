"""Contact sheets: many pictures on few, each with its name below."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from mediation_desk.ui import style

GAP, NAME = 12, 24


def contact_sheets(
    pictures: Sequence[Path], folder: Path, name: str, *, across: int = 4, down: int = 5, width: int = 683
) -> list[Path]:
    """Write `name`-1.png, `name`-2.png … into `folder`, `across` times `down` pictures on each; the paths."""
    each = across * down
    return [
        _sheet(pictures[start : start + each], folder / f"{name}-{start // each + 1}.png", across, width)
        for start in range(0, len(pictures), each)
    ]


def _sheet(pictures: Sequence[Path], path: Path, across: int, width: int) -> Path:
    shown = [QImage(str(one)) for one in pictures]
    height = max(round(one.height() * width / one.width()) for one in shown)
    rows = -(-len(shown) // across)
    sheet = QImage(
        across * (width + GAP) + GAP, rows * (height + NAME + GAP) + GAP, QImage.Format.Format_RGB32
    )
    sheet.fill(QColor("#777777"))
    painter = QPainter(sheet)
    painter.setFont(style.font("small"))
    painter.setPen(QColor("#FFFFFF"))
    for number, (picture, one) in enumerate(zip(pictures, shown, strict=True)):
        left = GAP + number % across * (width + GAP)
        top = GAP + number // across * (height + NAME + GAP)
        smaller = one.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        painter.drawImage(left, top, smaller)
        painter.drawText(QRect(left, top + height, width, NAME), Qt.AlignmentFlag.AlignVCenter, picture.stem)
    painter.end()
    sheet.save(str(path))
    return path

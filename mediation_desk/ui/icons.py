"""Outline icons tinted with a colour token, drawn once per size and screen ratio."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from mediation_desk.paths import RESOURCES
from mediation_desk.ui import style

FOLDER = RESOURCES / "icons"


def pixmap(name: str, token: str, size: float = 20, *, gap: float = 0) -> QPixmap:
    """The icon `name` in the colour of `token`, `size` px at 100 % text, `gap` px of air at its right."""
    ratio = max((screen.devicePixelRatio() for screen in QGuiApplication.screens()), default=1.0)
    return _drawn(name, style.look().tokens[token], style.px(size), style.px(gap), ratio)


def icon(name: str, token: str, size: float = 20, *, off: str = "ink3", gap: float = 0) -> QIcon:
    """A QIcon in the colour of `token`, and of `off` while its widget is disabled."""
    made = QIcon()
    for mode, tint in ((QIcon.Mode.Normal, token), (QIcon.Mode.Disabled, off)):
        for state in (QIcon.State.Off, QIcon.State.On):
            made.addPixmap(pixmap(name, tint, size, gap=gap), mode, state)
    return made


def paint(painter: QPainter, rect: QRectF, name: str, token: str) -> None:
    """Draw the icon into `rect` (final pixels)."""
    ratio = painter.device().devicePixelRatio()
    drawn = _drawn(name, style.look().tokens[token], round(rect.width()), 0, ratio)
    painter.drawPixmap(rect.topLeft(), drawn)


@cache
def _drawn(name: str, tint: str, size: int, gap: int, ratio: float) -> QPixmap:
    """Rendered from the file's bytes: QtSvg would draw `currentColor` black."""
    renderer = QSvgRenderer(QByteArray(_source(name).replace(b"currentColor", tint.encode())))
    made = QPixmap(QSize(size + gap, size) * ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    renderer.render(painter, QRectF(0, 0, size * ratio, size * ratio))
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


@cache
def _source(name: str, folder: Path = FOLDER) -> bytes:
    return (folder / f"{name}.svg").read_bytes().replace(b'stroke-width="2"', b'stroke-width="1.75"')

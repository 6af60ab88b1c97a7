"""Draw the program's icon in every size from `resources/icons/app/mediation-desk.svg`.

Run it after the drawing changed, with the environment's Python, and look at the pictures before keeping them:
`python installer/icon.py`. Linux menus take the PNG files, Windows the .ico.
"""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "icons" / "app"
NAME = "mediation-desk"
SIZES = (16, 24, 32, 48, 64, 128, 256)


def drawn(svg: bytes, size: int) -> bytes:
    """The drawing as a square PNG of `size` pixels."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(made, "PNG")  # type: ignore[call-overload]  # the stub knows no format as text
    return bytes(made.data().data())


def windows_icon(pictures: list[bytes]) -> bytes:
    """One .ico file of these PNG pictures."""
    from PIL import Image

    opened = [Image.open(BytesIO(one)) for one in pictures]
    made = BytesIO()
    sizes = [one.size for one in opened]
    opened[-1].save(made, "ICO", sizes=sizes, append_images=opened[:-1], bitmap_format="png")
    return made.getvalue()


def main() -> None:
    """Write them all beside the drawing."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    svg = (FOLDER / f"{NAME}.svg").read_bytes()
    pictures = [drawn(svg, size) for size in SIZES]
    for size, picture in zip(SIZES, pictures, strict=True):
        (FOLDER / f"{NAME}-{size}.png").write_bytes(picture)
    (FOLDER / f"{NAME}.ico").write_bytes(windows_icon(pictures))


if __name__ == "__main__":
    main()

"""Pages of a PDF as plain images for the screen and the printer, without Qt."""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2


@dataclass(frozen=True, slots=True, kw_only=True)
class PageImage:
    """One page: rows of `stride` bytes, three bytes (red, green, blue) to a pixel."""

    width: int
    height: int
    stride: int
    pixels: bytes


def page_count(pdf: bytes) -> int:
    """How many pages the PDF has."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def page_images(pdf: bytes, scale: float, pages: tuple[int, ...] | None = None) -> tuple[PageImage, ...]:
    """Images of `pages` (from 0; all when None) at `scale` pixels per point."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_image(document, n, scale) for n in (range(len(document)) if pages is None else pages))
    finally:
        document.close()


def _image(document: pypdfium2.PdfDocument, n: int, scale: float) -> PageImage:
    page = document[n]
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
    image = PageImage(
        width=bitmap.width, height=bitmap.height, stride=bitmap.stride, pixels=bytes(bitmap.buffer)
    )
    bitmap.close()
    page.close()
    return image

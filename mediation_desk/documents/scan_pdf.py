"""Scans as pages to bind: every page on A4, upright, in order, with nothing of the file but what is seen.

A picture keeps no place, camera or time; an attached PDF keeps no scripts, links, forms or hidden parts: each
of its pages is drawn into a new document as one picture of lines and letters. A scanned page that was cut or
covered after it was scanned becomes a picture of what is seen, so that nothing is left under the cover.
"""

from __future__ import annotations

from io import BytesIO
from typing import Final

import pypdfium2
from PIL import Image

from mediation_desk.documents.scan import pdf_picture, seen_box, upright_pictures
from mediation_desk.domain.attachment import Media
from mediation_desk.errors import DeskError

A4: Final = (595.276, 841.89)
"""Points."""
_BORDER: Final = 42.5
"""Points left free around a picture that is no scan of a whole page: 15 mm."""
_PAGE_SHAPE: Final = (1.36, 1.48)
"""The longer side over the shorter one of a scanned page: A4 has 1.414."""
_FINEST: Final = 3508
"""Pixels of the longer side: A4 at 300 dots per inch; printers gain nothing from more."""
_QUALITY: Final = 88
_EDGE: Final = 3.0
"""Points by which a scan may be larger than its page."""


def bound_pages(data: bytes, media: Media, order: tuple[int, ...], turns: tuple[int, ...]) -> bytes:
    """A PDF with the pages of a file in `order`, each turned clockwise by its `turns` (by page of the file).

    A page lies across when it is wider than high. DeskError attachment.broken, attachment.not_shown (a kind
    of file that has no pages).
    """
    if media is Media.OTHER:
        raise DeskError("attachment.not_shown")
    made = pypdfium2.PdfDocument.new()
    try:
        if media is Media.PDF:
            _add(made, data, [(page, turns[page], False) for page in order])
        else:
            for picture in upright_pictures(data, media, order, turns):
                longer, shorter = max(picture.size), min(picture.size)
                whole = _PAGE_SHAPE[0] <= longer / shorter <= _PAGE_SHAPE[1]
                _add(made, _sheet(picture), [(0, 0, not whole)])
        target = BytesIO()
        made.save(target)
        return target.getvalue()
    except pypdfium2.PdfiumError as error:
        raise DeskError("attachment.broken") from error
    finally:
        made.close()


def _sheet(picture: Image.Image) -> bytes:
    """A PDF page of just the size of the picture: black and white by CCITT, everything else as JPEG."""
    if max(picture.size) > _FINEST:
        picture = picture.convert("L") if picture.mode == "1" else picture
        picture.thumbnail((_FINEST, _FINEST))
    target = BytesIO()
    how = {} if picture.mode == "1" else {"quality": _QUALITY}
    picture.save(target, "PDF", resolution=150, **how)
    return target.getvalue()


def _add(made: pypdfium2.PdfDocument, data: bytes, wanted: list[tuple[int, int, bool]]) -> None:
    """Add pages of the PDF in `data`: (page, turn, whether it is fitted into a border)."""
    source = pypdfium2.PdfDocument(data)
    try:
        source.init_forms()
        for number, turn, border in wanted:
            if _hides(source, number):
                _add(made, _sheet(pdf_picture(data, number, 0, (_FINEST, _FINEST))), [(0, turn, border)])
            else:
                _place(made, source, number, turn, border)
    finally:
        source.close()


def _hides(source: pypdfium2.PdfDocument, number: int) -> bool:
    """Whether a page without letters shows only a part of a picture: the rest cut off, or something over it.

    Letters stay letters, because they are compared with what belongs to one side, seen or not.
    """
    page = source[number]
    try:
        pypdfium2.raw.FPDFPage_Flatten(page, pypdfium2.raw.FLAT_PRINT)
    finally:
        page.close()
    page = source[number]
    try:
        text = page.get_textpage()
        letters = text.count_chars()
        text.close()
        if letters:
            return False
        left, bottom, right, top = seen_box(page)
        pictures = False
        for one in page.get_objects(max_depth=1):
            if one.type != pypdfium2.raw.FPDF_PAGEOBJ_IMAGE:
                if pictures:
                    return True
                continue
            pictures = True
            x0, y0, x1, y1 = one.get_bounds()
            if x0 < left - _EDGE or y0 < bottom - _EDGE or x1 > right + _EDGE or y1 > top + _EDGE:
                return True
        return False
    finally:
        page.close()


def _place(
    made: pypdfium2.PdfDocument, source: pypdfium2.PdfDocument, number: int, turn: int, border: bool
) -> None:
    page = source[number]
    pypdfium2.raw.FPDFPage_Flatten(page, pypdfium2.raw.FLAT_PRINT)  # stamps and filled fields stay seen
    page.close()
    page = source[number]
    left, bottom, right, top = seen_box(page)
    around = (page.get_rotation() + turn) % 360
    page.set_rotation(0)  # turned once, below
    page.close()
    width, height = right - left, top - bottom
    if around in (90, 270):
        width, height = height, width
    across = width > height
    sheet = (A4[1], A4[0]) if across else A4
    room = (sheet[0] - 2 * _BORDER, sheet[1] - 2 * _BORDER) if border else sheet
    scale = min(room[0] / width, room[1] / height)
    fresh = made.new_page(*sheet)
    drawn = source.page_as_xobject(number, made).as_pageobject()
    matrix = pypdfium2.PdfMatrix().translate(-(left + right) / 2, -(bottom + top) / 2)
    matrix = matrix.rotate(around).scale(scale, scale).translate(sheet[0] / 2, sheet[1] / 2)
    drawn.transform(matrix)
    fresh.insert_obj(drawn)
    fresh.gen_content()
    fresh.close()

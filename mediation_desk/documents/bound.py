"""Binding: papers and scans as one PDF on A4, with running page numbers at the upper right.

Pages of any size, turned or cropped, are laid on A4 as they are seen, never enlarged. What a page carries
besides its content (notes, stamps, filled fields) is drawn into it; a page that cannot be merged is bound as
a picture of itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final

import pypdfium2
from PIL import Image, ImageOps
from pypdf import PageObject, PdfReader, PdfWriter, Transformation
from pypdf.errors import PyPdfError
from pypdf.generic import BooleanObject, NameObject
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from mediation_desk.documents.faces import drawn_by, embed, face
from mediation_desk.documents.style import MM, style
from mediation_desk.errors import DeskError

STAMP_SIZE: Final = 12.0
FROM_RIGHT, FROM_TOP = 18 * MM, 14 * MM
HALO: Final = 3.0
"""Points of white around a number, so that it can be read on a dark photograph too."""
FACE: Final = "NotoSerifSC-Regular"
NUMBERED: Final = "/MDNumbered"
"""A page's own entry that says it bears a number."""
TOLERANCE: Final = 3 * MM
PICTURE_DPI: Final = 200

Went = Callable[[int, int], None]
"""Told after each page: how many are done, of how many; what it raises stops the binding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A paper or scan to bind; `name` is said when its file cannot be read."""

    name: str
    pdf: bytes


def not_interrupted(_done: int, _pages: int) -> None:
    """Nobody waits and nobody stops it."""


def count_pages(leaf: Leaf) -> int:
    """How many pages a leaf has. DeskError("dossier.unreadable") for a file that is none or locked."""
    try:
        document = pypdfium2.PdfDocument(leaf.pdf)
    except pypdfium2.PdfiumError as refused:
        raise DeskError("dossier.unreadable", paper=leaf.name) from refused
    try:
        return len(document)
    finally:
        document.close()


def bind(
    front: Sequence[Leaf], leaves: Sequence[Leaf], back: Sequence[Leaf], went: Went = not_interrupted
) -> bytes:
    """One PDF: `front` and `back` without numbers, the leaves between them numbered from 1.

    The same leaves give the same bytes. DeskError("dossier.unreadable", paper=…).
    """
    pages = sum(count_pages(leaf) for leaf in (*front, *leaves, *back))
    writer, done = PdfWriter(), 0
    numbered: list[PageObject] = []
    for group, kept in ((front, None), (leaves, numbered), (back, None)):
        for leaf in group:
            for page in _Sheet(leaf).pages(writer):
                if kept is not None:
                    kept.append(page)
                done += 1
                went(done, pages)
    _number(numbered)
    writer.metadata = {"/Producer": "Mediation Desk"}
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def pick(whole: bytes, numbers: Sequence[int]) -> bytes:
    """The pages of a bound volume that bear these numbers, in its order. ValueError for one it has not.

    Pages without numbers stand before and behind, and are known by bearing none.
    """
    reader, writer = PdfReader(BytesIO(whole)), PdfWriter()
    numbered = [page for page in reader.pages if page.get(NUMBERED) is not None]
    wanted = sorted(set(numbers))
    if not wanted or not 1 <= wanted[0] <= wanted[-1] <= len(numbered):
        raise ValueError("no such page")
    for number in wanted:
        writer.add_page(numbered[number - 1])
    writer.metadata = {"/Producer": "Mediation Desk"}
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def numbered_pages(whole: bytes) -> int:
    """How many pages of a bound volume bear a number."""
    return sum(page.get(NUMBERED) is not None for page in PdfReader(BytesIO(whole)).pages)


def picture_pdf(picture: bytes) -> bytes:
    """A scan that is a picture, as one A4 page. DeskError("dossier.unreadable")."""
    try:
        with Image.open(BytesIO(picture)) as opened:
            seen = ImageOps.exif_transpose(opened).convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as refused:
        raise DeskError("dossier.unreadable", field="scan", paper="") from refused
    sheet = (style().width * MM, style().height * MM)
    across, up = sheet if seen.height >= seen.width else (sheet[1], sheet[0])
    scale = min(across / seen.width, up / seen.height)
    target = BytesIO()
    canvas = Canvas(target, pagesize=(across, up), invariant=1)
    wide, high = seen.width * scale, seen.height * scale
    canvas.drawImage(ImageReader(seen), (across - wide) / 2, (up - high) / 2, wide, high)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


class _Sheet:
    """One leaf under way; its file is read when the first page is wanted."""

    def __init__(self, leaf: Leaf) -> None:
        self._leaf = leaf
        self._reader: PdfReader | None = None

    def pages(self, writer: PdfWriter) -> Iterator[PageObject]:
        """Put each page into `writer`, as it is seen."""
        for n in range(count_pages(self._leaf)):
            try:
                self._reader = self._reader or PdfReader(BytesIO(self._leaf.pdf))
                page = self._reader.pages[n]
                if "/Annots" in page:
                    raise PyPdfError("what lies upon the page is not merged")
                yield _laid(writer, page)
            except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
                yield _laid(writer, self._picture(n))

    def _picture(self, n: int) -> PageObject:
        """The page as a picture, at the size at which it is seen."""
        try:
            document = pypdfium2.PdfDocument(self._leaf.pdf)
            document.init_forms()
            page = document[n]
            width, height = page.get_size()
            image = page.render(scale=PICTURE_DPI / 72, may_draw_forms=True).to_pil().convert("RGB")
        except pypdfium2.PdfiumError as refused:
            raise DeskError("dossier.unreadable", paper=self._leaf.name) from refused
        drawn = BytesIO()
        canvas = Canvas(drawn, pagesize=(width, height), invariant=1)
        picture = BytesIO()
        image.save(picture, "JPEG", quality=85)
        canvas.drawImage(ImageReader(picture), 0, 0, width, height)
        canvas.showPage()
        canvas.save()
        page.close()
        document.close()
        return PdfReader(drawn).pages[0]


def _laid(writer: PdfWriter, page: PageObject) -> PageObject:
    """The page on A4, upright or across, as it is seen; smaller ones in the middle, larger ones shrunk."""
    box = page.cropbox
    unit = float(page.get("/UserUnit", 1))
    wide, high = float(box.width) * unit, float(box.height) * unit
    if wide < 1 or high < 1:
        raise ValueError("a page without any room")
    turn = page.rotation % 360
    if turn % 90:
        raise ValueError("a page turned by half a quarter")
    move = Transformation().translate(-float(box.left), -float(box.bottom)).scale(unit, unit).rotate(-turn)
    move = move.translate(*{0: (0.0, 0.0), 90: (0.0, wide), 180: (wide, high), 270: (high, 0.0)}[turn])
    if turn % 180:
        wide, high = high, wide
    sheet = (style().width * MM, style().height * MM)
    across, up = sheet if high >= wide else (sheet[1], sheet[0])
    fits = abs(wide - across) < TOLERANCE and abs(high - up) < TOLERANCE
    scale = 1.0 if fits else min(1.0, across / wide, up / high)
    move = move.scale(scale, scale).translate((across - wide * scale) / 2, (up - high * scale) / 2)
    made = writer.add_blank_page(across, up)
    made.merge_transformed_page(page, move)
    return made


def _number(pages: Sequence[PageObject]) -> None:
    """Put 1, 2, 3 … at the upper right of the pages as they are seen, white around the strokes."""
    if not pages:
        return
    face(FACE)
    target = BytesIO()
    canvas = Canvas(target, invariant=1, initialFontName=f"desk-{FACE}")
    for number, page in enumerate(pages, 1):
        wide, high = float(page.mediabox.width), float(page.mediabox.height)
        canvas.setPageSize((wide, high))
        said = str(number)
        across = sum(drawn_by("song", digit)[1] for digit in said) * STAMP_SIZE
        place = f"1 0 0 1 {wide - FROM_RIGHT - across:.3f} {high - FROM_TOP:.3f} Tm"
        shown = " ".join(
            f"{resource} {STAMP_SIZE:g} Tf <{codes.hex().upper()}> Tj"
            for resource, codes in embed(canvas._doc, FACE, said)
        )
        canvas._code.append(f"q 1 G 1 j {HALO:g} w BT {place} 1 Tr {shown} ET Q")
        canvas._code.append(f"q 0 g BT {place} 0 Tr {shown} ET Q")
        canvas.showPage()
    canvas.save()
    for page, number_alone in zip(pages, PdfReader(target).pages, strict=True):
        page.merge_page(number_alone)
        page[NameObject(NUMBERED)] = BooleanObject(True)

"""Scans and pictures: known by their own bytes, looked through before they are taken in, drawn upright.

Nothing of a file is trusted: neither its name nor what it says of its size. What cannot be read is refused in
words when it is added, not when somebody needs it.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO, Final

import pypdfium2
from PIL import Image, ImageOps, UnidentifiedImageError

from mediation_desk.documents.preview import PageImage
from mediation_desk.domain.attachment import MOST_BYTES, MOST_PAGES, Media
from mediation_desk.errors import DeskError

MOST_PIXELS: Final = 120_000_000
"""Of one page: A3 at 600 dots per inch has 70 million; a bomb says billions."""
THUMB: Final = 240
"""Pixels of a small picture's longer side."""
WHITE: Final = (255, 255, 255)
FORMATS: Final = {
    Media.JPEG: "JPEG",
    Media.PNG: "PNG",
    Media.TIFF: "TIFF",
    Media.BMP: "BMP",
    Media.WEBP: "WEBP",
}
"""What Pillow calls each kind of picture that is taken in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a file is: its kind, its pages, a small picture of the first (JPEG), whether it tells a place."""

    media: Media
    pages: int
    thumb: bytes = b""
    located: bool = False


def look(source: BinaryIO) -> Seen:
    """Look all through a file; its place in `source` is anywhere afterwards.

    DeskError (field `file`): attachment.empty, attachment.too_big, attachment.too_many_pages,
    attachment.too_fine, attachment.locked_pdf (needs a password), attachment.broken.
    """
    size = source.seek(0, 2)
    source.seek(0)
    if size == 0:
        raise DeskError("attachment.empty", field="file")
    if size > MOST_BYTES:
        raise DeskError("attachment.too_big", field="file", most=str(MOST_BYTES >> 20))
    media = recognised(source.read(1024))
    source.seek(0)
    if media is Media.OTHER:
        return Seen(media=media, pages=0)
    if media is Media.PDF:
        return _look_at_pdf(source.read())
    with _opened(source, media) as image:
        frames = list(_frame_numbers(image, media))
        located = bool(image.getexif().get_ifd(_GPS))
        for number in frames:
            image.seek(number)
            if image.width * image.height > MOST_PIXELS:
                raise DeskError("attachment.too_fine", field="file")
            image.load()
        image.seek(0)
        return Seen(media=media, pages=len(frames), thumb=_thumb(_upright(image, 0)), located=located)


def recognised(head: bytes) -> Media:
    """What a file is by its first 1024 bytes; a name can say anything."""
    if b"%PDF-" in head:
        return Media.PDF
    for begins, media in (
        (b"\xff\xd8\xff", Media.JPEG),
        (b"\x89PNG\r\n\x1a\n", Media.PNG),
        (b"II*\x00", Media.TIFF),
        (b"MM\x00*", Media.TIFF),
        (b"II+\x00", Media.TIFF),
        (b"MM\x00+", Media.TIFF),
        (b"BM", Media.BMP),
    ):
        if head.startswith(begins):
            return media
    return Media.WEBP if head[:4] == b"RIFF" and head[8:12] == b"WEBP" else Media.OTHER


def page_picture(data: bytes, media: Media, page: int, turn: int, box: tuple[int, int]) -> PageImage:
    """One page (from 0), turned clockwise by `turn` degrees, as large as fits into `box` (pixels).

    DeskError attachment.broken.
    """
    if media is Media.PDF:
        return _as_page(pdf_picture(data, page, turn, box))
    with _opened(BytesIO(data), media) as image:
        if media is Media.JPEG:
            longest = max(box)
            image.draft("RGB", (longest, longest))
        image.seek(page)
        upright = _upright(image, turn)
    return _as_page(ImageOps.contain(upright.convert("RGB"), box))


def thumb_of(data: bytes, media: Media, page: int, turn: int) -> bytes:
    """A small picture (JPEG) of one page."""
    if media is Media.PDF:
        return _thumb(pdf_picture(data, page, turn, (THUMB, THUMB)))
    with _opened(BytesIO(data), media) as image:
        image.seek(page)
        return _thumb(_upright(image, turn))


def tells_a_place(data: bytes, media: Media) -> bool:
    """Whether a picture says where it was taken, which stays in an export of the file as it is."""
    if media in (Media.PDF, Media.OTHER):
        return False
    with _opened(BytesIO(data), media) as image:
        return bool(image.getexif().get_ifd(_GPS))


def upright_pictures(
    data: bytes, media: Media, order: tuple[int, ...], turns: tuple[int, ...]
) -> Iterator[Image.Image]:
    """The pictures of an image file in order, upright. DeskError attachment.broken."""
    with _opened(BytesIO(data), media) as image:
        for number in order:
            image.seek(number)
            yield _upright(image, turns[number])


_GPS: Final = 0x8825


@contextmanager
def _opened(source: BinaryIO, media: Media) -> Iterator[Image.Image]:
    """The image, or the refusal in words of whatever a decoder says against it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Pillow warns of is refused below by our own bound
        try:
            with Image.open(source, formats=(FORMATS[media],)) as image:
                if image.width * image.height > MOST_PIXELS:
                    raise DeskError("attachment.too_fine", field="file")
                yield image
        except Image.DecompressionBombError as error:
            raise DeskError("attachment.too_fine", field="file") from error
        except DeskError:
            raise
        except (
            UnidentifiedImageError, OSError, ValueError, TypeError, SyntaxError, EOFError, LookupError,
            ArithmeticError, MemoryError, AttributeError, RuntimeError,
        ) as error:  # fmt: skip
            raise DeskError("attachment.broken", field="file") from error


def _frame_numbers(image: Image.Image, media: Media) -> Iterator[int]:
    if media is not Media.TIFF:  # a moving picture is one page
        yield 0
        return
    for number in range(MOST_PAGES + 1):
        try:
            image.seek(number)
        except EOFError:
            return
        if number == MOST_PAGES:
            raise DeskError("attachment.too_many_pages", field="file", most=str(MOST_PAGES))
        yield number


def _upright(image: Image.Image, turn: int) -> Image.Image:
    upright = ImageOps.exif_transpose(image)
    if upright.mode.startswith("I"):  # grey of 16 bits, as some scanners write
        upright = upright.point(lambda value: value / 256).convert("L")
    elif upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        over = upright.convert("RGBA")
        upright = Image.new("RGB", over.size, WHITE)
        upright.paste(over, mask=over.getchannel("A"))
    elif upright.mode not in ("1", "L", "RGB"):
        upright = upright.convert("RGB")
    return upright.rotate(-turn, expand=True) if turn else upright.copy()


def _thumb(image: Image.Image) -> bytes:
    small = ImageOps.contain(image.convert("RGB"), (THUMB, THUMB))
    target = BytesIO()
    small.save(target, "JPEG", quality=72)
    return target.getvalue()


def _as_page(image: Image.Image) -> PageImage:
    pixels = image.convert("RGB").tobytes()
    return PageImage(width=image.width, height=image.height, stride=image.width * 3, pixels=pixels)


def _look_at_pdf(data: bytes) -> Seen:
    with _pdf(data) as document:
        pages = len(document)
        if pages > MOST_PAGES:
            raise DeskError("attachment.too_many_pages", field="file", most=str(MOST_PAGES))
        for number in range(pages):
            page = document[number]
            seen_box(page)
            page.close()
        if not pages:
            raise DeskError("attachment.broken", field="file")
        return Seen(media=Media.PDF, pages=pages, thumb=_thumb(_drawn(document, 0, 0, (THUMB, THUMB))))


def seen_box(page: pypdfium2.PdfPage) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of what a page shows, in points. DeskError attachment.broken."""
    left, bottom, right, top = page.get_cropbox()
    if not (1 <= right - left <= _MOST_POINTS and 1 <= top - bottom <= _MOST_POINTS):
        raise DeskError("attachment.broken", field="file")
    return left, bottom, right, top


_MOST_POINTS: Final = 14_400
"""The longest side PDF allows, 200 inches."""


@contextmanager
def _pdf(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise DeskError("attachment.locked_pdf", field="file") from error
        raise DeskError("attachment.broken", field="file") from error
    try:
        document.init_forms()
        yield document
    except pypdfium2.PdfiumError as error:
        raise DeskError("attachment.broken", field="file") from error
    finally:
        document.close()


def pdf_picture(data: bytes, page: int, turn: int, box: tuple[int, int]) -> Image.Image:
    """A page of a PDF as it is seen, as large as fits into `box` pixels. DeskError attachment.broken."""
    with _pdf(data) as document:
        return _drawn(document, page, turn, box)


def _drawn(document: pypdfium2.PdfDocument, number: int, turn: int, box: tuple[int, int]) -> Image.Image:
    page = document[number]
    try:
        width, height = page.get_size()
        if turn in (90, 270):
            width, height = height, width
        scale = min(box[0] / width, box[1] / height)
        bitmap = page.render(scale=scale, rotation=turn, rev_byteorder=True, prefer_bgrx=False)
        try:
            picture: Image.Image = bitmap.to_pil()
            return picture.convert("RGB")
        finally:
            bitmap.close()
    finally:
        page.close()

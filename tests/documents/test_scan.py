"""Scans are known by their bytes, drawn upright, bound on A4 without what is hidden; liars are refused."""

from __future__ import annotations

import random
from contextlib import suppress
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image

from mediation_desk.documents import scan, scan_pdf
from mediation_desk.documents.preview import PageImage
from mediation_desk.domain import attachment
from mediation_desk.domain.attachment import Media
from mediation_desk.errors import DeskError
from tests import scan_samples as samples
from tests.scan_samples import dark_corner

SAMPLES = {
    "photo": (samples.jpeg, Media.JPEG, 1),
    "held": (samples.located_jpeg, Media.JPEG, 1),
    "png": (lambda: samples.as_kind("PNG"), Media.PNG, 1),
    "bmp": (lambda: samples.as_kind("BMP"), Media.BMP, 1),
    "webp": (lambda: samples.as_kind("WEBP"), Media.WEBP, 1),
    "tiff": (samples.tiff, Media.TIFF, 3),
    "pdf": (samples.pdf, Media.PDF, 2),
    "turned pdf": (lambda: samples.pdf(turn=90), Media.PDF, 2),
}


def as_image(page: PageImage) -> Image.Image:
    return Image.frombytes("RGB", (page.width, page.height), page.pixels)


def bound(data: bytes, media: Media, order: tuple[int, ...], turns: tuple[int, ...]) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(scan_pdf.bound_pages(data, media, order, turns))
    try:
        return [page.render(scale=0.5).to_pil().convert("RGB") for page in document]
    finally:
        document.close()


@pytest.mark.parametrize("name", SAMPLES)
def test_every_kind_is_known_and_drawn(name: str) -> None:
    make, media, pages = SAMPLES[name]
    data = make()
    seen = scan.look(BytesIO(data))
    assert (seen.media, seen.pages) == (media, pages)
    with Image.open(BytesIO(seen.thumb)) as thumb:
        assert max(thumb.size) == scan.THUMB
    drawn = as_image(scan.page_picture(data, media, pages - 1, 0, (400, 400)))
    assert max(drawn.size) in (399, 400)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("name", SAMPLES)
def test_a_page_is_bound_just_as_it_is_shown(name: str, turn: int) -> None:
    make, media, pages = SAMPLES[name]
    data = make()
    shown = as_image(scan.page_picture(data, media, 0, turn, (400, 400)))
    (page, *more) = bound(data, media, tuple(range(pages)), (turn,) * pages)
    assert len(more) == pages - 1
    assert dark_corner(page) == dark_corner(shown)
    assert (page.width > page.height) == (shown.width > shown.height)
    assert sorted(page.size) == [298, 421], "half of A4 in points"


def test_a_photograph_held_upright_stands_upright() -> None:
    data = samples.located_jpeg()
    shown = as_image(scan.page_picture(data, Media.JPEG, 0, 0, (400, 400)))
    assert shown.height > shown.width
    assert dark_corner(shown) == "upper right"


def test_pages_are_bound_in_the_order_given() -> None:
    pictures = [Image.new("RGB", (800, 1130), colour) for colour in ("red", "lime", "blue")]
    target = BytesIO()
    pictures[0].save(target, "TIFF", save_all=True, append_images=pictures[1:])
    pages = bound(target.getvalue(), Media.TIFF, (2, 0, 1), (0, 0, 0))
    colours = [max(range(3), key=lambda part, p=page: p.getpixel((100, 150))[part]) for page in pages]
    assert colours == [2, 0, 1]


def test_a_place_is_told_and_stays_out_of_bound_pages() -> None:
    data = samples.located_jpeg()
    assert scan.look(BytesIO(data)).located
    assert scan.tells_a_place(data, Media.JPEG)
    assert not scan.tells_a_place(samples.jpeg(), Media.JPEG)
    pdf = scan_pdf.bound_pages(data, Media.JPEG, (0,), (0,))
    assert b"Exif" not in pdf


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "attachment.empty"),
        (samples.bomb(), "attachment.too_fine"),
        (samples.jpeg()[:2000], "attachment.broken"),
        (b"%PDF-1.7\nnothing of the kind", "attachment.broken"),
        (b"II*\x00" + bytes(100), "attachment.broken"),
        (b"BM" + bytes(60), "attachment.broken"),
    ],
)
def test_what_lies_is_refused_in_words(data: bytes, key: str) -> None:
    with pytest.raises(DeskError) as refused:
        scan.look(BytesIO(data))
    assert (refused.value.key, refused.value.field) == (key, "file")


def test_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "MOST_PAGES", 2)
    for data in (samples.tiff(3), samples.pdf(3)):
        with pytest.raises(DeskError, match=r"^attachment\.too_many_pages$"):
            scan.look(BytesIO(data))
    assert scan.look(BytesIO(samples.tiff(2))).pages == 2
    monkeypatch.setattr(scan, "MOST_BYTES", 1000)
    with pytest.raises(DeskError, match=r"^attachment\.too_big$"):
        scan.look(BytesIO(samples.jpeg()))
    assert attachment.MOST_BYTES > 1 << 20


def test_a_pdf_with_a_password_is_said_to_have_one() -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(BytesIO(samples.pdf(1))))
    writer.encrypt("secret", algorithm="RC4-128")
    target = BytesIO()
    writer.write(target)
    with pytest.raises(DeskError, match=r"^attachment\.locked_pdf$"):
        scan.look(BytesIO(target.getvalue()))


def test_anything_else_is_kept_and_not_shown() -> None:
    seen = scan.look(BytesIO(b"PK\x03\x04 a sound file or a spreadsheet"))
    assert (seen.media, seen.pages, seen.thumb) == (Media.OTHER, 0, b"")
    with pytest.raises(DeskError, match=r"^attachment\.not_shown$"):
        scan_pdf.bound_pages(b"PK", Media.OTHER, (), ())


@pytest.mark.parametrize("name", ["photo", "png", "tiff", "pdf", "webp", "bmp"])
def test_no_altered_byte_brings_anything_but_a_refusal(name: str) -> None:
    data, dice = bytearray(SAMPLES[name][0]()), random.Random(20261125)
    for _turn in range(60):
        spoiled = bytearray(data)
        for _byte in range(8):
            spoiled[dice.randrange(min(len(spoiled), 4000))] = dice.randrange(256)
        with suppress(DeskError):  # whatever else is raised fails the test
            seen = scan.look(BytesIO(spoiled))
            if seen.pages:
                scan_pdf.bound_pages(bytes(spoiled), seen.media, (0,), (0,) * seen.pages)

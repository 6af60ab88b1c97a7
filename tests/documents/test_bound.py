"""Binding: pages of any size, turned or cropped, are seen upright on A4 and bear their number."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise

import pypdfium2
import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText
from reportlab.pdfgen.canvas import Canvas

from mediation_desk.documents import bound
from mediation_desk.documents.bound import Leaf
from mediation_desk.errors import DeskError

A4 = (595, 842)


def page(
    size: tuple[float, float], turn: int = 0, crop: tuple[float, float, float, float] | None = None
) -> bytes:
    """Black in the corner that is seen at the upper left before it is turned, grey elsewhere."""
    made = BytesIO()
    canvas = Canvas(made, pagesize=size, invariant=1)
    canvas.setFillGray(0.8)
    canvas.rect(0, 0, *size, stroke=0, fill=1)
    canvas.setFillGray(0)
    left, top = (crop[0], crop[3]) if crop else (0, size[1])
    canvas.rect(left, top - size[1] / 8, size[0] / 8, size[1] / 8, stroke=0, fill=1)
    canvas.showPage()
    canvas.save()
    writer = PdfWriter()
    writer.append(PdfReader(made))
    one = writer.pages[0]
    if turn:
        one.rotate(turn)
    if crop:
        one.cropbox.lower_left, one.cropbox.upper_right = crop[:2], crop[2:]
    kept = BytesIO()
    writer.write(kept)
    return kept.getvalue()


def seen(pdf: bytes, n: int = 0) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    return document[n].render(scale=0.5).to_pil().convert("L")


def dark_corner(image: Image.Image) -> tuple[bool, bool]:
    """(left, top) of the black corner."""
    box = image.point(lambda value: 255 if value < 40 else 0).getbbox()
    assert box is not None
    return (box[0] + box[2]) / 2 < image.width / 2, (box[1] + box[3]) / 2 < image.height / 2


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("size", [A4, (842, 595), (1684, 1190), (300, 400), (612, 792)])
def test_a_page_is_laid_as_it_is_seen(size: tuple[float, float], turn: int) -> None:
    source = page(size, turn)
    made = bound.bind([Leaf(name="x", pdf=source)], [], [])
    sheet = PdfReader(BytesIO(made)).pages[0]
    wide, high = float(sheet.mediabox.width), float(sheet.mediabox.height)
    assert sorted((round(wide), round(high))) == sorted(A4)
    before, after = seen(source), seen(made)
    assert (before.width > before.height) == (after.width > after.height)
    assert dark_corner(before) == dark_corner(after)


def test_what_was_cropped_away_stays_away() -> None:
    source = page((900, 900), crop=(100, 100, 500, 800))
    image = seen(bound.bind([Leaf(name="x", pdf=source)], [], []))
    assert image.getpixel((2, 2)) > 240  # type: ignore[operator]
    assert dark_corner(image) == (True, True)


def test_numbers_run_on_at_the_upper_right_and_front_and_back_have_none() -> None:
    plain = Leaf(name="x", pdf=page(A4))
    made = bound.bind([plain], [plain, Leaf(name="y", pdf=page((842, 595)))], [plain])
    document = pypdfium2.PdfDocument(made)
    texts = [document[n].get_textpage().get_text_range().strip() for n in range(4)]
    assert texts == ["", "1", "2", ""]
    for n in (1, 2):
        sheet = document[n]
        box = sheet.get_textpage().get_charbox(0)
        assert box[0] > sheet.get_width() * 0.85
        assert box[1] > sheet.get_height() * 0.9


def test_the_same_leaves_give_the_same_bytes() -> None:
    leaves = [Leaf(name="x", pdf=page(A4, turn)) for turn in (0, 90)]
    assert bound.bind([], leaves, []) == bound.bind([], leaves, [])


def test_what_lies_upon_a_page_is_bound_with_it() -> None:
    writer = PdfWriter()
    writer.append(PdfReader(BytesIO(page(A4))))
    note = FreeText(text="X", rect=(250, 300, 350, 500), border_color="000000", background_color="000000")
    writer.add_annotation(page_number=0, annotation=note)
    kept = BytesIO()
    writer.write(kept)
    before, after = seen(kept.getvalue()), seen(bound.bind([Leaf(name="x", pdf=kept.getvalue())], [], []))
    at = (int(300 / 2), int((842 - 400) / 2))
    assert abs(int(before.getpixel(at)) - int(after.getpixel(at))) < 40  # type: ignore[arg-type]
    assert (
        "/Annots"
        not in PdfReader(BytesIO(bound.bind([Leaf(name="x", pdf=kept.getvalue())], [], []))).pages[0]
    )


@pytest.mark.parametrize("torn", [b"", b"%PDF-1.7\nnothing", b"\x00" * 100])
def test_a_file_that_cannot_be_read_is_named(torn: bytes) -> None:
    with pytest.raises(DeskError) as refused:
        bound.bind([], [Leaf(name="身份证", pdf=torn)], [])
    assert refused.value.key == "dossier.unreadable"
    assert refused.value.names == {"paper": "身份证"}


def test_pages_are_picked_by_their_numbers() -> None:
    leaves = [Leaf(name=str(n), pdf=page(A4)) for n in range(4)]
    whole = bound.bind(leaves[:1], leaves, leaves[:1])
    assert bound.numbered_pages(whole) == 4
    some = pypdfium2.PdfDocument(bound.pick(whole, (4, 2, 2)))
    assert [some[n].get_textpage().get_text_range().strip() for n in range(len(some))] == ["2", "4"]
    for wrong in ((), (0,), (5,)):
        with pytest.raises(ValueError, match="no such page"):
            bound.pick(whole, wrong)


def test_progress_is_told_page_by_page() -> None:
    told: list[tuple[int, int]] = []
    leaves = [Leaf(name=str(n), pdf=page(A4)) for n in range(3)]
    bound.bind(leaves[:1], leaves, [], lambda done, every: told.append((done, every)))
    assert told[-1] == (4, 4)
    assert all(later[0] == sooner[0] + 1 for sooner, later in pairwise(told))


def test_a_photograph_becomes_one_page() -> None:
    kept = BytesIO()
    Image.new("RGB", (3000, 2000), (200, 10, 10)).save(kept, "JPEG")
    assert bound.count_pages(Leaf(name="x", pdf=bound.picture_pdf(kept.getvalue()))) == 1
    with pytest.raises(DeskError, match="unreadable"):
        bound.picture_pdf(b"nothing")

"""What was cut off or covered on a scanned page is not bound with it: nobody lifts the cover."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
import pytest
from PIL import Image, ImageDraw
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from mediation_desk.documents import scan_pdf
from mediation_desk.domain.attachment import Media

A4 = (595, 842)
RED = (230, 10, 10)
HIDDEN = (60, 60, 535, 200)
"""Where in points from the lower left the picture says what nobody shall see."""


def page(*, cover: bool = False, words: str = "", crop: bool = False) -> bytes:
    """A scanned page with a red block near its lower edge, covered or cut off afterwards."""
    picture = Image.new("RGB", A4, "white")
    left, bottom, right, top = HIDDEN
    ImageDraw.Draw(picture).rectangle((left, A4[1] - top, right, A4[1] - bottom), fill=RED)
    ImageDraw.Draw(picture).rectangle((60, 60, 300, 300), fill="black")
    target = BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.drawImage(ImageReader(picture), 0, 0, *A4)
    if cover:
        canvas.setFillColorRGB(1, 1, 1)
        canvas.rect(left - 5, bottom - 5, right - left + 10, top - bottom + 10, stroke=0, fill=1)
    if words:
        canvas.drawString(100, 500, words)
    canvas.showPage()
    canvas.save()
    document = pypdfium2.PdfDocument(target.getvalue())
    if crop:
        document[0].set_cropbox(0, 250, *A4)
    cut = BytesIO()
    document.save(cut)
    document.close()
    return cut.getvalue()


def pictures(pdf: bytes) -> list[Image.Image]:
    """Every picture a PDF holds, whole, whatever of it is shown."""
    document = pypdfium2.PdfDocument(pdf)
    images = [
        one.get_bitmap().to_pil().convert("RGB")
        for one in document[0].get_objects(max_depth=8)
        if isinstance(one, pypdfium2.PdfImage)
    ]
    document.close()
    return images


def tells(picture: Image.Image) -> bool:
    """Whether anything red stands in it, also after JPEG."""
    return any(r > 180 and g < 90 and b < 90 for r, g, b in picture.get_flattened_data())  # type: ignore[misc]


@pytest.mark.parametrize("how", [{"cover": True}, {"crop": True}], ids=["covered", "cut"])
@pytest.mark.parametrize("turn", [0, 90])
def test_nothing_is_left_under_the_cover(how: dict[str, bool], turn: int) -> None:
    given = page(**how)  # type: ignore[arg-type]
    assert any(map(tells, pictures(given))), "the file itself still holds it"
    made = scan_pdf.bound_pages(given, Media.PDF, (0,), (turn,))
    found = pictures(made)
    assert found
    assert not any(map(tells, found))
    document = pypdfium2.PdfDocument(made)
    shown = document[0].render(scale=1).to_pil().convert("L")
    document.close()
    assert shown.getextrema()[0] < 60


def test_a_page_as_it_was_scanned_stays_what_it_is() -> None:
    made = scan_pdf.bound_pages(page(), Media.PDF, (0,), (0,))
    (kept,) = pictures(made)
    assert kept.size == A4
    assert tells(kept)


def test_letters_stay_letters_so_that_they_can_be_compared() -> None:
    made = scan_pdf.bound_pages(page(words="13800000276", cover=True), Media.PDF, (0,), (0,))
    document = pypdfium2.PdfDocument(made)
    text = document[0].get_textpage()
    assert "13800000276" in text.get_text_range()
    text.close()
    document.close()

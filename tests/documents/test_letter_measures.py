"""A letter measured on the printed sheet, in millimetres, as a ruler would: GB/T 9704-2012, 7 and 10.1."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import closing

import pypdfium2
import pytest
from PIL import Image, ImageChops
from pypdfium2 import raw

from mediation_desk.documents import pdf
from tests.documents.test_letter import of, red_bands

MM = 72 / 25.4
SCALE = 10
"""Pixels in a point."""


def ink(page: pypdfium2.PdfPage, *, red: bool) -> Image.Image:
    """A mask of everything drawn in red, or of everything drawn at all."""
    image = page.render(scale=SCALE).to_pil().convert("RGB")
    if not red:
        return ImageChops.invert(image.convert("L")).point([255 if n > 60 else 0 for n in range(256)])
    first, _, last = image.split()
    return ImageChops.subtract(first, last).point([255 if n > 60 else 0 for n in range(256)])


def extent(mask: Image.Image, top: float = 0, bottom: float = 297) -> tuple[float, float, float, float]:
    """Left, top, right, lower edge of the ink between two heights, millimetres."""
    unit = SCALE * MM
    box = mask.crop((0, round(top * unit), mask.width, round(bottom * unit))).getbbox()
    assert box
    return box[0] / unit, box[1] / unit + top, box[2] / unit, box[3] / unit + top


def baselines(page: pypdfium2.PdfPage) -> list[tuple[float, float, float, str]]:
    """Every character's left edge, baseline (millimetres from the sheet's upper left), size and itself."""
    words, high = page.get_textpage(), page.get_height()
    found = []
    for n in range(words.count_chars()):
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(words, n, x, y)
        said = chr(raw.FPDFText_GetUnicode(words, n))
        if said.strip():
            found.append((x.value / MM, (high - y.value) / MM, raw.FPDFText_GetFontSize(words, n), said))
    return found


@pytest.fixture(scope="module")
def sheets() -> Iterator[pypdfium2.PdfDocument]:
    with closing(pypdfium2.PdfDocument(pdf.render(of(body="调" * 3000)))) as found:
        yield found


def test_both_double_lines_are_170_long_in_the_middle_of_the_sheet(sheets: pypdfium2.PdfDocument) -> None:
    printed = pdf.render(of(body="请协助。"))
    _, thick, thin, low_thin, low_thick = red_bands(printed)
    with closing(pypdfium2.PdfDocument(printed)) as document:
        mask = ink(document[0], red=True)
    for top, bottom in ((thick[0], thin[1]), (low_thin[0], low_thick[1])):
        left, _, right, _ = extent(mask, top, bottom)
        assert right - left == pytest.approx(170, abs=0.2)
        assert left == pytest.approx(20, abs=0.1)
    assert thin[1] - thick[0] == pytest.approx(low_thick[1] - low_thin[0], abs=0.05)
    second = ink(sheets[1], red=True)
    assert second.getbbox() is None


def test_head_number_and_title_follow_one_another(sheets: pypdfium2.PdfDocument) -> None:
    _, _, thin, *_ = red_bands(pdf.render(of(body="请协助。")))
    said = baselines(sheets[0])
    number = [one for one in said if one[3] in "〔〕"]
    # Seven eighths of a character clear under the line (10.1), the number at the right of the type area.
    top = number[0][1] - 0.86 * 16 / MM
    assert top - thin[1] == pytest.approx(7 / 8 * 16 / MM, abs=0.4)
    right = extent(ink(sheets[0], red=False), thin[1] + 1, number[0][1] + 1)[2]
    assert right == pytest.approx(210 - 26, abs=0.8)
    title = [one for one in said if one[2] == pytest.approx(22, abs=0.1)]
    assert title
    assert title[0][1] - number[0][1] == pytest.approx((57.9 + 34) / MM, abs=1.5)
    centre = (title[0][0] + max(one[0] for one in title if one[1] == title[0][1]) + 22 / MM) / 2
    assert centre == pytest.approx(28 + 156 / 2, abs=1)


def test_later_pages_have_the_usual_type_area_and_22_lines(sheets: pypdfium2.PdfDocument) -> None:
    lines = sorted({round(one[1], 2) for one in baselines(sheets[1]) if one[2] == pytest.approx(16, abs=0.1)})
    assert len(lines) == 22
    assert lines[0] - 0.86 * 16 / MM == pytest.approx(37 + 28.95 * 0.8 / MM - 0.86 * 16 / MM, abs=0.1)
    assert lines[-1] <= 297 - 35
    characters = [one[0] for one in baselines(sheets[1]) if one[1] == pytest.approx(lines[5], abs=0.1)]
    assert len(characters) == 28
    assert characters[0] == pytest.approx(28, abs=0.1)
    assert characters[-1] + 16 / MM <= 210 - 26 + 0.1
    pitch = (lines[-1] - lines[0]) / 21 * MM
    assert pitch == pytest.approx(225 * MM / 22, abs=0.1)


def test_page_numbers_stand_outside_under_the_text_and_not_on_the_first(
    sheets: pypdfium2.PdfDocument,
) -> None:
    assert len(sheets) > 2
    foot = 297 - 35
    under = [[one for one in baselines(sheet) if one[1] > foot + 1] for sheet in sheets]
    assert not any(one[3] == "—" for one in under[0])
    for n, said in enumerate(under[1:], 2):
        assert "".join(one[3] for one in said) == f"—{n}—"
        assert {round(one[2]) for one in said} == {14}
        dash = extent(ink(sheets[n - 1], red=False), foot + 2)
        first, last = said[0][0], said[-1][0] + 14 / MM
        if n % 2:
            assert 210 - 26 - last == pytest.approx(14 / MM, abs=1)
        else:
            assert first - 28 == pytest.approx(14 / MM, abs=1)
        middle = said[0][1] - 0.38 * 14 / MM
        assert middle - foot == pytest.approx(7, abs=0.3)
        assert dash[1] > foot

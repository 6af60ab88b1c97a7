"""The QR code beside the short code: where it stands, what it says, and that blanks and drafts have none."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pypdfium2
import pytest
from PIL import Image

from mediation_desk.documents import pdf, word
from mediation_desk.documents.mediation_agreement import mediation_agreement
from mediation_desk.documents.paper import Imprint, Paper, Sheet
from mediation_desk.documents.papers import PAPERS
from mediation_desk.documents.qr import drawn_code, picture, squares, top
from mediation_desk.documents.style import MM, style
from mediation_desk.domain.short_code import code_from, normalise_code, scan_text
from tests.documents.letter_samples import FILLED
from tests.documents.samples import AGREEMENT, FINAL

PITCH = 8  # pixels of the picture of a page to one square


def seen(content: bytes, page: int, paper: Paper | None = None) -> tuple[tuple[bool, ...], ...]:
    """The squares as they stand on a printed page, read from its picture."""
    look = style().imprint
    rows = len(squares(FINAL.code))
    scale = PITCH * rows / (look.qr_side * MM)
    document = pypdfium2.PdfDocument(content)
    image = document[page].render(scale=scale).to_pil().convert("L")
    document.close()
    paper = paper or mediation_agreement(FINAL)
    margin = style().sheets[paper.sheet].right
    left = (style().width - margin - look.qr_side) * MM * scale
    upper = top(paper) * MM * scale
    return tuple(
        tuple(
            image.getpixel((round(left + (x + 0.5) * PITCH), round(upper + (y + 0.5) * PITCH))) < 128
            for x in range(rows)
        )
        for y in range(rows)
    )


def test_every_page_of_a_final_print_carries_the_squares_of_its_code() -> None:
    printed = pdf.render(mediation_agreement(FINAL))
    for page in range(3):
        assert seen(printed, page) == squares(FINAL.code)


def test_word_carries_the_same_squares_as_a_picture() -> None:
    with ZipFile(BytesIO(word.render(mediation_agreement(FINAL)))) as archive:
        [name] = [one for one in archive.namelist() if one.startswith("word/media/")]
        shown = archive.read(name)
        assert b"wp:anchor" in archive.read("word/footer1.xml")
    assert shown == picture(FINAL.code)
    image = Image.open(BytesIO(shown)).convert("L")
    rows = squares(FINAL.code)
    side = image.width // len(rows)
    assert image.width == side * len(rows)
    read = [
        [image.getpixel((x * side + side // 2, y * side + side // 2)) < 128 for x in range(len(rows))]
        for y in range(len(rows))
    ]
    assert tuple(map(tuple, read)) == rows


def test_a_letter_carries_them_on_every_page_under_its_double_line() -> None:
    kind = next(one for one in PAPERS if one.key == "termination_notice")
    plain = kind.build(FILLED[kind.key])
    letter = replace(plain, imprint=replace(plain.imprint, code=FINAL.code))
    assert letter.sheet is Sheet.LETTER
    assert top(letter) >= style().height - style().letter.foot + 2
    printed = pdf.render(letter)
    for page in range(2):
        assert seen(printed, page, letter) == squares(FINAL.code)
    with ZipFile(BytesIO(word.render(letter))) as archive:
        footers = [one for one in archive.namelist() if one.startswith("word/footer")]
        assert len(footers) == 3
        assert all(b"wp:anchor" in archive.read(one) for one in footers)


def test_a_draft_and_a_blank_form_have_none() -> None:
    assert drawn_code(mediation_agreement(AGREEMENT).imprint) == ""
    assert drawn_code(mediation_agreement(replace(AGREEMENT, code="7KJF-92QD")).imprint) == ""
    for kind in PAPERS:
        if kind.blank is not None:
            paper = kind.build(kind.blank)
            assert drawn_code(paper.imprint) == ""
            with ZipFile(BytesIO(word.render(paper))) as archive:
                assert not [one for one in archive.namelist() if "media" in one]


def test_it_says_the_code_and_nothing_else() -> None:
    assert scan_text("7KJF-92QD") == "MD1 7KJF-92QD"
    assert drawn_code(Imprint(number="（2026）青婚人调协字第012号", code="7KJF-92QD")) == "7KJF-92QD"


@pytest.mark.parametrize("content", [b"", b"one", b"another"])
def test_what_a_scanner_types_is_read_as_the_code(content: bytes) -> None:
    code = code_from(content)
    for typed in (
        scan_text(code),
        scan_text(code).lower(),
        scan_text(code).replace(" ", "　"),
        f"MD1{code}\r",
    ):
        assert normalise_code(typed) == code

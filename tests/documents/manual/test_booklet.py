from __future__ import annotations

import re
from io import BytesIO

import docx
import pytest
from PIL import Image
from pypdf import PdfReader

from mediation_desk.documents import pdf, word
from mediation_desk.documents.manual.booklet import booklet_pdf
from mediation_desk.documents.manual.emergency_card import card_pdf
from mediation_desk.documents.manual.reading import manual
from mediation_desk.documents.paper import Paper, Paragraph, Picture, text
from mediation_desk.words import LANGUAGES


@pytest.fixture(scope="module")
def printed() -> list[str]:
    """The text of each page of the booklet."""
    return [page.extract_text() for page in PdfReader(BytesIO(booklet_pdf("zh_CN"))).pages]


def test_the_booklet_has_every_page_at_the_number_its_contents_say(printed: list[str]) -> None:
    said = dict(re.findall(r"^\u3000(.+?) (\d+)$", "\n".join(printed[1:4]), flags=re.MULTILINE))
    titles = [page.title for page in manual("zh_CN").pages]
    assert sorted(said) == sorted(titles)
    assert [title for title in titles if title not in printed[int(said[title]) - 1]] == []


def test_every_page_but_the_first_says_where_one_is(printed: list[str]) -> None:
    assert all(f"第{n}页 共{len(printed)}页" in text for n, text in enumerate(printed, 1) if n > 1)
    assert all("家事调解台使用手册" in text for text in printed)
    assert "第1页" not in printed[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_card_is_one_sheet(language: str) -> None:
    assert len(PdfReader(BytesIO(card_pdf(language))).pages) == 1


def test_a_picture_prints_in_both_formats() -> None:
    target = BytesIO()
    Image.new("RGB", (40, 20), "white").save(target, "PNG")
    shown = Picture(data=target.getvalue(), width=80, height=40, says="接待页 <1>")
    paper = Paper(form="SC", title="图", blocks=(shown, Paragraph(runs=text("图")), shown))
    (page,) = PdfReader(BytesIO(pdf.render(paper))).pages
    assert len(page.images) == 1  # kept once
    document = docx.Document(BytesIO(word.render(paper)))
    assert [round(one.width.mm) for one in document.inline_shapes] == [80, 80]
    assert pdf.render(paper) == pdf.render(paper)
    assert word.render(paper) == word.render(paper)

"""All words of a paper, each block's or cell's as one text, and those of a finished PDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from io import BytesIO
from typing import Any

import pypdfium2
from docx import Document
from docx.oxml.ns import qn

from mediation_desk.documents.paper import Paper, Run

_P, _T = qn("w:p"), qn("w:t")


def words_of(paper: Paper) -> tuple[str, ...]:
    """Every text the paper prints, in order; runs that follow one another are one text."""
    return tuple(_texts((paper.blocks, paper.imprint, paper.title)))


def words_of_pdf(pdf: bytes) -> tuple[str, ...]:
    """The text of each page of a PDF of ours."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(_page_words(document, n) for n in range(len(document)))
    finally:
        document.close()


def words_of_docx(docx: bytes) -> tuple[str, ...]:
    """Every paragraph of a Word file that says something, those of headers, footers and boxes too."""
    document = Document(BytesIO(docx))
    places = [document.element.body]
    for section in document.sections:
        usual = (section.header, section.footer, section.first_page_header, section.first_page_footer)
        for part in (*usual, section.even_page_header, section.even_page_footer):
            if not part.is_linked_to_previous:
                places.append(part._element)
    said = ("".join(text.text or "" for text in one.iter(_T)) for place in places for one in place.iter(_P))
    return tuple(text for text in said if text.strip())


def _page_words(document: pypdfium2.PdfDocument, n: int) -> str:
    page = document[n]
    text = page.get_textpage()
    said: str = text.get_text_range()
    text.close()
    page.close()
    return said.replace("\r", "")


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if value.strip() and not isinstance(value, Enum):
            yield value
    elif isinstance(value, tuple):
        if value and all(isinstance(part, Run) for part in value):
            yield "".join(run.text for run in value)
        else:
            for part in value:
                yield from _texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))

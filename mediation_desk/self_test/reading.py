"""Reading both printed files back, by other libraries than those that hold our fonts and layout."""

from __future__ import annotations

import re
from io import BytesIO

import docx
import pypdfium2
from docx.oxml.ns import qn

_SPACE = re.compile(r"[\s\u0002\ufffe]+")


def pdf_text(content: bytes, number: str) -> str:
    """All words of a PDF without white space; the foot each page repeats begins with `number` and is cut."""
    document = pypdfium2.PdfDocument(content)
    try:
        pages = [_SPACE.sub("", page.get_textpage().get_text_bounded()) for page in document]
    finally:
        document.close()
    foot = _SPACE.sub("", number)
    cut = [page[: page.rfind(foot)] if page.rfind(foot) > len(page) // 2 else page for page in pages]
    return "".join(cut) + pages[-1]


def docx_text(content: bytes) -> str:
    """All words of a Word file, body and feet, without white space."""
    document = docx.Document(BytesIO(content))
    parts = [document.element.body]
    for section in document.sections:
        parts += [section.header._element, section.footer._element]  # no public way to the whole of them
    words = (node.text or "" for part in parts for node in part.iter(qn("w:t")))
    return _SPACE.sub("", "".join(words))


def lacking(text: str, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Which of the wanted words are not in the text."""
    return tuple(words for words in wanted if _SPACE.sub("", words) not in text)

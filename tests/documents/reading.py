"""Reading printed papers back, to compare what was printed with what was meant."""

from __future__ import annotations

import re
from io import BytesIO

import docx
import pypdfium2
from docx.oxml.ns import qn

SPACE = re.compile(r"\s+")


def pdf_pages(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def squeezed(words: str) -> str:
    """Without white space, and without the signs PDF readers put in its place."""
    return SPACE.sub("", words).replace("\u0002", "").replace("\ufffe", "")


def pdf_text(content: bytes) -> str:
    return squeezed("".join(pdf_pages(content)))


def word_text(content: bytes) -> str:
    body = docx.Document(BytesIO(content)).element.body
    return squeezed("".join(node.text or "" for node in body.iter(qn("w:t"))))


def without_imprint(pages: list[str], imprints: list[str]) -> str:
    """The pages' words without the footer and mark each of them repeats."""
    found = ""
    for page, imprint in zip(pages, imprints, strict=True):
        said = squeezed(page)
        assert said.endswith(imprint), (said[-80:], imprint)
        found += said[: len(said) - len(imprint)]
    return found

"""The whole manual to print: title page, contents with page numbers, chapters with their pictures."""

from __future__ import annotations

from mediation_desk import __version__
from mediation_desk.documents import pdf
from mediation_desk.documents.manual.printed import Printed
from mediation_desk.documents.manual.reading import manual
from mediation_desk.documents.paper import (
    Block,
    Cell,
    Grid,
    Imprint,
    PageBreak,
    Paper,
    Paragraph,
    Row,
    text,
)
from mediation_desk.domain.help_page import Manual
from mediation_desk.words import N_, said_in

TITLE = N_("Manual of the Mediation Desk")
_NUMBER = 14
"""Millimetres for a page number in the contents."""
_COVER = 3
"""Empty lines over the title."""
_ROUNDS = 5
"""How often numbers are set at most until they stay: one that grows by a digit may move a line."""


def booklet_pdf(language: str) -> bytes:
    """The manual as a PDF on A4; the same bytes for the same words and pictures."""
    numbers: dict[str, int] = {}
    for _round in range(_ROUNDS):
        paper = booklet(manual(language), numbers)
        found: dict[str, int] = {}
        for box in pdf.layout_boxes(paper):
            found.setdefault(box.clause, box.page)
        if found == numbers:
            break
        numbers = found
    return pdf.render(paper)


def booklet(shown: Manual, numbers: dict[str, int]) -> Paper:
    """The booklet, with the page numbers known so far."""
    language = shown.language
    title = said_in(language, TITLE)
    version = __version__.partition(".dev")[0]
    edition = said_in(language, N_("Version {version}")).format(version=version)
    invented = said_in(language, N_("The people in the pictures are invented."))

    def where(key: str) -> str:
        said = said_in(language, N_(" (page {n})"))
        return said.format(n=numbers[key]) if key in numbers else ""

    printed = Printed("manual", language, where)
    blocks: list[Block] = [
        *(Paragraph(runs=text(""), role="cover_space") for _line in range(_COVER)),
        Paragraph(runs=text(title), role="manual_cover"),
        Paragraph(runs=text(edition), role="manual_about"),
        Paragraph(runs=text(invented), role="manual_about"),
        PageBreak(),
        Paragraph(runs=text(said_in(language, N_("Contents"))), role="manual_chapter"),
        _contents(shown, numbers),
    ]
    for chapter in shown.chapters:
        blocks += [PageBreak(), Paragraph(runs=text(chapter.title), role="manual_chapter")]
        for page in chapter.pages:
            blocks.append(Paragraph(runs=text(page.title), role="manual_title", id=page.key))
            blocks += printed.blocks(page.blocks)
    return Paper(
        form="SC",
        title=title,
        blocks=tuple(blocks),
        imprint=Imprint(running=f"{title} · {version}", counted=_counted(language)),
    )


def _contents(shown: Manual, numbers: dict[str, int]) -> Grid:
    rows = []
    for chapter in shown.chapters:
        rows.append(Row(cells=(Cell(runs=text(chapter.title), label=True),), keep=True))
        for page in chapter.pages:
            number = text(str(numbers.get(page.key, "")))
            rows.append(Row(cells=(Cell(runs=text(f"　{page.title}")), Cell(runs=number, width=_NUMBER))))
    return Grid(rows=tuple(rows), role="manual_contents")


def _counted(language: str) -> tuple[str, str, str] | None:
    return None if language == "zh_CN" else ("Page ", " of ", "")

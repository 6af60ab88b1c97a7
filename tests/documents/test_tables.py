"""Tables: sheets on their long side, heads again on every page, cells joined downward, rows kept whole."""

from __future__ import annotations

from io import BytesIO

import docx
import pypdfium2
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from mediation_desk.documents import layout, pdf, word
from mediation_desk.documents.paper import Cell, Grid, Imprint, Paper, Row, Sheet, text
from mediation_desk.documents.pieces import Page, Stroke
from tests.documents.reading import pdf_pages, pdf_text, squeezed, word_text


def row(*words: str, joined: bool = False, centred: bool = False) -> Row:
    cells = tuple(Cell(runs=text(said), joined=joined and n == 0) for n, said in enumerate(words))
    return Row(cells=cells, centred=centred)


def table(
    *rows: Row, heads: int = 0, sheet: Sheet = Sheet.LANDSCAPE, imprint: Imprint | None = None
) -> Paper:
    grid = Grid(rows=rows, boxed=True, heads=heads)
    return Paper(form="D00", title="试印", blocks=(grid,), sheet=sheet, imprint=imprint or Imprint())


def level_strokes(page: Page) -> set[tuple[int, int]]:
    """Left end and height of each level line, whole points."""
    return {(round(s.x), round(s.y)) for s in page.items if isinstance(s, Stroke) and s.y == s.to_y}


def test_a_turned_sheet_lies_on_its_long_side_in_both_files() -> None:
    paper = table(row("甲", "乙"))
    document = pypdfium2.PdfDocument(pdf.render(paper))
    width, height = document[0].get_size()
    assert (round(width), round(height)) == (842, 595)
    section = docx.Document(BytesIO(word.render(paper))).sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert section.page_width > section.page_height


def test_heads_stand_again_on_every_page_and_never_alone() -> None:
    rows = [row(str(n), "一件" * 30) for n in range(80)]
    paper = table(row("序号", "文书名称"), *rows, heads=1)
    pages = [squeezed(page) for page in pdf_pages(pdf.render(paper))]
    assert len(pages) > 3
    assert all(page.startswith("序号文书名称") and "一件" in page for page in pages)
    assert word_text(word.render(paper)).count("序号") == 1
    assert word.render(paper)
    body = docx.Document(BytesIO(word.render(paper))).element.body.xml
    assert body.count("<w:tblHeader/>") == 1


def test_a_joined_cell_has_no_line_over_it() -> None:
    apart, joined = (
        layout.pages(table(row("甲", "乙"), row("", "丙", joined=one)))[0] for one in (False, True)
    )
    missing = level_strokes(apart) - level_strokes(joined)
    assert len(missing) == 1
    (left, _) = missing.pop()
    assert left == round(layout.type_area(table()).x)


def test_sides_of_cells_stand_in_the_order_word_wants() -> None:
    paper = table(row("甲", "乙"), row("", "丙", joined=True), row("丁", "戊"))
    body = docx.Document(BytesIO(word.render(paper))).element.body
    wanted = ["top", "left", "bottom", "right"]
    drawn = [[side.tag.rpartition("}")[2] for side in sides] for sides in body.iter(qn("w:tcBorders"))]
    assert all(sides == [side for side in wanted if side in sides] for sides in drawn)
    assert ["top", "left", "right"] in drawn
    assert ["left", "bottom", "right"] in drawn


def test_a_centred_row_goes_whole_to_the_next_page() -> None:
    rows = [row("一", "长" * 400, centred=True) for _ in range(9)]
    pages = pdf_pages(pdf.render(table(*rows)))
    assert len(pages) > 1
    assert all(squeezed(page).count("长") % 400 == 0 for page in pages)


def test_sheets_without_numbers_bear_none() -> None:
    paper = table(row("甲", "乙"), imprint=Imprint(paged=False))
    assert pdf_text(pdf.render(paper)) == "甲乙" == word_text(word.render(paper))
    footer = docx.Document(BytesIO(word.render(paper))).sections[0].footer._element.xml
    assert "NUMPAGES" not in footer

"""Tables: sheets on their long side, heads again on every page, cells joined downward, rows kept whole."""

from __future__ import annotations

from io import BytesIO

import docx
import pypdfium2
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from mediation_desk.documents import grid, layout, pdf, word, word_blocks
from mediation_desk.documents.paper import (
    Cell,
    Grid,
    Imprint,
    Paper,
    Row,
    Sheet,
    SignatureColumn,
    Signatures,
    text,
)
from mediation_desk.documents.pieces import Page, Stroke
from mediation_desk.documents.style import MM, style
from mediation_desk.documents.table import table as listing
from mediation_desk.documents.wording import label, value
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


def test_a_short_cell_beside_one_of_pages_stays_on_the_first_page() -> None:
    paper = table(row("甲", "一件" * 4000, centred=True))
    pages = pdf_pages(pdf.render(paper))
    assert len(pages) > 2
    assert "甲" in pages[0]
    assert squeezed("".join(pages)).count("一件") == 4000


def test_lines_to_write_on_end_at_the_margin_and_before_the_next_label() -> None:
    cells = (label("姓名", 30), value("", 50, by_hand=True), label("性别", 20), value("", by_hand=True))
    paper = Paper(form="D00", title="试印", blocks=(Grid(rows=(Row(cells=cells),)),))
    area, pad = layout.type_area(paper), style().grid.pad * MM
    (page,) = layout.pages(paper)
    ends = sorted(round(item.to_x, 2) for item in page.items if isinstance(item, Stroke))
    assert ends == [round(area.x + 80 * MM - pad, 2), round(area.x + area.width, 2)]
    body = docx.Document(BytesIO(word.render(paper))).element.body
    widths = [int(one.get(qn("w:w"))) for one in body.iter(qn("w:tcW"))]
    assert len(widths) == 5
    assert sum(widths) == round(160 * MM * 20)
    assert widths[2] == round(pad * 20)


def test_cells_of_rows_divided_otherwise_share_their_edges_in_word() -> None:
    many = Row(cells=tuple(Cell(runs=text(str(n)), width=160 / 7) for n in range(7)))
    few = Row(cells=(Cell(runs=text("甲"), width=160 / 7 * 3), Cell(runs=text("乙"), width=160 / 7 * 4)))
    body = docx.Document(BytesIO(word.render(table(many, few, sheet=Sheet.FORM)))).element.body
    assert len(list(body.iter(qn("w:gridCol")))) == 7


def test_rows_are_as_high_in_word_with_the_line_between_them() -> None:
    boxed = word_blocks.block_xml(Grid(rows=(Row(cells=(Cell(runs=text("甲")),)),), boxed=True), 160)
    over, under = grid.padding(style().roles["grid"], boxed=True)
    assert f'w:before="{round((over - style().grid.line) * 20)}" w:after="{round(under * 20)}"' in boxed


def test_nobody_signs_on_a_sheet_without_a_row_of_the_table() -> None:
    signed = Signatures(columns=(SignatureColumn(heading="", labels=("签名：",) * 3),))
    for n in range(1, 60):
        rows = tuple((f"证据{n}", "书证") for n in range(n))
        listed = listing(("序号", "名称", "类型"), (12, 0, 60), rows, by_hand=False, blanks=0)
        paper = Paper(form="D00", title="试印", blocks=(listed, signed))
        *_, last = pdf_pages(pdf.render(paper))
        assert "签名" in last
        assert f"证据{n - 1}" in last

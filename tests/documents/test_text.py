"""Names with rare characters, text of any length, lines that begin and end as they should, hostile text."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from mediation_desk.documents import faces, layout, pdf, word
from mediation_desk.documents.checked import checked
from mediation_desk.documents.lines import NO_END, NO_START, break_lines
from mediation_desk.documents.paper import (
    Attachments,
    Cell,
    Clause,
    Grid,
    PageBreak,
    Paper,
    Paragraph,
    RedHead,
    Row,
    Rule,
    Run,
    text,
)
from mediation_desk.documents.pieces import Words
from mediation_desk.documents.style import style
from mediation_desk.errors import DeskError
from tests.documents.reading import pdf_pages, pdf_text, squeezed, word_text

RARE = "𠮷㛃䶮喆堃淼𬍛𬭎𬬭𫟼𤧛𣅿𪾢𫍯𬴊𬶏𧒽𠅤"


def paper_of(*blocks: Paragraph | Clause | Grid) -> Paper:
    return Paper(form="D00", title="试印", blocks=blocks)


def said(words: str) -> Paper:
    return paper_of(Paragraph(runs=text(words)))


def rare_names() -> list[str]:
    """200 names, each with characters from Ext A to F."""
    draw = random.Random(8105)
    blocks = [
        (0x3400, 0x4DB5),
        (0x20000, 0x2A6D6),
        (0x2A700, 0x2B734),
        (0x2B820, 0x2CEA1),
        (0x2CEB0, 0x2EBE0),
    ]
    names = [f"{draw.choice('欧司马林赵秦')}{character}" for character in RARE]
    while len(names) < 200:
        first, last = draw.choice(blocks)
        names.append(draw.choice("欧司马林赵秦") + "".join(chr(draw.randint(first, last)) for _ in range(2)))
    return names


def test_rare_names_print_and_copy_right() -> None:
    names = rare_names()
    paper = said("、".join(names))
    for printed in (pdf_pages(pdf.render(paper)), [word_text(word.render(paper))]):
        body = squeezed("".join(printed))
        for name in names:
            assert name in body


@pytest.mark.parametrize(("character", "codepoint"), [("\ue000", "U+E000"), ("𰻝", "U+30EDD")])
def test_a_character_no_face_draws_stops_the_print(character: str, codepoint: str) -> None:
    for printer in (pdf.render, word.render):
        with pytest.raises(DeskError) as stopped:
            printer(said(f"王{character}"))
        assert stopped.value.key == "paper.missing_glyph"
        assert stopped.value.names == {"character": character, "codepoint": codepoint}


@pytest.mark.parametrize("hostile", ["\x00", "\x1b", "\ud800", "\u202e", "\u2066", "\u200f"])
def test_unprintable_characters_are_refused(hostile: str) -> None:
    for printer in (pdf.render, word.render):
        with pytest.raises(DeskError) as stopped:
            printer(said(f"王{hostile}"))
        assert stopped.value.key == "paper.unprintable"


@pytest.mark.parametrize(
    "kept", ["<w:p/>&amp;</w:t>", "]]>", "=1+1", "%s {", "} 单个括号", "a\r\nb\u2028c\td", "网页\u200b粘贴"]
)
def test_odd_text_is_kept_the_same_in_both_files(kept: str) -> None:
    paper = said(kept)
    body = pdf_text(pdf.render(paper)).removesuffix("第1页共1页")
    assert body == word_text(word.render(paper)) == squeezed(kept).replace("\u200b", "")


def test_ten_megabytes_are_refused() -> None:
    with pytest.raises(DeskError) as stopped:
        pdf.render(said("长" * 3_400_000))
    assert stopped.value.key == "paper.too_long"


def test_long_text_runs_over_many_pages_without_loss() -> None:
    words = "".join(f"第{n}句，双方协商一致；" for n in range(2500))
    paper = paper_of(Clause(id="c", number="一、", runs=text(words)))
    pages = pdf_pages(pdf.render(paper))
    assert len(pages) > 20
    printed = "".join(
        squeezed(page).removesuffix(f"第{n}页共{len(pages)}页") for n, page in enumerate(pages, 1)
    )
    assert printed == f"一、{words}" == word_text(word.render(paper))
    boxes = layout.layout_boxes(paper)
    assert [box.page for box in boxes] == list(range(1, len(pages) + 1))


@pytest.mark.parametrize("boxed", [True, False])
def test_rows_taller_than_a_page_go_on_over_the_next(boxed: bool) -> None:
    words = "".join(f"第{n}笔借款，由乙方清偿；" for n in range(300))
    row = Row(cells=(Cell(runs=text("债务"), width=20, label=True), Cell(runs=text(words), lined=True)))
    paper = paper_of(Grid(rows=(row, row), boxed=boxed))
    pages = pdf_pages(pdf.render(paper))
    assert len(pages) > 3
    printed = "".join(
        squeezed(page).removesuffix(f"第{n}页共{len(pages)}页") for n, page in enumerate(pages, 1)
    )
    assert sorted(printed) == sorted(word_text(word.render(paper)))


def test_nothing_leaves_the_type_area() -> None:
    words = "超长" * 400 + "x" * 300
    narrow = Row(cells=tuple(Cell(runs=text(words), width=width) for width in (10, 5, 0)))
    paper = checked(paper_of(Grid(rows=(narrow,), boxed=True), Paragraph(runs=text(words))))
    area = layout.type_area(paper)
    for page in layout.pages(paper):
        for item in page.items:
            if isinstance(item, Words):
                assert item.x >= area.x - 0.1
                assert item.x + item.line.width <= area.x + area.width + 0.1
                assert area.y <= item.y <= area.y + area.height


def test_lines_begin_and_end_by_the_chinese_rules() -> None:
    role = style().roles["body"]
    words = "双方同意（“自愿”），每月12,000.00元（大写：人民币壹万贰仟元整）。《协议》、其他……" * 40
    for width in range(60, 460, 7):
        lines = [line.text for line in break_lines(text(words), role, float(width)) if line.text]
        assert "".join(lines) == words
        for line in lines[1:]:
            assert line[0] not in NO_START
        for line in lines[:-1]:
            assert line[-1] not in NO_END
        if width > 130:
            assert not any(line[-1].isdigit() and after[0].isdigit() for line, after in pairwise(lines))


def test_a_sign_after_a_space_is_not_lost_at_a_line_end() -> None:
    role = style().roles["body"]
    words = "约定 %利息 ”付清 、另议"
    for width in range(30, 200, 3):
        lines = [line.text for line in break_lines(text(words), role, float(width))]
        assert "".join(lines).replace(" ", "") == words.replace(" ", "")


def test_line_feeds_and_empty_text_keep_their_lines() -> None:
    role = style().roles["body"]
    assert [line.text for line in break_lines(text("甲\n\n乙"), role, 200)] == ["甲", "", "乙"]
    assert len(break_lines((), role, 200)) == 1
    assert [line.text for line in break_lines((Run(text="一"), Run(text="二")), role, 200)] == ["一二"]


def test_blocks_of_letters_print_the_same_in_both_files() -> None:
    paper = paper_of(
        RedHead(name="青禾区婚姻家庭辅导中心", number="青婚调函〔2026〕1号"),
        Paragraph(runs=text("请予协助。")),
        Attachments(label="附件：", items=("人民调解协议书", "主持调解的证明" * 20)),
        Attachments(label="附件：", items=("材料清单",)),
        Rule(),
        PageBreak(),
        Paragraph(runs=text("转介回执")),
    )
    first, second = pdf_pages(pdf.render(paper))
    assert squeezed(second).startswith("转介回执")
    body = squeezed(first).removesuffix("第1页共2页") + squeezed(second).removesuffix("第2页共2页")
    assert body == word_text(word.render(paper))


def test_to_unicode_maps_reach_beyond_the_basic_plane() -> None:
    table = faces.to_unicode("X", [0x20BB7, 0x4E00])
    assert "<00> <D842DFB7>" in table
    assert "<01> <4E00>" in table


def test_latin_and_yen_never_come_from_the_bundled_fangsong() -> None:
    for character in "A1¥￥$，":
        name, _ = faces.drawn_by("fang", character)
        assert name != "fang" or character == "，"

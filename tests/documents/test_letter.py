"""Letters stand where GB/T 9704-2012 puts them, on one page or many, whoever sends them."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
from docx.oxml.ns import qn
from lxml import etree
from PIL import ImageChops

from mediation_desk.documents import layout, letter_layout, pdf, style, word
from mediation_desk.documents.house import STYLE, House, wearing
from mediation_desk.documents.letter import LetterFacts, letter
from mediation_desk.documents.paper import Paper, Paragraph
from mediation_desk.documents.pieces import Words
from mediation_desk.documents.slip import Slip
from mediation_desk.documents.title_shape import shaped
from mediation_desk.errors import DeskError
from tests.documents.reading import pdf_pages, pdf_text, squeezed, word_text

MM = 72 / 25.4
BODY = (
    "本会在工作中接待欧阳某，主要情况为：双方于2013年5月登记结婚，因家务分工和借款多次争吵。\n"
    "一、已采取的措施\n"
    "已告知其可以向人民法院申请人身安全保护令，并协助其制定安全计划。\n"
    "（一）安全提示\n"
    "请勿拨打家中座机；工作日9时至11时可拨打单位电话。"
)
FACTS = LetterFacts(
    sender="青禾区婚姻家庭纠纷人民调解委员会",
    number="青婚调函〔2026〕7号",
    level="内部·涉隐私",
    title="关于转介遭受家庭暴力服务对象欧阳某及其未成年子女有关情况的函",
    to="青禾区公安局城东派出所",
    body=BODY,
    attachments=(("知情同意书",), ("伤情照片和就诊记录复印件（共六页，经本人核对并同意随函提供）" * 2,)),
    contact="周若岚",
    phone="0531-80000001",
    copies_to="青禾区妇女联合会，青禾区民政局",
    date="2026年11月25日",
    names=("欧阳某",),
)
SLIP = Slip(
    title="转介回执",
    lead="青婚调函〔2026〕7号已收到。",
    rows=((("接收单位", ""), ("收到日期", "")), (("", "☐受理　承办人和电话："),), (("", ""),)),
    signs="单位（盖章）：",
)


def of(**changed: object) -> Paper:
    return letter(replace(FACTS, **changed), form="HJ", title="函")  # type: ignore[arg-type]


def red_bands(printed: bytes) -> list[tuple[float, float]]:
    """Upper and lower edge (mm) of everything red on the first page."""
    image = pypdfium2.PdfDocument(printed)[0].render(scale=10).to_pil().convert("RGB")
    red, _, blue = image.split()
    mask = ImageChops.subtract(red, blue).point([255 if n > 60 else 0 for n in range(256)])
    inked = [y for y in range(mask.height) if mask.crop((0, y, mask.width, y + 1)).getbbox()]
    starts = [y for y in inked if y - 1 not in set(inked)]
    ends = [y for y in inked if y + 1 not in set(inked)]
    scale = 25.4 / 720
    return [(a * scale, (b + 1) * scale) for a, b in zip(starts, ends, strict=True)]


def lines_of(paper: Paper) -> list[list[Words]]:
    return [[item for item in page.items if isinstance(item, Words)] for page in layout.pages(paper)]


@pytest.mark.parametrize("name", ["青禾区妇女联合会", FACTS.sender])
def test_head_and_lines_stand_where_the_standard_says(name: str) -> None:
    title, thick, thin, low_thin, low_thick = red_bands(pdf.render(of(sender=name, body="请协助。")))
    assert title[0] == pytest.approx(30, abs=0.5)
    assert thick[0] - title[1] == pytest.approx(4, abs=0.4)
    assert thick[1] - thick[0] > thin[1] - thin[0]
    assert low_thin[1] - low_thin[0] < low_thick[1] - low_thick[0]
    assert low_thick[1] == pytest.approx(297 - 20, abs=0.2)


def test_a_very_long_sender_takes_two_even_lines_inside_the_double_line() -> None:
    name = letter_layout.sender("青禾区妇女联合会青禾区婚姻家庭辅导中心婚姻家庭纠纷人民调解委员会")
    first, second = name.words.split("\n")
    assert abs(len(first) - len(second)) <= 4
    assert name.role.size * max(len(first), len(second)) <= 170 * MM


@pytest.mark.parametrize("body", ["请协助。", BODY, f"{BODY}\n" * 9])
@pytest.mark.parametrize("slip", [None, SLIP])
def test_both_files_say_the_same_on_any_number_of_pages(body: str, slip: Slip | None) -> None:
    paper = of(body=body, slip=slip)
    pages = pdf_pages(pdf.render(paper))
    said = squeezed(pages[0])
    for n, page in enumerate(pages[1:], 2):
        assert squeezed(page).endswith(f"—{n}—")
        said += squeezed(page).removesuffix(f"—{n}—")
    assert "—1—" not in squeezed(pages[0])
    assert said == word_text(word.render(paper))
    assert word.render(paper) == word.render(paper)


def test_nothing_but_the_double_lines_leaves_the_type_area() -> None:
    paper = of(body=f"{BODY}\n" * 9)
    area = layout.type_area(paper)
    first = letter_layout.first_area(paper, area)
    for n, page in enumerate(lines_of(paper)):
        room = area if n else first
        for item in page:
            assert room.y <= item.y <= room.y + room.height
            if item.role.face != "title":
                assert item.x + item.line.width <= room.x + room.width + 0.1


def test_a_full_page_has_22_lines_of_28_characters() -> None:
    body = next(page for n, page in enumerate(lines_of(of(body="调" * 3000))) if n == 1)
    assert len(body) == 22
    assert {len(item.line.glyphs) for item in body} == {28}


def test_a_seal_never_stands_alone() -> None:
    for n in range(40):
        *_, last = lines_of(
            of(body="调解" * (300 + 14 * n), attachments=(), contact="", phone="", copies_to="")
        )
        words = [item.line.text for item in last]
        assert words[-2:] == [FACTS.sender, FACTS.date]
        assert len(words) == 2 + len([said for said in words if said.startswith("调")])
        assert len(words) >= 4


def test_date_ends_four_characters_from_the_right_and_the_name_is_centred_over_it() -> None:
    paper = of(sender="青禾区妇女联合会", body="请协助。")
    area = layout.type_area(paper)
    words = {item.line.text: item for page in lines_of(paper) for item in page if item.role.size < 20}
    date, name = words[FACTS.date], words["青禾区妇女联合会"]
    assert area.x + area.width - (date.x + date.line.width) == pytest.approx(4 * 16, abs=0.1)
    assert date.x + date.line.width / 2 == pytest.approx(name.x + name.line.width / 2, abs=0.1)


def test_copies_to_stand_at_the_end_of_the_last_page_and_end_with_one_full_stop() -> None:
    paper = of(copies_to="青禾区民政局。")
    (page,) = lines_of(paper)
    last, area = page[-1], letter_layout.first_area(paper, layout.type_area(paper))
    assert last.line.text == "青禾区民政局。"
    assert last.y == pytest.approx(area.y + area.height, abs=6)


def test_a_slip_is_never_torn_by_a_page_end() -> None:
    for n in range(12):
        pages = pdf_pages(pdf.render(of(body="调解" * (100 + 28 * n), slip=SLIP)))
        (at,) = (page for page in pages if "转介回执" in page)
        assert "单位（盖章）" in squeezed(at)


@pytest.mark.parametrize("head", ["paper", "none"])
def test_the_red_head_can_be_switched_off(head: str) -> None:
    with wearing(lambda: House({STYLE: {"letter.head": head}})):
        paper = of(body="请协助。")
        printed, written = pdf.render(paper), word.render(paper)
        places = [page[0].y for page in lines_of(paper)]
    assert red_bands(printed) == []
    assert pdf_text(printed).startswith(squeezed(f"{FACTS.level}{FACTS.number}"))
    assert pdf_text(printed) == word_text(written)
    assert (places[0] > 50 * MM) is (head == "paper")


def test_the_looks_of_a_letter_follow_its_text() -> None:
    with wearing(lambda: House({STYLE: {"roles.letter.size": 14, "roles.letter.pitch": 26}})):
        sizes = {item.role.size for page in lines_of(of(copies_to="", body=BODY)) for item in page}
    assert sizes == {
        14,
        style.style().roles["letter_title"].size,
        letter_layout.sender(FACTS.sender).role.size,
    }


def test_lines_stand_closer_when_that_saves_a_page() -> None:
    saved = [
        n
        for n in range(1, 16)
        if any(
            isinstance(block, Paragraph) and block.role.startswith("tight_")
            for block in of(body="请协助。\n" * n, attachments=(), contact="", phone="", copies_to="").blocks
        )
    ]
    assert saved
    assert saved == list(range(saved[0], saved[-1] + 1))
    tight = of(body="请协助。\n" * saved[-1], attachments=(), contact="", phone="", copies_to="")
    assert len(lines_of(tight)) == 1


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("转介函", "转介函"),
        ("关于转介服务对象的函", "关于转介服务对象的函"),
        (FACTS.title, "关于转介遭受家庭暴力服务对象\n欧阳某及其未成年子女有关情况的函"),
        ("自己\n分行", "自己\n分行"),
    ],
)
def test_titles_break_where_the_sense_allows(title: str, wanted: str) -> None:
    assert shaped(title, style.style().roles["letter_title"], 156 * MM, ("欧阳某",)) == wanted


def test_a_title_as_long_as_a_page_is_broken_as_text() -> None:
    title = "关于" + "转介" * 400 + "的函"
    assert shaped(title, style.style().roles["letter_title"], 156 * MM) == title
    assert squeezed(title) in pdf_text(pdf.render(of(title=title))).replace("—2—", "").replace("—3—", "")


def test_an_empty_letter_to_fill_by_hand_has_lines_and_no_slash() -> None:
    paper = letter(LetterFacts(by_hand=True), form="HJ", title="函")
    assert "/" not in pdf_text(pdf.render(paper))
    assert "联系人" in pdf_text(pdf.render(paper))
    finished = pdf_text(pdf.render(letter(LetterFacts(), form="HJ", title="函")))
    assert "联系人" not in finished
    assert "/：" in finished


ORDER = """
pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd
snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc
"""
"""Children of w:pPr as Word's schema orders them (ECMA-376, 17.3.1.26); it calls a file damaged otherwise."""


def test_word_finds_its_own_first_page_and_properties_in_order() -> None:
    paper = of(body=f"{BODY}\n" * 9, slip=SLIP)
    with zipfile.ZipFile(BytesIO(word.render(paper))) as package:
        parts = {name: package.read(name).decode() for name in package.namelist() if name.endswith(".xml")}
    assert "<w:titlePg/>" in parts["word/document.xml"]
    assert "<w:evenAndOddHeaders/>" in parts["word/settings.xml"]
    footers = [said for name, said in parts.items() if name.startswith("word/footer")]
    assert len(footers) == 3
    assert sum("PAGE" in said for said in footers) == 2
    assert sum("D0021B" in said for said in footers) == 1
    order = ORDER.split()
    for name, said in parts.items():
        for found in etree.fromstring(said.encode()).iter(qn("w:pPr")):
            places = [
                order.index(etree.QName(child).localname) for child in found if name != "word/styles.xml"
            ]
            assert places == sorted(places), name


@pytest.mark.parametrize("margin", [10, 60])
def test_margins_of_the_house_move_the_text_and_not_the_lines(margin: int) -> None:
    looks = {f"sheets.letter.{edge}": margin for edge in ("left", "right", "bottom")}
    with wearing(lambda: House({STYLE: looks})):
        paper = of(body=f"{BODY}\n" * 4)
        printed, written = pdf.render(paper), word.render(paper)
    assert red_bands(printed)[0][0] == pytest.approx(30, abs=0.5)
    with zipfile.ZipFile(BytesIO(written)) as package:
        body = package.read("word/document.xml").decode()
    assert f'w:left="{round((20 - margin) * MM * 20)}" w:right="{round((20 - margin) * MM * 20)}"' in body


def test_files_of_a_letter_are_not_called_by_its_own_title() -> None:
    assert of().title == "函"


def test_a_title_nobody_can_draw_is_refused_by_the_printer() -> None:
    paper = of(title="关于\ue000的函")
    with pytest.raises(DeskError, match=r"paper\.missing_glyph"):
        pdf.render(paper)

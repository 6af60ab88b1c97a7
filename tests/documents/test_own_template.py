"""A centre's own Word template: what is refused, where it says so, and what the process apart gives back."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from docx import Document

from mediation_desk.documents.own_template import Fault, TemplateFault, faults_of, fill, used_names
from mediation_desk.documents.template_apart import fill_apart
from mediation_desk.documents.words_of import words_of_docx
from mediation_desk.errors import DeskError

NAMES = frozenset({"案号", "甲方", "条款"})


def template(*paragraphs: str, footer: str = "", cell: str = "") -> bytes:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if cell:
        document.add_table(1, 1).cell(0, 0).text = cell
    if footer:
        document.sections[0].footer.paragraphs[0].text = footer
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def planted(name: str, data: bytes) -> bytes:
    """A sound template with one more part, or with one part replaced."""
    into = BytesIO()
    with zipfile.ZipFile(BytesIO(template("{{ 案号 }}"))) as old, zipfile.ZipFile(into, "w") as new:
        for one in old.namelist():
            if one != name:
                new.writestr(one, old.read(one))
        new.writestr(name, data)
    return into.getvalue()


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def field(*torn: str, ended: bool = False) -> bytes:
    """A field whose instruction is torn into runs."""
    runs = "".join(f"<w:r><w:instrText>{part}</w:instrText></w:r>" for part in torn)
    return f'<w:p xmlns:w="{W}">{runs}{"" if ended else "</w:p>"}'.encode()


def relation(kind: str, target: str, mode: str = "External") -> bytes:
    told = f'Type="{kind}" Target="{target}" TargetMode="{mode}"'
    return f'<x:Relationships xmlns:x="y"><x:Relationship {told}/></x:Relationships>'.encode()


def faults(docx: bytes) -> list[Fault]:
    return [one.fault for one in faults_of(docx, NAMES)]


@pytest.mark.parametrize(
    "text",
    [
        "{{ 案号.__class__.__mro__ }}",
        "{{ 案号['x'] }}",
        "{{ 案号|upper }}",
        "{% for n in range(9) %}a{% endfor %}",
        "{{ 案号 * 99999999 }}",
        "{{ [案号, 案号] }}",
        "{{ 案号 ~ 案号 }}",
        "{% set a = 案号 %}",
        "{% include 'x' %}",
        "{% macro m() %}{% endmacro %}",
        "{{ 案号 is defined }}",
        "{{ self }}{{ 案号() }}",
    ],
)
def test_a_tag_may_only_name_choose_and_repeat(text: str) -> None:
    found = faults_of(template("前言", text), NAMES)
    assert [one.fault for one in found] == [Fault.NOT_ALLOWED]
    assert found[0].place == text


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("{{ 案号 }", "{{ 案号 }"),
        ("甲 {{ 案号 乙", "甲 {{ 案号 乙"),
        ("{% if 案号 %}没有结尾", "{% if 案号 %}没有结尾"),
        ("{{ 案号 }} {% if 案号 %}", "{{ 案号 }} {% if 案号 %}"),
        ("{% endfor %}", "{% endfor %}"),
        ("{% 案号 %}", "{% 案号 %}"),
        ("{{ }}", "{{ }}"),
    ],
)
def test_a_broken_tag_is_named_with_its_place(text: str, place: str) -> None:
    assert faults_of(template("前言", "{% if 案号 %}{{ 案号 }}{% endif %}", text), NAMES) == (
        TemplateFault(fault=Fault.BROKEN_TAG, part=place, place=place),
    )


def test_unknown_names_are_found_in_the_text_a_table_and_the_footer() -> None:
    found = faults_of(template("{{ 甲 }}", cell="{{ 乙 }}", footer="{{ 丙 }} {{ 案号 }}"), NAMES)
    assert [(one.fault, one.part) for one in found] == [(Fault.UNKNOWN_NAME, name) for name in "丙乙甲"]
    assert {one.part: one.place for one in found}["乙"] == "{{ 乙 }}"


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("word/vbaProject.bin", b"macro", Fault.RUNS),
        ("word/embeddings/a.bin", b"ole", Fault.RUNS),
        ("word/activeX/a.xml", b"<a/>", Fault.RUNS),
        ("word/extra.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', Fault.RUNS),
        (
            "word/_rels/other.xml.rels",
            b'<R><Relationship Type="x/attachedTemplate" Target="http://x/" TargetMode="External"/></R>',
            Fault.REACHES_OUT,
        ),
        ("word/extra.xml", field("DDEAUTO c:\\a"), Fault.REACHES_OUT),
        ("word/extra.xml", field("inclu", "dePicture http://x/"), Fault.REACHES_OUT),
        ("word/extra.xml", field(" &#76;INK http://x/"), Fault.REACHES_OUT),
        ("word/extra.xml", field("PAGE", ended=True) + b"", Fault.NOT_WORD),
        ("word/_rels/a.xml.rels", relation("x/attachedTemplate", "http://x/hyperlink"), Fault.REACHES_OUT),
        ("word/_rels/a.xml.RELS", relation("x/image", "http://x/"), Fault.REACHES_OUT),
        (
            "word/_rels/a.xml.rels",
            relation("x/image", "http://x/").replace(b"External", b"&#69;xternal"),
            Fault.REACHES_OUT,
        ),
        (
            "word/_rels/a.xml.rels",
            relation("x/image", "http://x/").decode().encode("utf-16"),
            Fault.REACHES_OUT,
        ),
        ("word/_rels/a.xml.rels", relation("x/aFChunk", "a.htm", "Internal"), Fault.RUNS),
        ("word/footnotes.xml", "<a>{{ 案号 }}</a>".encode(), Fault.ELSEWHERE),
        ("docProps/other.xml", "<a b='{% for 一 in 案号 %}'/>".encode(), Fault.ELSEWHERE),
    ],
)
def test_what_runs_or_reaches_outside_is_refused(name: str, data: bytes, fault: Fault) -> None:
    assert faults(planted(name, data)) == [fault]


def test_a_link_to_click_and_a_page_number_are_allowed() -> None:
    link = relation("x/hyperlink", "http://x/")
    assert faults(planted("word/_rels/a.xml.rels", link)) == []
    assert faults(planted("word/extra.xml", field(" PAGE ", "  HYPERLINK http://x/ LINK"))) == []


def test_what_is_no_word_file_is_refused() -> None:
    assert faults(b"hello") == [Fault.NOT_WORD]
    assert faults(b"PK\x03\x04torn") == [Fault.NOT_WORD]
    assert faults(template("x")[:-60]) == [Fault.NOT_WORD]
    assert faults(b"x" * (5 * 1024 * 1024 + 1)) == [Fault.TOO_LARGE]


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    into = BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as new:
        new.writestr("word/document.xml", b"0" * (61 * 1024 * 1024))
    assert faults(into.getvalue()) == [Fault.TOO_LARGE]


def test_values_are_words_never_tags_or_markup() -> None:
    docx = template(
        "{{ 案号 }}：{{ 甲方 }}", "{% for 条 in 条款 %}{{ 条 }}；{% endfor %}", footer="{{ 案号 }}"
    )
    said = {"案号": "（2026）<w:p>&号", "甲方": "𠮷{{ 案号 }}", "条款": ["一", "二"]}
    assert words_of_docx(fill_apart(docx, said)) == (
        "（2026）<w:p>&号：𠮷{{ 案号 }}",
        "一；二；",
        "（2026）<w:p>&号",
    )


def test_the_process_apart_refuses_in_words_what_cannot_be_filled() -> None:
    with pytest.raises(DeskError, match=r"template\.failed"):
        fill_apart(template("{{ 没有 }}"), {"案号": "1"})
    with pytest.raises(DeskError, match=r"template\.failed"):
        fill_apart(b"no word file", {"案号": "1"})


def test_a_template_with_faults_is_never_filled() -> None:
    with pytest.raises(ValueError, match="faults"):
        fill(template("{{ 案号|upper }}"), {"案号": "1"})


def test_names_are_those_of_tags_alone() -> None:
    assert used_names(template("案号 {{ 甲方 }} {% if 条款 %}x{% endif %}")) == {"甲方", "条款"}

"""The Word printer: the same blocks as WordprocessingML, the same bytes for the same paper.

Faces are set for every script on every run and the template's theme fonts are dropped, else Chinese text
appears in MS Mincho. Line pitch is exact everywhere, so pages break where the PDF's do.
"""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import docx
from docx.opc.oxml import serialize_part_xml
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from mediation_desk.documents import word_blocks
from mediation_desk.documents.checked import checked
from mediation_desk.documents.paper import Paper
from mediation_desk.documents.style import style
from mediation_desk.documents.word_xml import fonts, footer_xml, header_xml, twips

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def render(paper: Paper) -> bytes:
    """The paper as .docx."""
    paper = checked(paper)
    document = docx.Document()
    _plain_styles(document)
    _font_table(document)
    body = document.element.body
    section = body[-1]
    for old in list(body)[:-1]:
        body.remove(old)
    for block in parse_xml(f"<w:body {nsdecls('w')}>{word_blocks.body(paper)}</w:body>"):
        section.addprevious(block)
    _sheet(document, paper)
    properties = document.core_properties
    properties.title = paper.title
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = LONG_AGO
    properties.revision = 1
    target = BytesIO()
    document.save(target)
    return _steady(target.getvalue())


def _plain_styles(document: Any) -> None:
    """Drop theme fonts; let spaces at line ends be underlined; Simplified Chinese throughout."""
    styles = document.styles.element
    for named in styles.iter(qn("w:rFonts")):
        named.attrib.clear()
        for key, value in fonts("song").items():
            named.set(qn(f"w:{key}"), value)
    for language in styles.iter(qn("w:lang")):
        language.set(qn("w:val"), "zh-CN")
        language.set(qn("w:eastAsia"), "zh-CN")
    settings = document.settings.element
    for language in settings.iter(qn("w:themeFontLang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    compat = settings.find(qn("w:compat"))
    if compat is not None:
        compat.insert(0, parse_xml(f"<w:ulTrailSpace {nsdecls('w')}/>"))


def _font_table(document: Any) -> None:
    """Name the alternatives of our faces, for PCs where a face goes by its English name."""
    entries = "".join(
        f'<w:font w:name="{face.word}"><w:altName w:val="{face.word_alternative}"/>'
        '<w:charset w:val="86"/></w:font>'
        for face in {face.word: face for face in style().faces.values()}.values()
    )
    for related in document.part.rels.values():
        if related.reltype.endswith("/fontTable"):
            related.target_part._blob = (
                '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
                f"<w:fonts {nsdecls('w')}>{entries}</w:fonts>"
            ).encode()


def _sheet(document: Any, paper: Paper) -> None:
    look = style()
    margins = look.sheets[paper.sheet]
    section = document.sections[0]
    section.page_width, section.page_height = twips(look.width) * 635, twips(look.height) * 635
    section.top_margin, section.bottom_margin = twips(margins.top) * 635, twips(margins.bottom) * 635
    section.left_margin, section.right_margin = twips(margins.left) * 635, twips(margins.right) * 635
    section.header_distance = twips(look.imprint.mark_top) * 635
    section.footer_distance = twips(look.imprint.footer_bottom - 5) * 635
    section.gutter = 0
    width = look.width - margins.left - margins.right
    for part, content in ((section.header, header_xml(paper)), (section.footer, footer_xml(paper, width))):
        part.is_linked_to_previous = False
        element = part._element
        for old in list(element):
            element.remove(old)
        for new in parse_xml(f"<w:hdr {nsdecls('w')}>{content}</w:hdr>"):
            element.append(new)


def _steady(archive: bytes) -> bytes:
    """The same archive with fixed dates."""
    target = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(archive)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as steady,
    ):
        for name in source.namelist():
            if name.endswith("thumbnail.jpeg"):
                continue
            entry = zipfile.ZipInfo(name, ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            content = source.read(name)
            if name == "_rels/.rels":
                content = _without_thumbnail(content)
            steady.writestr(entry, content)
    return target.getvalue()


def _without_thumbnail(relations: bytes) -> bytes:
    root = parse_xml(relations)
    for relation in list(root):
        if relation.get("Type", "").endswith("/thumbnail"):
            root.remove(relation)
    said: bytes = serialize_part_xml(root)
    return said

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
from docx.enum.section import WD_ORIENT
from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI
from docx.opc.pkgwriter import _ContentTypesItem
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from mediation_desk.documents import word_blocks, word_letter, word_picture, word_qr
from mediation_desk.documents.checked import checked
from mediation_desk.documents.paper import Paper, Sheet
from mediation_desk.documents.style import style
from mediation_desk.documents.word_xml import fonts, footer_xml, header_xml, twips

LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
ZIP_DATE = (1980, 1, 1, 0, 0, 0)
UNWANTED = frozenset(("theme", "thumbnail", "customXml", "stylesWithEffects", "webSettings"))
"""Parts of python-docx's template that say nothing about a paper, or name fonts behind its back."""


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
    related = word_picture.held(document.part, paper)
    for block in parse_xml(
        f"<w:body {nsdecls('w', 'wp', 'a', 'pic', 'r')}>{word_blocks.body(paper, related)}</w:body>"
    ):
        section.addprevious(block)
    _sheet(document, paper)
    properties = document.core_properties
    properties.title = paper.title
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = LONG_AGO
    properties.revision = 1
    return _archive(document)


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
        for setting in compat.iter(qn("w:compatSetting")):
            if setting.get(qn("w:name")) == "compatibilityMode":
                setting.set(qn("w:val"), "15")  # else tables hang out of the margin by their padding
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
    across, down = look.size(paper.sheet)
    section.page_width, section.page_height = twips(across) * 635, twips(down) * 635
    if margins.turned:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.top_margin, section.bottom_margin = twips(margins.top) * 635, twips(margins.bottom) * 635
    section.left_margin, section.right_margin = twips(margins.left) * 635, twips(margins.right) * 635
    section.header_distance = twips(look.imprint.mark_top) * 635
    section.footer_distance = twips(look.imprint.footer_bottom - 5) * 635
    section.gutter = 0
    width = across - margins.left - margins.right
    if paper.sheet is Sheet.LETTER:
        word_letter.first_page(section, document.settings, paper, header_xml(paper), width)
        return
    header, footer = section.header, section.footer
    header.is_linked_to_previous = footer.is_linked_to_previous = False
    code = word_qr.floating(footer, paper)
    for part, content in ((header, header_xml(paper)), (footer, footer_xml(paper, width, code))):
        element = part._element
        for old in list(element):
            element.remove(old)
        for new in parse_xml(f"<w:hdr {nsdecls('w', 'wp', 'a', 'pic', 'r')}>{content}</w:hdr>"):
            element.append(new)


def _archive(document: Any) -> bytes:
    """The package with fixed dates, each part written once."""
    package = document.part.package
    for relations in (package.rels, document.part.rels):
        for key in [key for key, each in relations.items() if each.reltype.rsplit("/", 1)[1] in UNWANTED]:
            del relations[key]
    parts = list(package.iter_parts())
    content_types = _ContentTypesItem.from_parts(parts)  # type: ignore[no-untyped-call] # python-docx has none
    members = [
        (CONTENT_TYPES_URI.membername, content_types.blob),
        (PACKAGE_URI.rels_uri.membername, package.rels.xml),
    ]
    for part in parts:
        part.before_marshal()
        members.append((part.partname.membername, part.blob))
        if len(part.rels):
            members.append((part.partname.rels_uri.membername, part.rels.xml))
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            entry = zipfile.ZipInfo(name, ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, content)
    return target.getvalue()

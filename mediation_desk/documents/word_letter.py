"""What a letter needs in Word beyond the common blocks: head, sign-off, 抄送, and its own first page.

Word's first page gets a higher and longer type area than the others by tall headers and footers on these:
where a header or footer is taller than the margin, the text gives way to it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from mediation_desk.documents import letter_layout as letters
from mediation_desk.documents import word_qr
from mediation_desk.documents.lines import break_lines
from mediation_desk.documents.paper import Attachments, CopiesTo, Paper, RedHead, Run, Seal, Sheet, text
from mediation_desk.documents.pdf import footer_words
from mediation_desk.documents.pieces import BASELINE, Area
from mediation_desk.documents.qr import room
from mediation_desk.documents.style import MM, Role, style
from mediation_desk.documents.word_xml import THIN, cell, paragraph, row, run, table, twips

EMU = 635
"""Word's smallest unit in a twip."""
SPARE = 20
"""Twips a cell is wider than its words, which else break in it when a program rounds their width up."""


def head_xml(block: RedHead, width: float) -> str:
    """Sender and double line, level and number; `width` is the type area's in millimetres."""
    roles, look = style().roles, style().letter
    found = ""
    if look.head != "none":
        name = letters.sender(block.name)
        words = name.words if look.head == "red" else "\n" * name.words.count("\n")
        found = _stretched(paragraph(text(words), name.role, keep=True, colour=_red()))
        gap = letters.head_gap(name.role)
        found += _double_line(thick_first=True, before=gap, after=letters.number_gap())
    number = paragraph(text(block.number), roles["letter_number"], keep=True)
    if not block.level:
        return found + number
    if not letters.fits_one_line(block, width * MM):
        return found + paragraph(text(block.level), roles["letter_level"], keep=True) + number
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{twips(width)}"/></w:tabs>'
    line = paragraph(text(block.level), roles["letter_level"], keep=True, border=tabs)
    number_run = run(Run(text=block.number), roles["letter_number"])
    return found + line.removesuffix("</w:p>") + f"<w:r><w:tab/></w:r>{number_run}</w:p>"


def _red() -> str:
    """The colour of head and lines; white where the paper carries them, so that their room stays."""
    return style().red.removeprefix("#") if style().letter.head == "red" else "FFFFFF"


def _stretched(said: str) -> str:
    """A paragraph as long as the double line, in the middle of the sheet."""
    margins = style().sheets[Sheet.LETTER]
    aside = (style().width - style().letter.line) / 2
    left, right = twips(aside - margins.left), twips(aside - margins.right)
    return said.replace(
        '<w:ind w:left="0" w:firstLine="0"/>', f'<w:ind w:left="{left}" w:right="{right}" w:firstLine="0"/>'
    )


def _double_line(*, thick_first: bool, before: float = 0, after: float = 0) -> str:
    """A paragraph between two borders: one compound border is drawn differently by every program."""
    first, second = (letters.THICK, letters.THIN) if thick_first else (letters.THIN, letters.THICK)
    colour = _red()
    border = (
        f'<w:pBdr><w:top w:val="single" w:sz="{round(first * 8)}" w:space="0" w:color="{colour}"/>'
        f'<w:bottom w:val="single" w:sz="{round(second * 8)}" w:space="0" w:color="{colour}"/></w:pBdr>'
    )
    role = replace(style().roles["letter"], size=1, pitch=letters.BETWEEN, indent=0, spacing=0)
    return _stretched(paragraph((), role, before=before, after=after, border=border, keep=True))


def sign_off_xml(block: Seal, width: float) -> str:
    """署名 and date in the middle of a box at the right margin, as tall as the seal."""
    role = style().roles["letter_seal"]
    height, top, _ = letters.sign_off(block, Area(x=0, y=0, width=width * MM, height=0))
    box = twips(letters.sign_off_width(block, width * MM) / MM)
    said = paragraph(text(f"{block.name}{block.mark}"), role, keep=True, before=top)
    said += paragraph(text(block.date), role, keep=block.keep)
    cells = [cell(twips(width) - box, paragraph((), role, keep=block.keep)), cell(box, said)]
    return table([twips(width) - box, box], [row(cells, height=round(height * 20), whole=True)], pad=(0, 0))


def attachments_xml(block: Attachments, width: float) -> str:
    """附件 in columns: label, number, name."""
    role = style().roles[block.role]
    bare = replace(role, before=0, after=0)
    indent, label, number = (round(part * 20) for part in letters.attachment_columns(block))
    label, number = label + SPARE, number + SPARE if number else 0
    columns = [part for part in (indent, label, number) if part]
    columns.append(twips(width) - sum(columns))
    rows = []
    for n, item in enumerate(block.items):
        last = n == len(block.items) - 1
        look = replace(bare, before=0 if n else role.before, after=role.after if last else 0)
        words = ["", block.label if n == 0 else "", *([f"{n + 1}. "] if number else []), item]
        cells = [
            cell(wide, paragraph(text(said) if said else (), look, keep=last))
            for wide, said in zip(columns, words, strict=True)
        ]
        rows.append(row(cells))
    return table(columns, rows, pad=(0, 0))


def copies_xml(block: CopiesTo, width: float) -> str:
    """抄送, in a frame at the lower end of the type area when it is the last thing said."""
    role = style().roles["letter_copies"]
    label = break_lines(text(block.label), role, 1e6)[0].width
    frame = (
        f'<w:framePr w:w="{twips(width)}" w:wrap="notBeside" w:vAnchor="margin" w:hAnchor="margin"'
        ' w:xAlign="left" w:yAlign="bottom"/>'
        if block.foot
        else ""
    )
    deep, one = round((role.size + label) * 20), round(role.size * 20)
    said = (
        paragraph((Run(text=block.label), Run(text=block.names)), replace(role, indent=0))
        .replace("<w:widowControl/>", f"{frame}<w:widowControl/>", 1)
        .replace(
            '<w:ind w:left="0" w:firstLine="0"/>',
            f'<w:ind w:left="{deep}" w:right="{one}" w:hanging="{round(label * 20)}"/>',
        )
    )
    # A frame is anchored to the paragraph after it.
    return said + (THIN.format(keep="") if block.foot else "")


def first_page(section: Any, settings: Any, paper: Paper, mark: str, width: float) -> None:
    """Headers and footers of a letter: its first page, even and odd pages; `mark` is the header's words."""
    look, margins = style(), style().sheets[Sheet.LETTER]
    area = Area(x=0, y=margins.top * MM, width=width * MM, height=0)
    area = replace(area, height=(look.height - margins.bottom) * MM - area.y)
    first = letters.first_area(paper, area)
    section.top_margin = round(first.y * 20) * EMU
    section.bottom_margin = round((look.height * MM - first.y - first.height) * 20) * EMU
    section.different_first_page_header_footer = True
    settings.odd_and_even_pages_header_footer = True
    role = look.roles["mark"]
    tall = margins.top * MM - look.imprint.mark_top * MM - role.pitch
    # A header as tall as the usual margin; half a point less, lest a rounding push one line off the page.
    pushed = mark + _space(tall - 0.5)
    _fill(section.first_page_header, mark)
    _fill(section.header, pushed)
    _fill(section.even_page_header, pushed)
    footers = section.first_page_footer, section.footer, section.even_page_footer
    for part in footers:
        part.is_linked_to_previous = False
    first_code, code, even_code = (word_qr.floating(part, paper) for part in footers)
    _fill(section.first_page_footer, _first_footer(paper, width, first_code))
    _fill(section.footer, _footer(paper, width, code, even=False))
    _fill(section.even_page_footer, _footer(paper, width, even_code, even=True))


def _space(points: float) -> str:
    """An empty paragraph exactly as tall as said."""
    return paragraph((), Role(face="song", size=1, pitch=points)) if points > 0.5 else ""


def _first_footer(paper: Paper, width: float, code: str) -> str:
    under = style().letter.foot * MM - (style().imprint.footer_bottom - 5) * MM
    line = "" if letters.head_of(paper) is None else _double_line(thick_first=False)
    return line + _imprint(paper, width, under, code)


def _footer(paper: Paper, width: float, code: str, *, even: bool) -> str:
    """Page number and imprint, together as tall as the usual margin."""
    look, role = style(), style().roles["letter_page"]
    baseline = look.letter.page_gap * MM + 0.38 * role.size
    before = baseline - role.pitch * BASELINE
    shown = replace(role, align="left" if even else "right")
    said, after = look.letter.page.split("{page}")
    page = f'<w:fldSimple w:instr="PAGE">{run(Run(text="2"), role)}</w:fldSimple>'
    number = paragraph((), shown, before=before).removesuffix("</w:p>")
    inward = round(role.size * 20)
    number = number.replace(
        '<w:ind w:left="0" w:firstLine="0"/>',
        f'<w:ind w:left="{inward}" w:right="{inward}" w:firstLine="0"/>',
    )
    if paper.imprint.paged:
        number += run(Run(text=said), role) + page + run(Run(text=after), role)
    number += "</w:p>"
    rest = (look.sheets[Sheet.LETTER].bottom - look.imprint.footer_bottom + 5) * MM
    return number + _imprint(paper, width, rest - before - role.pitch - 0.5, code)


def _imprint(paper: Paper, width: float, tall: float, code: str) -> str:
    """Number and version at the left, code at the right: a strip `tall` points high.

    `code` is the run with the QR code's image.
    """
    role = style().roles["footer"]
    left, right, _ = footer_words(paper)
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{twips(width - room(paper))}"/></w:tabs>'
    over = tall - 5 * MM - role.pitch * BASELINE
    line = paragraph(text(left) if left else (), role, before=max(over, 0), border=tabs)
    shown = run(Run(text=right), role) if right else ""
    line = line.removesuffix("</w:p>") + f"<w:r><w:tab/></w:r>{shown}{code}</w:p>"
    return line + _space(5 * MM - role.pitch * (1 - BASELINE))


def _fill(part: Any, content: str) -> None:
    part.is_linked_to_previous = False
    element = part._element
    for old in list(element):
        element.remove(old)
    for new in parse_xml(f"<w:hdr {nsdecls('w', 'wp', 'a', 'pic', 'r')}>{content}</w:hdr>"):
        element.append(new)

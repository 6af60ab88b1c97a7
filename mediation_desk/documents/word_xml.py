"""Small pieces of WordprocessingML: runs, paragraphs, tables, header and footer.

Everything returns XML text in the w: namespace; sizes come in millimetres and points and leave as twips.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from mediation_desk.documents.paper import Paper, Run, Runs
from mediation_desk.documents.pdf import footer_words
from mediation_desk.documents.qr import room
from mediation_desk.documents.style import MM, Role, style

JUSTIFY = {"left": "left", "centre": "center", "right": "right"}
THIN = '<w:p><w:pPr>{keep}<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'


def twips(millimetres: float) -> int:
    """Millimetres as twentieths of a point."""
    return round(millimetres * MM * 20)


def fonts(kind: str) -> dict[str, str]:
    """rFonts attributes of a look, one face for every script."""
    name = style().faces[kind].word
    return {"ascii": name, "hAnsi": name, "eastAsia": name, "cs": name}


def run(said: Run, role: Role, colour: str = "") -> str:
    """One run with all its properties; line feeds become breaks."""
    kind = style().strong if said.strong else role.face
    named = " ".join(f'w:{key}="{value}"' for key, value in fonts(kind).items())
    size = round(role.size * 2)
    properties = (
        f"<w:rFonts {named}/>"
        + ("<w:b/>" if style().faces[kind].word_bold else "")
        + (f'<w:color w:val="{colour}"/>' if colour else "")
        + (f'<w:spacing w:val="{round(role.spacing * 20)}"/>' if role.spacing else "")
        + f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        + ('<w:u w:val="single"/>' if said.underline else "")
    )
    words = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(part)}</w:t>' if part else "" for part in said.text.split("\n")
    )
    return f"<w:r><w:rPr>{properties}</w:rPr>{words}</w:r>"


def paragraph(
    runs: Runs,
    role: Role,
    *,
    keep: bool = False,
    tail: bool = False,
    before: float = 0,
    after: float = 0,
    left: float = 0,
    colour: str = "",
    border: str = "",
    page_break: bool = False,
) -> str:
    """Paragraphs in `role`, one per line feed; before and after in points, left indent in twips."""
    split = _split(runs)
    found = []
    for n, part in enumerate(split):
        first, last = n == 0, n == len(split) - 1
        space_before = round((before + role.before if first else 0) * 20)
        space_after = round((after + role.after if last else 0) * 20)
        found.append(
            "<w:p><w:pPr>"
            + ("<w:keepNext/>" if keep or role.next or (tail and last) else "")
            + ("<w:keepLines/>" if keep else "")
            + ("<w:pageBreakBefore/>" if page_break else "")
            + "<w:widowControl/>"
            + border
            + '<w:kinsoku/><w:wordWrap/><w:overflowPunct w:val="0"/>'
            + '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
            + '<w:snapToGrid w:val="0"/>'
            + f'<w:spacing w:before="{space_before}" w:after="{space_after}"'
            + f' w:line="{round(role.pitch * 20)}" w:lineRule="exact"/>'
            + _indent(role, left, first=first)
            + f'<w:jc w:val="{JUSTIFY[role.align]}"/></w:pPr>'
            + "".join(run(said, role, colour) for said in part)
            + "</w:p>"
        )
    return "".join(found)


def _indent(role: Role, left: float, *, first: bool) -> str:
    if role.hang:
        deep = round(role.hang * role.size * 20)
        return f'<w:ind w:left="{deep + round(left)}" w:hanging="{deep if first else 0}"/>'
    return f'<w:ind w:left="{round(left)}" w:firstLine="{round(role.indent * role.size * 20)}"/>'


def _split(runs: Runs) -> list[Runs]:
    """Runs cut at line feeds: each part is a paragraph of its own, with its own indent."""
    parts: list[list[Run]] = [[]]
    for said in runs:
        for n, piece in enumerate(said.text.split("\n")):
            if n:
                parts.append([])
            if piece:
                parts[-1].append(Run(text=piece, underline=said.underline, strong=said.strong))
    return [tuple(part) for part in parts]


def table(columns: Sequence[int], rows: Sequence[str], *, pad: tuple[int, int]) -> str:
    """A fixed table of twip-wide columns; `rows` are whole <w:tr>; `pad` is left and right cell margin."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="{pad[0]}" w:type="dxa"/><w:right w:w="{pad[1]}" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def row(
    cells: Sequence[str], *, height: int = 0, exact: bool = False, whole: bool = False, head: bool = False
) -> str:
    """A table row at least (or exactly) `height` twips high.

    `whole` rows are never torn by a page end, `head` rows stand again on every page of their table.
    """
    rule = "exact" if exact else "atLeast"
    properties = (
        ("<w:cantSplit/>" if whole else "")
        + (f'<w:trHeight w:val="{height}" w:hRule="{rule}"/>' if height else "")
        + ("<w:tblHeader/>" if head else "")
    )
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def cell(
    width: int, content: str, *, span: int = 1, borders: str = "", align: str = "top", flush: bool = False
) -> str:
    """A table cell; `borders` names the sides that are drawn, a `flush` one has no margin at its right."""
    eighths = round(style().grid.line * 8)
    drawn = "".join(
        f'<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="000000"/>'
        for side in borders.split()
    )
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        + (f'<w:gridSpan w:val="{span}"/>' if span > 1 else "")
        + (f"<w:tcBorders>{drawn}</w:tcBorders>" if drawn else "")
        + ('<w:tcMar><w:right w:w="0" w:type="dxa"/></w:tcMar>' if flush else "")
        + f'<w:vAlign w:val="{align}"/></w:tcPr>{content}</w:tc>'
    )


def header_xml(paper: Paper) -> str:
    """The mark at the top of every page."""
    role = style().roles["mark"]
    said = paragraph((Run(text=paper.imprint.mark),), role)
    return said.replace('<w:jc w:val="left"/>', '<w:jc w:val="right"/>')


def footer_xml(paper: Paper, width: float, code: str = "") -> str:
    """Number, 第X页 共Y页 and code; under them the hint for the 骑缝章.

    `code` is the run with the QR code's image, empty without one.
    """
    role = style().roles["footer"]
    left, right, under = footer_words(paper)
    before, middle, after = style().imprint.page.replace("{pages}", "{page}").split("{page}")

    def plain(words: str) -> str:
        return run(Run(text=words), role) if words else ""

    def counted(field: str) -> str:
        return f'<w:fldSimple w:instr="{field}">{plain("1")}</w:fldSimple>'

    tab = "<w:r><w:tab/></w:r>"
    pages = plain(before) + counted("PAGE") + plain(middle) + counted("NUMPAGES") + plain(after)
    line = plain(left) + tab + (pages if paper.imprint.paged else "") + tab + plain(right) + code
    end = width - room(paper)
    tabs = (
        f'<w:tabs><w:tab w:val="center" w:pos="{twips(width / 2)}"/>'
        f'<w:tab w:val="right" w:pos="{twips(end)}"/></w:tabs>'
    )
    first = paragraph((), role, border=tabs).replace("</w:pPr></w:p>", f"</w:pPr>{line}</w:p>")
    second = paragraph((Run(text=under),) if under else (), role)
    return first + second.replace('<w:jc w:val="left"/>', '<w:jc w:val="center"/>')

"""The PDF printer: laid-out pages drawn on reportlab's Canvas, the same bytes for the same paper."""

from __future__ import annotations

from io import BytesIO
from itertools import groupby
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from mediation_desk.documents import layout, letter_layout
from mediation_desk.documents.checked import checked
from mediation_desk.documents.faces import embed, face
from mediation_desk.documents.layout import layout_boxes
from mediation_desk.documents.lines import break_lines
from mediation_desk.documents.paper import Paper, Sheet, text
from mediation_desk.documents.pieces import BASELINE, Area, Drawing, Stroke, Words
from mediation_desk.documents.qr import drawn_code, room, squares, top
from mediation_desk.documents.style import MM, style


def render(paper: Paper, *, highlight: str = "") -> bytes:
    """The paper as PDF; `highlight` is the id of a clause to lay a tint under (previews only)."""
    paper = checked(paper)
    pages = layout.pages(paper)
    area = layout.type_area(paper)
    width, height = (side * MM for side in style().size(paper.sheet))
    face("NotoSerifSC-Regular")
    target = BytesIO()
    canvas = Canvas(
        target,
        pagesize=(width, height),
        invariant=1,
        pageCompression=1,
        initialFontName="desk-NotoSerifSC-Regular",
        lang="zh-CN",
    )
    canvas.setTitle(paper.title)
    canvas.setCreator("")
    canvas.setProducer("Mediation Desk")
    for number, page in enumerate(pages, 1):
        canvas.setLineCap(0)
        for box in page.boxes:
            if box.clause == highlight:
                canvas.setFillColor(HexColor(style().highlight))
                canvas.rect(box.x, height - box.y - box.height, box.width, box.height, stroke=0, fill=1)
        for item in page.items:
            if isinstance(item, Stroke):
                _stroke(canvas, item, height)
            elif isinstance(item, Drawing):
                _drawing(canvas, item, height)
            else:
                _words(canvas, item, height)
        for words in imprint(paper, area, number, len(pages)):
            _words(canvas, words, height)
        _qr(canvas, paper, area, height)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def imprint(paper: Paper, area: Area, page: int, pages: int) -> list[Words]:
    """Mark and footer of one page."""
    look, roles = style().imprint, style().roles
    if paper.imprint.running and page == 1:
        return []
    words = footer_words(paper)
    footer, mark = roles["footer"], roles["mark"]
    y = (style().size(paper.sheet)[1] - look.footer_bottom) * MM
    letter = paper.sheet is Sheet.LETTER
    counted = _counted(paper, page, pages) if paper.imprint.paged and not letter else ""
    beside = room(paper) * MM
    parts = [
        (words[0], "left", y, footer),
        (counted, "centre", y, footer),
        (words[1], "right", y, footer),
        (words[2], "centre", y + footer.pitch, footer),
        (paper.imprint.mark, "right", look.mark_top * MM + mark.pitch * BASELINE, mark),
        (paper.imprint.running, "left", look.mark_top * MM + mark.pitch * BASELINE, footer),
    ]
    found = []
    for said, align, baseline, role in parts:
        if said:
            line = break_lines(text(said), role, 10_000)[0]
            spare = area.width - line.width - (beside if said == words[1] else 0.0)
            x = area.x + {"left": 0.0, "centre": spare / 2, "right": spare}[align]
            found.append(Words(x, baseline, line, role))
    numbered = letter and paper.imprint.paged and page > 1
    return [*letter_layout.page_number(area, page), *found] if numbered else found


def _counted(paper: Paper, page: int, pages: int) -> str:
    if not paper.imprint.counted:
        return style().imprint.page.format(page=page, pages=pages)
    before, between, after = paper.imprint.counted
    return f"{before}{page}{between}{pages}{after}"


def footer_words(paper: Paper) -> tuple[str, str, str]:
    """Footer left, footer right, and the line under them."""
    look, said = style().imprint, paper.imprint
    left = "　".join(part for part in (said.number, said.version) if part)
    right = look.code.format(code=said.code) if said.code else ""
    return left, right, look.seam if said.seam else ""


def _qr(canvas: Any, paper: Paper, area: Area, height: float) -> None:
    """The code for a scanner at the right of the footer, each row's neighbours as one bar."""
    code = drawn_code(paper.imprint)
    if not code:
        return
    rows, whole = squares(code), style().imprint.qr_side * MM
    side, left, down = whole / len(rows), area.x + area.width - whole, height - top(paper) * MM
    canvas.setFillColor(HexColor("#000000"))
    for n, row in enumerate(rows, 1):
        x = left
        for black, group in groupby(row):
            wide = len(list(group)) * side
            if black:
                canvas.rect(x, down - n * side, wide, side, stroke=0, fill=1)
            x += wide


def _drawing(canvas: Any, drawing: Drawing, height: float) -> None:
    picture = ImageReader(BytesIO(drawing.data))
    canvas.drawImage(picture, drawing.x, height - drawing.y - drawing.height, drawing.width, drawing.height)


def _stroke(canvas: Any, stroke: Stroke, height: float) -> None:
    canvas.setStrokeColor(HexColor(stroke.colour))
    canvas.setLineWidth(stroke.width)
    canvas.setDash([4, 3] if stroke.dashed else [])
    canvas.line(stroke.x, height - stroke.y, stroke.to_x, height - stroke.to_y)


def _words(canvas: Any, words: Words, height: float) -> None:
    """Draw one line, run by run of one face, underlining what asks for it."""
    x, y = words.x, height - words.y
    role = words.role
    code = canvas._code
    canvas.setFillColor(HexColor(words.colour))
    for (name, underline), group in groupby(
        words.line.glyphs, key=lambda glyph: (glyph.face, glyph.underline)
    ):
        glyphs = list(group)
        wide = sum(glyph.advance for glyph in glyphs)
        said = "".join(glyph.character for glyph in glyphs)
        shown = [f"1 0 0 1 {x:.3f} {y:.3f} Tm"]
        for resource, codes in embed(canvas._doc, name, said):
            shown.append(f"{resource} {role.size:g} Tf <{codes.hex().upper()}> Tj")
        code.append(f"BT {role.spacing:g} Tc {' '.join(shown)} ET")
        if underline:
            _stroke(
                canvas,
                Stroke(x, words.y + role.size * 0.16, x + wide, words.y + role.size * 0.16, 0.5),
                height,
            )
        x += wide


__all__ = ["footer_words", "imprint", "layout_boxes", "render"]

"""From a paper to laid-out pages: every block becomes pieces, the pieces are paginated."""

from __future__ import annotations

from mediation_desk.documents import grid, letter_layout, pieces
from mediation_desk.documents.checked import checked
from mediation_desk.documents.lines import break_lines
from mediation_desk.documents.paper import (
    Attachments,
    Block,
    Clause,
    CopiesTo,
    Grid,
    NumberLine,
    PageBreak,
    Paper,
    Paragraph,
    Picture,
    RedHead,
    Rule,
    Run,
    Seal,
    Signatures,
    Title,
    text,
)
from mediation_desk.documents.pieces import BASELINE, Area, Box, Drawing, Item, Page, Piece, Stroke, Words
from mediation_desk.documents.style import MM, style


def pages(paper: Paper) -> list[Page]:
    """The pages of a checked paper, without what every page repeats."""
    area = type_area(paper)
    stacked: list[Piece] = []
    for block in paper.blocks:
        stacked += block_pieces(block, area)
    found = pieces.paginate(stacked, area, letter_layout.first_area(paper, area))
    found[0].items += letter_layout.first_page_lines(paper)
    return found


def layout_boxes(paper: Paper) -> tuple[Box, ...]:
    """Where each clause stands, page by page; a clause over a page end has a box on both."""
    return tuple(box for page in pages(checked(paper)) for box in page.boxes)


def type_area(paper: Paper) -> Area:
    """The rectangle inside the margins of the paper's sheet."""
    look = style()
    margins = look.sheets[paper.sheet]
    width, height = look.size(paper.sheet)
    return Area(
        x=margins.left * MM,
        y=margins.top * MM,
        width=(width - margins.left - margins.right) * MM,
        height=(height - margins.top - margins.bottom) * MM,
    )


def block_pieces(block: Block, area: Area) -> list[Piece]:
    """One block as pieces."""
    roles = style().roles
    match block:
        case Title():
            return pieces.lines(text(block.text), roles["title"], area)
        case NumberLine():
            return pieces.lines(text(block.text), roles["number"], area)
        case Paragraph():
            role = roles[block.role]
            return pieces.lines(block.runs, role, area, keep=block.keep, tail=block.tail, clause=block.id)
        case Clause():
            runs = (Run(text=block.number), *block.runs)
            return pieces.lines(runs, roles["clause"], area, clause=block.id)
        case Grid():
            return grid.pieces(block, area)
        case Signatures():
            return _signatures(block, area)
        case Seal():
            return letter_layout.sign_off_pieces(block, area) if block.letter else _seal(block, area)
        case RedHead():
            return letter_layout.head_pieces(block, area)
        case Attachments():
            return letter_layout.attachment_pieces(block, area)
        case CopiesTo():
            return letter_layout.copies_pieces(block, area)
        case Rule():
            stroke = Stroke(area.x, 6, area.x + area.width, 6, style().grid.line, dashed=block.dashed)
            return [Piece(height=12, items=(stroke,), glued=block.dashed)]
        case Picture():
            wide, tall = block.width * MM, block.height * MM
            drawing = Drawing(area.x + (area.width - wide) / 2, 0, wide, tall, block.data)
            return [Piece(height=tall, items=(drawing,), glued=True)]
        case PageBreak():
            return [Piece(height=0, ends_page=True)]


def _signatures(block: Signatures, area: Area) -> list[Piece]:
    look = style().signature
    heading, role = style().roles["signature_heading"], style().roles["signature"]
    gap = look.gap * MM
    wide = (area.width - gap * (len(block.columns) - 1)) / len(block.columns)
    lefts = [area.x + n * (wide + gap) for n in range(len(block.columns))]
    found = pieces.gap(look.before * MM)
    headed = any(column.heading for column in block.columns)
    headings = [break_lines(text(column.heading), heading, wide) for column in block.columns]
    for n in range(max(map(len, headings)) if headed else 0):
        words = tuple(
            Words(left + lines[n].x, heading.pitch * BASELINE, lines[n], heading)
            for left, lines in zip(lefts, headings, strict=True)
            if n < len(lines)
        )
        found.append(Piece(height=heading.pitch, items=words, glued=True))
    for n in range(max(len(column.labels) for column in block.columns)):
        items: list[Item] = []
        height = look.row * MM
        room = label_width(wide, dated=block.dated)
        labelled = [
            (left, break_lines(text(column.labels[n]), role, room))
            for left, column in zip(lefts, block.columns, strict=True)
            if n < len(column.labels)
        ]
        height = max(height, *(len(lines) * role.pitch + 4 for _, lines in labelled))
        for left, lines in labelled:
            top = height - len(lines) * role.pitch - 1
            items += [
                Words(left + line.x, top + k * role.pitch + role.pitch * BASELINE, line, role)
                for k, line in enumerate(lines)
            ]
            right = left + wide
            if block.dated:
                date = break_lines(text(style().imprint.date), role, look.date * MM)[0]
                items.append(Words(right - date.width, height - 1 - role.pitch * 0.2, date, role))
                right -= look.date * MM
            items.append(Stroke(left + room, height, right, height, style().grid.line))
        found.append(Piece(height=height, items=tuple(items), glued=True))
    return found


def label_width(column: float, *, dated: bool) -> float:
    """Width left for a label (points) so that the line to sign on keeps its length."""
    look = style().signature
    return max(column - look.line * MM - (look.date * MM if dated else 0), 30.0)


def _seal(block: Seal, area: Area) -> list[Piece]:
    look = style().seal
    role = style().roles["seal"]
    side, wide = look.side * MM, look.width * MM
    lines = [
        line
        for words in (f"{block.name}{block.mark}", block.date)
        for line in break_lines(text(words), role, wide)
    ]
    side = max(side, len(lines) * role.pitch)
    top = (side - len(lines) * role.pitch) / 2
    left = area.x + area.width - wide
    items = tuple(
        Words(left + line.x, top + n * role.pitch + role.pitch * BASELINE, line, role)
        for n, line in enumerate(lines)
    )
    return [Piece(height=side, items=items, glued=block.keep)]

"""Every block of the model as WordprocessingML, with the measures of the PDF printer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import accumulate

from mediation_desk.documents import grid as grids
from mediation_desk.documents import word_letter
from mediation_desk.documents.layout import label_width
from mediation_desk.documents.paper import (
    Attachments,
    Block,
    Cell,
    Clause,
    CopiesTo,
    Grid,
    NumberLine,
    PageBreak,
    Paper,
    Paragraph,
    Picture,
    RedHead,
    Row,
    Rule,
    Run,
    Seal,
    Signatures,
    Title,
    text,
)
from mediation_desk.documents.style import MM, style
from mediation_desk.documents.word_picture import picture
from mediation_desk.documents.word_xml import THIN, cell, paragraph, row, table, twips

TABLES = (Grid, Signatures, Seal, Attachments)


def body(paper: Paper, related: Mapping[bytes, str]) -> str:
    """The blocks of a paper, one after the other; `related` names the parts that hold its pictures."""
    margins = style().sheets[paper.sheet]
    width = style().size(paper.sheet)[0] - margins.left - margins.right
    found = []
    breaking = False
    for n, block in enumerate(paper.blocks):
        if isinstance(block, PageBreak):
            breaking = True
            continue
        following = paper.blocks[n + 1] if n + 1 < len(paper.blocks) else None
        said = picture(block, related) if isinstance(block, Picture) else block_xml(block, width)
        if breaking:
            said = paragraph((), style().roles["footer"], page_break=True) + said
            breaking = False
        found.append(said)
        if isinstance(block, TABLES) and (following is None or isinstance(following, TABLES)):
            # Word joins neighbouring tables unless a paragraph stands between them.
            found.append(THIN.format(keep="<w:keepNext/>" if isinstance(block, Signatures) else ""))
    return "".join(found)


def block_xml(block: Block, width: float) -> str:
    """One block but a picture; `width` is the type area's in millimetres."""
    roles = style().roles
    match block:
        case Title():
            return paragraph(text(block.text), roles["title"])
        case NumberLine():
            return paragraph(text(block.text), roles["number"])
        case Paragraph():
            return paragraph(block.runs, roles[block.role], keep=block.keep, tail=block.tail)
        case Clause():
            return paragraph((Run(text=block.number), *block.runs), roles["clause"])
        case Grid():
            return _grid(block, width)
        case Signatures():
            return _signatures(block, width)
        case Seal():
            return word_letter.sign_off_xml(block, width) if block.letter else _seal(block, width)
        case RedHead():
            return word_letter.head_xml(block, width)
        case Attachments():
            return word_letter.attachments_xml(block, width)
        case CopiesTo():
            return word_letter.copies_xml(block, width)
        case Rule():
            return _rule(dashed=block.dashed)
        case Picture():
            raise ValueError("a picture needs the part that holds it")
        case PageBreak():
            return paragraph((), roles["footer"], page_break=True)


def _rule(*, dashed: bool) -> str:
    kind = "dashed" if dashed else "single"
    border = f'<w:pBdr><w:bottom w:val="{kind}" w:sz="4" w:space="1" w:color="auto"/></w:pBdr>'
    return paragraph((), replace(style().roles["footer"], pitch=8, after=4), border=border, keep=dashed)


def _grid(block: Grid, width: float) -> str:
    """Rows divide their width on their own: the table's columns are the union of all their edges."""
    base = style().roles[block.role]
    over, under = grids.padding(base, boxed=block.boxed)
    line = style().grid.line  # added to the height of a row by whoever opens the file
    total = twips(width)
    # Edges are rounded where they stand, not width by width, else rows divided otherwise do not meet.
    divided = [[*map(twips, accumulate(grids.widths(each, width)))] for each in block.rows]
    ends = [[*inner, total] for *inner, _ in divided]
    pad = twips(style().grid.pad)
    early = {
        end - pad
        for each, own in zip(block.rows, ends, strict=True)
        for part, end in zip(each.cells, own, strict=True)
        if _ends_early(block, part, end, total)
    }
    edges = sorted({edge for each in ends for edge in each} | early)
    rows = []
    for n, (each, own) in enumerate(zip(block.rows, ends, strict=True)):
        below = _joined(block.rows[n + 1], ends[n + 1]) if n + 1 < len(block.rows) else frozenset()
        cells = []
        start = 0
        keep = block.whole or each.keep
        drawn = line if block.boxed or any(part.lined for part in each.cells) else 0
        for part, end in zip(each.cells, own, strict=True):
            role = grids.cell_role(block, part)
            sides = _sides(part, joined_below=(start, end) in below) if block.boxed else ""
            sides = sides or ("bottom" if part.lined else "")
            content = paragraph(part.runs, role, before=max(over - drawn, 0), after=under, keep=keep)
            align = "center" if each.centred else "top"
            apart = pad if _ends_early(block, part, end, total) else 0
            span = sum(1 for edge in edges if start < edge <= end - apart)
            cells.append(
                cell(end - apart - start, content, span=span, borders=sides, align=align, flush=bool(apart))
            )
            if apart:
                span = sum(1 for edge in edges if end - apart < edge <= end)
                cells.append(cell(apart, THIN.format(keep="<w:keepNext/>" if keep else ""), span=span))
            start = end
        height = max(twips(each.height) - (0 if block.boxed else round(drawn * 20)), 0)
        rows.append(row(cells, height=height, whole=each.centred or block.whole, head=n < block.heads))
    columns = [edge - before for edge, before in zip(edges, [0, *edges[:-1]], strict=True)]
    return table(columns, rows, pad=(pad if block.boxed else 0, pad))


def _ends_early(block: Grid, part: Cell, end: int, total: int) -> bool:
    """Whether a line to write on ends a little before the next label, not at the margin."""
    return part.lined and not block.boxed and end < total


def _joined(below: Row, ends: list[int]) -> frozenset[tuple[int, int]]:
    """Where the cells stand that go on from the row above."""
    starts = [0, *ends[:-1]]
    return frozenset(
        (start, end) for part, start, end in zip(below.cells, starts, ends, strict=True) if part.joined
    )


def _sides(part: Cell, *, joined_below: bool) -> str:
    """The sides drawn, in the order Word wants them."""
    top = "" if part.joined else "top "
    return f"{top}left right" if joined_below else f"{top}left bottom right"


def _signatures(block: Signatures, width: float) -> str:
    look = style().signature
    heading, role = style().roles["signature_heading"], style().roles["signature"]
    wide = (width - look.gap * (len(block.columns) - 1)) / len(block.columns)
    label = label_width(wide * MM, dated=block.dated) / MM
    date = look.date if block.dated else 0
    columns: list[int] = []
    for n in range(len(block.columns)):
        columns += [twips(look.gap)] if n else []
        columns += [twips(label), twips(wide - label - date)] + ([twips(date)] if date else [])
    per_column = 3 if date else 2
    empty = paragraph((), role, keep=True)
    cells = []
    for n, column in enumerate(block.columns):
        cells += [cell(twips(look.gap), empty)] if n else []
        said = paragraph(text(column.heading), heading, before=look.before * MM)
        cells.append(cell(twips(wide), said, span=per_column))
    rows = [row(cells, whole=True)] if any(column.heading for column in block.columns) else []
    for k in range(max(len(column.labels) for column in block.columns)):
        cells = []
        for n, column in enumerate(block.columns):
            cells += [cell(twips(look.gap), empty)] if n else []
            signed = k < len(column.labels)
            said = paragraph(text(column.labels[k]), role, keep=True) if signed else empty
            cells.append(cell(twips(label), said, align="bottom"))
            cells.append(
                cell(twips(wide - label - date), empty, borders="bottom" if signed else "", align="bottom")
            )
            if date:
                shown = text(style().imprint.date) if signed else ()
                dated = paragraph(shown, role, keep=True).replace('w:val="left"', 'w:val="right"')
                cells.append(cell(twips(date), dated, align="bottom"))
        lead = look.before if not rows else 0  # without headings the gap goes to the first line
        height = twips(look.row + lead) - round(style().grid.line * 20)  # as in a grid
        rows.append(row(cells, height=height, whole=True))
    return table(columns, rows, pad=(0, 0))


def _seal(block: Seal, width: float) -> str:
    look = style().seal
    role = style().roles["seal"]
    empty = paragraph((), role)
    said = paragraph(text(f"{block.name}{block.mark}"), role, keep=True)
    said += paragraph(text(block.date), role, keep=block.keep)
    columns = [twips(width) - twips(look.width), twips(look.width)]
    cells = [cell(columns[0], empty), cell(columns[1], said, align="center")]
    return table(columns, [row(cells, height=twips(look.side), whole=True)], pad=(0, 0))

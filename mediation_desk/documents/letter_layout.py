"""The letter form of GB/T 9704-2012, 10.1 (信函格式) in points: head, lines, sign-off, attachments, 抄送.

Both printers take their measures from here, so that a letter looks the same in either file.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from mediation_desk.documents import pieces
from mediation_desk.documents.lines import Line, break_lines
from mediation_desk.documents.paper import Attachments, CopiesTo, Paper, RedHead, Seal, Sheet, text
from mediation_desk.documents.pieces import BASELINE, Area, Piece, Stroke, Words
from mediation_desk.documents.style import MM, Role, style
from mediation_desk.documents.title_shape import shaped

INK_TOP, INK_BOTTOM = 0.86, 0.09
"""How far a Chinese character reaches over and under its baseline, in parts of its size."""
THICK, BETWEEN, THIN = 2.25, 0.9, 0.75
"""Widths of the double line (points)."""
DOUBLE = THICK + BETWEEN + THIN
CLEAR = 7 / 8
"""Clear space between a double line and the text beside it, in characters of the letter's text."""
DATE_INDENT = 4
"""Characters between the date and the right margin."""
LOW = 14.0
"""How far name and date stand under the middle of the seal (points)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """The sender's name as it will print: broken by line feeds, in a size that fits its line."""

    words: str
    role: Role


def sender(name: str) -> Sender:
    """The name on one line as long as the double line, smaller if it must be, else on two even lines."""
    role, look = style().roles["red_head"], style().letter
    room = look.line * MM
    wide = sum(line.width for line in break_lines(text(name), replace(role, align="left"), 1e6))
    size = role.size
    if wide > room:
        size = max(look.smallest, int(size * room / wide * 2) / 2)
    fitted = replace(role, size=size, pitch=size * role.pitch / role.size)
    return Sender(words=shaped(name, fitted, room), role=fitted)


def head_of(paper: Paper) -> RedHead | None:
    """The head that makes the paper's first page a letter's, None on all other papers."""
    if paper.sheet is not Sheet.LETTER or style().letter.head == "none":
        return None
    return next((block for block in paper.blocks if isinstance(block, RedHead)), None)


def first_area(paper: Paper, area: Area) -> Area:
    """The type area of the first page: from the sender's name down to the lower double line."""
    head = head_of(paper)
    if head is None:
        return area
    look, role = style().letter, sender(head.name).role
    top = look.top * MM - (role.pitch * BASELINE - INK_TOP * role.size)
    return replace(area, y=top, height=foot_line() - clear() - top)


def clear() -> float:
    """Space between a double line and the text beside it."""
    return CLEAR * style().roles["letter"].size


def foot_line() -> float:
    """Where the lower double line of the first page begins, from the sheet's upper edge."""
    return (style().height - style().letter.foot) * MM - DOUBLE


def head_gap(role: Role) -> float:
    """Space between the last line of the sender's name and the upper double line."""
    return style().letter.gap * MM - role.pitch + (role.pitch * BASELINE + INK_BOTTOM * role.size)


def number_gap() -> float:
    """Space between the upper double line and the line of the letter's number."""
    role = style().roles["letter_number"]
    return max(clear() - (role.pitch * BASELINE - INK_TOP * role.size), 0)


def double_line(y: float, *, thick_first: bool, colour: str) -> tuple[Stroke, Stroke]:
    """A double line in the middle of the sheet that begins at `y`."""
    left = (style().width - style().letter.line) / 2 * MM
    right = left + style().letter.line * MM
    first, second = (THICK, THIN) if thick_first else (THIN, THICK)
    upper, lower = y + first / 2, y + DOUBLE - second / 2
    return (
        Stroke(left, upper, right, upper, first, colour),
        Stroke(left, lower, right, lower, second, colour),
    )


def first_page_lines(paper: Paper) -> tuple[Stroke, ...]:
    """The lower double line of a letter's first page."""
    if head_of(paper) is None or style().letter.head != "red":
        return ()
    return double_line(foot_line(), thick_first=False, colour=style().red)


def head_pieces(block: RedHead, area: Area) -> list[Piece]:
    """Name, double line, level and number; room without ink where the paper carries its own head."""
    look, red = style().letter, style().red
    found: list[Piece] = []
    if look.head != "none":
        name = sender(block.name)
        wide = replace(area, x=(style().width - look.line) / 2 * MM, width=look.line * MM)
        found = pieces.lines(text(name.words), name.role, wide, keep=True, colour=red)
        gap = head_gap(name.role)
        line = double_line(gap, thick_first=True, colour=red)
        found.append(Piece(height=gap + DOUBLE + number_gap(), items=line, glued=True))
        if look.head == "paper":
            found = [replace(piece, items=()) for piece in found]
    return found + _number(block, area)


def _number(block: RedHead, area: Area) -> list[Piece]:
    """Level at the left and number at the right, on one line when both have room."""
    roles = style().roles
    number = pieces.lines(text(block.number), roles["letter_number"], area, keep=True)
    if not block.level:
        return number
    level = pieces.lines(text(block.level), roles["letter_level"], area, keep=True)
    if not fits_one_line(block, area.width):
        return level + number
    return [replace(number[0], items=(*level[0].items, *number[0].items))]


def fits_one_line(block: RedHead, width: float) -> bool:
    """Whether level and number stand on one line of `width` points."""
    roles = style().roles
    lines = [
        *break_lines(text(block.level), roles["letter_level"], 1e6),
        *break_lines(text(block.number), replace(roles["letter_number"], align="left"), 1e6),
    ]
    return sum(line.width for line in lines) + roles["letter_number"].size <= width


def sign_off_width(block: Seal, width: float) -> float:
    """Width of the box at the right margin in whose middle sender and date stand."""
    role = replace(style().roles["letter_seal"], align="left")
    date = break_lines(text(block.date), role, 1e6)[0].width
    name = max(line.width for line in break_lines(text(f"{block.name}{block.mark}"), role, 1e6))
    return min(max(date + 2 * DATE_INDENT * role.size, name + 1), width * 0.75)


def sign_off(block: Seal, area: Area) -> tuple[float, float, list[Line]]:
    """(height, top of the first line, lines) of sender and date in their box."""
    role = style().roles["letter_seal"]
    box = sign_off_width(block, area.width)
    lines = [
        line
        for words in (f"{block.name}{block.mark}", block.date)
        for line in break_lines(text(words), role, box)
    ]
    tall = len(lines) * role.pitch
    height = max(style().seal.side * MM, tall)
    return height, min((height - tall) / 2 + LOW, height - tall), lines


def sign_off_pieces(block: Seal, area: Area) -> list[Piece]:
    """署名 and date with the room of the seal."""
    role = style().roles["letter_seal"]
    height, top, lines = sign_off(block, area)
    left = area.x + area.width - sign_off_width(block, area.width)
    items = tuple(
        Words(left + line.x, top + n * role.pitch + role.pitch * BASELINE, line, role)
        for n, line in enumerate(lines)
    )
    return [Piece(height=height, items=items, glued=block.keep)]


def attachment_columns(block: Attachments) -> tuple[float, float, float]:
    """Widths of indent, label and number before the names of a list of attachments."""
    role = style().roles[block.role]
    label = break_lines(text(block.label), role, 1e6)[0].width
    last = break_lines(text(f"{len(block.items)}. "), role, 1e6)[0].width if len(block.items) > 1 else 0.0
    return role.size * 2, label, last


def attachment_pieces(block: Attachments, area: Area) -> list[Piece]:
    """附件：1. …; a name that needs another line goes on under its own first character."""
    role = style().roles[block.role]
    indent, label, number = attachment_columns(block)
    left = indent + label + number
    inner = replace(area, x=area.x + left, width=area.width - left)
    bare = replace(role, before=0, after=0)
    found = pieces.gap(role.before)
    for n, item in enumerate(block.items):
        last = n == len(block.items) - 1
        first, *rest = pieces.lines(text(item), bare, inner, keep=last)
        beside = [(area.x + indent + label, f"{n + 1}. ")] if number else []
        if n == 0:
            beside.insert(0, (area.x + indent, block.label))
        words = tuple(
            Words(x, role.pitch * BASELINE, break_lines(text(said), role, 1e6)[0], role) for x, said in beside
        )
        found += [replace(first, items=(*words, *first.items)), *rest]
    return [*found, *pieces.gap(role.after)]


def copies_pieces(block: CopiesTo, area: Area) -> list[Piece]:
    """抄送：…, one character in from both margins, further lines under the first name."""
    role = style().roles["letter_copies"]
    label = break_lines(text(block.label), role, 1e6)[0]
    left = area.x + role.size
    inner = replace(area, x=left + label.width, width=area.width - 2 * role.size - label.width)
    first, *rest = pieces.lines(text(block.names), role, inner, keep=True)
    said = Words(left, role.pitch * BASELINE, label, role)
    found = [replace(first, items=(said, *first.items), foot=block.foot), *rest]
    return [*found[:-1], replace(found[-1], glued=False)]


def page_number(area: Area, page: int) -> list[Words]:
    """“— 2 —” under the outer end of the type area, one character in (GB/T 9704-2012, 7.5)."""
    look, role = style().letter, style().roles["letter_page"]
    line = break_lines(text(look.page.format(page=page)), role, 1e6)[0]
    x = area.x + area.width - line.width - role.size if page % 2 else area.x + role.size
    # The dashes, 0.38 of a character over the baseline, are what the distance is measured to.
    return [Words(x, area.y + area.height + look.page_gap * MM + 0.38 * role.size, line, role)]

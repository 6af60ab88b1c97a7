"""Breaking text into lines by the Chinese rules (GB/T 15834: what may not begin or end a line).

reportlab knows no such rules. Chinese breaks between any two characters; Latin words and figures stay
whole unless longer than a line. No hanging punctuation: what may not begin a line pulls its neighbour down.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import dropwhile

from mediation_desk.documents.faces import drawn_by
from mediation_desk.documents.paper import Runs
from mediation_desk.documents.style import Role, style

NO_START = frozenset("，。、；：？！）〕】》〉」』”’％‰℃…—～·,.;:?!)]}%°¢’”々ー")
NO_END = frozenset("（〔【《〈「『“‘([{￥$¥£№")
WORD = re.compile(r"[0-9A-Za-z@_.,:/+&#%*'\-]+(?<![.,:])|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character with the face that draws it and its advance in points (spacing included)."""

    character: str
    face: str
    advance: float
    underline: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its characters, where it begins (points from the left) and how wide it is."""

    glyphs: tuple[Glyph, ...]
    x: float
    width: float

    @property
    def text(self) -> str:
        """The line's characters."""
        return "".join(glyph.character for glyph in self.glyphs)


def break_lines(runs: Runs, role: Role, width: float) -> tuple[Line, ...]:
    """Lines of `runs` in `role`, none wider than `width` points; empty text is one empty line."""
    lines: list[Line] = []
    first = role.indent * role.size
    hang = role.hang * role.size
    for paragraph in _paragraphs(runs, role):
        start = first if not lines or not role.hang else hang
        for glyphs in _fill(paragraph, width - start, width - hang):
            lines.append(_placed(glyphs, role, start, width))
            start = hang
    return tuple(lines)


def _paragraphs(runs: Runs, role: Role) -> Iterator[list[Glyph]]:
    current: list[Glyph] = []
    for run in runs:
        kind = style().strong if run.strong else role.face
        for character in run.text:
            if character == "\n":
                yield current
                current = []
                continue
            name, em = drawn_by(kind, character)
            current.append(Glyph(character, name, em * role.size + role.spacing, run.underline))
    yield current


def _fill(glyphs: list[Glyph], first: float, rest: float) -> Iterator[list[Glyph]]:
    """Greedy lines of unbreakable units."""
    line: list[Glyph] = []
    used = 0.0
    room = first
    for unit in _units(glyphs):
        wide = sum(glyph.advance for glyph in unit)
        if line and used + wide > room + 0.01:
            yield line
            line, used, room = [], 0.0, rest
            unit = list(dropwhile(lambda glyph: glyph.character == " ", unit))
            wide = sum(glyph.advance for glyph in unit)
        if wide <= room + 0.01:
            line += unit
            used += wide
            continue
        for glyph in unit:  # wider than a line: cut where the line is full
            if line and used + glyph.advance > room + 0.01:
                carried = _carried(line, glyph)
                yield line[: len(line) - len(carried)]
                line, room = carried, rest
                used = sum(moved.advance for moved in carried)
            line.append(glyph)
            used += glyph.advance
    yield line


def _carried(line: list[Glyph], following: Glyph) -> list[Glyph]:
    """What goes down with `following` so that the new line does not begin with a closing sign."""
    if following.character in NO_START and len(line) > 1 and line[-1].character not in NO_START:
        return line[-1:]
    return []


def _units(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    """Characters that must stay together: words, and signs with the neighbour they lean on."""
    unit: list[Glyph] = []
    position = 0
    for match in WORD.finditer("".join(glyph.character for glyph in glyphs)):
        word = glyphs[position : position + len(match.group())]
        position += len(word)
        leans = unit and (word[0].character in NO_START or unit[-1].character in NO_END)
        if unit and not leans:
            yield unit
            unit = []
        unit += word
    if unit:
        yield unit


def _placed(glyphs: list[Glyph], role: Role, start: float, width: float) -> Line:
    used = sum(glyph.advance for glyph in glyphs)
    x = start
    if role.align == "right":
        x = width - used
    elif role.align == "centre":
        x = (width - used) / 2
    return Line(tuple(glyphs), x, used)

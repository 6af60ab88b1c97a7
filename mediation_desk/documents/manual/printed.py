"""A page of the manual as blocks of paper: the looks are roles that begin with one word (manual or card)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from PIL import Image

from mediation_desk.documents import paper
from mediation_desk.documents.manual.reading import picture_file
from mediation_desk.documents.paper import Block, Cell, Grid, Paragraph, Row, Run, Runs, text
from mediation_desk.domain.help_page import (
    Heading,
    HelpBlock,
    Hint,
    Listed,
    Picture,
    SpanKind,
    Spans,
    Table,
    Words,
    plain,
)

_PICTURE = 140
"""Millimetres a picture is wide."""
Said = Callable[[str], str]
"""What is said behind a link to a page: where it stands, or nothing."""


def nowhere(_key: str) -> str:
    """On a sheet of its own a link leads nowhere."""
    return ""


class Printed:
    """Turns blocks of the manual into blocks of paper."""

    def __init__(self, look: str, language: str, place: Said = nowhere) -> None:
        self._look, self._language, self._place = look, language, place

    def blocks(self, blocks: tuple[HelpBlock, ...]) -> tuple[Block, ...]:
        """All of them; boxes and tables keep a little apart from what stands beside them.

        A heading stays on the page of its table, and what leads to a picture on the page of the picture.
        """
        found = [one for block in blocks for one in self._block(block)]
        apart = [found[0]] if found else []
        for before, after in pairwise(found):
            if isinstance(before, Paragraph) and isinstance(after, paper.Picture):
                apart[-1] = replace(before, keep=True)  # else a title stands alone over an empty half page
            if isinstance(before, Grid) or isinstance(after, Grid):
                apart.append(Paragraph(runs=text(""), role="space", keep=isinstance(after, Grid)))
            if isinstance(before, Paragraph) and isinstance(after, paper.Picture):
                apart[-1] = replace(before, keep=True)
            apart.append(after)
        return tuple(apart)

    def _block(self, block: HelpBlock) -> Iterator[Block]:
        match block:
            case Heading():
                yield self._paragraph(text(block.text), "_heading")
            case Words():
                yield self._paragraph(self._runs(block.spans))
            case Listed():
                yield from self._list(block, "_step")
            case Hint():
                lines = [line for inner in block.blocks for line in self._lines(inner)]
                runs = tuple(
                    run for n, line in enumerate(lines) for run in ((Run(text="\n"),) if n else ()) + line
                )
                yield Grid(
                    rows=(Row(cells=(Cell(runs=runs),), centred=True),), boxed=True, role=f"{self._look}_box"
                )
            case Table():
                yield self._table(block)
            case Picture():
                yield from self._picture(block)

    def _list(self, block: Listed, role: str) -> Iterator[Block]:
        for number, item in enumerate(block.items, 1):
            lead = text(f"{number}. " if block.numbered else "· ")
            for n, inner in enumerate(item):
                if isinstance(inner, Words):
                    yield self._paragraph((lead if n == 0 else text("　")) + self._runs(inner.spans), role)
                elif isinstance(inner, Listed):
                    yield from self._list(inner, "_inner")
                elif isinstance(inner, Picture):
                    yield from self._picture(inner)

    def _lines(self, block: HelpBlock) -> Iterator[Runs]:
        """The lines of what stands in a box."""
        if isinstance(block, Words):
            yield self._runs(block.spans)
        elif isinstance(block, Listed):
            for number, item in enumerate(block.items, 1):
                lead = text(f"{number}. " if block.numbered else "· ")
                for n, inner in enumerate(item):
                    for line in self._lines(inner):
                        yield (lead if n == 0 else ()) + line

    def _table(self, block: Table) -> Grid:
        head = Row(cells=tuple(Cell(runs=self._runs(cell), label=True) for cell in block.head), centred=True)
        rows = [
            Row(cells=tuple(Cell(runs=self._cell(cell)) for cell in row), centred=True) for row in block.rows
        ]
        return Grid(rows=(head, *rows), boxed=True, role=f"{self._look}_table", heads=1)

    def _cell(self, spans: Spans) -> Runs:
        """A cell that holds nothing but a line to write on is left empty: it has its own lines on paper."""
        return () if not plain(spans).strip("＿") else self._runs(spans)

    def _picture(self, block: Picture) -> Iterator[Block]:
        path = picture_file(block.name, self._language)
        if path.exists():
            with Image.open(path) as picture:
                width, height = picture.size
            tall = _PICTURE * height / width
            yield paper.Picture(data=path.read_bytes(), width=_PICTURE, height=tall, says=block.says)
        yield self._paragraph(text(block.says), "_caption")

    def _paragraph(self, runs: Runs, role: str = "") -> Paragraph:
        return Paragraph(runs=runs, role=f"{self._look}{role}")

    def _runs(self, spans: Spans) -> Runs:
        found = []
        for span in spans:
            strong = span.kind in (SpanKind.STRONG, SpanKind.KEY)
            found.append(Run(text=span.text, strong=strong, verbatim=True))
            if span.kind is SpanKind.LINK and (where := self._place(span.to)):
                found.append(Run(text=where))
        return tuple(found)

"""The manual as values: chapters of short pages, each a row of blocks, whoever shows or prints them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class SpanKind(Enum):
    """How words are meant: a key of the keyboard is drawn as one, a link leads to another page."""

    PLAIN = "plain"
    STRONG = "strong"
    KEY = "key"
    LINK = "link"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Words of one kind; `to` is the key of the page a link leads to."""

    text: str
    kind: SpanKind = SpanKind.PLAIN
    to: str = ""


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading inside a page."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A paragraph."""

    spans: Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """Steps in their order when `numbered`, else bullets; an item may hold more than one paragraph."""

    items: tuple[tuple[HelpBlock, ...], ...]
    numbered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """A box beside the text; one that `warns` says what would go wrong."""

    blocks: tuple[HelpBlock, ...]
    warns: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with one row of heads."""

    head: tuple[Spans, ...]
    rows: tuple[tuple[Spans, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture of the program by its name; `says` tells in words what it shows."""

    name: str
    says: str


HelpBlock = Heading | Words | Listed | Hint | Table | Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpPage:
    """One page: `opens` are the places of the program whose F1 opens it, `words` more words to find it by.

    `language` is that of its text, which is Chinese where another one has not been written yet.
    """

    key: str
    title: str
    blocks: tuple[HelpBlock, ...]
    language: str
    opens: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """Pages under a common title."""

    title: str
    pages: tuple[HelpPage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manual:
    """All chapters in the language asked for; the first page is the one to begin with."""

    language: str
    chapters: tuple[Chapter, ...]

    @property
    def pages(self) -> tuple[HelpPage, ...]:
        """Every page in reading order."""
        return tuple(page for chapter in self.chapters for page in chapter.pages)

    def page(self, key: str) -> HelpPage | None:
        """One page by its key."""
        return next((page for page in self.pages if page.key == key), None)

    def opened_at(self, place: str) -> HelpPage:
        """The page F1 opens at a place (`case/scans` falls back on `case`), else the first one."""
        for wanted in (place, place.partition("/")[0]):
            for page in self.pages:
                if wanted in page.opens:
                    return page
        return self.pages[0]

    def beside(self, key: str) -> tuple[HelpPage | None, HelpPage | None]:
        """The pages before and after one in reading order."""
        pages = self.pages
        here = next((n for n, page in enumerate(pages) if page.key == key), None)
        if here is None:
            return None, None
        return (pages[here - 1] if here else None), (pages[here + 1] if here + 1 < len(pages) else None)


def said(block: HelpBlock) -> Iterator[str]:
    """The sentences of a block as plain words, in reading order; a picture says what it shows."""
    match block:
        case Heading():
            yield block.text
        case Words():
            yield plain(block.spans)
        case Listed():
            for item in block.items:
                for inner in item:
                    yield from said(inner)
        case Hint():
            for inner in block.blocks:
                yield from said(inner)
        case Table():
            for row in (block.head, *block.rows):
                yield "　".join(plain(cell) for cell in row)
        case Picture():
            yield block.says


def plain(spans: Spans) -> str:
    """Words without their looks."""
    return "".join(span.text for span in spans)


def pictures_in(page: HelpPage) -> tuple[Picture, ...]:
    """Every picture of a page."""
    return tuple(_pictures(page.blocks))


def links_in(page: HelpPage) -> tuple[str, ...]:
    """The keys of the pages it leads to."""
    return tuple(span.to for span in _spans(page.blocks) if span.kind is SpanKind.LINK)


def _pictures(blocks: tuple[HelpBlock, ...]) -> Iterator[Picture]:
    for block in blocks:
        if isinstance(block, Picture):
            yield block
        elif isinstance(block, Listed):
            for item in block.items:
                yield from _pictures(item)
        elif isinstance(block, Hint):
            yield from _pictures(block.blocks)


def _spans(blocks: tuple[HelpBlock, ...]) -> Iterator[Span]:
    for block in blocks:
        if isinstance(block, Words):
            yield from block.spans
        elif isinstance(block, Listed):
            for item in block.items:
                yield from _spans(item)
        elif isinstance(block, Hint):
            yield from _spans(block.blocks)
        elif isinstance(block, Table):
            for row in (block.head, *block.rows):
                for cell in row:
                    yield from cell

"""One page of the manual from its Markdown: a small part of CommonMark, and nothing else is let through."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from mediation_desk.domain.help_page import (
    Heading,
    HelpBlock,
    Hint,
    Listed,
    Picture,
    Span,
    SpanKind,
    Spans,
    Table,
    Words,
)

WARNS = ("注意", "Careful")
"""A box that begins with one of these, in bold, warns."""
_LEFT_OVER = re.compile(r"\*\*|\]\(|`|^\s*[#>|]|&[a-z]+;")
"""What is still there when a mark was not understood, as `**` between 」 and a letter."""
_WIDE = re.compile(r"[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f]")


class ManualError(Exception):
    """A page that breaks the rules; says the file, the line and what is wrong."""


def read_page(text: str, where: str) -> tuple[str, tuple[HelpBlock, ...]]:
    """The title and the blocks of a page; ManualError names `where` and the line of what is not allowed."""
    return _Reader(where).page(text)


@cache
def _parser() -> Callable[[str], list[Token]]:
    """Made once: it takes longer than reading a page."""
    return MarkdownIt("commonmark").enable("table").parse


class _Reader:
    """Walks the tree of one file."""

    def __init__(self, where: str) -> None:
        self._where = where

    def page(self, text: str) -> tuple[str, tuple[HelpBlock, ...]]:
        nodes = SyntaxTreeNode(_parser()(text)).children
        first = nodes[0] if nodes else None
        if first is None or first.type != "heading" or first.tag != "h1":
            raise ManualError(f"{self._where}:1: the first line must be `# Title`")
        return self._plain(first), tuple(self._block(node) for node in nodes[1:])

    def _block(self, node: SyntaxTreeNode) -> HelpBlock:
        match node.type:
            case "heading" if node.tag == "h2":
                return Heading(text=self._plain(node))
            case "paragraph":
                return self._paragraph(node)
            case "bullet_list" | "ordered_list":
                items = tuple(tuple(self._block(inner) for inner in item.children) for item in node.children)
                if any(isinstance(block, Heading | Table | Hint) for item in items for block in item):
                    raise self._refused(node, "no heading, table or box inside a list")
                return Listed(items=items, numbered=node.type == "ordered_list")
            case "blockquote":
                return self._hint(node)
            case "table":
                return self._table(node)
        raise self._refused(node, f"{node.type} {node.tag} is not part of a page")

    def _paragraph(self, node: SyntaxTreeNode) -> Words | Picture:
        parts = node.children[0].children
        if len(parts) == 1 and parts[0].type == "image":
            address, says = str(parts[0].attrs.get("src", "")), parts[0].content
            if not address.startswith("picture:") or not says:
                raise self._refused(node, "a picture is ![what it shows](picture:NAME)")
            return Picture(name=address.removeprefix("picture:"), says=says)
        return Words(spans=self._spans(node))

    def _hint(self, node: SyntaxTreeNode) -> Hint:
        blocks = tuple(self._block(inner) for inner in node.children)
        if any(not isinstance(block, Words | Listed) for block in blocks):
            raise self._refused(node, "a box holds paragraphs and lists")
        first = blocks[0] if blocks else None
        begins = first.spans[0] if isinstance(first, Words) else None
        warns = (
            begins is not None and begins.kind is SpanKind.STRONG and begins.text.rstrip("：:。.") in WARNS
        )
        return Hint(blocks=blocks, warns=warns)

    def _table(self, node: SyntaxTreeNode) -> Table:
        lines = [row for part in node.children for row in part.children]
        rows = [tuple(self._spans(cell) for cell in line.children) for line in lines]
        return Table(head=rows[0], rows=tuple(rows[1:]))

    def _plain(self, node: SyntaxTreeNode) -> str:
        spans = self._spans(node)
        if any(span.kind is not SpanKind.PLAIN for span in spans):
            raise self._refused(node, "a heading has plain words only")
        return "".join(span.text for span in spans)

    def _spans(self, node: SyntaxTreeNode) -> Spans:
        inline = node.children[0]
        found = [span for part in inline.children for span in self._inline(part, inline)]
        for n, span in enumerate(found):
            if span.text == "\n":  # a line end of the file: no space between two Chinese characters
                before = found[n - 1].text[-1:] if n else ""
                after = found[n + 1].text[:1] if n + 1 < len(found) else ""
                found[n] = Span(text="" if _WIDE.match(before) or _WIDE.match(after) else " ")
        return tuple(span for span in found if span.text)

    def _inline(self, part: SyntaxTreeNode, inside: SyntaxTreeNode) -> Iterator[Span]:
        match part.type:
            case "text":
                if found := _LEFT_OVER.search(part.content):
                    raise self._refused(inside, f"{found[0]!r} was left over: a mark is not closed")
                yield Span(text=part.content)
            case "softbreak":
                yield Span(text="\n")
            case "strong":
                yield Span(text=self._bare(part, inside), kind=SpanKind.STRONG)
            case "code_inline":
                yield Span(text=part.content, kind=SpanKind.KEY)
            case "link":
                address = str(part.attrs.get("href", ""))
                if not address.startswith("help:"):
                    raise self._refused(inside, f"{address} does not lead to a page: [words](help:key)")
                words = self._bare(part, inside)
                yield Span(text=words, kind=SpanKind.LINK, to=address.removeprefix("help:"))
            case _:
                raise self._refused(inside, f"{part.type} is not part of a sentence")

    def _bare(self, part: SyntaxTreeNode, inside: SyntaxTreeNode) -> str:
        if any(inner.type not in ("text", "softbreak") for inner in part.children):
            raise self._refused(inside, "bold words and links hold plain words only")
        return "".join(inner.content for inner in part.children)

    def _refused(self, node: SyntaxTreeNode, why: str) -> ManualError:
        line = node.map[0] + 1 if node.map else 1
        return ManualError(f"{self._where}:{line}: {why}")

"""The articles of law the program cites: citations, their texts, and the search behind 看依据."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from mediation_desk.domain.numerals import numeral


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """An article by the short name of its law (民法典) and its number (1084)."""

    law: str
    article: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """One statute or interpretation as shipped; `effective` is an ISO date, `version` who passed it when."""

    key: str
    title: str
    version: str
    effective: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The text of one article, its paragraphs divided by line breaks."""

    law: Law
    number: int
    text: str

    @property
    def citation(self) -> Citation:
        """How findings and clauses name this article."""
        return Citation(law=self.law.key, article=self.number)

    @property
    def heading(self) -> str:
        """The article's number as statutes print it: 第一千零八十四条."""
        return f"第{numeral(self.number)}条"


class Statutes:
    """The shipped articles, read from resources/law/articles.json when first asked for."""

    def __init__(self, source: Path) -> None:
        self._source = source

    @cached_property
    def _articles(self) -> dict[Citation, Article]:
        parsed: dict[str, Any] = json.loads(self._source.read_text("utf-8"))
        return {article.citation: article for article in _read(parsed)}

    @property
    def articles(self) -> tuple[Article, ...]:
        """Every article, law by law in the order of the file."""
        return tuple(self._articles.values())

    def article(self, citation: Citation) -> Article | None:
        """The article cited, or None when it is not shipped."""
        return self._articles.get(citation)

    def search(self, words: str) -> tuple[Article, ...]:
        """Articles holding every word in their law's title, heading, number or text; better hits first.

        A hit in the title or number counts more than one in the text; ties keep the order of the laws.
        """
        wanted = _plain(words).split()
        if not wanted:
            return ()
        ranked = [(score, article) for article in self.articles if (score := _score(article, wanted))]
        return tuple(article for _score_, article in sorted(ranked, key=lambda hit: -hit[0]))


def _read(parsed: dict[str, Any]) -> Iterator[Article]:
    for entry in parsed["laws"]:
        law = Law(
            key=entry["key"], title=entry["title"], version=entry["version"], effective=entry["effective"]
        )
        for number, text in entry["articles"].items():
            yield Article(law=law, number=int(number), text=text)


def _score(article: Article, wanted: list[str]) -> int:
    title = _plain(f"{article.law.key} {article.law.title}")
    numbers = (str(article.number), f"第{article.number}条", article.heading, article.heading[1:-1])
    text = _plain(article.text)
    total = 0
    for word in wanted:
        if word in numbers:
            total += 100
        elif word in title:
            total += 20
        elif word in text:
            total += min(text.count(word), 9)
        else:
            return 0
    return total


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()

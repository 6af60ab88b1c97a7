"""The articles of law the program cites: citations, their texts, and the search behind 看依据."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from mediation_desk.domain.numerals import numeral

Lettered = Callable[[str], frozenset[str]]
_NUMBERED = re.compile(r"第?\d+条?|第[零一二三四五六七八九十百千]+条")


def _no_letters(_word: str) -> frozenset[str]:
    return frozenset()


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
    def _parsed(self) -> dict[str, Any]:
        parsed: dict[str, Any] = json.loads(self._source.read_text("utf-8"))
        return parsed

    @cached_property
    def _articles(self) -> dict[Citation, Article]:
        return {article.citation: article for article in _read(self._parsed)}

    @cached_property
    def _plain_texts(self) -> dict[Citation, tuple[str, str]]:
        """Title and text of every article as a search reads them, evened out once."""
        titles = {law.key: _plain(f"{law.key} {law.title}") for law in self.laws}
        return {one.citation: (titles[one.law.key], _plain(one.text)) for one in self.articles}

    @property
    def snapshot(self) -> str:
        """The ISO date of the collection the texts were taken from; what was changed later is not in them."""
        return str(self._parsed["snapshot"])

    @property
    def articles(self) -> tuple[Article, ...]:
        """Every article, law by law in the order of the file."""
        return tuple(self._articles.values())

    @cached_property
    def laws(self) -> tuple[Law, ...]:
        """Every law, in the order of the file."""
        return tuple({article.law.key: article.law for article in self.articles}.values())

    def of_law(self, key: str) -> tuple[Article, ...]:
        """The articles of one law that are shipped, in their order."""
        return tuple(article for article in self.articles if article.law.key == key)

    def article(self, citation: Citation) -> Article | None:
        """The article cited, or None when it is not shipped."""
        return self._articles.get(citation)

    def search(self, words: str, lettered: Lettered = _no_letters) -> tuple[Article, ...]:
        """Articles holding every word in their law's title, heading, number or text; better hits first.

        A hit in the title or number counts more than one in the text; ties keep the order of the laws.
        `lettered` says which laws latin letters mean (mfd: 民法典).
        """
        wanted = wanted_words(words)
        if not wanted:
            return ()
        meant = {word: lettered(word) for word in wanted if word.isascii() and word.isalpha()}
        ranked = [
            (score, article)
            for citation, article in self._articles.items()
            if (score := _score(article, self._plain_texts[citation], wanted, meant))
        ]
        return tuple(article for _score_, article in sorted(ranked, key=lambda hit: -hit[0]))


def wanted_words(words: str) -> list[str]:
    """What a search is for, word by word; a law and its article may be written together (民法典1084)."""
    spaced = _NUMBERED.sub(lambda number: f" {number[0]} ", _plain(words))
    return spaced.split()


def _read(parsed: dict[str, Any]) -> Iterator[Article]:
    for entry in parsed["laws"]:
        law = Law(
            key=entry["key"], title=entry["title"], version=entry["version"], effective=entry["effective"]
        )
        for number, text in entry["articles"].items():
            yield Article(law=law, number=int(number), text=text)


def _score(
    article: Article, plain: tuple[str, str], wanted: list[str], meant: dict[str, frozenset[str]]
) -> int:
    title, text = plain
    number, heading = str(article.number), article.heading
    numbers = (number, f"{number}条", f"第{number}条", heading, heading[1:], heading[1:-1])
    total = 0
    for word in wanted:
        if word in numbers:
            total += 100
        elif word in title or article.law.key in meant.get(word, ()):
            total += 20
        elif word in text:
            total += min(text.count(word), 9)
        else:
            return 0
    return total


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()

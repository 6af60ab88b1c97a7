"""Lines of the list 法条: every law, or the articles found, each with the words it was found by."""

from __future__ import annotations

from datetime import date

from mediation_desk.domain.law import Article, Statutes, wanted_words
from mediation_desk.services.law_letters import laws_meant
from mediation_desk.ui.kit.lines import Group, Line
from mediation_desk.ui.saying import whole_day
from mediation_desk.words import _, count

MOST = 100
_BEFORE, _LONG = 8, 40


def law_lines(statutes: Statutes) -> list[Line | Group]:
    """Every law with since when its text is in force and how much of it is here."""
    return [
        Line(
            id=law.key,
            first=law.title,
            second=_(
                "In force from {day} · {articles}",
                day=whole_day(date.fromisoformat(law.effective)),
                articles=count("{n} article", "{n} articles", len(statutes.of_law(law.key))),
            ),
        )
        for law in statutes.laws
    ]


def search(statutes: Statutes, words: str) -> tuple[Article, ...]:
    """The articles found, the best first."""
    return statutes.search(words, lambda letters: laws_meant(statutes.laws, letters))


def hit_lines(found: tuple[Article, ...], words: str) -> list[Line | Group]:
    """The articles found, the first hundred of them."""
    wanted = wanted_words(words)
    more = _("The first {n}", n=MOST) if len(found) > MOST else ""
    lines: list[Line | Group] = [
        Group(title=count("{n} article found", "{n} articles found", len(found)), fact=more)
    ]
    lines += [
        Line(
            id=article.citation,
            first=f"{article.law.key} {article.heading}",
            second=snippet(article.text, wanted),
        )
        for article in found[:MOST]
    ]
    return lines


def snippet(text: str, wanted: list[str]) -> str:
    """The words around the first that was looked for, or how the article begins."""
    even = " ".join(text.split())
    places = [place for word in wanted if (place := even.casefold().find(word)) >= 0]
    start = max(0, min(places, default=0) - _BEFORE)
    cut = even[start : start + _LONG]
    return f"{'…' if start else ''}{cut}{'…' if start + _LONG < len(even) else ''}"

"""The manual names buttons and titles as the screen does, so that it cannot go stale unnoticed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from installer.words import Entry, merge
from mediation_desk.paths import RESOURCES

HELP = RESOURCES / "help"
CODE = re.compile(r"`[^`\n]*`")
QUOTED = re.compile(r"「([^」\n]+)」")
BOLD = re.compile(r"\*\*([^*\n]+)\*\*")
PLACEHOLDER = re.compile(r"\\\{\w+\\\}")
LEAST_LITERAL = 3
"""Characters a screen word must have beside its placeholders, else it would match anything."""
LONGEST = 660
"""Characters of a page: who reads it stands beside a visitor."""
SAID_STRONGLY = {"Careful", "not", "of that day"}
"""English in bold that is no word of the screen; the first begins a box that warns."""


def english(entries: dict[str, Entry]) -> set[str]:
    """What the English screen says: an override, or the msgid itself."""
    chinese = merge("zh_CN")[0]
    said = {entry.translations[0] for entry in entries.values() if entry.translations}
    return said | {msgid for msgid in chinese if msgid not in entries}


def chinese(entries: dict[str, Entry]) -> set[str]:
    """What the Chinese screen says."""
    return {form for entry in entries.values() for form in entry.translations}


def unknown(wanted: Iterable[str], said: set[str]) -> Iterator[str]:
    """Words no screen says, also not with a number or name in their gaps."""
    patterns: list[re.Pattern[str]] = []
    for words in said:
        literal = re.sub(r"\{\w+\}", "", words)
        if literal != words and len(literal) >= LEAST_LITERAL:
            patterns.append(re.compile(PLACEHOLDER.sub(".{1,12}", re.escape(words))))
    for words in wanted:
        if words not in said and not any(pattern.fullmatch(words) for pattern in patterns):
            yield words


def pages(language: str) -> list[Path]:
    """The pages written in a language."""
    return sorted((HELP / language).glob("*.md"))


def test_every_word_in_corner_brackets_stands_on_a_screen() -> None:
    said = chinese(merge("zh_CN")[0])
    wrong = [
        f"{path.name}: 「{words}」"
        for path in pages("zh_CN")
        for words in unknown(QUOTED.findall(CODE.sub("", path.read_text("utf-8"))), said)
    ]
    assert wrong == [], "no screen says this any more: change the page of the manual with it"


def test_every_bold_word_of_an_english_page_stands_on_a_screen() -> None:
    said = english(merge("en")[0]) | SAID_STRONGLY
    wrong = [
        f"{path.name}: {words}"
        for path in pages("en")
        for words in unknown(BOLD.findall(CODE.sub("", path.read_text("utf-8"))), said)
    ]
    assert wrong == [], "no screen says this any more: change the page of the manual with it"


@pytest.mark.parametrize("path", pages("zh_CN"), ids=lambda path: path.stem)
def test_a_page_is_short(path: Path) -> None:
    words = re.sub(r"[\s|#>*`\-]", "", path.read_text("utf-8"))
    assert len(words) <= LONGEST


def test_a_gap_is_matched_and_a_word_that_is_not_said_is_found() -> None:
    said = {"写第 {n} 次调解记录", "保存", "{n} 个"}
    assert list(unknown(["写第 3 次调解记录", "保存", "保存一下", "3 个"], said)) == ["保存一下", "3 个"]

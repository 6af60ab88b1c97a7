"""Sentences choose their counted form by `{n}`, also where the number is written out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from installer.words import compile_all
from mediation_desk import words
from mediation_desk.errors import DeskError

ENGLISH = """
msgid "{n} rows"
msgid_plural "{n} rows"
msgstr[0] "{n} row"
msgstr[1] "{n} rows"

msgid "case.waits"
msgid_plural "case.waits"
msgstr[0] "{n} case waits"
msgstr[1] "{n} cases wait"
"""
CHINESE = """
msgid "{n} rows"
msgstr "{n} 行"

msgid "case.waits"
msgstr "{n} 件在等"
"""


@pytest.fixture(autouse=True)
def spoken(tmp_path: Path) -> Iterator[Path]:
    for language, text in (("en", ENGLISH), ("zh_CN", CHINESE)):
        (tmp_path / language).mkdir()
        (tmp_path / language / "a.po").write_text(text, encoding="utf-8")
    assert compile_all(tmp_path) == []
    yield tmp_path
    words.use("zh_CN")


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (0, "0 rows"),
        (1, "1 row"),
        ("1", "1 row"),
        (2, "2 rows"),
        ("1,284", "1,284 rows"),
        ("＊＊", "＊＊ rows"),
    ],
)
def test_english_counts(n: object, said: str, spoken: Path) -> None:
    words.use("en", spoken)
    assert words._("{n} rows", n=n) == said


@pytest.mark.parametrize("n", [0, 1, "1", 2, "1,284"])
def test_chinese_has_one_form(n: object, spoken: Path) -> None:
    words.use("zh_CN", spoken)
    assert words._("{n} rows", n=n) == f"{n} 行"


def test_errors_count_too(spoken: Path) -> None:
    words.use("en", spoken)
    assert words.sentence(DeskError("case.waits", n=1)) == "1 case waits"
    assert words.sentence(DeskError("case.waits", n=3)) == "3 cases wait"


def test_a_sentence_without_forms_is_said_as_it_is(spoken: Path) -> None:
    words.use("en", spoken)
    assert words._("Sheet {n}", n=4) == "Sheet 4"

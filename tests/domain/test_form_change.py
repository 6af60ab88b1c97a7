"""What may be changed in a form: words with all their placeholders, looks within sane bounds."""

from __future__ import annotations

from typing import Any

import pytest

from mediation_desk.domain.form_change import check_look, check_words
from mediation_desk.errors import DeskError


@pytest.mark.parametrize(
    ("ours", "said", "key"),
    [
        ("甲{name}乙", "甲乙", "form.placeholder_missing"),
        ("甲{name}乙", "{name}{other}", "form.placeholder_unknown"),
        ("甲", "甲{", "form.stray_brace"),
        ("甲", "甲}", "form.stray_brace"),
        ("甲", " \n ", "form.empty"),
        (("甲",), ["  ", ""], "form.empty"),
        (("甲{n}", "乙"), ["乙"], "form.placeholder_missing"),
        ("甲", "甲" * 4001, "text.too_long"),
        ("甲", "甲\x00", "text.control"),
    ],
)
def test_words_that_would_break_a_form_are_refused(ours: Any, said: Any, key: str) -> None:
    with pytest.raises(DeskError) as refused:
        check_words(ours, said)
    assert refused.value.key == key
    assert refused.value.field == "words"


def test_placeholders_may_move_and_lines_may_be_added() -> None:
    assert check_words("甲{a}乙{b}", "{b}之前{a}") == "{b}之前{a}"
    assert check_words(("一{n}",), ["一", " ", "二{n}"]) == ("一", "二{n}")


@pytest.mark.parametrize(
    ("path", "value"),
    [("roles.body.size", 3), ("sheets.form.left", 90), ("roles.body.pitch", "x"), ("roles.body.face", "x")],
)
def test_looks_out_of_bounds_are_refused(path: str, value: Any) -> None:
    with pytest.raises(DeskError):
        check_look(path, value)


def test_only_offered_looks_may_be_set() -> None:
    assert check_look("roles.body.size", 15) == 15
    assert check_look("roles.body.face", "song") == "song"
    assert check_look("letter.head", "none") == "none"
    for path, value in (("limit", 3), ("letter.head", "blue"), ("letter.foot", 3)):
        with pytest.raises(ValueError, match="no such look"):
            check_look(path, value)

"""Words are found as they stand, by whole pinyin, by initials and by both mixed."""

from __future__ import annotations

import pytest

from mediation_desk.ui.spelled_finding import find, finds_all


@pytest.mark.parametrize(
    ("typed", "text", "hit"),
    [
        ("字号", "字号", (0, 2)),
        ("zihao", "字号", (0, 2)),
        ("zh", "调整字号", (1, 1)),
        ("zih", "字号", (0, 2)),
        ("spsj", "锁屏时间", (0, 4)),
        ("spsj", "锁屏，时间", None),
        ("suoping", "锁屏时间", (0, 2)),
        ("f9", "按 F9 遮挡", (2, 2)),
        ("F9zd", "按F9遮挡", (1, 4)),
        ("theme", "Theme and text", (0, 5)),
        ("", "字号", None),
        ("xyz", "字号", None),
    ],
)
def test_found(typed: str, text: str, hit: tuple[int, int] | None) -> None:
    assert find(typed, text) == hit


def test_every_word_is_wanted_somewhere() -> None:
    assert finds_all("suo 分钟", ["锁屏", "多少分钟"])
    assert not finds_all("suo 年", ["锁屏", "多少分钟"])

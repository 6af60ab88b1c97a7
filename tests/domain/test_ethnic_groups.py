from __future__ import annotations

from mediation_desk.domain.ethnic_groups import ETHNIC_GROUPS, GROUPS, on_paper


def test_fifty_six_groups_each_once() -> None:
    assert len(GROUPS) == len(set(GROUPS)) == 56
    assert ETHNIC_GROUPS[0] == "汉"
    assert len(ETHNIC_GROUPS) == 58


def test_papers_print_the_whole_word() -> None:
    assert on_paper("汉") == "汉族"
    assert on_paper("维吾尔") == "维吾尔族"
    assert on_paper("外国血统") == "外国血统"
    assert on_paper("汉族") == "汉族"
    assert on_paper("") == ""

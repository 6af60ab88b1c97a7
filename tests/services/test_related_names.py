from __future__ import annotations

from mediation_desk.services.related_names import related_names


def test_a_name_is_also_known_by_its_pinyin_in_both_orders() -> None:
    assert related_names(["何玉贞"]) == ("何玉贞", "heyuzhen", "yuzhenhe")


def test_long_titles_and_latin_names_stand_as_they_are() -> None:
    assert related_names(["青禾区婚姻家庭辅导中心", " Maria ", ""]) == ("青禾区婚姻家庭辅导中心", "Maria")

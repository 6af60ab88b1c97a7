from __future__ import annotations

import pytest

from mediation_desk.documents.manual.page_text import read_page
from mediation_desk.domain.help_page import Chapter, HelpPage, Manual
from mediation_desk.services.help_search import search_manual
from mediation_desk.services.spoken_text import SpokenText

TEXTS = {
    "backup": "# 每天备份\n\n下班前插上 U 盘，点「现在备份」。\n",
    "password": "# 忘记密码\n\n请主任重设。\n\n## 换了电脑\n\n用恢复卡打开台账。\n",
    "keys": "# 快捷键\n\n| 键 | 做什么 |\n| --- | --- |\n| `F9` | 遮挡 |\n",
}


def pages(**words: tuple[str, ...]) -> Manual:
    made = []
    for key, text in TEXTS.items():
        title, blocks = read_page(text, key)
        made.append(HelpPage(key=key, title=title, blocks=blocks, language="zh_CN", words=words.get(key, ())))
    return Manual(language="zh_CN", chapters=(Chapter(title="一", pages=tuple(made)),))


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("备份", "backup"),
        ("mtbf", "backup"),
        ("meitian", "backup"),
        ("wjmm", "password"),
        ("wangji", "password"),
        ("huifuka", "password"),
        ("chongshe", "password"),
        ("u盘", "backup"),
        ("U 盘", "backup"),
        ("F9", "keys"),
        ("zhe dang", "keys"),
        ("zhedan", "keys"),
    ],
)
def test_pages_are_found_by_words_pinyin_and_initials(typed: str, first: str) -> None:
    assert search_manual(pages(), typed)[0].key == first


def test_a_title_stands_before_a_word_besides_a_heading_and_a_sentence() -> None:
    found = search_manual(pages(keys=("密码",)), "密码")
    assert [one.key for one in found] == ["password", "keys"]
    assert [one.rank for one in search_manual(pages(), "电脑")] == [2]


def test_every_word_typed_must_be_there_and_the_sentence_is_shown() -> None:
    assert search_manual(pages(), "密码 备份") == ()
    assert search_manual(pages(), "zzz") == ()
    assert search_manual(pages(), "   ") == ()
    assert search_manual(pages(), "主任")[0].sentence == "请主任重设。"


def test_a_long_sentence_is_shown_around_what_was_found() -> None:
    title, blocks = read_page("# 甲\n\n" + "前" * 80 + "恢复卡" + "后" * 80 + "\n", "x")
    page = HelpPage(key="x", title=title, blocks=blocks, language="zh_CN")
    manual = Manual(language="zh_CN", chapters=(Chapter(title="一", pages=(page,)),))
    sentence = search_manual(manual, "hfk")[0].sentence
    assert "恢复卡" in sentence
    assert sentence.startswith("…")
    assert sentence.endswith("…")
    assert len(sentence) < 60


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("密码", ((2, 2),)),
        ("mm", ((2, 2),)),
        ("mima", ((2, 2),)),
        ("mim", ((2, 2),)),
        ("m", ()),
        ("wjmm", ((0, 4),)),
    ],
)
def test_matches_say_where(word: str, expected: tuple[tuple[int, int], ...]) -> None:
    assert SpokenText("忘记密码。").matches(word) == expected


def test_one_character_has_all_its_readings() -> None:
    spoken = SpokenText("重设")
    assert spoken.matches("cs")
    assert spoken.matches("zhongshe")

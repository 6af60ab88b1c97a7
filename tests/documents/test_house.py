"""A house's own wording and looks are worn for one act and change nothing afterwards."""

from __future__ import annotations

from mediation_desk.documents import pdf
from mediation_desk.documents.house import STYLE, House, wearing
from mediation_desk.documents.rights_notice import NoticeFacts, rights_notice
from mediation_desk.documents.style import our_style, style
from mediation_desk.documents.wording import our_wording, wording
from mediation_desk.documents.words_of import words_of, words_of_pdf

BLANK = NoticeFacts(by_hand=True)


def test_words_of_the_house_are_printed_and_ours_come_back() -> None:
    house = House({"rights_notice": {"title": "权利义务告知书（本区）", "items": ["只有一条。"]}})
    with wearing(lambda: house):
        worn = words_of_pdf(pdf.render(rights_notice(BLANK)))[0]
        assert our_wording("rights_notice")["title"] not in words_of(rights_notice(BLANK))
    assert "本区" in worn
    assert "只有一条" in worn
    assert wording("rights_notice") == our_wording("rights_notice")


def test_looks_of_the_house_change_the_page() -> None:
    house = House({STYLE: {"roles.body.size": 18, "sheets.form.left": 40, "roles.nobody.size": 12}})
    with wearing(lambda: house):
        assert style().roles["body"].size == 18
        assert style().sheets["form"].left == 40
        assert style().roles["body"].pitch == our_style().roles["body"].pitch
    assert style() is our_style()


def test_a_word_of_an_older_version_is_left_aside() -> None:
    with wearing(lambda: House({"rights_notice": {"gone": "旧词"}})):
        assert "gone" not in wording("rights_notice").words


def test_the_house_is_asked_only_when_a_paper_is_made() -> None:
    asked: list[int] = []

    def house() -> House:
        asked.append(1)
        return House({"rights_notice": {"title": "甲"}})

    with wearing(house):
        assert asked == []
        assert wording("rights_notice")["title"] == "甲"
        rights_notice(BLANK)
    assert asked == [1]

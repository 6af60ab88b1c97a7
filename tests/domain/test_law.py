from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.law import Citation, Statutes

SOURCE = Path(__file__).parents[2] / "resources" / "law" / "articles.json"
STATUTES = Statutes(SOURCE)


def test_texts_are_read_only_when_asked_for(tmp_path):
    statutes = Statutes(tmp_path / "not there.json")
    with pytest.raises(FileNotFoundError):
        statutes.article(Citation(law="民法典", article=1084))


def test_an_article_is_found_with_its_text_and_heading():
    article = STATUTES.article(Citation(law="民法典", article=1084))
    assert article is not None
    assert article.heading == "第一千零八十四条"
    assert "子女已满八周岁的，应当尊重其真实意愿" in article.text
    assert article.law.title == "中华人民共和国民法典"


def test_an_article_that_is_not_shipped_is_none():
    assert STATUTES.article(Citation(law="民法典", article=9999)) is None


def test_every_article_is_whole_and_every_law_is_dated():
    for article in STATUTES.articles:
        assert article.text.strip() == article.text
        assert len(article.text) > 8
        assert article.text[-1] in "。；）", article.citation
        assert not article.text.startswith("第")
        assert date.fromisoformat(article.law.effective)
        assert article.law.version


def test_search_by_words_number_and_law():
    found = STATUTES.search("探望 中止")
    assert found
    assert all("探望" in article.text and "中止" in article.text for article in found)
    assert STATUTES.search("民法典 1084")[0].citation == Citation(law="民法典", article=1084)
    assert STATUTES.search("第一千零七十六条")[0].number == 1076
    nineteenth = Citation(law="老年人权益保障法", article=19)
    assert STATUTES.search("老年人权益保障法　１９")[0].citation == nineteenth
    assert STATUTES.search("没有这样的词语组合") == ()
    assert STATUTES.search("  ") == ()


@given(st.text())
def test_search_takes_any_text(words):
    STATUTES.search(words)

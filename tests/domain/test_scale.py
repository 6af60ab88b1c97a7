"""The scales: bands and their edges, items left out, item 9, and words that never name an illness."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.scale import (
    BANDS,
    ITEMS,
    Answers,
    Band,
    Scale,
    answered,
    band_of,
    check_answers,
    empty,
    opened_text,
    score,
    sealed_text,
)
from mediation_desk.domain.scale_wording import scale_words
from mediation_desk.errors import DeskError
from tests.house import source

# The cut-offs, written down once more from the papers of the authors.
PHQ9 = {0: "minimal", 4: "minimal", 5: "mild", 9: "mild", 10: "moderate", 14: "moderate"} | {
    15: "moderately_severe",
    19: "moderately_severe",
    20: "severe",
    27: "severe",
}
GAD7 = {
    0: "minimal",
    4: "minimal",
    5: "mild",
    9: "mild",
    10: "moderate",
    14: "moderate",
    15: "severe",
    21: "severe",
}
ILLNESS = re.compile(
    "抑郁|焦虑症|焦虑障碍|确诊|诊断为|患者|病人|病症|症状|阳性|depressi|disorder|patient|diagnos",
    re.IGNORECASE,
)


def sheet(scale: Scale, total: int) -> Answers:
    """A sheet with this total."""
    count = ITEMS[scale]
    return Answers(scale=scale, items=tuple(min(3, max(0, total - 3 * n)) for n in range(count)))


@pytest.mark.parametrize(
    ("scale", "total", "band"),
    [(Scale.PHQ9, *pair) for pair in PHQ9.items()] + [(Scale.GAD7, *pair) for pair in GAD7.items()],
)
def test_each_band_begins_and_ends_where_the_authors_say(scale: Scale, total: int, band: str) -> None:
    result = score(sheet(scale, total))
    assert result is not None
    assert (result.total, result.band, result.imputed) == (total, Band(band), False)
    assert result.suggests_evaluation is (total >= 10)


@pytest.mark.parametrize("scale", Scale)
def test_bands_leave_no_gap(scale: Scale) -> None:
    covered = [total for _band, low, high in BANDS[scale] for total in range(low, high + 1)]
    assert covered == list(range(3 * ITEMS[scale] + 1))
    for total in (-1, 3 * ITEMS[scale] + 1):
        with pytest.raises(ValueError, match="no such"):
            band_of(scale, total)


@pytest.mark.parametrize(
    ("items", "total"),
    [
        ((3,) * 8 + (None,), 27),
        ((0,) * 8 + (None,), 0),
        ((1, 1, 1, 1, 1, 1, 1, 2, None), 10),  # 9 + 1.125
        ((1, 1, 1, 1, None, 0, 0, 0, 0), 5),  # 4 + 0.5, half goes up
    ],
)
def test_one_item_left_out_counts_as_the_mean_of_the_others(
    items: tuple[int | None, ...], total: int
) -> None:
    result = score(Answers(scale=Scale.PHQ9, items=items))
    assert result is not None
    assert (result.total, result.imputed) == (total, True)


def test_two_items_left_out_give_no_score() -> None:
    assert score(Answers(scale=Scale.GAD7, items=(None, None, 3, 3, 3, 3, 3))) is None
    assert score(empty(Scale.PHQ9)) is None


@pytest.mark.parametrize("answer", [1, 2, 3])
def test_item_9_is_at_risk_whatever_the_total(answer: int) -> None:
    answers = answered(sheet(Scale.PHQ9, 0), 8, answer)
    assert answers.at_risk
    result = score(answers)
    assert result is not None
    assert result.band is Band.MINIMAL
    lonely = answered(empty(Scale.PHQ9), 8, answer)
    assert lonely.at_risk
    assert score(lonely) is None


def test_item_9_not_answered_is_to_be_asked_and_gad_has_none() -> None:
    assert answered(sheet(Scale.PHQ9, 0), 8, None).risk_unasked
    assert not sheet(Scale.PHQ9, 24).at_risk
    severe = sheet(Scale.GAD7, 21)
    assert not severe.at_risk
    assert not severe.risk_unasked


@given(st.sampled_from(Scale), st.data())
def test_the_text_says_the_same_sheet_again_and_scores_stay_in_range(
    scale: Scale, data: st.DataObject
) -> None:
    one = st.none() | st.integers(0, 3)
    count = ITEMS[scale]
    items = tuple(data.draw(st.lists(one, min_size=count, max_size=count)))
    answers = Answers(scale=scale, items=items, difficulty=data.draw(one))
    assert opened_text(sealed_text(answers)) == answers
    result = score(answers)
    if answers.missing > 1:
        assert result is None
    else:
        assert result is not None
        assert 0 <= result.total <= 3 * count


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "[]",
        '{"scale":"phq9","items":[1],"difficulty":null}',
        '{"scale":"gad7","items":[4,0,0,0,0,0,0],"difficulty":0}',
    ],
)
def test_what_is_no_sheet_is_not_taken_for_one(text: str) -> None:
    with pytest.raises(ValueError, match="no answers"):
        opened_text(text)


@pytest.mark.parametrize("items", [(0,) * 8, (0,) * 8 + (4,), (0,) * 8 + (True,)])
def test_answers_must_fit(items: tuple[int, ...]) -> None:
    with pytest.raises(DeskError, match="strange"):
        check_answers(Answers(scale=Scale.PHQ9, items=items))


def test_an_empty_sheet_is_not_kept() -> None:
    with pytest.raises(DeskError, match="empty"):
        check_answers(empty(Scale.GAD7))


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("scale", Scale)
def test_every_item_has_words(scale: Scale, language: str) -> None:
    words = scale_words(scale, language)
    assert len(words.items) == ITEMS[scale]
    assert len(words.options) == len(words.difficulty_options) == 4
    assert all((*words.items, words.lead, words.difficulty))


def test_chinese_wording_has_full_width_punctuation() -> None:
    told = json.loads((source.FORMS / "scales.json").read_text(encoding="utf-8"))
    chinese = json.dumps([part["zh_CN"] for part in told.values()], ensure_ascii=False)
    assert not re.search(r"[\u4e00-\u9fff][,;?!:]", chinese)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_no_word_of_ours_names_an_illness(language: str) -> None:
    told = (source.ROOT / "resources" / "locale" / language / "scales.po").read_text(encoding="utf-8")
    said = "\n".join(line for line in told.splitlines() if line.startswith("msgstr"))
    assert ILLNESS.findall(said) == []
    assert ILLNESS.search("您患有抑郁症")

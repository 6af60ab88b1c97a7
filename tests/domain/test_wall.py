"""The two-party wall finds a phone, an address, words, however they are written, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.folding import Folding, fold
from mediation_desk.domain.party import Side
from mediation_desk.domain.wall import Find, PrivateKind, PrivateString, find, sentences

MOBILE, LANDLINE = "13800000276", "0531-88881234"
HOME = "济东省青州市历河区文化东路88号幸福小区3号楼2单元501室"
ESTATE = "青禾街道梧桐苑小区4号楼2单元1102"


def private(kind: PrivateKind, text: str) -> PrivateString:
    return PrivateString(kind=kind, text=text, side=Side.SEEKER)


def found(kind: PrivateKind, text: str, *pieces: str, known: tuple[str, ...] = ()) -> list[Find]:
    return find(pieces, [private(kind, text)], known)


@pytest.mark.parametrize(
    "written",
    [
        "13800000276",
        "１３８００００ ０２７６",
        "138-0000-0276",
        "138 0000\n0276",
        "+86 138.0000.0276",
        "（138）0000—0276",
        "138\u200b0000\u00a00276",
        "一三八零零零零零二七六",
        "幺三八〇〇〇〇〇二七六",
        "l38OOOO0276",
        "①③⑧⓪⓪⓪⓪⓪②⑦⑥",
    ],
)
def test_a_mobile_is_found_however_it_is_written(written: str) -> None:
    (told,) = found(PrivateKind.PHONE, MOBILE, f"乙方于当日来电。可打{written}联系甲方。其他事项另议。")
    assert told.sentence[told.start : told.start + told.length] == written.removeprefix("+86 ").strip("（")
    assert told.sentence == f"可打{written}联系甲方。".rpartition("\n")[2] or "\n" in written


def test_a_number_is_found_across_cells_and_paragraphs() -> None:
    assert found(PrivateKind.PHONE, MOBILE, "联系 138", "0000 0276")


LANDLINES = ("0531-88881234", "（0531）8888 1234", "８８８８－１２３４", "053188881234转802")
GAPS = (" ", "-", "—", "\n", "\u200b", ".", "（", "）", "·", "\u3000")


@pytest.mark.parametrize("written", LANDLINES)
def test_a_landline_is_found_with_and_without_its_area(written: str) -> None:
    assert found(PrivateKind.PHONE, LANDLINE, f"请打{written}。")


@pytest.mark.parametrize(
    ("home", "written"),
    [
        (HOME, "文化东路88号幸福小区3号楼2单元501室"),
        (HOME, "文化东路八十八号幸福小区三号楼二单元五〇一"),
        (HOME, "幸福小区3-2-501"),
        (HOME, "文化东路８８号"),
        (HOME, "住在「幸福小区」"),
        (HOME, "文化东路\n88号"),
        (ESTATE, "梧桐苑小区四栋2单元1102室"),
        (ESTATE, "梧桐苑"),
        ("青禾街道锦绣坊小区4号楼2单元1102", "锦绣坊4号楼2单元1102"),
    ],
)
def test_an_address_is_found_in_every_dress(home: str, written: str) -> None:
    assert found(PrivateKind.ADDRESS, home, f"甲方现{written}。")


@pytest.mark.parametrize("written", ["青禾第三小学", "青禾第3小学", "青禾 第三 小学"])
def test_a_school_is_found_with_its_number_in_figures(written: str) -> None:
    assert found(PrivateKind.PLACE, "青禾第三小学", f"孩子在{written}上学。")
    assert not found(PrivateKind.PLACE, "青禾第三小学", "孩子在青禾第四小学上学。")


@pytest.mark.parametrize("words", ["他有一把备用钥匙", "她有「一把」备用，钥匙"])
def test_words_are_found_whatever_the_punctuation(words: str) -> None:
    assert found(PrivateKind.PHRASE, "有一把备用钥匙", f"另查明，{words}。")


@pytest.mark.parametrize(
    ("kind", "text", "innocent"),
    [
        (PrivateKind.PHONE, MOBILE, "每月1380.00元，自2026年起，共276期。"),
        (PrivateKind.PHONE, MOBILE, "13800000277"),
        (PrivateKind.ADDRESS, ESTATE, "双方同意小区物业费各付一半，4号前付清。"),
        (PrivateKind.ADDRESS, "娘家", "甲方回娘家居住。"),  # too short to be told apart
        (PrivateKind.NOTE, "好", "好。"),
    ],
)
def test_what_only_looks_alike_is_let_through(kind: PrivateKind, text: str, innocent: str) -> None:
    assert found(kind, text, innocent) == []


def test_what_the_readers_know_is_no_secret() -> None:
    assert found(PrivateKind.ADDRESS, ESTATE, "住梧桐苑小区4号楼2单元1102。", known=(ESTATE,)) == []
    assert found(PrivateKind.ADDRESS, ESTATE, "住梧桐苑小区4号楼2单元1102。", known=("梧桐苑物业",))


def test_the_sentence_is_shown_with_its_place() -> None:
    (told,) = found(PrivateKind.PHONE, MOBILE, "一、分居。二、甲方电话138 0000 0276，请勿外传！三、其他。")
    assert told.sentence == "二、甲方电话138 0000 0276，请勿外传！"
    assert told.sentence[told.start :][: told.length] == "138 0000 0276"


def test_a_note_is_looked_for_sentence_by_sentence() -> None:
    said = sentences("她想先住到姐姐家里去。好的。\n存折在柜子最上面一层！")
    assert said == ("她想先住到姐姐家里去", "存折在柜子最上面一层")


@pytest.mark.parametrize(
    ("text", "figures"),
    [("十二号", "12号"), ("二十一", "21"), ("一百零三", "103"), ("一百二十", "120"), ("二〇二六", "2026")],
)
def test_chinese_numbers_become_figures(text: str, figures: str) -> None:
    assert fold(text, Folding.NUMERALS).text == figures


@given(st.text(max_size=80), st.sampled_from(list(Folding)))
def test_every_kept_character_leads_back(text: str, way: Folding) -> None:
    folded = fold(text, way)
    assert len(folded.text) == len(folded.places)
    assert all(0 <= place < len(text) for place in folded.places)
    assert list(folded.places) == sorted(folded.places)


@given(st.lists(st.sampled_from(GAPS), min_size=10, max_size=10))
def test_no_separator_hides_a_number(between: list[str]) -> None:
    written = "".join(digit + gap for digit, gap in zip(MOBILE, [*between, ""], strict=True))
    assert found(PrivateKind.PHONE, MOBILE, f"联系方式：{written}，谢谢")

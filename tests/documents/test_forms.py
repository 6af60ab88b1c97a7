"""The dossier's, the office's and counselling's papers: empty fields, long facts, rare names, six parties."""

from __future__ import annotations

import json
import re
from dataclasses import fields, replace
from typing import Any

import pytest

from mediation_desk.documents import pdf, word
from mediation_desk.documents.amount_words import capital_day
from mediation_desk.documents.case_ledger import COLUMNS, LedgerFacts, case_ledger
from mediation_desk.documents.closing_report import ClosingFacts, closing_report
from mediation_desk.documents.dossier_cover import CoverFacts, dossier_cover
from mediation_desk.documents.dossier_index import ITEMS, IndexFacts, dossier_index
from mediation_desk.documents.evidence_list import EvidenceFacts, evidence_list
from mediation_desk.documents.extension_consent import ExtensionFacts, extension_consent
from mediation_desk.documents.house import House, wearing
from mediation_desk.documents.investigation_record import InquiryFacts, investigation_record
from mediation_desk.documents.kind import FieldKind, Shelf
from mediation_desk.documents.paper import Paragraph, Seal, Signatures
from mediation_desk.documents.papers import PAPERS
from mediation_desk.documents.power_of_attorney import POWERS, MandateFacts, power_of_attorney
from mediation_desk.documents.receipt import ReceiptFacts, receipt
from mediation_desk.documents.stats_cases import ITEMS as FIGURES
from mediation_desk.documents.stats_cases import CaseStatsFacts, stats_cases
from mediation_desk.documents.style import FORMS
from tests.documents.form_samples import FILLED, RARE
from tests.documents.reading import pdf_pages, pdf_text, squeezed, word_text

KINDS = {kind.key: kind for kind in PAPERS if kind.key in FILLED}
HOSTILE = "<w:p/>&amp;]]>=1+1 %s｛甲｝'\"\\"
PAGES = {
    "application": 1,
    "acceptance_form": 1,
    "oral_agreement": 1,
    "rights_notice": 1,
    "dossier_cover": 1,
    "dossier_index": 1,
    "power_of_attorney": 1,
    "evidence_list": 1,
    "investigation_record": 2,
    "closing_report": 1,
    "joint_consultation": 2,
    "case_ledger": 1,
    "stats_cases": 1,
    "stats_org": 1,
    "destruction_register": 1,
    "reading_register": 1,
    "counselling_stats": 1,
}
"""How many sheets an empty form takes."""
FOOTER = re.compile(r"第\d+页共\d+页")


def said(paper: Any) -> str:
    """The words of the PDF without its footers."""
    return FOOTER.sub("", pdf_text(pdf.render(paper)))


@pytest.mark.parametrize("key", PAGES)
def test_blank_forms_fill_whole_sheets(key: str) -> None:
    kind = next(kind for kind in PAPERS if kind.key == key)
    assert len(pdf_pages(pdf.render(kind.build(kind.blank)))) == PAGES[key]


@pytest.mark.parametrize("key", FILLED)
def test_every_field_is_a_fact_and_every_typed_word_prints(key: str) -> None:
    kind = KINDS[key]
    names = {one.name for one in fields(kind.facts)}
    for field in kind.fields:
        assert field.name in names
        word_typed = f"字{RARE}{HOSTILE}"
        if field.kind is FieldKind.CHOICE:
            continue
        typed: Any = word_typed
        if field.kind is FieldKind.ROWS:
            typed = ((*("甲",) * (len(field.columns) - 1), word_typed),)
        elif field.kind is FieldKind.TALK:
            typed = (("问", word_typed),)
        elif field.kind is FieldKind.TICKS:
            typed = field.choices
        paper = kind.build(replace(FILLED[key], **{field.name: typed}))
        printed = said(paper)
        wanted = field.choices[0] if field.kind is FieldKind.TICKS else squeezed(word_typed)
        assert wanted in printed, field.name
        assert wanted in word_text(word.render(paper)), field.name


@pytest.mark.parametrize("key", FILLED)
def test_choices_are_ticked_or_told(key: str) -> None:
    kind = KINDS[key]
    for field in kind.fields:
        for choice in field.choices if field.kind is FieldKind.CHOICE else ():
            printed = pdf_text(pdf.render(kind.build(replace(FILLED[key], **{field.name: choice}))))
            assert f"☑{choice}" in printed or (choice in printed and f"☐{choice}" not in printed)


@pytest.mark.parametrize("key", FILLED)
def test_seal_and_signatures_are_never_closed(key: str) -> None:
    kind = KINDS[key]
    paper = kind.build(kind.facts())
    for block in paper.blocks:
        if isinstance(block, Signatures):
            assert not any("/" in label for column in block.columns for label in column.labels)
        if isinstance(block, Seal):
            assert "/" not in block.name + block.date
            assert kind.sealed


def test_a_fact_of_twenty_pages_is_kept_whole() -> None:
    told = tuple((("问", "答")[n % 2], f"第{n}句，双方协商一致；" * 9) for n in range(160))
    paper = investigation_record(InquiryFacts(talk=told))
    pages = pdf_pages(pdf.render(paper))
    assert len(pages) >= 20
    assert word_text(word.render(paper)).count("双方协商一致") == 160 * 9
    assert said(paper).count("双方协商一致") == 160 * 9
    long = closing_report(ClosingFacts(summary="纠纷由来已久，各执一词。" * 1900, source="主动调解"))
    assert len(pdf_pages(pdf.render(long))) > 20


def test_six_parties_sign() -> None:
    labels = tuple(f"{side}方：" for side in "甲乙丙丁戊己")
    paper = extension_consent(ExtensionFacts(party_labels=labels))
    printed = said(paper)
    assert all(label in printed for label in labels)
    assert printed.count("年月日") == 6


def test_a_long_list_repeats_its_head_and_numbers_every_row() -> None:
    rows = tuple((f"照片{n}", "视听资料", RARE) for n in range(1, 61))
    pages = [squeezed(page) for page in pdf_pages(pdf.render(evidence_list(EvidenceFacts(pieces=rows))))]
    assert len(pages) > 3
    assert sum("证据名称" in page for page in pages) == len(pages)
    assert "60照片60" in "".join(pages)


def test_the_cases_of_a_ledger_are_never_torn() -> None:
    case = tuple(f"{n:02d}内容" for n in range(len(COLUMNS)))
    pages = [squeezed(page) for page in pdf_pages(pdf.render(case_ledger(LedgerFacts(cases=(case,) * 40))))]
    assert len(pages) > 3
    assert all(page.count("00内容") == page.count("24内容") for page in pages)
    with pytest.raises(ValueError, match="twenty-five"):
        case_ledger(LedgerFacts(cases=(case[:-1],)))


def test_a_ledger_is_signed_on_a_sheet_with_its_last_case() -> None:
    for n in range(1, 12):
        case = tuple(f"{k:02d}内容" for k in range(len(COLUMNS)))
        *_, last = pdf_pages(pdf.render(case_ledger(LedgerFacts(cases=(case,) * n))))
        assert "填表人" in last
        assert "24内容" in squeezed(last)


def test_options_to_tick_are_no_lines_to_write_on() -> None:
    for key in ("receipt", "child_wish"):
        blank = KINDS[key].build(KINDS[key].blank)
        runs = [run for block in blank.blocks if isinstance(block, Paragraph) for run in block.runs]
        assert any("☐" in run.text for run in runs)
        assert not any(run.underline for run in runs if "☐" in run.text)


def test_whoever_asks_about_their_data_has_a_line_of_its_own_to_sign() -> None:
    kind = next(kind for kind in PAPERS if kind.key == "data_request")
    signs = next(block for block in kind.build(kind.blank).blocks if isinstance(block, Signatures))
    assert [len(column.labels) for column in signs.columns] == [2]


def test_an_index_has_thirteen_items_and_says_what_is_lacking() -> None:
    printed = said(dossier_index(IndexFacts(pages=("1",))))
    assert printed.count("/") == 25
    positions = [printed.index(item) for item in ITEMS]
    assert positions == sorted(positions)
    with pytest.raises(ValueError, match="thirteen"):
        dossier_index(IndexFacts(pages=("1",) * 14))


def test_a_cover_leaves_room_for_whoever_files_it() -> None:
    printed = said(dossier_cover(CoverFacts()))
    assert "立卷人立卷日期保管期限/" in printed


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026年1月1日", "贰零贰陆年零壹月零壹日"),
        ("2026年10月20日", "贰零贰陆年零壹拾月零贰拾日"),
        ("2026年11月11日", "贰零贰陆年壹拾壹月壹拾壹日"),
        ("2026年12月31日", "贰零贰陆年壹拾贰月叁拾壹日"),
        ("2026年3月9日", "贰零贰陆年叁月零玖日"),
        ("2026年9月30日", "贰零贰陆年玖月零叁拾日"),
        ("三月初", "三月初"),
        ("2026年2月30日", "2026年2月30日"),
    ],
)
def test_days_in_capitals(day: str, words: str) -> None:
    assert capital_day(day) == words


def test_a_receipt_says_the_sum_twice_and_what_is_no_sum_as_typed() -> None:
    assert "人民币12,000.00元（大写：人民币壹万贰仟元整）" in said(receipt(ReceiptFacts(amount="1.2万")))
    typed = said(receipt(ReceiptFacts(amount="一袋小麦")))
    assert "人民币一袋小麦元（大写：人民币）" in typed
    assert "人民币/元（大写：人民币/）" in said(receipt(ReceiptFacts()))


def test_powers_are_ticked_one_by_one_and_the_warning_stands() -> None:
    printed = said(power_of_attorney(MandateFacts(powers=(POWERS[3],))))
    assert f"☑④{POWERS[3]}" in printed
    assert printed.count("☑") == 1
    assert "离婚的意愿不能委托他人" in printed


def test_a_figure_nobody_knows_stands_under_the_table() -> None:
    printed = said(stats_cases(CaseStatsFacts(figures=((FIGURES[0], "321"), ("线上调解", "12")))))
    assert "321" in printed
    assert "线上调解12" in printed
    twice = said(stats_cases(CaseStatsFacts(figures=((FIGURES[0], "321"), (FIGURES[0], "654")))))
    assert "321" in twice
    assert f"{FIGURES[0]}654" in twice


def test_a_row_with_more_cells_than_columns_is_refused() -> None:
    with pytest.raises(ValueError, match="more cells"):
        evidence_list(EvidenceFacts(pieces=(("甲",) * 10,)))


def test_what_the_house_calls_otherwise_is_ticked_all_the_same() -> None:
    renamed = tuple(f"某{power}" for power in POWERS)
    house = House(
        changes={"power_of_attorney": {"powers": renamed}, "dossier_index": {"items": ("只有一项",)}}
    )
    with wearing(lambda: house):
        printed = said(power_of_attorney(MandateFacts(powers=(POWERS[0], renamed[1]))))
        assert "☑①某" in printed
        assert "☑②某" in printed
        assert ITEMS[12] in said(dossier_index(IndexFacts()))


def test_what_tells_of_a_child_or_of_danger_lies_apart() -> None:
    for key in ("child_wish", "joint_consultation"):
        assert KINDS[key].restricted
        assert KINDS[key].shelf is Shelf.SIDE
        assert KINDS[key].item == 0
    slip = said(KINDS["appointment_slip"].build(FILLED["appointment_slip"]))
    assert not any(word in slip for word in ("调解", "婚", "家庭", "暴力", "辅导", "妇"))


def test_no_word_or_look_is_said_twice_in_a_file() -> None:
    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        assert len(pairs) == len(dict(pairs)), sorted(key for key, _ in pairs)
        return dict(pairs)

    for path in FORMS.glob("*.json"):
        json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=once)

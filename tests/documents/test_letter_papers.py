"""What letters, notices, court and registry papers must and must never say."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from mediation_desk.documents import pdf, word
from mediation_desk.documents.house import House, wearing
from mediation_desk.documents.kind import FieldKind, PaperKind, Shelf
from mediation_desk.documents.letter_papers import LETTER_PAPERS
from mediation_desk.documents.non_acceptance_notice import REASONS
from mediation_desk.documents.paper import Seal
from mediation_desk.documents.preview import page_count
from mediation_desk.documents.termination_notice import GROUNDS
from mediation_desk.documents.wording import our_wording
from mediation_desk.errors import DeskError
from tests.documents.letter_samples import FILLED, RARE
from tests.documents.reading import pdf_text, squeezed, word_text

KINDS = {kind.key: kind for kind in LETTER_PAPERS if kind.key in FILLED}
FROM_THE_REGISTER = {"number", "party_labels", "names", "slip", "lines", "by_hand", "imprint"}
"""Facts nobody types: the number a letter is given, who signs, and what is not said of anybody."""
PAGES = {
    "confirmation_application": 2,
    "mediation_proof": 1,
    "non_acceptance_notice": 1,
    "termination_notice": 2,
    "delegation_reply": 1,
    "court_letter": 1,
    "police_letter": 2,
    "divorce_agreement": 2,
    "privacy_consent": 2,
    "help_record_proof": 1,
    "service_receipt": 1,
    "service_address": 1,
    "payee_details": 1,
}
every_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)


@every_kind
def test_staff_may_correct_every_fact(kind: PaperKind) -> None:
    facts = {one.name for one in fields(kind.facts)}
    typed = [one.name for one in kind.fields]
    assert set(typed) <= facts
    assert facts - set(typed) <= FROM_THE_REGISTER
    assert len(typed) == len(set(typed))
    for field in kind.fields:
        assert bool(field.choices) is (field.kind in (FieldKind.CHOICE, FieldKind.TICKS))
        assert bool(field.columns) is (field.kind is FieldKind.ROWS)


@every_kind
def test_samples_take_as_many_pages_as_they_should(kind: PaperKind) -> None:
    assert page_count(pdf.render(kind.build(FILLED[kind.key]))) == PAGES[kind.key]


@every_kind
def test_every_typed_word_is_printed_in_both_files(kind: PaperKind) -> None:
    facts = FILLED[kind.key]
    paper = kind.build(facts)
    printed, written = pdf_text(pdf.render(paper)), word_text(word.render(paper))
    for field in kind.fields:
        told = getattr(facts, field.name)
        if field.kind in (FieldKind.LINE, FieldKind.DAY):
            for said in (printed, written):
                assert squeezed(told.replace("；", "")) in said.replace("2.", "") or "；" in told


@every_kind
def test_hostile_text_stops_the_print_and_not_the_making(kind: PaperKind) -> None:
    name = next(one.name for one in kind.fields if one.kind is FieldKind.LINE and one.needed)
    for hostile, key in (("王\x00", "paper.unprintable"), ("{金额}", "paper.unfilled_field"), ("\ue000", "")):
        paper = kind.build(replace(FILLED[kind.key], **{name: hostile}))
        for printer in (pdf.render, word.render):
            with pytest.raises(DeskError) as stopped:
                printer(paper)
            assert stopped.value.key == (key or "paper.missing_glyph")


@every_kind
def test_a_text_of_many_pages_is_printed_whole(kind: PaperKind) -> None:
    names = [one.name for one in kind.fields if one.kind is FieldKind.TEXT]
    words = "".join(f"第{n}笔，双方协商一致；" for n in range(700))
    for name in names[-1:]:
        paper = kind.build(replace(FILLED[kind.key], **{name: words}))
        assert squeezed(words) in word_text(word.render(paper))
        printed = pdf.render(paper)
        assert page_count(printed) >= 8
        assert "第699笔" in pdf_text(printed)


def test_notices_to_parties_never_speak_of_violence() -> None:
    for said in (*REASONS, *GROUNDS):
        assert "暴力" not in said
        assert "安全" not in said


def test_the_divorce_agreement_names_neither_committee_nor_mediator_nor_seal() -> None:
    kind = KINDS["divorce_agreement"]
    paper = kind.build(FILLED["divorce_agreement"])
    said = pdf_text(pdf.render(paper))
    assert "调解" not in said.replace("双方及调解员已听取", "")
    assert not any(isinstance(block, Seal) for block in paper.blocks)
    assert (kind.copies, kind.sealed) == ("3", False)


def test_what_tells_where_somebody_is_goes_to_the_court_alone() -> None:
    kind = KINDS["service_address"]
    assert kind.restricted
    assert kind.shelf is Shelf.OUT
    told = {one.name for one in fields(KINDS["payee_details"].facts)}
    assert told.isdisjoint({"phone", "address", "identity"})


def test_a_choice_prints_as_the_house_words_it() -> None:
    ours = our_wording("termination_notice").lists["grounds"]
    house = House({"termination_notice": {"grounds": ["本区用语", *ours[1:]]}})
    kind = KINDS["termination_notice"]
    with wearing(lambda: house):
        said = pdf_text(pdf.render(kind.build(replace(FILLED["termination_notice"], ground=ours[0]))))
    assert "因本区用语，现终止调解" in said
    assert ours[0] not in said


def test_boxes_tell_what_was_consented_to() -> None:
    kind = KINDS["privacy_consent"]
    said = pdf_text(pdf.render(kind.build(FILLED["privacy_consent"])))
    assert said.count("☑同意") == 4
    assert said.count("☑不同意") == 2
    assert f"监护人{squeezed(RARE)}：" in said
    assert "☑" not in pdf_text(pdf.render(kind.build(kind.blank)))

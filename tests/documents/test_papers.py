"""Every paper, filled, partly filled and blank: both files say the same and are the same twice."""

from __future__ import annotations

from typing import Any

import pytest

from mediation_desk.documents import layout, pdf, word
from mediation_desk.documents.checked import checked
from mediation_desk.documents.mediation_agreement import AgreementFacts, ClauseWords, mediation_agreement
from mediation_desk.documents.paper import Paper, Signatures
from mediation_desk.documents.papers import PAPERS
from mediation_desk.errors import DeskError
from tests.documents import dossier_samples, form_samples, letter_samples, samples
from tests.documents.reading import pdf_pages, pdf_text, squeezed, without_imprint, word_text
from tests.documents.samples import AGREEMENT, FINAL

FILLED = samples.FILLED | form_samples.FILLED | letter_samples.FILLED | dossier_samples.FILLED
PARTLY = samples.PARTLY | form_samples.PARTLY | letter_samples.PARTLY | dossier_samples.PARTLY
COVERS = ("dossier_cover", "back_cover")
"""What these are called is not what they say."""

CASES: list[tuple[str, Any, Paper]] = [
    (f"{kind.form}-{state}", kind, kind.build(facts))
    for kind in PAPERS
    for state, facts in (("filled", FILLED[kind.key]), ("partly", PARTLY[kind.key]), ("blank", kind.blank))
    if facts is not None
]


@pytest.mark.parametrize("paper", [case[2] for case in CASES], ids=[case[0] for case in CASES])
def test_both_files_say_the_same(paper: Paper) -> None:
    printed = pdf.render(paper)
    pages = pdf_pages(printed)
    area = layout.type_area(paper)
    imprints = [
        squeezed("".join(words.line.text for words in pdf.imprint(checked(paper), area, n, len(pages))))
        for n in range(1, len(pages) + 1)
    ]
    written = word.render(paper)
    assert without_imprint(pages, imprints) == word_text(written)
    assert pdf.render(paper) == printed
    assert word.render(paper) == written


@pytest.mark.parametrize("kind", [kind for kind in PAPERS if kind.blank], ids=lambda kind: kind.form)
def test_blank_forms_have_no_slash_and_filled_ones_no_gap(kind: Any) -> None:
    assert "/" not in pdf_text(pdf.render(kind.build(kind.blank)))
    filled = kind.build(FILLED[kind.key])
    assert kind.title in pdf_text(pdf.render(filled)) or kind.key in COVERS


def test_an_empty_field_of_a_finished_paper_is_closed_but_never_a_signature() -> None:
    paper = mediation_agreement(AgreementFacts(number="（2026）青婚人调协字第001号", version=1))
    assert "姓名/性别/民族/年龄/" in pdf_text(pdf.render(paper))
    signs = next(block for block in paper.blocks if isinstance(block, Signatures))
    assert not any("/" in label for column in signs.columns for label in column.labels)


def test_a_draft_is_marked_and_has_no_number_and_a_final_print_carries_its_code_on_every_page() -> None:
    draft = pdf_pages(pdf.render(mediation_agreement(AGREEMENT)))
    assert all("核对稿" in page for page in draft)
    final = pdf_pages(pdf.render(mediation_agreement(FINAL)))
    assert len(final) > 1
    for n, page in enumerate(final, 1):
        said = squeezed(page)
        assert "核对稿" not in said
        assert FINAL.number in said
        assert "7KJF-92QD" in said
        assert f"第{n}页共{len(final)}页" in said


def test_clauses_are_found_again_on_their_pages() -> None:
    boxes = layout.layout_boxes(mediation_agreement(AGREEMENT))
    assert [box.clause for box in boxes][:2] == ["c0", "c1"]
    assert {box.clause for box in boxes} == {clause.id for clause in AGREEMENT.clauses}
    for box in boxes:
        assert 0 < box.x < box.x + box.width < 596
        assert 0 < box.y < box.y + box.height < 842
    plain = pdf.render(mediation_agreement(AGREEMENT))
    tinted = pdf.render(mediation_agreement(AGREEMENT), highlight="c2")
    assert plain != tinted
    assert pdf_text(plain) == pdf_text(tinted)


def test_an_unfilled_gap_stops_the_print() -> None:
    facts = AgreementFacts(clauses=(ClauseWords(id="c", text="每月支付人民币{金额}元。"),))
    for printer in (pdf.render, word.render):
        with pytest.raises(DeskError) as stopped:
            printer(mediation_agreement(facts))
        assert stopped.value.key == "paper.unfilled_field"
        assert stopped.value.names == {"place": "一、"}

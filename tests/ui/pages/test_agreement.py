"""The agreement editor: typing, order, findings, undo, drafts, oral agreements."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediation_desk.domain.agreement import AgreementForm
from mediation_desk.domain.safety import Mark
from mediation_desk.register import cases, numbers
from mediation_desk.services.clause_books import clause_library
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.notice import Refusal
from mediation_desk.ui.pages.agreement.library_popup import LibraryPopup
from mediation_desk.ui.pages.agreement.page import AgreementPage
from tests.case_fixtures import CHILD, HUSBAND, WIFE
from tests.desk_fixtures import MEDIATOR, Office
from tests.ui.pages.agreement_bench import Bench, gap


def test_an_amount_typed_stands_in_figures_and_capitals(bench):
    bench.work.look_at("c12")
    field = gap(bench, "amount")
    field.edit.setText("2800")
    assert dict(bench.now.clauses[1].gaps)["amount"] == "2800.00"
    assert "人民币贰仟捌佰元整" in field._helper.text()
    assert "人民币2,800元（大写：人民币贰仟捌佰元整）" in bench.work.clause.reading.text()


def test_the_paper_is_drawn_at_once_when_the_page_opens(bench):
    assert bench.work.paper.pages()


def test_clauses_move_by_keys_and_back_by_undo(bench):
    clauses = bench.work.list.clauses
    bench.work.look_at("c12")
    bench.qtbot.keyClick(clauses, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [one.id for one in bench.now.clauses][:2] == ["c12", "c10"]
    assert bench.work.clause._number.text().startswith("第一条")
    bench.qtbot.keyClick(bench.work, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [one.id for one in bench.now.clauses][:2] == ["c10", "c12"]
    bench.work.editing.redo()
    assert [one.id for one in bench.now.clauses][:2] == ["c12", "c10"]


def test_undo_in_a_field_takes_the_whole_word_back(bench):
    bench.work.show_segment("performance")
    field = bench.work.performance.fields["manner"]
    for text in ("现", "现金", "现金支付"):
        field.edit.setText(text)
    assert bench.now.manner == "现金支付"
    bench.qtbot.keyClick(field.edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert bench.now.manner == "银行转账"
    assert field.value() == "银行转账"


def test_a_deleted_clause_comes_back_where_it_was(bench):
    before = bench.now.clauses
    bench.work.look_at("c12")
    bench.qtbot.keyClick(bench.work.list.clauses, Qt.Key.Key_Delete)
    assert [one.id for one in bench.now.clauses] == ["c10", "free", "c53", "c54"]
    bench.toasts[-1]()
    assert bench.now.clauses == before


def test_a_library_clause_can_be_worded_by_hand_and_back(bench):
    bench.work.look_at("c10")
    said = bench.work.clause.reading.text()
    bench.work.clause.reword()
    assert bench.work.clause.words.words.value() in said
    bench.work.clause.words.words.edit.setPlainText("孩子随甲方共同生活。")
    assert bench.now.clauses[0].text == "孩子随甲方共同生活。"
    bench.work.clause.unword()
    assert bench.now.clauses[0].text == ""
    assert bench.work.clause.reading.text() == said


def test_a_forbidden_sentence_locks_the_final_print_and_names_itself(bench):
    bench.with_clause("甲方自愿放弃报警的权利。")
    added = bench.work.clause_id
    assert bench.work.found.mark(added) == "forbid"
    assert "1 条禁止" in bench.work.foot.forbidden.words.text()
    bench.work.look_at("c10")
    bench.page.out.print_final()
    bench.wait()
    refusal = bench.page.findChild(Refusal)
    said = " ".join(one.text() for one in refusal.findChildren(Prose))
    assert "甲方自愿放弃报警的权利" in said
    assert "反家庭暴力法" in said
    assert bench.kept().prints == ()
    buttons = {one.text(): one for one in refusal.findChildren(type(bench.page.back))}
    buttons["看依据"].click()
    assert bench.work.clause_id == added
    assert any("第十三条" in one.text() for one in bench.work.clause.findings.findChildren(Prose))


def test_removing_the_forbidden_sentence_opens_the_print_again(bench):
    bench.with_clause("乙方按月支付。甲方自愿放弃报警的权利。")
    card = bench.work.clause.findings.cards[0]
    acts = bench.work._helps(card.finding)
    assert [words for words, _act in acts] == ["换成建议写法", "删去这一句"]
    acts[1][1]()
    assert bench.work.editing.clause(bench.work.clause_id).text == "乙方按月支付。"


def test_the_suggested_wording_takes_the_place_of_the_sentence_and_undo_gives_it_back(bench):
    bench.with_clause("乙方按月支付。甲方自愿放弃报警的权利。")
    (put, _remove) = bench.work._helps(bench.work.clause.findings.cards[0].finding)
    put[1]()
    said = bench.work.editing.clause(bench.work.clause_id).text
    assert said == "乙方按月支付。任何一方遇有家庭暴力或者威胁，均有权依法报警、求助。"
    assert not [one for one in bench.work.clause.findings.cards if one.finding.rule == "waives_report"]
    bench.work.editing.undo()
    assert bench.work.editing.clause(bench.work.clause_id).text == "乙方按月支付。甲方自愿放弃报警的权利。"


def test_after_a_button_of_a_finding_the_undo_key_still_reaches_the_agreement(bench):
    bench.with_clause("乙方按月支付。甲方自愿放弃报警的权利。")
    (card,) = bench.work.clause.findings.cards
    (put,) = [one for one in card.findChildren(Button) if one.text() == "换成建议写法"]
    put.setFocus()
    bench.qtbot.keyClick(put, Qt.Key.Key_Space)
    focused = QApplication.focusWidget()
    assert bench.work.isAncestorOf(focused)
    bench.qtbot.keyClick(focused, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert bench.work.editing.clause(bench.work.clause_id).text == "乙方按月支付。甲方自愿放弃报警的权利。"


def test_a_wrong_name_in_the_facts_is_said_there_and_put_right(bench):
    right = bench.work.context.names.parties[0].name
    wrong = right[0] + "某" + right[2]
    bench.work.editing.change(facts=f"{wrong}与丈夫因家务争吵。")
    (found,) = [one for one in bench.work.found.of_segment("facts") if one.finding.rule == "name_unlike"]
    assert found.sentence == wrong
    assert not bench.work.found.of_segment("performance")
    assert bench.work.foot.reminded.words.text() == "1 条提醒 · 事实"
    bench.work._helps(found.finding)[0][1]()
    assert bench.now.facts == f"{right}与丈夫因家务争吵。"


def test_a_reminder_is_kept_with_a_reason(bench):
    bench.with_clause("乙方尽快归还甲方的书。")
    bench.page.out.print_final()
    bench.wait()
    assert bench.kept().prints == ()
    card = bench.work.clause.findings.cards[0]
    card.reason.edit.setText("双方约定当场归还")
    assert bench.now.kept[0].reason == "双方约定当场归还"
    assert bench.work.found.first_unkept() is None
    bench.print_final()
    assert bench.kept().current is not None


def test_no_button_of_a_note_changes_an_amount(bench):
    library = clause_library()
    before = replace(bench.now)
    assert library.form("C12") is not None
    bench.work.look_at("c12")
    gap(bench, "amount").edit.setText("5000")
    finding = next(one for one in bench.work.found.findings if one.rule == "support_high")
    assert bench.work._helps(finding) == []
    assert before.clauses[1] != bench.now.clauses[1]


def test_the_paper_follows_and_turns_to_the_clause(bench):
    bench.work.look_at("c54")
    bench.draw()
    shown = bench.work.paper.pages()
    assert len(shown) >= 1
    assert bench.work.paper.page() == len(shown) - 1 or len(shown) == 1
    bench.work.look_at("c12")
    gap(bench, "amount").edit.setText("9999")
    bench.draw()
    assert bench.work.paper.pages()[0] != shown[0]
    assert isinstance(shown[0], QImage)


def test_a_draft_not_saved_comes_back(bench):
    bench.work.show_segment("facts")
    bench.work.facts.fields["facts"].edit.setPlainText("双方于2012年登记结婚。")
    bench.desk.keep_drafts()
    bench.wait()
    assert bench.kept().agreement.facts != "双方于2012年登记结婚。"
    bench.open()
    assert bench.now.facts == "双方于2012年登记结婚。"
    bench.page.save()
    bench.wait()
    assert bench.kept().agreement.facts == "双方于2012年登记结婚。"
    assert not bench.work.editing.dirty
    bench.open()
    assert not bench.work.editing.dirty


def test_leaving_saves_a_draft_that_was_never_printed(bench):
    bench.work.performance.fields["place"].edit.setText("文华路")
    assert bench.page.left()
    bench.wait()
    assert bench.kept().agreement.place == "文华路"


def test_signers_copies_and_identity_numbers(bench):
    signers = bench.work.signers
    bench.work.show_segment("signers")
    row = signers._rows[HUSBAND.id]
    row.representative.edit.setText("赵大伟")
    assert bench.now.signers[1].representative == "赵大伟"
    assert bench.now.signers[1].capacity == "法定代理人"
    signers.copies.edit.setText("5")
    assert bench.now.copies == 5
    assert any(card.finding.rule == "copies_differ" for card in signers.findings.cards)
    signers.identity.set_value(False)
    assert not bench.now.show_identity_numbers
    assert MEDIATOR.id in bench.now.mediator_ids


def test_the_library_is_searched_and_adds_with_what_is_known(bench):
    popup = bench.work.open_library()
    popup.search.setText("抚养费调整")
    assert popup.lines.current() == "C13"
    bench.qtbot.keyClick(popup.search, Qt.Key.Key_Return)
    assert bench.now.clauses[1].kind == "C13"
    bench.work.add_clause("C10")
    assert dict(bench.now.clauses[2].gaps) == {"child": CHILD.id}


def test_what_the_library_does_not_hold_is_written_freely(bench):
    popup = bench.work.open_library()
    popup.search.setText("宠物由谁照顾")
    bench.qtbot.keyClick(popup.search, Qt.Key.Key_Return)
    assert bench.now.clauses[1].kind == ""


def test_a_clause_locked_by_a_mark_is_not_picked(bench):
    picked: list[str] = []
    popup = LibraryPopup(bench.work, clause_library(), Mark.ORANGE, frozenset(), picked.append)
    popup.search.setText("和好")
    assert popup.lines.current() == "C02"
    popup._take("C02")
    assert picked == []
    popup.close()


@pytest.mark.parametrize("form", clause_library().forms, ids=lambda form: form.kind)
def test_every_model_clause_is_asked_for_and_kept_as_typed(bench_form, form):
    bench_form(form)


@pytest.fixture
def bench_form(qtbot: QtBot):
    """Fill every gap of a model clause through its field and read the clause back."""
    from datetime import date

    from mediation_desk.domain.clauses.library import new_clause
    from mediation_desk.domain.clauses.names import Named, Names
    from mediation_desk.domain.clauses.sentence import render
    from mediation_desk.ui.pages.agreement.gap_form import GapForm

    names = Names(
        people=(
            Named(person_id=WIFE.id, name="林晓芸", label="甲方"),
            Named(person_id=HUSBAND.id, name="赵启帆", label="乙方"),
            Named(person_id=CHILD.id, name="赵予安", label="赵予安", born=CHILD.born, child=True),
        ),
        centre="中心",
        committee="委员会",
    )
    today = date(2026, 3, 18)

    def fill(form) -> None:
        typed: dict[str, str] = {}
        made = GapForm(form, names, today, typed.__setitem__)
        qtbot.addWidget(made)
        clause = new_clause(form, "x", **{one.name: SAMPLES[one.kind](one) for one in form.gaps})
        made.show_clause(clause)
        assert typed == {}
        assert {name: one.read() for name, one in made.gaps.items()} == dict(clause.gaps)
        assert render(clause, clause_library(), names, today).missing == ()

    return fill


def _rows(gap) -> str:
    cells = {"name": "存款", "number": "1234", "value": "100.00", "amount": "100.00", "taker": WIFE.id}
    return "\t".join(cells.get(column, "银行") for column in gap.columns)


SAMPLES = {
    "party": lambda _gap: HUSBAND.id,
    "child": lambda _gap: CHILD.id,
    "date": lambda _gap: "2026-09-30",
    "month": lambda _gap: "2026-04",
    "day": lambda _gap: "10",
    "amount": lambda _gap: "2800.50",
    "share": lambda gap: "equal" if gap.equal else f"{WIFE.id}:60,{HUSBAND.id}:40",
    "choice": lambda gap: gap.choices[0].value,
    "choices": lambda gap: ",".join(choice.value for choice in gap.choices[:2]),
    "count": lambda _gap: "2",
    "ordinals": lambda _gap: "2,4",
    "text": lambda _gap: "三个月",
    "bank": lambda _gap: "青禾农商行",
    "account": lambda _gap: "6217000012346608",
    "list": _rows,
}


def test_masked_shows_nothing_of_the_agreement(bench):
    bench.desk.mask(True)
    assert not bench.work.isVisible()
    texts = [one.text() for one in bench.page.findChildren(Label) if one.isVisible()]
    assert not any("赵启帆" in text or "抚养" in text for text in texts)
    bench.desk.mask(False)
    assert bench.work.isVisible()


def test_an_oral_agreement_about_children_must_be_written(qtbot: QtBot, tmp_path: Path):
    bench = Bench(qtbot, tmp_path, begun=False)
    page: AgreementPage = bench.page
    page.begin(AgreementForm.ORAL)
    bench.wait()
    bench.agreement = bench.now
    assert bench.now.form is AgreementForm.ORAL
    bench.with_clause("乙方当场归还甲方雨伞一把。")
    pane = bench.work.performance
    assert pane.written.isHidden() is False
    pane.fields["performed_on_the_spot"].set_value(True)
    assert pane.written.isHidden()
    for name, said in (("manner", "当场归还"), ("deadline", "当场"), ("place", "中心")):
        field = pane.fields[name]
        field.set_value(said)
    bench.page.out.print_final()
    bench.wait()
    refused = bench.page.findChild(Refusal)
    assert refused is not None  # the day it was reached is missing
    bench.work.look_at(bench.now.clauses[0].id)
    next(one for one in refused.findChildren(Button) if one.text() == "去看履行方式").click()
    assert bench.work.segment == "performance"
    assert pane.fields["reached_on"].isAncestorOf(QApplication.focusWidget())
    pane.fields["reached_on"].edit.setText("2026-03-18")
    bench.with_clause("孩子随甲方生活。")
    bench.page.out.print_final()
    bench.wait()
    assert bench.kept().prints == ()
    pane.make_written()
    assert bench.now.form is AgreementForm.WRITTEN
    bench.close()


def test_the_wish_to_divorce_is_split_off_and_taken_back(bench):
    def buttons() -> list[Button]:
        return [one for one in bench.work.whole.findChildren(Button) if one.text() == "分成两份协议"]

    assert buttons() == []
    bench.work.add_clause("C01")
    before = bench.now.clauses
    bench.work.show_segment("whole")
    (button,) = buttons()
    button.click()
    bench.wait()
    assert [one.kind for one in bench.now.clauses] == [one.kind for one in before if one.kind != "C01"]
    assert buttons() == []
    assert not bench.work.editing.dirty
    bench.toasts[-1]()
    bench.wait()
    assert bench.now.clauses == before
    assert bench.kept().agreement.clauses == before


def test_a_case_without_agreement_says_nothing_of_the_one_before(bench):
    def add_second(office: Office) -> str:
        with office.as_(MEDIATOR) as records:
            first = cases.get(records, bench.case_id)
            number = numbers.take(records, "case", 2026)
            return cases.add(records, replace(first, id="9" * 32, number=number), Mark.UNFINISHED).id

    other = bench.run(add_second)
    bench.page.opened(other)
    bench.wait()
    assert bench.page.work is None
    assert bench.page.head._under.text() == ""
    assert bench.page.head._shown_facts == ()
    assert bench.page.accessibleName() == "协议书"

"""The agreement leaving the desk: proof, final print, export, given to both, signed, given up."""

from __future__ import annotations

from pathlib import Path

from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from mediation_desk.domain.agreement import PrintState
from mediation_desk.domain.short_code import code_from
from mediation_desk.services import agreements
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.field import Field
from tests.desk_fixtures import MEDIATOR, Office
from tests.ui.pages.agreement_bench import Bench


def pages_of(path: Path) -> int:
    document = PdfDocument(path)
    try:
        return len(document)
    finally:
        document.close()


def text_of(data: bytes) -> str:
    document = PdfDocument(data)
    try:
        return "".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def kept_bytes(bench: Bench, code: str) -> tuple[bytes, bytes]:
    def look(office: Office) -> tuple[bytes, bytes]:
        with office.reading(MEDIATOR) as records:
            return agreements.final_bytes(records, code)

    return bench.run(look)


def test_a_proof_is_marked_and_takes_no_number(bench):
    path = bench.folder / "draft"
    bench.give_password(bench.desk)
    bench.desk.files.prepared.append(path)
    bench.page.out.export("pdf")
    bench.wait()
    said = text_of(path.with_name("draft.pdf").read_bytes())
    assert "核对稿" in said
    assert "第001号" not in said
    assert any("没有加密" in notice for notice in bench.notices)
    assert bench.kept().prints == ()


def test_the_proof_is_printed_as_far_as_wanted(bench):
    path = bench.printer("proof.pdf", 1)
    bench.page.out.print_proof()
    bench.wait()
    assert pages_of(path) == 1
    path = bench.printer("all.pdf")
    bench.page.primary()
    bench.wait()
    assert pages_of(path) == len(bench.work.paper.pages()) or pages_of(path) >= 1


def test_a_final_print_is_kept_and_exported_byte_for_byte(bench):
    printed = bench.print_final()
    living = bench.kept().current
    assert living is not None
    assert pages_of(printed) >= 1
    pdf, docx = kept_bytes(bench, living.code)
    bench.give_password(bench.desk)
    assert living.code in text_of(pdf)
    for kind, wanted in (("pdf", pdf), ("docx", docx)):
        path = bench.folder / f"out.{kind}"
        bench.desk.files.prepared.append(path)
        bench.page.out.export(kind)
        bench.wait()
        assert path.read_bytes() == wanted


def test_giving_the_print_dialog_up_keeps_the_version(bench):
    bench.desk.files.printers.append(None)
    bench.page.out.print_final()
    bench.wait()
    assert bench.kept().current is not None
    assert bench.page.acts.step == "sign"


def test_a_later_edit_voids_the_print_when_it_is_saved(bench):
    bench.print_final()
    bench.work.performance.fields["place"].edit.setText("文华路")
    assert bench.page.acts.step == "proof"
    bench.page.left()
    bench.wait()
    assert bench.kept().current is not None  # leaving alone voids nothing
    bench.page.save()
    bench.wait()
    assert [one.state for one in bench.kept().prints] == [PrintState.SUPERSEDED]
    assert any("第 1 版已作废" in notice for notice in bench.notices)
    bench.print_final()
    assert [one.n for one in bench.kept().prints] == [1, 2]


def test_signed_by_everybody_is_frozen(bench):
    bench.print_final()
    bench.sign(leave_open=1)
    assert not bench.kept().frozen
    bench.sign()
    assert bench.kept().frozen
    assert bench.page.signing.dialog is None
    assert any("2026年3月18日" in notice for notice in bench.notices)
    assert bench.work.locked
    assert bench.work.clause.form is None
    bench.work.show_segment("facts")
    fields = [one for one in bench.work.facts.findChildren(Field) if one.isVisible()]
    assert fields == []
    assert bench.work.facts.read_only.text() == bench.now.facts
    assert bench.page.acts.step == "print"
    before = bench.now
    bench.work.delete("c12")
    assert bench.now == before


def test_a_wrong_code_is_said_beside_the_code(bench):
    bench.print_final()
    bench.sign(code="ABCD-EFG")
    dialog = bench.page.signing.dialog
    assert dialog is not None
    assert dialog.code.error
    assert not bench.kept().signatures
    typed = dialog.typed()
    assert typed
    dialog.reject()
    bench.page.signing.open()
    again = bench.page.signing.dialog
    assert again is not None
    assert (again.code.value(), again.typed()) == ("ABCD-EFG", typed)  # Esc loses nothing
    again.reject()


def test_nothing_given_records_nothing(bench):
    bench.print_final()
    bench.sign(leave_open=100)
    assert bench.page.signing.dialog is not None
    assert not bench.kept().signatures
    bench.page.signing.dialog.reject()


def test_the_number_is_given_up_with_its_reason(bench):
    bench.print_final()
    versions = bench.work.versions
    versions.given_up.emit("")
    bench.wait()
    assert versions.reason.error
    versions.given_up.emit("乙方不愿签名")
    bench.wait()
    assert [one.state for one in bench.kept().prints] == [PrintState.VOIDED]
    said = [one.text() for one in versions.findChildren(QLabel)]
    assert any("乙方不愿签名" in one for one in said)


def test_both_sides_see_the_clause_and_nothing_else(bench):
    bench.with_clause("乙方尽快归还甲方的书。")
    bench.work.look_at("c10")
    bench.page.show_to_both()
    shown = bench.page.shown
    assert shown is not None
    assert shown.words().startswith("一、")
    assert shown.findChildren(QLabel) == []
    assert shown.findChildren(QAbstractButton) == []
    bench.qtbot.keyClick(shown, Qt.Key.Key_Right)
    assert shown.words().startswith("二、")
    assert "提醒" not in shown.words()
    bench.qtbot.keyClick(shown, Qt.Key.Key_Left)
    shown.grab()
    bench.wait()
    bench.qtbot.keyClick(shown, Qt.Key.Key_Space)
    assert shown.whole_page
    assert shown.words() == ""
    shown.grab()
    bench.qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert bench.page.shown is None
    assert bench.work.clause_id == "c10"


def test_the_longest_clause_fits_the_screen(bench):
    bench.with_clause("双方约定如下事项并各自遵守。" * 60)
    bench.page.show_to_both()
    shown = bench.page.shown
    shown.resize(1366, 768)
    document = shown._laid_out(shown.words(), 1366 * 0.8)
    assert document.size().height() <= 768 * 0.95
    shown.close()


def test_one_key_shows_it(bench):
    with bench.qtbot.waitActive(bench.page):
        bench.page.activateWindow()
    bench.qtbot.keyClick(bench.page, Qt.Key.Key_F8)
    assert bench.page.shown is not None
    bench.page.shown.close()


def test_a_code_of_another_paper_is_refused(bench):
    bench.print_final()
    bench.sign(code=code_from(b"elsewhere"))
    dialog = bench.page.signing.dialog
    assert "不是这份协议的" in dialog.code.error
    dialog.reject()


def test_copies_are_noted_in_one_click_and_stand_with_the_print(bench):
    bench.print_final()
    bench.wait()
    versions = bench.work.versions
    note = next(one for one in versions.findChildren(Button) if one.text().startswith("登记发出"))
    assert "甲方 1" in note.text()
    note.click()
    bench.wait()
    said = [label.text() for label in versions.findChildren(QLabel)]
    assert any(one.startswith("已发出：甲方 1 · 乙方 1 · 留存 1") for one in said)

"""Papers: blank forms, papers of a case, and the version a check code names."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest

from mediation_desk.documents.papers import PAPERS
from mediation_desk.domain.short_code import code_from, scan_text
from mediation_desk.register import journal
from mediation_desk.ui.kit.lines import Group, Line
from mediation_desk.ui.pages.case.page import CasePage
from mediation_desk.ui.pages.case.story_words import Part, entries
from mediation_desk.ui.pages.paper import PaperPage
from mediation_desk.ui.pages.papers import PapersPage
from mediation_desk.ui.paper_out import export_paper, file_stem, print_paper
from mediation_desk.ui.seams import PrintChoice
from tests.desk_fixtures import COUNSELLOR, MEDIATOR, RECEPTION
from tests.ui.pages.agreement_bench import Bench
from tests.ui.pages.test_agreement_out import kept_bytes, pages_of, text_of


@pytest.fixture
def papers(bench: Bench) -> PapersPage:
    page = PapersPage(bench.desk)
    bench.show(page)
    page.opened()
    bench.wait()
    return page


def test_every_blank_form_is_shown_and_exported(bench, papers):
    blanks = [kind for kind in PAPERS if kind.blank is not None]
    listed = [line.id for line in papers.forms.list.entries.lines if isinstance(line, Line)]
    assert sorted(listed) == sorted(kind.key for kind in blanks)
    for kind in blanks:
        papers.forms.show_form(kind.key)
        bench.wait()
        path = bench.folder / f"{kind.key}.pdf"
        bench.desk.files.prepared.append(path)
        papers.view.export("pdf")
        assert kind.title in text_of(path.read_bytes()) or kind.key in ("dossier_cover", "back_cover")
        assert papers.view._pages


def test_forms_stand_by_shelf_and_are_found_by_name_or_number(bench, papers):
    def found():
        return [line.id for line in papers.forms.list.entries.lines if isinstance(line, Line)]

    groups = [line.title for line in papers.forms.list.entries.lines if isinstance(line, Group)]
    assert groups == ["正卷", "副卷", "函件与对外文书", "辅导", "办公用表簿"]
    everything = found()
    papers.forms.wanted.setText("d13 收")
    assert found() == ["receipt"]
    QTest.keyClick(papers.forms.wanted, Qt.Key.Key_Escape)
    assert papers.forms.wanted.text() == "d13 收"
    QTest.keyClick(papers.forms.wanted, Qt.Key.Key_Down)
    bench.wait()
    assert papers.view.made.key == "receipt"
    papers.forms.wanted.setText("没有的表")
    assert found() == []
    assert papers.forms.none.isVisibleTo(papers)
    assert papers.view.made.key == "receipt"
    papers.opened("dossier_cover")
    bench.wait()
    assert papers.view.made.key == "dossier_cover"
    assert found() == everything


def test_a_code_names_its_version(bench, papers):
    bench.print_final()
    living = bench.kept().current
    papers.opened("code")
    papers.code.typed.set_value(f" {living.code.lower().replace('-', '')} ")
    papers.primary()
    bench.wait()
    assert papers.code.paper.text() == "人民调解协议书 · 第 1 版"
    assert papers.code.state.text() == "已打印，未签署"
    assert living.number in papers.code.facts.text()
    papers.code._open()
    bench.wait()
    assert bench.gone[-1] == ("agreement", (bench.case_id, bench.agreement.id))


@pytest.mark.parametrize("typed", ["12", "ABCD-EFG!", code_from(b"elsewhere")])
def test_a_code_that_is_not_ours_is_said_beside_it(bench, papers, typed):
    papers.opened("code")
    papers.code.typed.set_value(typed)
    papers.code.look_up()
    bench.wait()
    assert papers.code.typed.error
    assert not papers.code._answer.isVisible()


def test_a_scanner_types_the_square_code_and_enter(bench, papers):
    bench.print_final()
    living = bench.kept().current
    papers.opened("code")
    QTest.keyClicks(papers.code.typed.edit, scan_text(living.code))
    QTest.keyClick(papers.code.typed.edit, Qt.Key.Key_Return)
    bench.wait()
    assert papers.code.found.number == living.number
    assert papers.code.go.isEnabled()


def test_the_front_desk_hears_what_a_code_means_and_opens_nothing(bench):
    bench.print_final()
    page = PapersPage(bench.sit(RECEPTION))
    bench.show(page)
    page.opened()
    bench.wait()
    assert page.view.made is not None
    page.opened("code")
    page.code.typed.set_value(bench.kept().current.code)
    page.code.look_up()
    bench.wait()
    assert "人民调解协议书" in page.code.paper.text()
    assert not page.code.go.isEnabled()
    page.code._open()
    assert bench.gone == []


def test_a_counsellor_hears_that_it_is_ours_and_nothing_more(bench):
    bench.print_final()
    page = PapersPage(bench.sit(COUNSELLOR))
    bench.show(page)
    page.opened("code")
    page.code.typed.set_value(bench.kept().current.code)
    page.code.look_up()
    bench.wait()
    assert "本中心" in page.code.typed.error
    assert not page.code._answer.isVisible()


@pytest.mark.parametrize("key", ["application", "acceptance_form", "rights_notice"])
def test_a_paper_of_the_case_is_filled(bench, key):
    page = PaperPage(bench.desk)
    bench.show(page)
    page.opened(key, bench.case_id)
    bench.wait()
    assert page.title in text_of(page.view.made.pdf)
    bench.desk.mask(True)
    assert not page.view.isVisible()
    bench.desk.mask(False)
    path = bench.printer("case.pdf")
    page.primary()
    assert pages_of(path) >= 1


def test_the_paper_of_an_agreement_is_the_kept_one(bench):
    bench.print_final()
    page = PaperPage(bench.desk)
    bench.show(page)
    page.opened("mediation_agreement", bench.case_id, bench.agreement.id)
    bench.wait()
    assert page.view.made.pdf == kept_bytes(bench, bench.kept().current.code)[0]


def test_suggested_names_say_nobodys_name(bench, papers, monkeypatch):
    asked: list[tuple[str, str]] = []

    def save_as(_parent: object, title: str, suggested: str, _kinds: str) -> None:
        asked.append((title, suggested))

    monkeypatch.setattr(bench.desk.files, "save_as", save_as)
    assert export_paper(bench.desk, papers, papers.view.made, "docx") is None
    assert asked == [("导出（文件没有加密）", "人民调解申请书 2026-03-18.docx")]


def test_a_title_of_ones_own_leads_to_no_other_folder(bench, papers):
    for title, stem in (
        ("../../上级/转介", "上级 转介"),
        ('a:b*"c"\\d.', "a b c d"),
        ("调解协议", "调解协议"),
    ):
        made = replace(papers.view.made, name=title)
        assert file_stem(bench.desk, made) == f"{stem} 2026-03-18"


def test_a_place_that_cannot_be_written_is_said(bench, papers):
    bench.desk.files.prepared.append(bench.folder / "nowhere" / "out.pdf")
    assert export_paper(bench.desk, papers, papers.view.made, "pdf") is None
    assert any("写不到那里" in notice for notice in bench.notices)


def test_an_export_that_fails_leaves_nothing_behind(bench, papers):
    place = bench.folder / "导出"
    (place / "out.pdf").mkdir(parents=True)
    bench.desk.files.prepared.append(place / "out.pdf")
    assert export_paper(bench.desk, papers, papers.view.made, "pdf") is None
    assert [one.name for one in place.iterdir()] == ["out.pdf"]
    bench.desk.files.prepared.append(place / "协议")
    path = export_paper(bench.desk, papers, papers.view.made, "docx")
    assert path is not None
    assert path.read_bytes() == papers.view.made.docx
    assert sorted(one.name for one in place.iterdir()) == ["out.pdf", "协议.docx"]


def test_copies_are_made_by_hand_where_the_printer_makes_none(bench, papers):
    path = bench.folder / "copies.pdf"
    made = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(path))
    made.setCopyCount(3)
    bench.desk.files.printers.append(PrintChoice(printer=made))
    assert print_paper(bench.desk, papers, papers.view.made)
    wanted = 1 if made.supportsMultipleCopies() else 3
    assert pages_of(path) == wanted * len(papers.view._pages)


@pytest.mark.parametrize(("key", "lies"), [("case_ledger", True), ("application", False)])
def test_the_sheet_is_turned_for_papers_that_lie_on_their_long_side(bench, papers, key, lies):
    papers.forms.show_form(key)
    bench.wait()
    path = bench.folder / "printed.pdf"
    made = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(path))
    bench.desk.files.printers.append(PrintChoice(printer=made))
    assert print_paper(bench.desk, papers, papers.view.made)
    document = pypdfium2.PdfDocument(path)
    width, height = document[0].get_size()
    # Ink up to the edges of the type area, not a small picture in the middle of an upright sheet.
    image = document[0].render(scale=0.5).to_pil().convert("L").point(lambda shade: 255 if shade < 128 else 0)
    left, _top, right, _bottom = image.getbbox()
    document.close()
    assert (width > height) is lies
    assert right - left > image.width * 0.7


def journalled(bench: Bench) -> list[tuple[str, tuple[str, ...]]]:
    """What the journal tells of papers that left, oldest first."""

    def look(office):
        with office.reading(MEDIATOR) as records:
            return [(one.act, one.fields) for one in journal.entries(records) if one.act.endswith("_paper")]

    return bench.run(look)[::-1]


def test_a_filled_paper_that_left_is_told_by_journal_and_timeline(bench, papers):
    bench.desk.files.prepared.append(bench.folder / "blank.pdf")
    papers.view.export("pdf")
    bench.wait()
    assert journalled(bench) == []
    bench.give_password(bench.desk)
    page = PaperPage(bench.desk)
    bench.show(page)
    page.opened("application", bench.case_id)
    bench.wait()
    bench.desk.files.prepared += [bench.folder / "nowhere" / "a.docx", bench.folder / "a.docx", None]
    for _each in range(3):
        page.view.export("docx")
        bench.wait()
    bench.printer("case.pdf")
    page.print()
    bench.wait()
    assert journalled(bench) == [
        ("export_paper", ("application", "docx")),
        ("print_paper", ("application", "printer")),
    ]
    case = CasePage(bench.desk)
    bench.show(case)
    case.opened(bench.case_id)
    bench.wait()
    told = [entry.first for entry in entries(case._sheet, bench.desk, Part.PAPERS, {})[:2]]
    assert told == ["打印人民调解申请书", "导出人民调解申请书（Word，文件没有加密）"]


def test_an_exported_agreement_is_told_too(bench):
    bench.give_password(bench.desk)
    bench.desk.files.prepared.append(bench.folder / "proof.docx")
    bench.page.out.export("docx")
    bench.wait()
    bench.print_final()
    bench.wait()
    assert journalled(bench) == [
        ("export_paper", ("mediation_agreement", "docx")),
        ("print_paper", ("mediation_agreement", "printer")),
    ]

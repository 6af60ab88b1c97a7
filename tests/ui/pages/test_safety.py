"""The page of one person's restricted records, and what of them the case and the first page show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from mediation_desk.domain.party import Side
from mediation_desk.domain.person import Contact, Phone
from mediation_desk.domain.safety import Mark
from mediation_desk.domain.safety_plan import PlanHandOver, SafetyPlan
from mediation_desk.domain.safety_record import CONTENTS, SafetyContent, SafetyKind, SafetyRecord
from mediation_desk.domain.violence import Incident, ViolenceKind
from mediation_desk.register import people
from mediation_desk.services import cases, safety_papers, safety_records
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.password_check import Confirmed
from mediation_desk.ui import style
from mediation_desk.ui.forms.safety_record import SafetyRecordForm
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.pages.case.page import CasePage
from mediation_desk.ui.pages.paper import PaperPage
from mediation_desk.ui.pages.safety import SafetyPage
from mediation_desk.ui.pages.today.page import TodayPage
from tests.case_fixtures import CHILD, HUSBAND, WIFE, add_case
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, MEDIATOR, NOON, Office
from tests.ui.pages.office_desk import OfficeDesk

HIDING = "望湖路12号安和公寓6栋803"
PLAN = SafetyPlan(contact_way="周三上午打单位电话", places=HIDING, next_contact=NOON + timedelta(hours=6))


@pytest.fixture
def at_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[OfficeDesk]:
    made = OfficeDesk(qtbot, tmp_path)
    yield made
    made.close()


@pytest.fixture
def case_id(at_desk: OfficeDesk) -> str:
    return at_desk.run(add_case)


def keep(at_desk: OfficeDesk, content: SafetyContent, case_id: str, who: object = MEDIATOR) -> str:
    def act(office: Office) -> str:
        with office.as_(who) as records:  # type: ignore[arg-type]
            made = SafetyRecord(id=uuid4().hex, person_id=WIFE.id, case_id=case_id, content=content)
            return safety_records.keep_safety_record(records, made).id

    return at_desk.run(act)


def kept(at_desk: OfficeDesk) -> tuple[SafetyRecord, ...]:
    def look(office: Office) -> tuple[SafetyRecord, ...]:
        with office.as_(MEDIATOR) as records:
            return safety_records.safety_sheet(records, WIFE.id).records

    return at_desk.run(look)


def opened(at_desk: OfficeDesk, *args: str, who: object = MEDIATOR) -> SafetyPage:
    page = SafetyPage(at_desk.sit(who))  # type: ignore[arg-type]
    at_desk.show(page)
    page.opened(WIFE.id, *args)
    at_desk.wait()
    at_desk.wait()
    return page


def form(page: SafetyPage) -> SafetyRecordForm:
    assert page.form is not None
    return page.form


def said(page: object) -> str:
    QApplication.processEvents()
    found = page.findChildren(Label) + page.findChildren(Prose)  # type: ignore[attr-defined]
    return "\n".join(one.text() for one in found if one.isVisible())


def test_a_plan_is_written_kept_and_kept_again(at_desk: OfficeDesk, case_id: str) -> None:
    page = opened(at_desk, case_id, "", "plan")
    page.primary()
    assert form(page).fields["contact_way"].error == "请写本人同意的联系方式和时间。" or not kept(at_desk)
    form(page).fields["contact_way"].set_value("周三上午打单位电话")
    form(page).fields["places"].set_value(HIDING)
    page.primary()
    at_desk.wait()
    at_desk.wait()
    (first,) = kept(at_desk)
    assert (first.version, first.content.places, first.case_id) == (1, HIDING, case_id)  # type: ignore[union-attr]
    form(page).fields["code_word"].set_value("晒被子")
    page.primary()
    at_desk.wait()
    at_desk.wait()
    assert [one.version for one in kept(at_desk)] == [2]
    page._show_versions()
    at_desk.wait()
    assert "第 1 版" in said(page)


def test_what_is_half_typed_comes_back(at_desk: OfficeDesk, case_id: str) -> None:
    page = opened(at_desk, case_id, "", "incident")
    form(page).fields["account"].set_value("他把手机摔了")
    page.left()
    at_desk.wait()
    again = opened(at_desk, case_id, "", "incident")
    assert form(again).fields["account"].value() == "他把手机摔了"


@pytest.mark.parametrize("kind", list(SafetyKind))
def test_every_form_reads_what_it_shows(at_desk: OfficeDesk, kind: SafetyKind) -> None:
    made = SafetyRecordForm(kind, NOON)
    at_desk.qtbot.addWidget(made)
    started = made.read()
    assert isinstance(started, CONTENTS[kind])
    again = SafetyRecordForm(kind, NOON + timedelta(days=1))
    at_desk.qtbot.addWidget(again)
    again.write(started)
    assert again.read() == started
    assert again.put_text(made.text())


def test_masked_nothing_is_seen(at_desk: OfficeDesk, case_id: str) -> None:
    keep(at_desk, PLAN, case_id)
    page = opened(at_desk, case_id)
    assert HIDING in form(page).fields["places"].value()  # type: ignore[operator]
    page.desk.mask(True)
    text = said(page) + page.title
    assert WIFE.name not in text
    assert "安全计划" not in text
    assert not form(page).isVisible()
    page.primary()
    at_desk.wait()
    assert [one.version for one in kept(at_desk)] == [1]


def test_the_director_reads_and_does_not_write(at_desk: OfficeDesk, case_id: str) -> None:
    keep(at_desk, PLAN, case_id)
    page = opened(at_desk, case_id, who=DIRECTOR)
    assert page.form is None
    assert HIDING in said(page)
    assert not page.act.isVisible()


def test_others_see_an_empty_page(at_desk: OfficeDesk, case_id: str) -> None:
    keep(at_desk, PLAN, case_id)
    page = opened(at_desk, case_id, who=COUNSELLOR)
    assert HIDING not in said(page)
    assert "还没有记录" in said(page)


def test_no_paper_unless_the_person_wants_it(at_desk: OfficeDesk, case_id: str) -> None:
    keep(at_desk, PLAN, case_id)
    page = opened(at_desk, case_id)
    assert page.out.print_it.isVisible()
    assert not page.out.print_it.isEnabled()
    keep(at_desk, replace(PLAN, paper_wanted=True, hand_over=PlanHandOver.NOT_HOME), case_id)
    page.opened(WIFE.id, case_id)
    at_desk.wait()
    at_desk.wait()
    assert page.out.print_it.isEnabled()
    keep(at_desk, Incident(on=date(2026, 3, 1), kinds=frozenset({ViolenceKind.BODY})), case_id)
    page.opened(WIFE.id, case_id, kept(at_desk)[0].id)
    at_desk.wait()
    at_desk.wait()
    assert not page.out.print_it.isVisible()


def test_masking_once_lends_no_paper_to_whoever_wants_none(at_desk: OfficeDesk, case_id: str) -> None:
    keep(at_desk, PLAN, case_id)
    page = opened(at_desk, case_id)
    page.desk.mask(True)
    page.desk.mask(False)
    assert [one.isEnabled() for one in page.out.buttons] == [False, False, False]
    keep(at_desk, replace(PLAN, paper_wanted=True, hand_over=PlanHandOver.NOT_HOME), case_id)
    page.opened(WIFE.id, case_id)
    at_desk.wait()
    at_desk.wait()
    page.desk.mask(True)
    assert [one.isEnabled() for one in page.out.buttons] == [False, False, False]
    page.desk.mask(False)
    assert [one.isEnabled() for one in page.out.buttons] == [True, True, True]


@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_a_plan_goes_into_a_file_or_stops_with_its_sentence(
    at_desk: OfficeDesk, case_id: str, ending: str
) -> None:
    wanted = replace(PLAN, paper_wanted=True, hand_over=PlanHandOver.NOT_HOME)
    telling = replace(wanted, evidence=f"他的身份证{HUSBAND.identity_number}。")
    for content, stops in ((wanted, False), (telling, True)):
        keep(at_desk, content, case_id)
        page = opened(at_desk, case_id)
        path = at_desk.folder / f"{stops}.{ending}"
        page.desk.files.prepared.append(path)
        record_id = kept(at_desk)[0].id

        def make(office: Office, record_id: str = record_id) -> MadePaper:
            with office.as_(MEDIATOR) as records:
                sure = Confirmed(staff_id=MEDIATOR.id, at=records.now)
                return safety_papers.plan_paper(records, sure, record_id)

        page.out._to_file(ending, at_desk.run(make))
        at_desk.wait()
        assert path.exists() is not stops
        assert page.out.stop.isVisible() is stops
    found = page.out.stop.findChildren(QLabel)
    assert any(HUSBAND.identity_number in one.text() for one in found)


def test_in_large_text_every_button_stands_on_a_small_screen(at_desk: OfficeDesk, case_id: str) -> None:
    keep(at_desk, PLAN, case_id)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    style.apply(application, style.Look(factor=1.5))
    try:
        page = opened(at_desk, case_id)
        page.versions.show()
        at_desk.wait()
        assert page.minimumSizeHint().width() <= 1246
        assert page.out.print_it.accessibleName() == "打印计划"
    finally:
        style.apply(application, style.Look())


def test_the_case_counts_and_leads_there(at_desk: OfficeDesk, case_id: str) -> None:
    keep(at_desk, PLAN, case_id)
    page = CasePage(at_desk.sit())
    at_desk.show(page)
    page.opened(case_id)
    at_desk.wait()
    page.tabs.show_tab("safety")
    lines = page.safety.people.entries.lines
    said_of = [line.second for line in lines]  # type: ignore[union-attr]
    assert said_of == ["您能打开 1 份记录", "没有您能打开的记录", "没有您能打开的记录"]
    page.safety.person_wanted.emit(WIFE.id)
    assert at_desk.gone[-1] == ("safety", (WIFE.id, case_id))


def test_words_are_kept_with_one_side_and_details_agreed(at_desk: OfficeDesk, case_id: str) -> None:
    page = CasePage(at_desk.sit())
    at_desk.show(page)
    page.opened(case_id)
    at_desk.wait()
    page.tabs.show_tab("safety")
    page.acting.ask_phrase()
    assert page.asked is not None
    page.asked.form.fields["phrase"].set_value("向姐姐借了八万元")
    page.asked.give()
    assert "属于哪一方" in str(page.asked.form.fields["side"].error)
    page.asked.form.fields["side"].set_value(Side.OTHER)
    page.asked.give()
    at_desk.wait()
    at_desk.wait()
    page.acting.ask_details(HUSBAND.id)
    page.asked.form.fields["details"].set_value(["address"])
    page.asked.give()
    at_desk.wait()
    at_desk.wait()
    text = said(page)
    assert "向姐姐借了八万元" in text
    assert "赵启帆：住址" in text
    assert "林晓芸：电话、住址、单位（按登记，还没问过本人）" in text
    page.desk.mask(True)
    assert "向姐姐借了八万元" not in said(page)


def test_a_note_of_one_side_wears_its_chip(at_desk: OfficeDesk, case_id: str) -> None:
    page = CasePage(at_desk.sit())
    at_desk.show(page)
    page.opened(case_id)
    at_desk.wait()
    page.acting.ask_note()
    assert page.asked is not None
    page.asked.form.fields["note"].set_value("她打算五月换工作。")
    page.asked.form.fields["side"].set_value(Side.SEEKER)
    page.asked.give()
    at_desk.wait()
    at_desk.wait()
    (note,) = page._sheet.view.notes  # type: ignore[union-attr]
    assert note.side is Side.SEEKER


def test_a_stopped_paper_shows_the_sentence_and_cannot_leave(at_desk: OfficeDesk, case_id: str) -> None:
    def guard(office: Office) -> None:
        with office.as_(MEDIATOR) as records:
            safe = Contact(phones=(Phone(number="13900000123"),), address=HIDING)
            known = people.get(records, WIFE.id)
            people.save(records, replace(known, safe_contact=True, contact=safe))
            case = cases.case_view(records, case_id).case
            cases.change_case(
                records,
                case_id,
                case.version,
                summary="双方自愿。可打１３９－００００ 0123找甲方。",
                requests=(),
                difficulty=case.difficulty,
            )

    at_desk.run(guard)
    page = PaperPage(at_desk.sit())
    at_desk.show(page)
    page.opened("application", case_id)
    at_desk.wait()
    assert page.view.stopped.isVisible()
    assert "甲方的电话" in said(page)
    assert not any(one.isEnabled() for one in (page.export_word, page.export_pdf, page.print_it))
    assert "停在这里" in page.print_it.toolTip()
    page.view.print_it()
    page.view.export("docx")
    at_desk.wait()
    assert at_desk.notices
    assert all("停在这里" in one for one in at_desk.notices)
    page.desk.mask(True)
    assert not page.view.stopped.isVisible()


def test_the_first_page_says_it_neutrally(at_desk: OfficeDesk, case_id: str) -> None:
    keep(at_desk, PLAN, case_id)
    page = TodayPage(at_desk.sit())
    at_desk.show(page)
    page.opened()
    at_desk.wait()
    line = page.to_do.list.entries.lines[0]
    assert (line.first, line.second) == (f"约好的联系 · {WIFE.name}", "受限事项")  # type: ignore[union-attr]
    page.desk.mask(True)
    assert page.to_do.list.entries.lines[0].first == "受限事项"  # type: ignore[union-attr]
    page.to_do._open(line.id)  # type: ignore[union-attr]
    assert at_desk.gone[-1][0] == "safety"


def test_after_red_the_plan_is_one_button_away(at_desk: OfficeDesk, case_id: str) -> None:
    from mediation_desk.ui.pages.screening import ScreeningPage

    page = ScreeningPage(at_desk.sit())
    at_desk.show(page)
    page.opened(case_id, WIFE.id)
    at_desk.wait()
    page.side.result.show_acts(Mark.RED)
    assert not page.side.result.plan.isHidden()
    page.side.result.plan.click()
    assert at_desk.gone[-1] == ("safety", (WIFE.id, case_id, "", "plan"))
    page.side.result.show_acts(Mark.NONE)
    assert page.side.result.plan.isHidden()


def test_screening_of_a_child_is_not_needed_for_a_report(at_desk: OfficeDesk, case_id: str) -> None:
    page = SafetyPage(at_desk.sit())
    at_desk.show(page)
    page.opened(CHILD.id, case_id, "", "minor_report")
    at_desk.wait()
    at_desk.wait()
    assert "先报告" in said(page)
    assert form(page).fields["found_at"].value() == date(2026, 3, 18)

"""The page of a visit and the panes that list visits, on a real register."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from mediation_desk.domain.obligation import DueGroup
from mediation_desk.domain.person import Contact, Phone
from mediation_desk.domain.return_visit import (
    AttemptOutcome,
    ClauseResult,
    ReturnVisit,
    VisitMode,
    VisitOccasion,
    VisitState,
)
from mediation_desk.domain.staff import Staff
from mediation_desk.register import people
from mediation_desk.register import return_visits as rows
from mediation_desk.services import case_experts
from mediation_desk.services.drafts import DraftPlace
from mediation_desk.services.password_check import Confirmed
from mediation_desk.ui.draft_places import draft_place
from mediation_desk.ui.forms.visit_told import VisitTold
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.pages.aftercare.page import AftercarePage
from mediation_desk.ui.pages.aftercare.visits_pane import VisitsPane
from mediation_desk.ui.pages.counselling.about_pane import AboutPane
from mediation_desk.ui.pages.counselling.file_page import CounsellingFilePage
from mediation_desk.ui.pages.counselling.history_pane import ABOUT
from mediation_desk.ui.pages.return_visit.page import ReturnVisitPage
from mediation_desk.ui.visit_lines import VisitLines
from tests.case_fixtures import HUSBAND, WIFE
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, EXPERT, MEDIATOR, Office
from tests.ui.pages.office_desk import OfficeDesk
from tests.ui.pages.test_dossier_part import keep_picture
from tests.visit_fixtures import agreed, mark_red, of, reconciled


def words(widget: QWidget) -> str:
    """Everything a widget says."""
    QApplication.processEvents()
    said = [*widget.findChildren(QLabel), *widget.findChildren(Prose)]
    return "\n".join(one.text() for one in said if one.isVisibleTo(widget))


def begun(
    room: OfficeDesk, who: str = WIFE.id, occasion: VisitOccasion = VisitOccasion.EFFECT_7
) -> ReturnVisit:
    def act(office: Office) -> ReturnVisit:
        return of(office, agreed(office), who, occasion)

    return room.run(act)


def opened(room: OfficeDesk, *args: object, staff: Staff = MEDIATOR) -> ReturnVisitPage:
    page = ReturnVisitPage(room.sit(staff))
    room.show(page, 1246, 640)
    page.opened(*args)
    room.wait()
    return page


def kept(room: OfficeDesk, visit_id: str) -> ReturnVisit:
    def look(office: Office) -> ReturnVisit:
        with office.reading(MEDIATOR) as records:
            return rows.get(records, visit_id)

    return room.run(look)


def fill(page: ReturnVisitPage, result: ClauseResult = ClauseResult.PERFORMED) -> None:
    assert page.form is not None
    form = page.form
    form.mode.set_value("phone")
    form.contact.set_value("asked")
    form.alone.set_value(True)
    for field in form.clauses.values():
        field.set_value(result.value)
    form.satisfaction.set_value("satisfied")
    form.situation.set_value("抚养费按月到账，孩子每两周去一次，双方配合。")


def test_a_visit_is_recorded_from_top_to_bottom(room: OfficeDesk) -> None:
    visit = begun(room)
    page = opened(room, visit.id)
    keep_picture(page, "return_visit")
    page.primary()
    room.wait()
    assert page.form is not None
    assert page.form.mode.error == "请选择回访方式。"
    fill(page, ClauseResult.PART)
    next(iter(page.form.clauses.values())).set_value("dispute_again")
    page.form.findings.set_value(("escalation",))
    page.primary()
    room.wait()
    assert page.form.measures.error == "请写明采取了什么措施。"
    page.form.measures.set_value("已告知报警渠道，并约定下次单独谈话。")
    keep_picture(page, "return_visit_filled")
    page.primary()
    room.wait()
    assert kept(room, visit.id).state is VisitState.MADE
    said = words(page)
    assert "报告" in said
    assert "督促履行" in said
    keep_picture(page, "return_visit_made")
    page.print()
    room.wait()
    assert room.gone[-1][0] == "written_paper"
    page.opened(visit.id)
    room.wait()
    assert page.paper.text() == "打开回访记录"


def test_what_is_typed_comes_back(room: OfficeDesk) -> None:
    visit = begun(room)
    page = opened(room, visit.id)
    fill(page)
    assert page.form is not None
    page.form.touch()
    page.left()
    room.wait()
    again = opened(room, visit.id)
    assert again.form is not None
    assert again.form.situation.value() == "抚养费按月到账，孩子每两周去一次，双方配合。"
    assert [field.value() for field in again.form.clauses.values()] == ["performed"] * len(again.form.clauses)
    again.primary()
    room.wait()
    third = opened(room, visit.id)
    assert third.form is None


def test_one_key_notes_that_nobody_answered(room: OfficeDesk) -> None:
    visit = begun(room)
    page = opened(room, visit.id)
    fill(page)
    QTest.keyClick(page, Qt.Key.Key_F7)
    room.wait()

    def tries(office: Office) -> list[AttemptOutcome]:
        with office.reading(MEDIATOR) as records:
            return [one.outcome for one in rows.attempts_of(records, [visit.id])[visit.id]]

    assert room.run(tries) == [AttemptOutcome.NO_ANSWER]
    assert "无人接听" in words(page.reaching)
    assert page.form is not None
    assert page.form.situation.value()  # nothing typed beside is lost
    page._give_up()
    room.wait()
    assert kept(room, visit.id).state is VisitState.NOT_REACHED
    told = page.findChild(VisitTold)
    assert told is not None
    assert "无人接听" in words(told)
    page.again.click()
    assert room.gone[-1] == ("return_visit", ("", "after", visit.id))
    page.opened("", "after", visit.id)
    room.wait()
    page.primary()
    room.wait()
    assert page.head is not None
    assert "回访已安排" in "".join(room.notices) or page._sheet is not None
    assert page._sheet is not None
    assert page._sheet.visit.earlier_id == visit.id


def test_a_visit_is_moved_and_cancelled(room: OfficeDesk) -> None:
    visit = begun(room)
    page = opened(room, visit.id)
    assert page.plan is not None
    page.plan.day.set_value(room.office.clock.now.date() - timedelta(days=3))
    page._move()
    room.wait()
    assert page.plan.day.error == "计划日期已经过去，请选今天或以后。"
    page.plan.day.set_value(visit.planned_on + timedelta(days=2))
    page.plan.mode.set_value("at_home")
    page._move()
    room.wait()
    assert (kept(room, visit.id).mode, kept(room, visit.id).planned_on) == (
        VisitMode.AT_HOME,
        visit.planned_on + timedelta(days=2),
    )
    page._ask_cancel()
    keep_picture(page, "return_visit_cancel")
    page.primary()
    room.wait()
    assert page.asked is not None
    assert page.asked.form.fields["reason"].error == "请选择取消的原因。"
    page.asked.form.fields["reason"].set_value("asked_not_to")
    page.primary()
    room.wait()
    assert kept(room, visit.id).state is VisitState.CANCELLED


def test_somebody_kept_safe_shows_only_the_safe_way(room: OfficeDesk) -> None:
    visit = begun(room)
    room.run(lambda office: mark_red(office, WIFE.id))
    page = opened(room, visit.id)
    assert page.form is not None
    assert page.form.mode.segments._values == ["at_centre"]
    assert "请单独联系本人" in words(page)
    assert "家暴" not in words(page)
    keep_picture(page, "return_visit_safe")
    page.reaching.show_numbers.click()
    room.wait()
    assert page.reaching.numbers.isVisible()
    assert "13800000276" not in words(page)

    def name_a_safe_one(office: Office) -> None:
        with office.as_(MEDIATOR) as records:
            person = replace(people.get(records, WIFE.id), contact=people.open_contact(records, WIFE.id))
            phones = (Phone(number="13900000551", safe_to_call=True, safe_hours="10:00–11:30"),)
            people.save(records, replace(person, contact=Contact(phones=phones)), [MEDIATOR.id])

    room.run(name_a_safe_one)
    page.opened(visit.id)
    room.wait()
    assert page.form.mode.segments._values != ["at_home"]
    page.reaching.show_numbers.click()
    room.wait()
    assert "13900000551" in words(page.reaching)
    page.desk.mask(True)
    room.wait()
    assert "13900000551" not in words(page)
    assert WIFE.name not in words(page)


def test_an_expert_reads_and_writes_nothing(room: OfficeDesk) -> None:
    visit = begun(room)

    def ask(office: Office) -> None:
        with office.as_(MEDIATOR) as records:
            confirmed = Confirmed(staff_id=MEDIATOR.id, at=records.now)
            case_experts.choose_experts(records, confirmed, visit.case_id or "", (EXPERT.id,))

    room.run(ask)
    page = opened(room, visit.id, staff=EXPERT)
    assert page.form is None
    assert not page.act.isVisible()
    assert not page.reaching.isVisible()


def test_the_pane_lists_what_is_due(room: OfficeDesk, tmp_path: Path) -> None:
    visit = begun(room)
    room.run(lambda office: reconciled(office))
    room.office.clock.forward(days=8)
    desk = room.sit(DIRECTOR)
    room.give_password(desk)
    page = AftercarePage(desk)
    room.show(page, 1246, 640)
    page.opened("visits")
    room.wait()
    pane = page.pane
    assert isinstance(pane, VisitsPane)
    pane.whose.set_value(False)
    keep_picture(page, "aftercare_visits")
    assert len(pane.table.lines.rows) == 9
    assert pane.counts[DueGroup.OVERDUE].text() == "逾期 3"
    pane.counts[DueGroup.OVERDUE].click()
    assert {row.due for row in pane.table.lines.rows} == {DueGroup.OVERDUE}
    pane.typed.setText(HUSBAND.name)
    assert [row.person for row in pane.table.lines.rows] == [HUSBAND.name]
    assert "13800000276" not in words(page)
    pane.table.opened.emit(pane.table.lines.rows[0])
    assert room.gone[-1][0] == "return_visit"
    path = tmp_path / "visits.xlsx"
    desk.files.prepared.append(path)
    pane.export.click()
    room.wait()
    assert path.read_bytes()[:2] == b"PK"
    assert visit.id


def test_a_counsellor_sees_their_own_alone(room: OfficeDesk) -> None:
    begun(room)
    room.run(lambda office: reconciled(office))
    page = AftercarePage(room.sit(COUNSELLOR))
    room.show(page, 1246, 640)
    page.opened()
    room.wait()
    pane = page.pane
    assert isinstance(pane, VisitsPane)
    assert {row.file_id != "" for row in pane.table.lines.rows} == {True}
    assert not page.segments.isVisible()


def test_visits_of_a_case_and_of_a_file_are_listed_and_planned(room: OfficeDesk) -> None:
    visit = begun(room)
    file = room.run(lambda office: reconciled(office))
    lines = VisitLines(room.sit(MEDIATOR))
    room.show(lines, 720, 420)
    lines.about("case", visit.case_id or "")
    room.wait()
    keep_picture(lines, "visit_lines")
    assert lines.lines.model().rowCount() == 6
    lines.plan.click()
    assert room.gone[-1] == ("return_visit", ("", "case", visit.case_id))
    page = CounsellingFilePage(room.sit(COUNSELLOR))
    room.show(page, 1246, 640)
    page.opened(file.id)
    room.wait()
    page._chosen(ABOUT)
    room.wait()
    assert isinstance(page.pane, AboutPane)
    keep_picture(page, "counselling_visits")
    assert page.pane.visits.lines.model().rowCount() == 3
    page.pane.visits.plan.click()
    assert room.gone[-1] == ("return_visit", ("", "file", file.id))
    director = CounsellingFilePage(room.sit(DIRECTOR))
    room.show(director, 1246, 640)
    director.opened(file.id)
    room.wait()
    director._chosen(ABOUT)
    room.wait()
    assert isinstance(director.pane, AboutPane)
    assert director.pane.visits.lines.model().rowCount() == 3
    assert not director.pane.visits.plan.isVisible()


def test_a_half_typed_visit_is_found_again() -> None:
    for form, subject, place in (
        ("return_visit", "v1", ("return_visit", "v1")),
        ("return_visit_plan", "v1", ("return_visit", "v1")),
        ("return_visit_plan", "case/c1", ("return_visit", "", "case", "c1")),
        ("return_visit_plan", "after/v1", ("return_visit", "", "after", "v1")),
    ):
        assert draft_place(DraftPlace(form=form, matter_id="c1", subject_id=subject)) == place

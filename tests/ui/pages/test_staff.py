from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mediation_desk.domain.hand_over import HeldKind
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.domain.staff_state import StaffState
from mediation_desk.register.vault.header_file import read_header
from mediation_desk.services.office_files import OfficeFiles
from mediation_desk.services.rekey import RekeyStep
from mediation_desk.services.staff import StaffLine, staff_lines
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.steps import StepState
from mediation_desk.ui.pages.staff.hand_over_panel import HandOverPanel
from mediation_desk.ui.pages.staff.leaving_panel import RekeyPanel, RemovePanel
from mediation_desk.ui.pages.staff.member_panel import MemberPanel
from mediation_desk.ui.pages.staff.own_password_panel import OwnPasswordPanel
from mediation_desk.ui.pages.staff.page import StaffPage
from mediation_desk.ui.pages.staff.password_panel import PasswordPanel
from mediation_desk.ui.pages.staff.sheet_panel import SheetPanel
from tests.case_fixtures import case_in
from tests.desk_fixtures import ADMINISTRATOR, DIRECTOR, EXPERT, MEDIATOR, OTHER_MEDIATOR, RECEPTION
from tests.session_fixtures import PASSWORD, SessionOffice
from tests.ui.session_desk import SessionDesk

NEW = "fanqie-chuanghu-liming-gudu"


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[SessionDesk]:
    made = SessionDesk(qtbot, tmp_path)
    yield made
    made.close()


def sit(room: SessionDesk, who: Staff = DIRECTOR, *args: str) -> StaffPage:
    page = StaffPage(room.sit(who))
    page.opened(*args)
    room.show(page)
    room.wait()
    return page


def choose(room: SessionDesk, page: StaffPage, who: Staff) -> None:
    assert page.table.choose(who.id)
    room.wait()


def press(room: SessionDesk, page: StaffPage, who: Staff, act: str) -> None:
    choose(room, page, who)
    page.about.acts[act].click()
    room.wait()


def state(room: SessionDesk, who: Staff) -> StaffState:
    def look(office: SessionOffice) -> tuple[StaffLine, ...]:
        assert office.session is not None
        with office.session.reading(office.session.staff, office.now()) as records:
            return staff_lines(records)

    return next(one.state for one in room.run(look) if one.member.id == who.id)


def add_a_case(office: SessionOffice) -> str:
    assert office.session is not None
    with office.records(office.session) as records:
        return case_in(records)


def test_everybody_sees_the_list_and_their_own_password_only(room: SessionDesk) -> None:
    page = sit(room, MEDIATOR)
    assert page.table.lines.rowCount() == 7
    assert not page.new.isVisible()
    assert not page.rekey.isVisible()
    choose(room, page, DIRECTOR)
    assert page.about.acts == {}
    choose(room, page, MEDIATOR)
    assert set(page.about.acts) == {"own_password", "hand_over"}


def test_an_administrator_does_not_touch_directors_or_passwords(room: SessionDesk) -> None:
    page = sit(room, ADMINISTRATOR)
    choose(room, page, DIRECTOR)
    assert page.about.acts == {}
    choose(room, page, EXPERT)
    assert set(page.about.acts) == {"change", "suspend", "remove"}


def test_the_list_sorts_and_hides_who_left(room: SessionDesk) -> None:
    page = sit(room)
    page.table.sorted_by.emit("state", False)
    assert page.table.lines.rows[-1].member.id == EXPERT.id
    page.desk.questions.passwords.append(PASSWORD)
    press(room, page, EXPERT, "remove")
    assert isinstance(page.panel, RemovePanel)
    page.panel.go_on()
    room.wait()
    assert page.table.lines.rowCount() == 6
    page.shown.set_value("all")
    page.shown.changed.emit()
    assert page.table.lines.rowCount() == 7


def test_a_colleague_is_added_by_keyboard_and_refused_beside_the_field(room: SessionDesk) -> None:
    page = sit(room)
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.primary()
    panel = page.panel
    assert isinstance(panel, MemberPanel)
    panel.go_on()
    room.wait()
    assert panel.form.name.error == "请写姓名。"
    panel.form.name.set_value("闻人素心")
    panel.go_on()
    room.wait()
    assert panel.form.roles.error == "请至少选一个角色。"
    panel.form.roles.set_value((Role.COUNSELLOR,))
    page.desk.questions.passwords.append(PASSWORD)
    panel.go_on()
    room.wait()
    assert page.panel is None
    assert page.table.lines.rows[-1].member.name == "闻人素心"
    assert room.toasts == ["闻人素心已在名单上"]
    assert page.about.line is not None
    assert page.about.line.member.name == "闻人素心"  # sign-in is given next


def test_escape_keeps_what_was_half_typed(room: SessionDesk) -> None:
    page = sit(room)
    page.primary()
    assert isinstance(page.panel, MemberPanel)
    page.panel.form.name.set_value("闻人素心")
    page.panel.form.settle()
    QTest.keyClick(page.panel, Qt.Key.Key_Escape)
    room.wait()
    assert page.panel is None
    page.primary()
    room.wait()
    assert isinstance(page.panel, MemberPanel)
    assert page.panel.form.name.value() == "闻人素心"


def test_roles_want_the_password_and_the_last_director_is_refused(room: SessionDesk) -> None:
    page = sit(room)
    page.desk.questions.passwords.extend((PASSWORD, PASSWORD))
    press(room, page, DIRECTOR, "change")
    assert isinstance(page.panel, MemberPanel)
    page.panel.form.roles.set_value((Role.MEDIATOR,))
    page.panel.go_on()
    room.wait()
    assert page.panel.form.roles.error.startswith("这是唯一能登录的主任")
    page.close_panel()
    room.wait()
    press(room, page, MEDIATOR, "change")
    page.panel.form.roles.set_value((Role.MEDIATOR, Role.COUNSELLOR))
    page.panel.go_on()
    room.wait()
    assert page.panel is None


def test_sign_in_is_given_at_the_desk(room: SessionDesk) -> None:
    page = sit(room)
    press(room, page, EXPERT, "give")
    panel = page.panel
    assert isinstance(panel, PasswordPanel)
    panel.form.password.set_value("short")
    panel.go_on()
    assert panel.form.password.error.startswith("密码至少要")
    panel.form.password.set_value(NEW)
    panel.form.again.set_value(NEW)
    page.desk.questions.passwords.append(PASSWORD)
    panel.go_on()
    room.wait()
    assert state(room, EXPERT) is StaffState.SIGNS_IN
    assert page.panel is None


def test_a_known_password_is_reset_with_progress(room: SessionDesk) -> None:
    page = sit(room)
    press(room, page, MEDIATOR, "reset")
    panel = page.panel
    assert isinstance(panel, PasswordPanel)
    panel.form.password.set_value(NEW)
    panel.form.again.set_value(NEW)
    panel.known.set_value(True)
    assert panel.rekeying.isVisible()
    page.desk.questions.passwords.append(PASSWORD)
    panel.go_on()
    room.wait()
    assert "新钥匙已生效" in panel.rekeying.said.text()
    assert panel.form.password.value() == ""
    said = panel.rekeying.said  # the sentence that claims it, which must be in sight
    room.qtbot.waitUntil(lambda: not said.visibleRegion().isEmpty(), timeout=20_000)
    assert read_header(room.office.folder).epoch == 2
    room.run(lambda office: office.open(MEDIATOR, NEW))


def test_the_own_password_is_changed_from_the_menu(room: SessionDesk) -> None:
    page = sit(room, RECEPTION, "own_password")
    panel = page.panel
    assert isinstance(panel, OwnPasswordPanel)
    panel.old.set_value("wrong")
    panel.form.password.set_value(NEW)
    panel.form.again.set_value(NEW)
    panel.go_on()
    room.wait()
    assert panel.old.error == "密码不对。请检查大写锁定，再输一次。"
    panel.old.set_value(PASSWORD)
    panel.go_on()
    room.wait()
    assert page.panel is None
    room.run(lambda office: office.open(RECEPTION, NEW))


def test_what_the_office_lacks_is_said_once_and_of_whoever_is_shown(room: SessionDesk) -> None:
    page = sit(room)
    choose(room, page, MEDIATOR)
    found = OfficeFiles(lacking=3, mine=2)
    page.about.show_office(OTHER_MEDIATOR.id, found)  # an answer that comes late
    assert not page.about.findChildren(Notice)
    page.about.show_office(MEDIATOR.id, found)
    page.about.show_office(MEDIATOR.id, found)
    assert len(page.about.findChildren(Notice)) == 1


def test_a_click_opens_the_side_that_was_closed(room: SessionDesk) -> None:
    page = sit(room)
    page.beside.close_side()
    place = page.table.visualRect(page.table.lines.index(1, 0)).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    room.wait()
    assert page.beside.is_open()
    assert page.about.line is not None
    assert page.about.line.member.name == page.table.lines.rows[1].member.name


def test_suspend_and_bring_back(room: SessionDesk) -> None:
    page = sit(room)
    page.desk.questions.passwords.extend((PASSWORD, PASSWORD))
    press(room, page, MEDIATOR, "suspend")
    assert state(room, MEDIATOR) is StaffState.SUSPENDED
    press(room, page, MEDIATOR, "bring_back")
    assert state(room, MEDIATOR) is StaffState.SIGNS_IN


def test_files_are_handed_over_before_somebody_is_removed(room: SessionDesk) -> None:
    page = sit(room)
    room.run(add_a_case)
    page.desk.questions.passwords.extend((PASSWORD,) * 3)
    press(room, page, MEDIATOR, "remove")
    panel = page.panel
    assert isinstance(panel, HandOverPanel)  # it leads where it is put right
    assert panel.said.text() == "名下还有 1 件没有交接，请先交给别的同事。"
    page.close_panel()
    room.wait()
    press(room, page, MEDIATOR, "suspend")
    panel = page.panel
    assert isinstance(panel, HandOverPanel)
    assert panel.said.text() == "名下还有 1 件没有交接，请先交给别的同事。"
    panel.go_on()
    assert panel.said.text() == "请先给至少一件选好接手的同事。"
    panel.all_to[HeldKind.CASE].set_value(OTHER_MEDIATOR.id)
    assert [one.to_id for one in panel.chosen()] == [OTHER_MEDIATOR.id]
    panel.go_on()
    room.wait()
    sheet = page.panel
    assert isinstance(sheet, SheetPanel)
    assert sheet.view.made is not None
    assert sheet.view.made.name == "工作交接单"
    page.close_panel()
    room.wait()
    press(room, page, MEDIATOR, "remove")
    assert isinstance(page.panel, RemovePanel)
    page.panel.lose.set_value(True)
    page.panel.runs.confirmed.emit()
    room.wait()
    assert state(room, MEDIATOR) is StaffState.REMOVED
    assert "新钥匙已生效" in page.panel.rekeying.said.text()


def test_a_rekey_is_stopped_and_nothing_changed(room: SessionDesk) -> None:
    page = sit(room)
    page.rekey.click()
    panel = page.panel
    assert isinstance(panel, RekeyPanel)
    page.desk.questions.passwords.append(PASSWORD)
    panel.rekeying.reached.connect(lambda _step, _done, _all: panel.rekeying.give_up())
    tell = panel.rekeying.tell

    def slowly(step: RekeyStep, done: int, every: int) -> None:
        tell(step, done, every)
        if step is RekeyStep.COPY and not done:
            panel.rekeying._given_up.wait(20)

    panel.rekeying.tell = slowly  # type: ignore[method-assign]  # so that the button is pressed in time
    panel.go_on()
    room.wait()
    assert panel.rekeying.said.text() == "换钥匙已经停下，台账和原来一样。"
    assert StepState.FAILED in [one.state for one in panel.rekeying.steps._steps]
    assert not panel.locked
    assert read_header(room.office.folder).epoch == 1


def test_nobody_leaves_while_keys_are_turned(room: SessionDesk) -> None:
    page = sit(room)
    page.rekey.click()
    assert isinstance(page.panel, RekeyPanel)
    page.panel.begin()
    assert not page.left()
    page.panel.leave()
    assert page.panel is not None

"""The page of the archive: from a list proposed to dossiers destroyed by two people, step by step."""

from __future__ import annotations

from pathlib import Path

from mediation_desk.domain.destruction import ListState
from mediation_desk.domain.staff import Staff
from mediation_desk.register import destructions
from mediation_desk.services.archive import reopen_case
from mediation_desk.ui.pages.archive.page import ArchivePage, Shown
from tests.desk_fixtures import DIRECTOR, MEDIATOR, Office
from tests.dossier_fixtures import picture
from tests.services.test_destructions import due_case
from tests.session_fixtures import PASSWORD
from tests.ui.pages.office_desk import OfficeDesk
from tests.ui.pages.test_dossier_part import keep_picture, press, words


def shown(room: OfficeDesk, who: Staff = DIRECTOR) -> ArchivePage:
    page = ArchivePage(room.sit(who))
    room.give_password(page.desk)
    room.show(page, 1246, 640)
    page.opened()
    room.wait()
    return page


def state(room: OfficeDesk) -> ListState:
    def look(office: Office) -> ListState:
        with office.reading(DIRECTOR) as records:
            return destructions.every(records)[0].state

    return room.run(look)


def test_a_list_goes_from_proposal_to_destruction(room: OfficeDesk, tmp_path: Path) -> None:
    room.run(due_case)
    page = shown(room)
    assert [line.number for line in page.dossiers.lines.rows] == ["（2026）青婚人调字第001号"]
    keep_picture(page, "archive")
    page.primary()
    room.wait()
    assert page.host.ask is not None
    page.host.ask.form.fields["reason"].set_value("保管期限届满，协议履行完毕，无继续保存价值。")
    keep_picture(page, "archive_proposing")
    page.primary()
    room.wait()
    assert page.filter.value() is Shown.LISTS
    assert state(room) is ListState.PROPOSED
    press(page.pane, "主任审批")
    room.wait()
    assert state(room) is ListState.APPROVED
    press(page.pane, "登记司法局批准")
    scan = tmp_path / "approval.png"
    scan.write_bytes(picture())
    page.desk.files.several.append([scan])
    page.host.ask.form.fields["number"].set_value("青司档〔2057〕3号")
    page.host.ask.form.fields["date"].set_value(page.desk.today())
    keep_picture(page, "archive_granting")
    page.primary()
    room.wait()
    assert state(room) is ListState.GRANTED
    keep_picture(page, "archive_granted")
    press(page.pane, "查看批准文件")
    room.wait()
    assert page.approval.isVisibleTo(page)
    page._chose(page.lists.lines.rows[0])
    press(page.pane, "执行销毁")
    page.primary()
    room.wait()
    assert "监销人" in words(page)
    page.host.ask.form.fields["second"].set_value(DIRECTOR.id)
    assert state(room) is ListState.GRANTED
    assert not room.bugs


def test_the_heads_button_answers_no_other_question(room: OfficeDesk) -> None:
    room.run(due_case)
    page = shown(room)
    page.years.click()
    room.wait()
    assert "保存年限" in page.host.ask.verb.text()
    page.host.ask.form.fields["short"].set_value("11")
    page.propose.click()
    room.wait()
    assert "cases" in page.host.ask.form.fields
    page.years.click()
    room.wait()
    assert page.host.ask.form.fields["short"].value() == "10"
    assert not room.bugs


def test_no_list_is_offered_while_nothing_is_due(room: OfficeDesk) -> None:
    page = shown(room)
    assert not page.propose.isEnabled()
    assert page.propose.accessibleDescription() == "没有保管期满的案卷。"
    page.primary()
    room.wait()
    assert page.host.ask is None
    room.run(due_case)
    page.opened()
    room.wait()
    assert page.propose.isEnabled()


def test_a_mediator_sees_their_own_and_no_lists(room: OfficeDesk) -> None:
    room.run(due_case)
    page = shown(room, MEDIATOR)
    assert len(page.dossiers.lines.rows) == 1
    assert not page.propose.isVisibleTo(page)
    page.primary()
    room.wait()
    assert page.host.ask is None
    assert PASSWORD


def test_names_are_hidden_while_masked(room: OfficeDesk) -> None:
    room.run(due_case)
    page = shown(room)
    page.desk.mask(True)
    row = page.dossiers.lines.rows[0]
    assert "林晓芸" not in page._cells(row)[1].spoken()


def test_a_case_gone_on_from_stands_beside(room: OfficeDesk) -> None:
    def go_on(office: Office) -> None:
        case_id = due_case(office)
        with office.as_(MEDIATOR) as records:
            reopen_case(records, case_id, "又起争议")

    room.run(go_on)
    assert len(shown(room).dossiers.lines.rows) == 1

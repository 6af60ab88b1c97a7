from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from mediation_desk.domain.staff import Role
from mediation_desk.services.staff import everybody
from mediation_desk.ui.first_start.page import FirstStartPage
from mediation_desk.ui.kit.form import Form
from tests.ui.shell_fixtures import Shell


@pytest.fixture
def page(shell: Shell) -> FirstStartPage:
    shell.begin()
    face = shell.door.window.face
    assert isinstance(face, FirstStartPage)
    return face


def _fill_centre(page: FirstStartPage) -> None:
    page.centre.district.set_value("青禾区")
    page.centre.district.edit.editingFinished.emit()
    page.centre.abbreviation.set_value("青婚")


def _to_password(page: FirstStartPage) -> None:
    page.go_on()
    _fill_centre(page)
    page.go_on()
    page.staff.name.set_value("何玉贞")
    page.staff.add_line().name.set_value("周若岚")
    page.staff.add_line()
    page.go_on()


def test_from_an_empty_folder_to_the_desk(shell: Shell, page: FirstStartPage) -> None:
    _to_password(page)
    page.password._offer()
    phrase = page.password.phrase.text()
    page.password.password.set_value(phrase)
    page.password.again.set_value(phrase)
    page.go_on()
    shell.wait()
    assert page.password.password.value() == ""
    assert page.card is not None
    assert page._created is not None
    card = page._created.card
    page.go_on()
    wrong = f"{(int(card[0]) + 1) % 10}{card[1:]}"
    page.card.back.set_value(wrong)
    page.go_on()
    assert page.card.back.error == "第 1 组与恢复卡不符，请再看一遍。"
    page.card.back.set_value("-".join(card[n : n + 3] for n in range(0, 27, 3)))
    page.go_on()
    shell.wait()
    assert shell.door.frame is not None
    assert shell.door.desk is not None
    found: list[object] = []
    shell.door.desk.ask(shell.door.window, found.append, everybody)
    shell.wait()
    (members,) = found
    assert isinstance(members, list)
    assert [(one.name, one.signs_in) for one in members] == [("何玉贞", True), ("周若岚", False)]
    assert members[1].roles == {Role.MEDIATOR}
    assert not list(shell.door.folder.parent.glob("*.making"))
    shell.door.lock()
    shell.sign_in(phrase)
    assert shell.door.frame is not None


def test_no_step_is_passed_with_something_missing(page: FirstStartPage) -> None:
    page.go_on()
    page.go_on()
    assert page.at == 1
    assert page.centre.district.error
    _fill_centre(page)
    assert page.centre.committee.value() == "青禾区婚姻家庭纠纷人民调解委员会"
    page.go_on()
    page.staff.roles.set_value(())
    page.staff.name.set_value("何玉贞")
    page.go_on()
    assert page.at == 2
    assert page.staff.roles.error


def test_going_back_loses_nothing(page: FirstStartPage) -> None:
    _to_password(page)
    page.password.password.set_value("something typed")
    for _step in range(3):
        page.go_back()
    assert page.at == 0
    for _step in range(3):
        page.go_on()
    assert page.at == 3
    assert page.staff.name.value() == "何玉贞"
    assert page.password.password.value() == "something typed"


def test_a_weak_a_related_and_a_differing_password_are_refused(page: FirstStartPage) -> None:
    _to_password(page)
    for typed in ("short", "aaaaaaaaaaaaaa", "heyuzhen-heyuzhen", "password12345"):
        page.password.password.set_value(typed)
        page.password.again.set_value(typed)
        page.go_on()
        assert page.at == 3
        assert page.password.password.error
    page.password.password.set_value("guohua-caidao-dalou-xiaomao")
    page.password.again.set_value("guohua-caidao-dalou-xiaomaq")
    page.go_on()
    assert page.password.again.error


def test_a_folder_with_other_files_is_refused(shell: Shell, page: FirstStartPage, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("x")
    page.place.folder.set_value(str(tmp_path / "full"))
    page.go_on()
    assert page.at == 0
    assert page.place.folder.error
    page.place.folder.set_value("relative/place")
    page.go_on()
    assert page.place.folder.error
    shell.files.prepared.append(tmp_path / "fresh")
    page.place._choose()
    page.go_on()
    assert page.at == 1


def test_every_field_has_a_name_for_screen_readers(page: FirstStartPage) -> None:
    page.staff.add_line()
    forms: tuple[Form, ...] = page.forms
    for form in forms:
        for field in form.fields.values():
            assert field.control.accessibleName()


def test_the_copied_card_leaves_the_clipboard(shell: Shell, page: FirstStartPage) -> None:
    from mediation_desk.ui.first_start.card_step import CardStep

    step = CardStep("1" * 27)
    shell.qtbot.addWidget(step)
    step.copy()
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text().startswith("111 111")
    assert clipboard.mimeData().hasFormat("x-kde-passwordManagerHint")
    step.clear_clipboard()
    assert clipboard.text() == ""
    clipboard.setText("something of somebody else")
    step.clear_clipboard()
    assert clipboard.text() == "something of somebody else"
    clipboard.clear()

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from mediation_desk.errors import DeskError
from mediation_desk.register.records import Records
from mediation_desk.services.access import EVERYBODY
from mediation_desk.services.permission import allowed
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.frame import Frame
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.masking import masked_names
from mediation_desk.ui.quick_page import QuickPage
from tests.ui.shell_fixtures import Shell


@allowed(EVERYBODY, changes={"case"})
def _change(records: Records) -> str:
    return records.staff.name


@allowed(EVERYBODY)
def _refuse(records: Records) -> None:
    raise DeskError("vault.exists")


def _at_the_desk(shell: Shell) -> tuple[Desk, Frame]:
    shell.create()
    shell.begin()
    shell.sign_in()
    shell.wait()
    assert shell.door.desk is not None
    assert shell.door.frame is not None
    return shell.door.desk, shell.door.frame


def test_a_committed_act_tells_what_changed_even_if_its_page_died(shell: Shell) -> None:
    desk, _frame = _at_the_desk(shell)
    heard: list[object] = []
    values: list[object] = []
    desk.changed.connect(heard.append)
    owner = QObject()
    desk.do(owner, values.append, _change)
    owner.deleteLater()
    shell.wait()
    assert heard == [frozenset({"case"})]
    desk.do(desk, values.append, _change)
    shell.wait()
    assert values[-1] == "何玉贞"


def test_a_refusal_without_a_taker_becomes_a_notice(shell: Shell) -> None:
    desk, frame = _at_the_desk(shell)
    desk.ask(desk, print, _refuse)
    shell.wait()
    assert len(frame.messages.texts()) == 1
    frame.show_page("settings")
    assert frame.messages.texts() == []


def test_the_newest_refusal_of_a_form_stands_alone_and_goes_when_it_is_done(shell: Shell) -> None:
    desk, frame = _at_the_desk(shell)
    form = QLabel(frame)
    desk.notice("打不开这个文件。", "red", of=form)
    desk.notice("调解员不在岗。", "red", of="another form")
    desk.notice("这不是设置文件。", "red", of=form)
    desk.notice("请收回旧件。")
    assert frame.messages.texts() == ["调解员不在岗。", "这不是设置文件。", "请收回旧件。"]
    desk.do(form, str, _change)
    shell.wait()
    assert frame.messages.texts() == ["调解员不在岗。", "请收回旧件。"]
    assert frame.messages.isVisible()


def test_what_nobody_in_particular_was_refused_stands_whatever_the_desk_does_by_itself(shell: Shell) -> None:
    desk, frame = _at_the_desk(shell)
    desk.notice("打不开这个文件。", "red")
    desk.do(desk, str, _change)
    shell.wait()
    assert frame.messages.texts() == ["打不开这个文件。"]


def test_what_is_refused_again_under_the_mask_is_seen_though_it_was_said_before(shell: Shell) -> None:
    desk, frame = _at_the_desk(shell)
    desk.notice("请先解除遮挡。")
    (line,) = frame.messages.findChildren(Notice)
    desk.mask(True)
    assert not line.isVisible()
    desk.notice("请先解除遮挡。")
    assert line.isVisible()


def test_the_draft_is_kept_soon_and_the_status_line_says_when(shell: Shell) -> None:
    desk, frame = _at_the_desk(shell)
    form = QWidget(frame)
    draft = desk.draft(form, "reception", "")
    draft.typed(lambda: "{}")
    desk.keep_drafts()
    shell.wait()
    assert frame.status.said("draft") == "草稿已存 09:41:07"
    found: list[object] = []
    draft.look(found.append)
    draft.drop()
    draft.look(found.append)
    shell.wait()
    assert found == ["{}", None]


def test_masking_hides_names_and_keeps_the_window_title(shell: Shell) -> None:
    desk, frame = _at_the_desk(shell)
    QTest.keyClick(frame, Qt.Key.Key_F9)
    shell.qtbot.waitUntil(lambda: desk.masked, timeout=20_000)
    assert desk.shown("林晓芸 ／ 赵启帆") == "林＊＊ ／ 赵＊＊"
    assert desk.hidden("离婚纠纷") == "＊＊"
    assert frame.bar.search.echoMode() is QLineEdit.EchoMode.Password
    QTest.keyClick(frame, Qt.Key.Key_F9)
    shell.qtbot.waitUntil(lambda: not desk.masked, timeout=20_000)
    assert desk.shown("林晓芸") == "林晓芸"
    assert shell.door.window.windowTitle() == "家事调解台"


def test_masked_names_keep_what_joins_them() -> None:
    assert masked_names("梁雨荷 ／ 常清和等 3 人") == "梁＊＊ ／ 常＊＊等 3 人"
    assert masked_names("林晓芸 与 赵启帆") == "林＊＊ 与 赵＊＊"
    assert masked_names("") == ""


def test_three_escapes_show_public_information_and_the_desk_returns_masked(shell: Shell) -> None:
    desk, frame = _at_the_desk(shell)
    for _press in range(3):
        QTest.keyClick(frame, Qt.Key.Key_Escape)
    (cover,) = frame.findChildren(QuickPage)
    assert cover.isVisible()
    assert cover.geometry() == frame.rect()
    cover.back.emit()
    assert desk.masked
    assert frame.findChildren(QuickPage) == [] or not cover.isVisible()


def test_slow_escapes_do_nothing(shell: Shell) -> None:
    _desk, frame = _at_the_desk(shell)
    for _press in range(4):
        QTest.keyClick(frame, Qt.Key.Key_Escape)
        shell.clock.move(seconds=1)
    assert frame.findChildren(QuickPage) == []


def test_keys_of_the_frame(shell: Shell) -> None:
    _desk, frame = _at_the_desk(shell)
    assert len(frame.rail._items) == 10  # the last of which is reached by 0, as on the keyboard's own row
    QTest.keyClick(frame, Qt.Key.Key_0, Qt.KeyboardModifier.AltModifier)
    assert frame.shown_key == "settings"
    QTest.keyClick(frame, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    shell.qtbot.waitUntil(lambda: shell.door.frame is None, timeout=20_000)
    shell.wait()


def test_settings_work_at_once_and_are_kept(shell: Shell) -> None:
    desk, frame = _at_the_desk(shell)
    frame.show_page("settings")
    page = frame.page
    assert page is not None
    page.here["theme"].control.set_value("dark")  # type: ignore[attr-defined]  # the settings page
    assert desk.choices.now.theme == "dark"
    page.here["theme"].control.set_value("light")  # type: ignore[attr-defined]  # as above
    page.here["idle_minutes"].control.set_value(5)  # type: ignore[attr-defined]  # as above
    assert shell.door._watch is not None
    assert shell.door._watch.minutes == 5
    desk.choices.change(language="en")
    assert shell.door.window.windowTitle() == "Mediation Desk"
    assert shell.door.frame is not None
    assert shell.door.frame.shown_key == "settings"
    desk.choices.change(language="zh_CN")
    assert shell.door.window.windowTitle() == "家事调解台"

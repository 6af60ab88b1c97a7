"""Settings in one place: every one has its row or a reason, is found by words and pinyin, and undone."""

from __future__ import annotations

import ast
import json
from dataclasses import fields
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mediation_desk.domain.copy_rules import CopyRules
from mediation_desk.domain.staff import Staff
from mediation_desk.preferences import Preferences
from mediation_desk.services.copy_rules import copy_rules
from mediation_desk.services.office_leaves import STAYS, TRAVELLING
from mediation_desk.ui import style
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.segments import Segments
from mediation_desk.ui.pages import page_line
from mediation_desk.ui.pages.settings.page import SettingsPage
from mediation_desk.ui.pages.settings.registry import NO_OFFICE_ROW, NO_PREFERENCE_ROW, SETTINGS
from tests.desk_fixtures import ADMINISTRATOR, DIRECTOR, RECEPTION, Office
from tests.house import source
from tests.ui.pages.office_desk import OfficeDesk


@pytest.fixture
def told() -> list[tuple[str, object]]:
    return []


def shown(room: OfficeDesk, told: list[tuple[str, object]], who: Staff = DIRECTOR) -> SettingsPage:
    desk = room.sit(who)
    desk.done.connect(lambda text, undo: told.append((text, undo)))
    page = SettingsPage(desk)
    room.show(page)
    page.opened()
    room.wait()
    return page


def visible(page: SettingsPage) -> set[str]:
    return {key for key, row in page.rows.items() if row.isVisible()}


def keys_of_the_office() -> set[str]:
    """Every key the source gives to `office.setting` and its kind, names resolved where they are written."""
    found: set[str] = set()
    takers = {"setting", "set_setting", "set_quietly"}
    constants: dict[str, set[str]] = {}
    calls: list[tuple[dict[str, str], ast.expr]] = []
    for path in source.python_files(source.PACKAGE / "services", source.PACKAGE / "register"):
        tree = source.tree(path)
        here = _constants(tree)
        for name, value in here.items():
            constants.setdefault(name, set()).add(value)
        calls += [
            (here, call.args[1]) for name, call in source.calls(tree) if name in takers and len(call.args) > 1
        ]
    for here, key in calls:
        if isinstance(key, ast.Constant):
            found.add(str(key.value))
        elif isinstance(key, ast.Name):
            found |= {here[key.id]} if key.id in here else constants.get(key.id, set())
        elif isinstance(key, ast.Attribute):
            found |= constants.get(key.attr, set())
        elif isinstance(key, ast.BinOp) and isinstance(key.left, ast.Name):
            found.add(here[key.left.id])
    return found


def _constants(tree: ast.AST) -> dict[str, str]:
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            if isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
                found[node.target.id] = node.value.value
        elif isinstance(node, ast.Assign):
            names = node.targets[0].elts if isinstance(node.targets[0], ast.Tuple) else node.targets
            values = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
            found |= {
                name.id: value.value
                for name, value in zip(names, values, strict=False)
                if isinstance(name, ast.Name)
                and isinstance(value, ast.Constant)
                and isinstance(value.value, str)
            }
    return found


def test_every_preference_has_its_row_or_a_reason() -> None:
    rows = [one.field for one in SETTINGS if one.field] + [name for one in SETTINGS for name in one.fields]
    assert len(rows) == len(set(rows))
    assert {one.name for one in fields(Preferences)} == {*rows, *NO_PREFERENCE_ROW}
    assert not set(rows) & set(NO_PREFERENCE_ROW)
    assert all(NO_PREFERENCE_ROW.values())


def test_every_setting_of_the_office_has_its_row_or_a_reason_and_a_word_on_travelling() -> None:
    kept = {name for one in SETTINGS for name in one.kept}
    known = keys_of_the_office()
    assert {"copy_rules", "limit_rules", "header", "short_code."} <= known
    assert known - {"", "md1.pckey"} == {*kept, *NO_OFFICE_ROW}  # labels called alike
    assert not kept & set(NO_OFFICE_ROW)
    assert {*kept, *NO_OFFICE_ROW} == {*STAYS, *(one.key for one in TRAVELLING)}


def test_every_row_that_leads_elsewhere_leads_to_a_page_that_opens() -> None:
    for one in SETTINGS:
        if one.page:
            roles = page_line(one.page).roles
            assert roles is None or (one.opens is not None and one.opens <= roles), one.key


def test_every_row_has_its_sentence_and_whose_it_is(room: OfficeDesk, told: list[tuple[str, object]]) -> None:
    page = shown(room, told)
    for key, row in page.rows.items():
        assert row.name, key
        assert row.says, key
        assert "." not in row.name or row.name.endswith("…"), key
    assert len({one.section for one in SETTINGS}) == page.sections.entries.rowCount()
    expected = {one.key for one in SETTINGS} - {"computer_slot"}  # no keyring here
    assert set(page.rows) == expected - {one.key for one in SETTINGS if one.key not in page._settings}


FOUND = {
    "字号": "text_size",
    "zihao": "text_size",
    "大字": "text_size",
    "期限": "limit_rules",
    "线索时限": "limit_rules",
    "wsfa": "colour_schemes",
    "wusefangan": "colour_schemes",
    "案号": "numbers",
    "动画": "motion",
    "U盘": "copy_rules.daily",
    "备份 提醒": "copy_rules.reminder_days",
    "许可证": "about",
    "spsj": "idle_minutes",
    "suoding": "idle_minutes",
    "两面": "two_sided",
}


def test_found_by_words_pinyin_initials_and_other_words(
    room: OfficeDesk, told: list[tuple[str, object]]
) -> None:
    page = shown(room, told)
    for typed, key in FOUND.items():
        page.search.setText(typed)
        assert key in visible(page), typed
        assert len(visible(page)) < len(page.rows) / 2, typed
    page.search.clear()
    assert len(visible(page)) > 30


def test_the_hit_is_marked_and_the_keys_lead_to_the_row(
    room: OfficeDesk, told: list[tuple[str, object]]
) -> None:
    page = shown(room, told)
    page.find_in_list()
    QTest.keyClicks(page.search, "zihao")
    row = page.rows["text_size"]
    assert row._name.textFormat() == Qt.TextFormat.RichText
    assert style.colour("hit").name() in row._name.text()
    assert row._name.accessibleName() == "字号"
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert row.isAncestorOf(focused)
    page.find_in_list()
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    assert row._name.text() == "字号"
    page.search.setText("没有这种设置")
    assert page.none.isVisible()


def test_a_change_works_at_once_is_marked_and_undone(
    room: OfficeDesk, told: list[tuple[str, object]]
) -> None:
    page = shown(room, told)
    desk: Desk = page.desk
    control = page.here["idle_minutes"].control
    assert isinstance(control, Segments)
    control.set_value(30)
    assert desk.choices.now.idle_minutes == 30
    row = page.rows["idle_minutes"]
    assert row._back.isVisible()
    assert "默认 10 分" in row.says
    text, undo = told[-1]
    assert text == "已更改：多久不动就锁屏"
    assert callable(undo)
    undo()
    assert desk.choices.now.idle_minutes == control.value() == 10
    assert not row._back.isVisible()
    control.set_value(5)
    row._back.click()
    assert desk.choices.now.idle_minutes == 10


def test_a_rule_of_the_office_is_undone_and_brought_back(
    room: OfficeDesk, told: list[tuple[str, object]]
) -> None:
    page = shown(room, told)
    rows = page.blocks.copy_rules
    assert rows is not None
    rows.fields["daily"].set_value("9")
    rows.fields["daily"].edit.editingFinished.emit()
    room.wait()
    room.wait()
    assert _kept(room).daily == 9
    assert rows.rows["daily"]._back.isVisible()
    _text, undo = told[-1]
    assert callable(undo)
    undo()
    room.wait()
    room.wait()
    assert _kept(room).daily == 7
    assert not rows.rows["daily"]._back.isVisible()


def _kept(room: OfficeDesk) -> CopyRules:
    def read(office: Office) -> CopyRules:
        with office.reading(DIRECTOR) as records:
            return copy_rules(records)

    return room.run(read)


def test_the_counter_sees_its_own_and_no_buttons_of_the_office(
    room: OfficeDesk, told: list[tuple[str, object]]
) -> None:
    page = shown(room, told, RECEPTION)
    assert "theme" in page.rows
    assert not {key for key in page.rows if key.startswith(("copy_rules", "appointments", "journal", "log"))}
    assert page.head.findChildren(type(page.taking.take)) == []


def test_settings_leave_and_come_in_by_a_file_side_by_side(
    room: OfficeDesk, told: list[tuple[str, object]], tmp_path: Path
) -> None:
    page = shown(room, told, ADMINISTRATOR)
    desk, path = page.desk, tmp_path / "settings.json"
    desk.files.prepared.append(path)
    page.exchange.export()
    room.wait()
    content = json.loads(path.read_text("utf-8"))
    content["computer"]["text_size"] = 125
    content["office"]["copy_rules"]["daily"] = 9
    content["office"]["copy_rules"]["weekly"] = 6
    content["office"]["appointment_lengths"]["mediation"] = 75
    path.write_text(json.dumps(content), encoding="utf-8")
    desk.files.several.append([path])
    page.exchange.choose()
    room.wait()
    sheet = page.taking
    assert sheet.isVisible()
    assert list(sheet.here) == ["text_size"]
    assert set(sheet.office) == {"copy_rules", "appointment_lengths"}
    sheet.office["appointment_lengths"].click()
    sheet.take.click()
    room.wait()
    room.wait()
    assert _kept(room).daily == 9
    assert desk.choices.now.text_size == 125
    assert not sheet.isVisible()
    _text, undo = told[-1] if callable(told[-1][1]) else told[-2]
    assert callable(undo)
    undo()
    room.wait()
    room.wait()
    assert _kept(room) == CopyRules()
    assert desk.choices.now.text_size == 100


def test_what_a_file_changed_is_undone_though_the_page_was_made_anew(
    room: OfficeDesk, told: list[tuple[str, object]], tmp_path: Path
) -> None:
    page = shown(room, told, ADMINISTRATOR)
    desk, path = page.desk, tmp_path / "settings.json"
    desk.files.prepared.append(path)
    page.exchange.export()
    room.wait()
    content = json.loads(path.read_text("utf-8"))
    content["computer"]["text_size"] = 125
    content["office"]["copy_rules"]["daily"] = 9
    path.write_text(json.dumps(content), encoding="utf-8")
    desk.files.several.append([path])
    page.exchange.choose()
    room.wait()
    sizes: list[int] = []
    desk.done.connect(lambda _text, _undo: sizes.append(desk.choices.now.text_size))
    page.taking.take.click()
    room.wait()
    assert sizes[-1] == 125, "told after the window took its new look, or the notice would go with the old"
    _text, undo = told[-1]
    assert callable(undo)
    shiboken6.delete(page.exchange)  # as it goes with its page
    undo()
    room.wait()
    assert _kept(room) == CopyRules()
    assert desk.choices.now.text_size == 100


def test_a_hostile_file_changes_nothing_and_is_said(
    room: OfficeDesk, told: list[tuple[str, object]], tmp_path: Path
) -> None:
    page = shown(room, told)
    path = tmp_path / "settings.json"
    for content in (b"\x00" * 10, b"{}", b"[" * 9999):
        path.write_bytes(content)
        page.desk.files.several.append([path])
        page.exchange.choose()
        assert room.notices.pop().startswith("这不是本程序导出的设置文件")
    page.desk.files.several.append([tmp_path / "gone"])
    page.exchange.choose()
    assert room.notices.pop() == "读不出这个文件。"
    assert not page.taking.isVisible()

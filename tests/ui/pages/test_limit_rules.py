"""The page of limits and holidays: read by everybody, set by the office, tried, drafted, taken from files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from mediation_desk.domain.limit_rule import RuleSource, Unit
from mediation_desk.services.limit_rules import rules_of, shipped
from mediation_desk.services.work_calendar import calendar_of
from mediation_desk.ui.pages.limit_rules.page import LimitRulesPage
from tests.desk_fixtures import ADMINISTRATOR, DIRECTOR, EXPERT, MEDIATOR
from tests.ui.pages.office_desk import OfficeDesk
from tests.ui.pages.referral_room import picture

NOTICE = """国务院办公厅关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至3日（周日）放假调休，共3天。
二、春节：2月5日至11日放假调休，共7天。1月30日（周六）、2月20日（周六）上班。"""


@pytest.fixture
def page(room: OfficeDesk) -> LimitRulesPage:
    return opened(room, DIRECTOR)


def opened(room: OfficeDesk, staff: object, *args: object) -> LimitRulesPage:
    made = LimitRulesPage(room.sit(staff))  # type: ignore[arg-type]
    made.opened(*args)
    room.show(made)
    return made


def choose(room: OfficeDesk, page: LimitRulesPage, key: str) -> None:
    page.rules.table.choose(key)
    room.wait()


def said(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


def test_the_whole_table_is_filtered_and_sorted(room: OfficeDesk, page: LimitRulesPage) -> None:
    picture(page, "limit_rules")
    assert len(page.rules.table.lines.rows) == len(shipped())
    page.rules.sources.set_value((RuleSource.LAW,))
    rows = page.rules.table.lines.rows
    assert rows
    assert all(one.rule.source is RuleSource.LAW for one in rows)
    page.rules.sources.clear()
    page.rules.typed.setText("1077")
    assert [one.rule.key for one in page.rules.table.lines.rows] == ["cooling", "certificate"]
    page.rules.typed.setText("没有这样的")
    assert page.rules.table.lines.rows == []
    page.rules.typed.clear()
    page.rules.table.sorted_by.emit("name", True)
    assert len(page.rules.table.lines.rows) == len(shipped())


def test_a_rule_is_tried(room: OfficeDesk, page: LimitRulesPage) -> None:
    choose(room, page, "cooling")
    page.rules.sheet.start.set_value(date(2025, 9, 3))
    room.wait()
    room.wait()
    picture(page, "limit_rules_tried")
    words = said(page.rules.sheet)
    for day in ("2025年10月9日", "2025年10月3日", "2025年9月30日"):
        assert day in words
    assert not page.rules.sheet.clock.isVisibleTo(page)
    page.rules.sheet.start.set_value(date(9999, 12, 30))
    room.wait()
    room.wait()
    assert page.rules.sheet.start.error
    choose(room, page, "note_signing")
    assert page.rules.sheet.clock.isVisibleTo(page)


def test_a_span_is_changed_and_put_back(room: OfficeDesk, page: LimitRulesPage) -> None:
    choose(room, page, "referral_receipt")
    sheet = page.rules.sheet
    sheet.form.amount.set_value("0")
    sheet.keep()
    room.wait()
    assert sheet.form.amount.error
    sheet.form.amount.set_value("五")
    sheet.keep()
    assert sheet.form.amount.error
    sheet.form.amount.set_value("5")
    sheet.form.unit.set_value(Unit.DAY)
    sheet.keep()
    room.wait()
    room.wait()
    kept = rules_now(room)["referral_receipt"]
    assert (kept.amount, kept.unit) == (5, Unit.DAY)
    assert sheet.back.isVisibleTo(page)
    sheet.back.click()
    room.wait()
    assert rules_now(room)["referral_receipt"] == shipped()["referral_receipt"]


def rules_now(room: OfficeDesk) -> dict:  # type: ignore[type-arg]
    def act(office):  # type: ignore[no-untyped-def]
        with office.reading(MEDIATOR) as records:
            return dict(rules_of(records))

    return room.run(act)


def test_what_was_typed_of_a_rule_comes_back(room: OfficeDesk, page: LimitRulesPage) -> None:
    choose(room, page, "closing")
    page.rules.sheet.form.amount.set_value("45")
    page.rules.sheet.form.typed.emit()
    choose(room, page, "referral_receipt")
    choose(room, page, "closing")
    assert page.rules.sheet.form.amount.value() == "45"


@pytest.mark.parametrize("key", ["confirm", "crisis_look"])
def test_law_and_safety_are_not_changed(room: OfficeDesk, page: LimitRulesPage, key: str) -> None:
    choose(room, page, key)
    assert not page.rules.sheet.form.isVisibleTo(page)


def test_others_read(room: OfficeDesk) -> None:
    for staff in (MEDIATOR, EXPERT):
        page = opened(room, staff)
        choose(room, page, "closing")
        assert not page.rules.sheet.form.isVisibleTo(page)
        page.parts.show_tab("years")
        assert not page.years.save.isVisibleTo(page)
        assert not page.take_in.isVisibleTo(page)


def test_the_administrator_does_not_set_how_long_dossiers_are_kept(room: OfficeDesk) -> None:
    page = opened(room, ADMINISTRATOR)
    choose(room, page, "retention_short")
    page.rules.sheet.form.amount.set_value("2")
    page.rules.sheet.keep()
    room.wait()
    assert rules_now(room)["retention_short"].amount == 10
    assert any("主任" in one for one in room.notices)


def test_a_year_is_pasted_from_the_notice(room: OfficeDesk) -> None:
    page = opened(room, DIRECTOR, 2027)
    room.wait()
    picture(page, "limit_rules_unknown_year")
    assert "2027年放假安排还没有公布" in said(page)
    page.years.form.holidays.set_value("2月30日")
    page.years.keep()
    assert page.years.form.holidays.error
    page.years.form.holidays.set_value(NOTICE)
    page.years.keep()
    room.wait()
    room.wait()
    picture(page, "limit_rules_year")
    calendar = calendar_now(room)
    assert not calendar.is_working_day(date(2027, 2, 8))
    assert calendar.is_working_day(date(2027, 2, 20))
    assert "还没有公布" not in said(page)
    page.years.back.click()
    room.wait()
    assert 2027 not in calendar_now(room).known


def calendar_now(room: OfficeDesk):  # type: ignore[no-untyped-def]
    def act(office):  # type: ignore[no-untyped-def]
        with office.reading(MEDIATOR) as records:
            return calendar_of(records)

    return room.run(act)


def test_years_leave_and_come_back_by_file(room: OfficeDesk, tmp_path: Path) -> None:
    page = opened(room, DIRECTOR, 2026)
    path = tmp_path / "holidays.json"
    page.desk.files.prepared.append(path)
    page.take_out.click()
    room.wait()
    assert path.exists()
    path.write_text(path.read_text("utf-8").replace("2026-01-01", "2026-01-02"), "utf-8")
    page.desk.files.several.append([path])
    page.take_in.click()
    room.wait()
    page.years.open_year(2026)
    room.wait()
    page.years.form.notice.set_value("国办发明电〔2025〕7号")
    page.years.form.typed.emit()
    page.years.open_year(2025)
    room.wait()
    page.years.open_year(2026)
    room.wait()
    room.wait()
    assert page.years.form.notice.value() == "国办发明电〔2025〕7号"  # what was typed upon it comes back
    assert "1月2日" in str(page.years.form.holidays.value())
    assert date(2026, 1, 1) in calendar_now(room).holidays  # nothing is kept before somebody keeps it
    page.years.keep()
    room.wait()
    assert date(2026, 1, 1) not in calendar_now(room).holidays


def test_a_file_that_is_none_is_said(room: OfficeDesk, page: LimitRulesPage, tmp_path: Path) -> None:
    path = tmp_path / "photo.json"
    path.write_bytes(b"\xff\xd8\xff")
    page.desk.files.several.append([path])
    page.years.take_in()
    room.wait()
    assert any("读不出" in one for one in room.notices)


def test_a_rule_is_opened_by_its_key(room: OfficeDesk, page: LimitRulesPage) -> None:
    choose(room, page, "cooling")
    page.opened("note_signing")
    room.wait()
    row = page.rules.table.current_row()
    assert row is not None
    assert row.rule.key == "note_signing"
    assert "签署辅导记录" in said(page.rules.sheet)

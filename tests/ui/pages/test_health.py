"""The page of the health report, through real widgets on a real register: lines, full check, paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediation_desk.domain.health import HealthAct, HealthKey, HealthLevel
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.register.cipher_file import PAGE_BYTES
from mediation_desk.services.health_history import history, last_full_check
from mediation_desk.ui.pages import page_line
from mediation_desk.ui.pages.health.page import HealthPage
from mediation_desk.ui.pages.health.paper_page import HealthPaperPage
from mediation_desk.ui.pages.health.places import OPEN_TO, place_of
from mediation_desk.ui.pages.health.rows import HealthRow
from mediation_desk.ui.pages.recovery.page import RecoveryPage
from mediation_desk.ui.pages.today.page import TodayPage
from tests.desk_fixtures import ADMINISTRATOR, DIRECTOR, MEDIATOR
from tests.documents.reading import pdf_text
from tests.session_fixtures import SessionOffice
from tests.ui.session_desk import SessionDesk


@pytest.fixture
def hall(qtbot: QtBot, tmp_path: Path) -> Iterator[SessionDesk]:
    made = SessionDesk(qtbot, tmp_path)
    yield made
    made.close()


def shown(hall: SessionDesk, who: Staff = DIRECTOR, printers: list[str] | None = None) -> HealthPage:
    desk = hall.sit(who)
    desk.files.installed = ["前台打印机"] if printers is None else printers
    desk.files.room = 80_000_000_000
    page = HealthPage(desk)
    hall.show(page)
    page.opened()
    looked(hall, page)
    return page


def looked(hall: SessionDesk, page: HealthPage) -> None:
    """Until the lines are there and what was seen is noted."""
    hall.qtbot.waitUntil(lambda: bool(page.rows.rows), timeout=30_000)
    hall.wait()


def checked(hall: SessionDesk, page: HealthPage) -> None:
    hall.qtbot.waitUntil(lambda: not page.run.running, timeout=60_000)
    hall.qtbot.waitUntil(lambda: not page._now._beside.running, timeout=60_000)
    hall.wait()


def row(page: HealthPage, key: HealthKey) -> HealthRow:
    return next(one for one in page.rows.rows if one.line.key is key)


def test_the_worst_stands_first_with_what_to_do_and_the_way_there(hall: SessionDesk) -> None:
    page = shown(hall)
    levels = [one.line.level for one in page.rows.rows]
    assert levels == sorted(levels, key=list(HealthLevel).index, reverse=True)
    copy = row(page, HealthKey.COPY)
    assert copy.said.text() == "还没有一份验证过的备份。"
    assert "请现在备份" in copy.to_do.text()
    assert copy.button is not None
    copy.button.click()
    assert hall.gone[-1] == ("backup", ())
    assert "处理" in copy.accessibleName()


def test_a_full_check_is_made_while_the_page_stays_and_is_remembered(hall: SessionDesk) -> None:
    page = shown(hall)
    assert row(page, HealthKey.INTEGRITY).line.level is HealthLevel.WATCH
    page.check.click()
    assert page.panel.isVisible()
    checked(hall, page)
    assert "完好" in page.panel.said.accessibleName()
    hall.qtbot.waitUntil(
        lambda: row(page, HealthKey.INTEGRITY).line.level is HealthLevel.GOOD, timeout=30_000
    )
    assert not list(hall.office.folder.glob("*.making"))


def test_a_damaged_page_on_the_disk_is_found_and_nothing_is_changed(hall: SessionDesk) -> None:
    page = shown(hall)

    def spoil(office: SessionOffice) -> None:
        assert office.session is not None
        office.session.register.settle()
        path = office.folder / office.session.keys.database
        with path.open("r+b") as file:
            file.seek(path.stat().st_size - PAGE_BYTES + 700)
            (byte,) = file.read(1)
            file.seek(-1, 1)
            file.write(bytes([byte ^ 1]))

    hall.run(spoil)
    page.check.click()
    checked(hall, page)
    assert "发现问题" in page.panel.said.accessibleName()
    assert row(page, HealthKey.INTEGRITY).line.said == "pages"
    assert page.rows.rows[0].line.level is HealthLevel.ACT


def test_a_check_can_be_stopped_and_leaves_nothing(hall: SessionDesk) -> None:
    page = shown(hall)
    page.check.click()
    page.panel.stop.click()
    checked(hall, page)
    assert not page.run.running
    assert not list(hall.office.folder.glob("*.making"))

    def remembered(office: SessionOffice) -> bool:
        assert office.session is not None
        with office.session.reading(DIRECTOR, office.now()) as records:
            return last_full_check(records) is not None

    assert not hall.run(remembered)
    assert "已停止" in page.panel.said.accessibleName()


def test_no_printer_is_said(hall: SessionDesk) -> None:
    page = shown(hall, printers=[])
    assert row(page, HealthKey.PRINTER).said.text() == "这台电脑没有打印机。"


def test_the_administrator_is_offered_no_page_that_is_closed_to_them(hall: SessionDesk) -> None:
    page = shown(hall, ADMINISTRATOR)
    offered = {one.line.act for one in page.rows.rows if one.button is not None}
    for act in offered - {HealthAct.CHECK}:
        assert page_line(place_of(act)[0]).open_to(ADMINISTRATOR)


@pytest.mark.parametrize("act", [one for one in OPEN_TO if one is not HealthAct.CHECK])
def test_who_is_offered_a_way_may_open_its_page(act: HealthAct) -> None:
    line = page_line(place_of(act)[0])
    for role in Role:
        member = Staff(id="0" * 32, name="甲", roles=frozenset({role}))
        if role in OPEN_TO[act]:
            assert line.open_to(member)


def test_the_report_on_paper_is_chinese_and_one_sheet(hall: SessionDesk) -> None:
    shown(hall)
    assert hall.desk is not None
    page = HealthPaperPage(hall.desk)
    hall.show(page)
    page.opened()
    hall.qtbot.waitUntil(lambda: page.view.made is not None, timeout=30_000)
    hall.wait()
    QApplication.processEvents()
    assert page.view.made is not None
    said = pdf_text(page.view.made.pdf).replace("\n", "")
    assert "还没有一份验证过的备份" in said
    assert "■" in said
    assert "何玉贞" in said


def test_the_first_page_leads_there_and_notes_the_day(hall: SessionDesk) -> None:
    desk = hall.sit(DIRECTOR)
    page = TodayPage(desk)
    hall.show(page)
    page.opened()
    hall.wait()
    hall.wait()
    assert page.health.report.text().startswith("体检：")
    page.health.report.click()
    assert hall.gone[-1] == ("health", ())

    def days(office: SessionOffice) -> int:
        assert office.session is not None
        with office.session.reading(DIRECTOR, office.now()) as records:
            return len(history(records))

    assert hall.run(days) == 1


def test_whoever_may_not_read_it_is_not_led_there(hall: SessionDesk) -> None:
    page = TodayPage(hall.sit(MEDIATOR))
    hall.show(page)
    page.opened()
    hall.wait()
    assert not page.health.report.isVisible()


def test_where_the_card_lies_is_noted_without_a_button_and_never_its_figures(hall: SessionDesk) -> None:
    page = RecoveryPage(hall.sit(DIRECTOR))
    hall.show(page)
    page.opened()
    hall.wait()
    page.keeping.card.set_value("主任室保险柜")
    page.left()
    hall.wait()
    page.keeping.sheets.set_value("481 902 337 115 640 228 971 356 004")
    page.keeping.keep()
    hall.wait()
    assert "不要写卡上的数字" in (page.keeping.sheets.error or "")
    again = RecoveryPage(page.desk)
    hall.show(again)
    again.opened()
    hall.wait()
    assert again.keeping.card.value() == "主任室保险柜"
    assert again.keeping.sheets.value() == ""

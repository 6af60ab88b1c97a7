"""The log in plain words, filtered, copied and saved; reports read before they leave; what the program is."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from mediation_desk.diagnosis.log_lines import Level
from mediation_desk.diagnosis.reports import BugReports
from mediation_desk.diagnosis.surroundings import program_facts
from mediation_desk.log import FILE
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.pages import page_line
from mediation_desk.ui.pages.about.page import AboutPage
from mediation_desk.ui.pages.log.page import LogPage
from tests.desk_fixtures import ADMINISTRATOR, MEDIATOR
from tests.ui.pages.office_desk import OfficeDesk


@pytest.fixture
def desk(room: OfficeDesk, tmp_path: Path) -> Desk:
    """The administrator's desk beside a log of two days and two reports."""
    made = room.sit(ADMINISTRATOR)
    folder = tmp_path / "log"
    folder.mkdir()
    today = datetime.combine(made.today(), datetime.min.time()) + timedelta(hours=9)
    lines = [
        (today - timedelta(days=3), "INFO started"),
        (today, "INFO ended"),
        (today, "ERROR builtins.ValueError at ui/draft.py:81 keep_now"),
    ]
    text = "".join(f"{at:%Y-%m-%d %H:%M:%S},001 {said}\n" for at, said in lines)
    (folder / FILE).write_text(text, encoding="utf-8")
    made.reports = BugReports(tmp_path / "reports", folder, program_facts)
    for n in range(2):
        made.reports.heard(f"builtins.ValueError at ui/draft.py:{n} keep_now", 1)
    return made


def test_the_log_speaks_plainly_and_is_narrowed_by_day_kind_and_words(
    room: OfficeDesk, desk: Desk, tmp_path: Path
) -> None:
    page = LogPage(desk)
    room.show(page)
    page.opened()
    lines = page.lines
    said = [lines.table.lines.cell(row, 2).spoken() for row in range(3)]
    assert said[1:] == ["程序正常结束", "程序启动"]
    lines.days.set_value([1])
    assert [one.level for one in lines.shown()] == [Level.BUG, Level.EVENT]
    lines.level.set_value([Level.EVENT])
    lines.days.clear()
    lines.typed.setText("qidong")
    assert [one.text for one in lines.shown()] == ["started"]
    lines.copy.click()
    assert QGuiApplication.clipboard().text().endswith(" INFO started\n")
    desk.files.prepared.append(tmp_path / "out.txt")
    lines.save.click()
    assert (tmp_path / "out.txt").read_text("utf-8") == lines.text()
    lines.typed.setText("nothing like it")
    assert lines.empty.isVisible()
    assert not lines.save.isEnabled()


def test_reports_are_read_before_they_leave(room: OfficeDesk, desk: Desk, tmp_path: Path) -> None:
    page = LogPage(desk)
    room.show(page)
    page.opened("reports")
    reports = page.reports
    assert reports.list.entries.rowCount() == 2
    assert "ui/draft.py:" in reports.text.toPlainText()
    reports.copy.click()
    assert QGuiApplication.clipboard().text() == reports.text.toPlainText()
    desk.files.prepared.append(tmp_path / "gone" / "out.txt")
    reports.save.click()
    assert room.notices


def test_only_whoever_keeps_the_computer_reads_the_log() -> None:
    assert page_line("log").open_to(ADMINISTRATOR)
    assert not page_line("log").open_to(MEDIATOR)
    assert page_line("about").open_to(MEDIATOR)


def test_about_names_the_program_its_folder_and_every_licence(room: OfficeDesk) -> None:
    desk = room.sit(MEDIATOR)
    page = AboutPage(desk)
    room.show(page)
    page.opened()
    assert "GNU GENERAL PUBLIC LICENSE" in page.text.toPlainText()
    assert str(desk.folder) not in page.facts.text()
    page.typed.setText("noto")
    assert page.list.entries.rowCount() == 2
    page.list.choose("Noto Sans SC")
    assert "SIL OPEN FONT LICENSE" in page.text.toPlainText().upper()
    page.folder.click()
    assert desk.files.shown == [desk.folder]
    page.copy.click()
    assert "台账结构版本" in QGuiApplication.clipboard().text()

"""The page of the journal: what it shows, narrows, checks and lets out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import text

from mediation_desk.domain.journal import ActKind
from mediation_desk.register import people
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.pages.journal.page import JournalPageView
from tests.case_fixtures import HUSBAND, WIFE
from tests.desk_fixtures import DIRECTOR, MEDIATOR, RECEPTION
from tests.session_fixtures import PASSWORD, SessionOffice
from tests.ui.session_desk import SessionDesk


def work(office: SessionOffice) -> None:
    session = office.session
    assert session is not None
    for who, person in ((MEDIATOR, WIFE), (RECEPTION, HUSBAND)):
        with session.writing(who, office.now()) as records:
            people.add(records, person)
    for n in range(150):
        with session.writing(MEDIATOR, office.now()) as records:
            records.journal("add_note", str(n))
    with session.writing(RECEPTION, office.now()) as records:
        records.journal("open_contact", HUSBAND.id)


@pytest.fixture
def sitting(qtbot: QtBot, tmp_path: Path) -> Iterator[SessionDesk]:
    made = SessionDesk(qtbot, tmp_path)
    yield made
    made.close()


@pytest.fixture
def page(sitting: SessionDesk) -> JournalPageView:
    desk = sitting.sit(DIRECTOR)
    sitting.run(work)
    shown = JournalPageView(desk)
    sitting.show(shown)
    shown.opened()
    sitting.wait()
    return shown


def settle(sitting: SessionDesk) -> None:
    for _ in range(6):
        sitting.wait()


def lines(page: JournalPageView, column: int) -> list[str]:
    model = page.table.lines
    return [model.cell(row, column).spoken() for row in range(model.rowCount())]


def test_newest_first_and_more_as_one_scrolls(sitting: SessionDesk, page: JournalPageView) -> None:
    assert lines(page, 2)[0] == "查看封存的联系方式 查看受限内容"
    assert lines(page, 3)[0] == "人员 赵启帆"
    assert lines(page, 1)[0] == RECEPTION.name
    assert page.table.lines.rowCount() == 100
    page.table.scrollToBottom()
    settle(sitting)
    assert page.table.lines.rowCount() > 150
    numbers = [int(one.replace(",", "")) for one in lines(page, 5)]
    assert numbers == sorted(numbers, reverse=True)


def test_filters_narrow_and_clear(sitting: SessionDesk, page: JournalPageView) -> None:
    page.filters.kind.set_value([ActKind.READING])
    settle(sitting)
    assert lines(page, 3) == ["人员 赵启帆"]
    page.filters.kind.set_value([ActKind.PAPERS])
    settle(sitting)
    assert not page.table.isVisible()
    assert page.empty.isVisible()
    page.filters.clear_all.click()
    settle(sitting)
    assert page.table.lines.rowCount() == 100
    page.filters.staff.set_value([RECEPTION.id])
    settle(sitting)
    assert set(lines(page, 1)) == {RECEPTION.name}


def test_a_name_typed_narrows_to_whom_it_concerns(sitting: SessionDesk, page: JournalPageView) -> None:
    page.find_in_list()
    sitting.qtbot.keyClicks(page.filters.typed, "zqf")
    sitting.qtbot.keyPress(page.filters.typed, "\r")
    settle(sitting)
    assert set(lines(page, 3)) == {"人员 赵启帆"}
    page.filters.typed.setText("没有这个人")
    page.filters.look_for()
    settle(sitting)
    assert "没有找到" in sitting.notices[-1]


def test_days_typed_backwards_are_said_beside_the_field(sitting: SessionDesk, page: JournalPageView) -> None:
    page.filters.days.set_value([0])
    today = page.desk.today()
    page.filters.first.set_value(today)
    page.filters.last.set_value(today.replace(day=1))
    settle(sitting)
    assert page.filters.last.isVisible()
    assert page.filters.wanted().first_day == today
    page.filters.last.set_value(today)
    settle(sitting)
    assert page.table.lines.rowCount() > 0


def test_masked_names_are_masked(sitting: SessionDesk, page: JournalPageView) -> None:
    page.desk.mask(True)
    settle(sitting)
    assert "启帆" not in " ".join(lines(page, 3))


def test_checking_says_that_all_is_whole_and_what_it_cannot_see(
    sitting: SessionDesk, page: JournalPageView
) -> None:
    page.check.click()
    settle(sitting)
    said = [one.accessibleName() for one in page.checking.findChildren(Notice)]
    assert len(said) == 1
    assert said[0].startswith("日志完整")
    seconds = " ".join(one.text() for one in page.checking.findChildren(Prose))
    assert "备份盘" in seconds


def test_a_changed_entry_is_said_in_plain_words(sitting: SessionDesk, page: JournalPageView) -> None:
    def spoil(office: SessionOffice) -> None:
        assert office.session is not None
        with office.session.register._engine.begin() as connection:
            connection.execute(text("DROP TRIGGER journal_no_update"))
            connection.execute(text("UPDATE journal SET entry = entry || ' ' WHERE number = 9"))

    sitting.run(spoil)
    page.check.click()
    settle(sitting)
    said = [one.accessibleName() for one in page.checking.findChildren(Notice)]
    assert any(one.startswith("有对不上的地方") for one in said)
    assert any("第 9 条" in one for one in said)
    assert any("防改保护" in one for one in said)


def test_checking_can_be_stopped(sitting: SessionDesk, page: JournalPageView) -> None:
    page.check.click()
    page.checking.stop.click()
    settle(sitting)
    assert page.checking.found is None
    assert not page.checking.isVisible()


def test_export_asks_for_the_password_and_writes_one_file(
    sitting: SessionDesk, page: JournalPageView, tmp_path: Path
) -> None:
    page.desk.questions.passwords.append(PASSWORD)
    page.desk.files.prepared.append(tmp_path / "out" / "journal")
    (tmp_path / "out").mkdir()
    page.export.click()
    settle(sitting)
    assert [one.name for one in (tmp_path / "out").iterdir()] == ["journal.xlsx"]
    assert (tmp_path / "out" / "journal.xlsx").read_bytes()[:2] == b"PK"
    assert "没有加密" in sitting.notices[-1]


def test_export_given_up_writes_and_journals_nothing(
    sitting: SessionDesk, page: JournalPageView, tmp_path: Path
) -> None:
    page.desk.questions.passwords.append(PASSWORD)
    page.desk.files.prepared.append(None)
    page.export.click()
    settle(sitting)
    page.ask()
    settle(sitting)
    assert "导出日志" not in " ".join(lines(page, 2))

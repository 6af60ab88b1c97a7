"""A clock set back on the first page: said once, work goes on, away when somebody says it is right."""

from __future__ import annotations

from datetime import timedelta

from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.pages.today.page import TodayPage
from tests.desk_fixtures import MEDIATOR, Office
from tests.ui.pages.office_desk import OfficeDesk


def set_back(office: Office) -> None:
    with office.as_(MEDIATOR) as records:
        records.journal("add_note", "x")
    office.clock.now -= timedelta(hours=5)
    with office.as_(MEDIATOR) as records:
        records.journal("add_note", "y")


def said(page: TodayPage) -> list[str]:
    return [
        one.accessibleName() for one in page.findChildren(Notice) if "比最后一条记录" in one.accessibleName()
    ]


def test_the_notice_says_both_times_and_goes_by_one_button(room: OfficeDesk) -> None:
    room.run(set_back)
    page = TodayPage(room.sit(MEDIATOR))
    room.show(page)
    page.opened()
    room.wait()
    assert len(said(page)) == 1
    assert "09:41" in said(page)[0]
    page._confirm_clock()
    room.wait()
    room.wait()
    assert said(page) == []

"""Readings, requests about data and impact assessments: noted, answered, listed."""

from __future__ import annotations

from mediation_desk.domain.data_request import RequestAnswer
from mediation_desk.ui.pages.readings.page import ReadingsPage, Shown
from tests.desk_fixtures import DIRECTOR
from tests.ui.pages.office_desk import OfficeDesk
from tests.ui.pages.test_dossier_part import keep_picture, words


def shown(room: OfficeDesk) -> ReadingsPage:
    page = ReadingsPage(room.sit(DIRECTOR))
    room.show(page, 1246, 640)
    page.opened()
    room.wait()
    return page


def fill(page: ReadingsPage, **values: object) -> None:
    assert page.host.ask is not None
    for name, value in values.items():
        page.host.ask.form.fields[name].set_value(value)


def test_a_request_is_noted_with_its_clock_and_answered_once(room: OfficeDesk) -> None:
    page = shown(room)
    page.filter.set_value(Shown.REQUESTS)
    page.primary()
    fill(page, name="欧阳静姝", identity="居民身份证 3701**********0021")
    page.new.click()
    room.wait()
    assert "请写明请求内容" in words(page)
    fill(page, wish="请更正我的联系电话")
    keep_picture(page, "readings_request")
    page.primary()
    room.wait()
    (request,) = page.tables[Shown.REQUESTS].lines.rows
    assert (request.due_on - request.received_on).days == 15
    page._open_request(request)
    page.new.click()
    assert "wish" in page.host.ask.form.fields
    page._open_request(request)
    fill(page, answer=RequestAnswer.REFUSED)
    page.primary()
    room.wait()
    assert "请写明理由" in words(page) or "理由" in words(page)
    fill(page, said="已归档，保管期限内不予删除，已附注。")
    page.primary()
    room.wait()
    (answered,) = page.tables[Shown.REQUESTS].lines.rows
    assert answered.answer is RequestAnswer.REFUSED
    page._open_request(answered)
    room.wait()
    assert page.host.ask is None
    assert page.made.isVisibleTo(page)
    assert page.made.made is not None
    keep_picture(page, "readings_answered")
    assert not room.bugs


def test_an_assessment_is_kept_for_three_years(room: OfficeDesk) -> None:
    page = shown(room)
    page.filter.set_value(Shown.ASSESSMENTS)
    page.primary()
    fill(page, subject="处理子女信息", necessity="必要", risks="低", measures="加密", conclusion="可以")
    keep_picture(page, "readings_assessment")
    page.primary()
    room.wait()
    (kept,) = page.tables[Shown.ASSESSMENTS].lines.rows
    assert kept.keep_until.year - kept.on.year == 3
    page._open_assessment(kept)
    room.wait()
    assert page.made.isVisibleTo(page)
    page.primary()
    assert page.host.isVisibleTo(page)
    assert not room.bugs

"""The pages of activities: listed and summed, one filled in with a pasted list, bases and publications."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from mediation_desk.domain.activity import ActivityKind
from mediation_desk.services.activities import activity_rows
from mediation_desk.ui import style
from mediation_desk.ui.pages.activities.activity_page import ActivityPage
from mediation_desk.ui.pages.activities.page import ActivitiesPage
from tests.desk_fixtures import MEDIATOR, RECEPTION
from tests.ui.pages.activities_room import fill
from tests.ui.pages.office_desk import OfficeDesk
from tests.ui.pages.referral_room import picture, words


def test_the_list_filters_sums_and_exports(room: OfficeDesk) -> None:
    fill(room)
    page = ActivitiesPage(room.sit(RECEPTION))
    page.opened()
    room.show(page)
    picture(page, "activities")
    pane = page.made["activities"]
    assert "3 次活动" in pane.list.sum.text()
    assert "妇女 1,182 名" in pane.list.sum.text()
    assert "200 个岗位" in pane.list.sum.text()
    pane.list.filters[0][1].set_value((ActivityKind.JOB_FAIR,))
    assert len(pane.list.shown) == 1
    pane.list.filters[0][1].clear()
    pane.list.typed.setText("茶坪")
    assert len(pane.list.shown) == 1
    pane.list.typed.setText("没有这个")
    assert pane.list.empty.isVisible()
    pane.list.typed.clear()
    pane.list.table.opened.emit(pane.list.shown[0])
    assert room.gone[-1][0] == "activity"


def test_a_new_one_with_a_pasted_list(room: OfficeDesk) -> None:
    fill(room)
    page = ActivityPage(room.sit(MEDIATOR))
    page.opened("")
    room.show(page)
    page.primary()
    room.wait()
    assert page.form.fields["title"].error, "the subject is needed and the cursor is there"
    page.form.fields["title"].set_value("婚前课堂")
    page.lists.people.set_value("姓名\t性别\t次数\n林晓芸\t女\t2\n\t男\t1")
    page.primary()
    assert "第3行" in str(page.lists.people.error)
    page.lists.people.set_value("姓名\t性别\t次数\n林晓芸\t女\t2\n赵启帆\t男\t1")
    assert "2 人" in page.lists.people_said.text()
    assert not page.form.fields["persons"].isEnabled(), "numbers follow the list"
    picture(page, "activity")
    page.primary()
    room.wait()
    assert room.gone[-1][0] == "activities"
    kept = room.run(lambda office: _newest(office))
    assert (kept.attendances, kept.persons, kept.women) == (3, 2, 1)


def _newest(office: object) -> object:
    with office.reading(MEDIATOR) as records:  # type: ignore[attr-defined]  # an Office
        rows = activity_rows(records)
    return next(row.activity for row in rows if row.activity.title == "婚前课堂")


def test_what_was_typed_comes_back(room: OfficeDesk) -> None:
    desk = room.sit(MEDIATOR)
    page = ActivityPage(desk)
    page.opened("")
    room.show(page)
    page.form.fields["title"].set_value("父母课堂")
    page.lists.people.set_value("林晓芸\t女")
    page.form.settle()
    page.left()
    room.wait()
    again = ActivityPage(desk)
    again.opened("")
    room.show(again)
    assert again.form.fields["title"].value() == "父母课堂"
    assert again.lists.people.value() == "林晓芸\t女"


def test_an_earlier_one_is_opened_changed_and_its_certificates_kept(room: OfficeDesk) -> None:
    fill(room)
    page = ActivityPage(room.sit(MEDIATOR))
    activity = room.run(lambda office: _first(office))
    page.opened(activity.id)
    room.show(page)
    page.stack.setCurrentIndex(1)
    page.certificates.form.fields["holder"].set_value("葛四海")
    page.certificates.form.fields["name"].set_value("高级育婴员")
    page.certificates.form.fields["got_on"].set_value("2026-03-17")
    page.certificates._add()
    room.wait()
    assert len(page.certificates.lines.entries.lines) == 1
    picture(page, "activity_certificates")
    assert page.parts.tabText(0)


def _first(office: object) -> object:
    with office.reading(MEDIATOR) as records:  # type: ignore[attr-defined]  # an Office
        return activity_rows(records)[0].activity


@pytest.mark.parametrize("pane", ["bases", "publications"])
def test_bases_and_publications_are_added_beside_their_list(room: OfficeDesk, pane: str) -> None:
    fill(room)
    page = ActivitiesPage(room.sit(MEDIATOR))
    page.opened(pane)
    room.show(page)
    picture(page, pane)
    side = page.pane.side  # type: ignore[union-attr]  # these two have one
    side.form.fields["name" if pane == "bases" else "title"].set_value("石桥村基地")
    page.pane.side.keep()  # type: ignore[union-attr]
    room.wait()
    assert len(page.pane.list.shown) == 3
    assert not side.form.fields["name" if pane == "bases" else "title"].value()


def test_large_and_dark(room: OfficeDesk) -> None:
    fill(room)
    desk = room.sit(MEDIATOR)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    style.apply(application, style.Look(factor=1.5, theme=style.Theme.DARK))
    try:
        page = ActivitiesPage(desk)
        page.opened("activities")
        room.show(page)
        picture(page, "activities_large_dark")
        assert "妇女" in words(page)
    finally:
        style.apply(application, style.Look())

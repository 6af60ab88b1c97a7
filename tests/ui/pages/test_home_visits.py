"""The page of visits: written down by keys, kept as drafts, batches pasted and put right, routes printed."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mediation_desk.domain.area import Area
from mediation_desk.domain.home_visit import HomeVisit, VisitPurpose
from mediation_desk.domain.home_visit_list import VisitFilter
from mediation_desk.domain.household import Household, Member
from mediation_desk.services.areas import keep_area
from mediation_desk.services.home_visits import keep_visit, visit_page
from mediation_desk.services.households import open_household
from mediation_desk.ui.kit.finder_field import FinderField
from mediation_desk.ui.pages.home_visits.page import HomeVisitsPage
from tests.desk_fixtures import DIRECTOR, MEDIATOR, NOON, Office
from tests.ui.pages.office_desk import OfficeDesk

TODAY = NOON.date()


def furnish(office: Office) -> dict[str, str]:
    """Two households in a village, one of them visited."""
    made: dict[str, str] = {}
    with office.as_(DIRECTOR) as records:
        top = keep_area(records, Area(id="", name="青禾区"))
        village = keep_area(records, Area(id="", name="东沟村", parent_id=top.id))
        for name in ("欧阳若水", "李䶮"):
            head = Member(id="", name=name, head=True)
            one = open_household(records, Household(id="", area_id=village.id, members=(head,)))
            made[name] = one.id
        visit = HomeVisit(
            id="",
            on=TODAY - timedelta(days=3),
            purpose=VisitPurpose.CONTACT,
            household_id=made["李䶮"],
            visitors=("夏荷",),
            people_met=1,
            findings="一切都好",
        )
        keep_visit(records, visit)
    return made


def opened(room: OfficeDesk, *args: object, who: object = MEDIATOR) -> HomeVisitsPage:
    page = HomeVisitsPage(room.sit(who))  # type: ignore[arg-type]
    page.opened(*args)
    room.show(page)
    room.wait()
    return page


def kept(room: OfficeDesk) -> list[HomeVisit]:
    def act(office: Office) -> list[HomeVisit]:
        with office.reading(MEDIATOR) as records:
            return [one.visit for one in visit_page(records, VisitFilter()).lines]

    return room.run(act)


def test_a_visit_is_written_down_and_the_next_begins(room: OfficeDesk) -> None:
    made = room.run(furnish)
    page = opened(room, "visits", "")
    side = page.visits.side
    side.begin_new(household_id=made["欧阳若水"])
    room.wait()
    side.form.fields["people_met"].set_value("3")
    side.form.fields["findings"].set_value("无纠纷")
    side.keep()
    room.wait()
    room.wait()
    newest = kept(room)[0]
    assert (newest.household_id, newest.people_met, newest.visitors) == (made["欧阳若水"], 3, ("周若岚",))
    assert side.form.fields["findings"].value() == ""
    assert page.visits.table.lines.rowCount() == 2


def test_a_fault_stands_beside_its_field_and_nothing_is_lost(room: OfficeDesk) -> None:
    room.run(furnish)
    page = opened(room, "visits")
    side = page.visits.side
    side.form.fields["findings"].set_value("敲门无人应")
    side.keep()
    room.wait()
    assert side.form.fields["household_id"].error
    assert side.form.fields["findings"].value() == "敲门无人应"
    household = side.form.fields["household_id"]
    assert isinstance(household, FinderField)
    household.edit.setText("欧阳")  # no entry yet
    side.form.settle()
    page.left()
    room.wait()
    again = opened(room, "visits")
    assert again.visits.side.form.fields["findings"].value() == "敲门无人应"
    kept = again.visits.side.form.fields["household_id"]
    assert isinstance(kept, FinderField)
    assert kept.edit.text() == "欧阳"


def test_a_visit_half_typed_of_one_household_is_no_other_households(room: OfficeDesk) -> None:
    made = room.run(furnish)
    page = opened(room, "visits", made["欧阳若水"])
    side = page.visits.side
    side.form.fields["findings"].set_value("只关这一户")
    side.form.touch()
    page.left()
    room.wait()
    page.opened("visits", made["李䶮"])
    room.wait()
    assert side.form.fields["household_id"].value() == made["李䶮"]
    assert side.form.fields["findings"].value() == ""


def test_one_visit_is_opened_and_the_next_begins_empty(room: OfficeDesk) -> None:
    room.run(furnish)
    (before,) = kept(room)
    page = opened(room, "visit", before.id)
    side = page.visits.side
    assert side.form.fields["findings"].value() == "一切都好"
    page.opened("visits", "")
    room.wait()
    assert side.form.fields["findings"].value() == ""
    assert side._line is None


def test_sealed_findings_are_shown_to_their_reader_alone(room: OfficeDesk) -> None:
    made = room.run(furnish)

    def seal(office: Office) -> None:
        with office.as_(MEDIATOR) as records:
            visit = HomeVisit(
                id="",
                on=TODAY,
                purpose=VisitPurpose.FOLLOW_UP,
                household_id=made["欧阳若水"],
                visitors=("周若岚",),
                findings="只说给本人听",
            )
            keep_visit(records, visit, seals=True)

    room.run(seal)
    page = opened(room, "visits")
    page.visits.table.selectRow(0)
    side = page.visits.side
    assert side.open.isVisibleTo(side)
    side.open.click()
    room.wait()
    assert "只说给本人听" in side._found.text()


def test_a_batch_is_pasted_put_right_and_kept(room: OfficeDesk) -> None:
    room.run(furnish)
    page = opened(room, "batch")
    grid = page.batch.grid
    page.batch.visitors.set_value("祁红霞")
    page.batch.on.set_value(TODAY)
    grid.setCurrentCell(0, 0)
    grid.paste("欧阳若水\t\t\t2\t本人\t无纠纷\n没这户\t\t\t1\n")
    page.primary()
    room.wait()
    assert grid.item(1, 9).text()
    assert not grid.item(0, 9).text()
    assert len(kept(room)) == 1
    grid.item(1, 0).setText("李䶮")
    page.primary()
    room.wait()
    assert len(kept(room)) == 3
    assert all(row.empty for row in grid.rows())


def test_enter_goes_on_and_a_half_typed_batch_comes_back(room: OfficeDesk) -> None:
    room.run(furnish)
    page = opened(room, "batch")
    grid = page.batch.grid
    grid.setFocus()
    grid.setCurrentCell(0, 0)
    QTest.keyClick(grid.viewport(), Qt.Key.Key_Return)
    assert grid.currentColumn() == 1
    grid.setCurrentCell(0, 8)
    grid._on()
    assert (grid.currentRow(), grid.currentColumn()) == (1, 0)
    grid.paste("李䶮\t昨天\t夏荷")
    page.left()
    room.wait()
    again = opened(room, "batch")
    assert again.batch.grid.rows()[0].household == "李䶮"


def test_a_route_lists_who_is_due_and_ticks_them(room: OfficeDesk) -> None:
    room.run(furnish)
    page = opened(room, "route")
    assert [one.head for one in page.route._due] == ["欧阳若水"]
    assert len(page.route._ticked()) == 1
    page.route.none.click()
    page.primary()
    room.wait()
    assert room.notices
    page.desk.mask(True)
    room.wait()
    assert "欧阳若水" not in page.route.table.item(0, 0).text()

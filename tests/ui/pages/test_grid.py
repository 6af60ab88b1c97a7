"""The page of the grid: the tree edited by keys, refusals beside it, helpers and corps kept, masked names."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mediation_desk.domain.area import Area
from mediation_desk.domain.corps import Corps
from mediation_desk.domain.helper import CorpsKind, Helper
from mediation_desk.services.areas import area_tree, keep_area
from mediation_desk.services.corps import corps_view, keep_corps
from mediation_desk.services.helpers import keep_helper
from mediation_desk.ui.pages.grid.page import GridPage
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, MEDIATOR, NOON, Office
from tests.ui.pages.office_desk import OfficeDesk

TODAY = NOON.date()


def furnish(office: Office) -> None:
    with office.as_(DIRECTOR) as records:
        top = keep_area(records, Area(id="", name="青禾区"))
        for name in ("青石镇", "临泉镇"):
            keep_area(records, Area(id="", name=name, parent_id=top.id))
        keep_helper(records, Helper(id="", name="夏荷", phone="13800003101"))
        keep_corps(records, Corps(id="", kind=CorpsKind.LEGAL_AID, name="法援团", founded_on=TODAY))


def opened(room: OfficeDesk, part: str, who: object = MEDIATOR) -> GridPage:
    page = GridPage(room.sit(who))  # type: ignore[arg-type]
    page.opened(part)
    room.show(page)
    room.wait()
    return page


def names(room: OfficeDesk) -> list[str]:
    def act(office: Office) -> list[str]:
        with office.reading(MEDIATOR) as records:
            return [one.name for one in area_tree(records)]

    return room.run(act)


def test_the_first_area_is_the_district(room: OfficeDesk) -> None:
    page = opened(room, "areas")
    page.primary()
    room.wait()
    room.wait()
    assert names(room) == ["青禾区"]
    assert page.areas.tree.topLevelItemCount() == 1


def test_a_line_below_is_typed_refused_and_put_right(room: OfficeDesk) -> None:
    room.run(furnish)
    page = opened(room, "areas")
    tree = page.areas.tree
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Insert)
    new = tree._new
    assert new is not None
    new.setText(0, "青石镇")
    room.wait()
    assert page.areas._said.isVisible()
    assert new.text(0) == "青石镇"  # what was typed stays
    new.setText(0, "白杨乡")
    room.wait()
    room.wait()
    assert names(room) == ["青禾区", "青石镇", "临泉镇", "白杨乡"]
    current = tree.current()
    assert current is not None
    assert current.name == "白杨乡"


def test_an_empty_line_goes_away(room: OfficeDesk) -> None:
    room.run(furnish)
    page = opened(room, "areas")
    tree = page.areas.tree
    tree.begin_below(tree._areas[next(iter(tree._areas))].id)
    tree._closed()
    assert tree._new is None
    room.wait()
    assert len(names(room)) == 3


def test_keys_move_and_the_tree_keeps_its_place(room: OfficeDesk) -> None:
    room.run(furnish)
    page = opened(room, "areas")
    tree = page.areas.tree
    last = list(tree._areas)[-1]
    tree.choose(last)
    QTest.keyClick(tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    room.wait()
    room.wait()
    assert names(room) == ["青禾区", "临泉镇", "青石镇"]
    current = tree.current()
    assert current is not None
    assert current.id == last


def test_who_may_not_keep_sees_no_button(room: OfficeDesk) -> None:
    room.run(furnish)
    page = opened(room, "areas", COUNSELLOR)
    assert not page.act.isVisible()
    QTest.keyClick(page.areas.tree, Qt.Key.Key_Insert)
    assert page.areas.tree._new is None


def test_a_helper_is_kept_and_masked(room: OfficeDesk) -> None:
    room.run(furnish)
    page = opened(room, "helpers")
    page.primary()
    side = page.helpers.side
    side.who.form.fields["name"].set_value("方明澈")
    side.save()
    room.wait()
    room.wait()
    assert {one.name for one in page.helpers._all} == {"夏荷", "方明澈"}
    side.who.form.fields["name"].set_value(" ")
    side.save()
    room.wait()
    assert side.who.form.fields["name"].error
    page.desk.mask(True)
    room.wait()
    cells = page.helpers._cells(page.helpers._all[0])
    assert "夏荷" not in cells[0].spoken()
    assert "13800003101" not in cells[3].spoken()


def test_a_call_out_is_kept_with_hours(room: OfficeDesk) -> None:
    room.run(furnish)
    page = opened(room, "corps")
    form = page.corps.side.form
    form.fields["what"].set_value("集市普法")
    page.corps.side.keep()
    room.wait()
    assert form.fields["helper0"].error  # nobody was named

    def first(office: Office) -> str:
        with office.reading(MEDIATOR) as records:
            return next(iter(corps_view(records, TODAY, TODAY).names))

    form.fields["helper0"].set_value(room.run(first))
    form.fields["hours0"].set_value("1.5")
    page.corps.side.keep()
    room.wait()
    room.wait()
    view = page.corps._view
    assert view is not None
    assert [minutes for _helper, minutes in view.call_outs[0].minutes] == [90]
    assert form.fields["what"].value() == ""

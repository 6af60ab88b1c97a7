"""Fields for one of very many: letters find, Enter takes, what is no entry is said and never lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mediation_desk.domain.area import Area
from mediation_desk.domain.helper import Helper
from mediation_desk.errors import DeskError
from mediation_desk.services.areas import keep_area
from mediation_desk.services.helpers import keep_helper
from mediation_desk.ui.forms.area_field import AreaField
from mediation_desk.ui.forms.helper_field import HelperField
from mediation_desk.ui.kit.finder_field import FinderField
from tests.desk_fixtures import DIRECTOR, Office
from tests.ui.pages.office_desk import OfficeDesk


def district(office: Office) -> dict[str, Area]:
    """青禾区 with two towns and a village."""
    made: dict[str, Area] = {}
    lying = (("青禾区", ""), ("青石镇", "青禾区"), ("临泉镇", "青禾区"), ("东沟村", "青石镇"))
    with office.as_(DIRECTOR) as records:
        for name, parent in lying:
            above = made[parent].id if parent else None
            made[name] = keep_area(records, Area(id="", name=name, parent_id=above))
    return made


def type_letters(room: OfficeDesk, field: FinderField, letters: str) -> None:
    field.edit.setFocus()
    QTest.keyClicks(field.edit, letters)
    room.qtbot.waitUntil(lambda: not field._pause.isActive())
    room.wait()


def test_letters_find_an_area_and_enter_takes_it(room: OfficeDesk) -> None:
    areas = room.run(district)
    field = AreaField(room.sit())
    room.show(field, 400, 120)
    type_letters(room, field, "dgc")
    assert field.offers.popup().isVisible()
    QTest.keyClick(field.offers.popup(), Qt.Key.Key_Return)
    assert field.value() == areas["东沟村"].id
    assert field.words() == "青石镇东沟村"
    chosen = field.choice()
    assert chosen is not None
    assert chosen.area.level == 2


def test_words_that_are_no_area_are_refused_and_kept_in_a_draft(room: OfficeDesk) -> None:
    room.run(district)
    field = AreaField(room.sit())
    room.show(field, 400, 120)
    type_letters(room, field, "xyz")
    field.settle()
    assert field.error
    with pytest.raises(DeskError, match=r"area\.unknown"):
        field.value()
    kept = field.text()
    again = AreaField(room.sit())
    again.set_value(kept)
    assert again.words() == "xyz"
    again.set_value("")
    assert again.value() == ""


def test_a_value_set_before_the_tree_is_known_gets_its_name(room: OfficeDesk) -> None:
    areas = room.run(district)
    field = AreaField(room.sit())
    field.set_value(areas["临泉镇"].id)
    room.show(field, 400, 120)
    assert (field.value(), field.words()) == (areas["临泉镇"].id, "临泉镇")


def test_the_tree_is_picked_from(room: OfficeDesk) -> None:
    areas = room.run(district)
    field = AreaField(room.sit())
    room.show(field, 400, 120)
    popup = field.open_tree()
    top = popup.tree.topLevelItem(0)
    assert top is not None
    popup.tree.itemActivated.emit(top.child(1), 0)
    assert field.value() == areas["临泉镇"].id


def test_a_helper_is_found_by_letters(room: OfficeDesk) -> None:
    def act(office: Office) -> str:
        with office.as_(DIRECTOR) as records:
            keep_helper(records, Helper(id="", name="孙立人"))
            return keep_helper(records, Helper(id="", name="苏文秀", unit="青禾区妇女联合会")).id

    helper_id = room.run(act)
    field = HelperField(room.sit())
    room.show(field, 400, 120)
    type_letters(room, field, "swx")
    field.settle()
    assert field.value() == helper_id
    assert field.words().startswith("苏文秀")

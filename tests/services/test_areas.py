"""The tree of areas: kept, moved with all that lies in it, closed when nothing is left there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediation_desk.domain.area import Area
from mediation_desk.domain.case import Case
from mediation_desk.errors import DeskError
from mediation_desk.register import areas as kept
from mediation_desk.register import cases
from mediation_desk.services.areas import (
    area_choices,
    area_tree,
    close_area,
    drop_area,
    keep_area,
    move_area,
    set_area_levels,
    shift_area,
)
from mediation_desk.services.cases import change_case
from tests.case_fixtures import add_case
from tests.desk_fixtures import MEDIATOR, NOON, Office

DAY = NOON.date()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path / "register.db")
    yield made
    made.close()


def add(office: Office, name: str, parent: Area | None = None, code: str = "") -> Area:
    with office.as_(MEDIATOR) as records:
        return keep_area(records, Area(id="", name=name, code=code, parent_id=parent.id if parent else None))


def tree(office: Office) -> list[tuple[int, str]]:
    with office.reading(MEDIATOR) as records:
        return [(one.level, one.name) for one in area_tree(records)]


def test_full_names_codes_and_paths(office: Office) -> None:
    top = add(office, "青禾区")
    town = add(office, " 青石镇 ", top)
    other = add(office, "临泉镇", top)
    village = add(office, "东沟村", town, code="A7")
    assert (town.code, other.code, village.code) == ("01", "02", "A7")
    assert village.path.startswith(town.path)
    with office.reading(MEDIATOR) as records:
        assert kept.names(records)[village.id] == "青石镇东沟村"
        assert kept.names(records)[top.id] == "青禾区"
        assert kept.path_of(records, village.id) == village.path
        assert kept.path_of(records, None) == ""
        spoken = {one.name: one for one in area_choices(records)}
    assert spoken["青石镇东沟村"].initials == "qszdgc"
    assert "donggoucun" in spoken["青石镇东沟村"].spelled
    assert tree(office) == [(0, "青禾区"), (1, "青石镇"), (2, "东沟村"), (1, "临泉镇")]


@pytest.mark.parametrize(
    ("name", "code", "key"),
    [
        (" ", "", "area.name_needed"),
        ("青石镇", "", "area.name_taken"),
        ("白杨镇", "01", "area.code_taken"),
        ("白杨镇", "零一", "area.code_form"),
        ("白杨镇", "1" * 13, "area.code_form"),
        ("长" * 41, "", "text.too_long"),
    ],
)
def test_what_could_not_be_told_apart_is_refused(office: Office, name: str, code: str, key: str) -> None:
    top = add(office, "青禾区")
    add(office, "青石镇", top)
    with pytest.raises(DeskError, match=key):
        add(office, name, top, code)


def test_there_is_one_top_and_a_lowest_level(office: Office) -> None:
    here = top = add(office, "青禾区")
    with pytest.raises(DeskError, match=r"area\.one_top"):
        add(office, "别的区")
    for name in ("青石镇", "东沟村", "第一网格"):
        here = add(office, name, here)
    with pytest.raises(DeskError, match=r"area\.too_deep"):
        add(office, "更小的", here)
    with office.as_(MEDIATOR) as records:
        assert len(set_area_levels(records, ("区", "镇", "村", "组", "户组"))) == 5
    deepest = add(office, "更小的", here)
    with office.as_(MEDIATOR) as records, pytest.raises(DeskError, match=r"area\.levels_used"):
        set_area_levels(records, ("区", "镇", "村", "组"))
    with office.as_(MEDIATOR) as records, pytest.raises(DeskError, match=r"area\.level_name"):
        set_area_levels(records, ("区", "镇", "镇", "组", "户"))
    assert deepest.level == 4
    assert top.level == 0


def test_a_rename_meanwhile_is_noticed(office: Office) -> None:
    top = add(office, "青禾区")
    with office.as_(MEDIATOR) as records:
        keep_area(records, Area(id=top.id, version=top.version, name="青禾县", code="01"))
    with office.as_(MEDIATOR) as records, pytest.raises(DeskError, match=r"record\.changed_meanwhile"):
        keep_area(records, Area(id=top.id, version=top.version, name="又一名", code="01"))


def test_what_lies_in_an_area_moves_with_it(office: Office) -> None:
    top = add(office, "青禾区")
    one, two = add(office, "青石镇", top), add(office, "临泉镇", top)
    village = add(office, "东沟村", one)
    grid = add(office, "第一网格", village)
    with office.as_(MEDIATOR) as records:
        moved = move_area(records, village.id, two.id)
    with office.reading(MEDIATOR) as records:
        assert kept.get(records, grid.id).path.startswith(moved.path)
        assert moved.path.startswith(kept.get(records, two.id).path)
        assert kept.names(records)[grid.id] == "临泉镇东沟村第一网格"
    for area_id, parent_id, key in (
        (two.id, grid.id, "area.into_itself"),
        (top.id, two.id, "area.top_moved"),
        (two.id, one.id, "area.too_deep"),
    ):
        with office.as_(MEDIATOR) as records, pytest.raises(DeskError, match=key.replace(".", r"\.")):
            move_area(records, area_id, parent_id)


def test_a_moved_area_gets_a_code_of_its_own(office: Office) -> None:
    top = add(office, "青禾区")
    one, two = add(office, "青石镇", top), add(office, "临泉镇", top)
    add(office, "西岭村", two)
    village = add(office, "东沟村", one)
    with office.as_(MEDIATOR) as records:
        assert move_area(records, village.id, two.id).code == "02"


def test_closing_and_dropping(office: Office) -> None:
    top = add(office, "青禾区")
    town = add(office, "青石镇", top)
    village = add(office, "东沟村", town)
    with office.as_(MEDIATOR) as records:
        with pytest.raises(DeskError, match=r"area\.still_open"):
            close_area(records, town.id, DAY)
        close_area(records, village.id, DAY)
        close_area(records, town.id, DAY)
        with pytest.raises(DeskError, match=r"area\.closed"):
            close_area(records, village.id, None)
        with pytest.raises(DeskError, match=r"area\.in_use"):
            drop_area(records, town.id)
        drop_area(records, village.id)
    assert (2, "东沟村") not in tree(office)


def test_sisters_change_places(office: Office) -> None:
    top = add(office, "青禾区")
    for name in ("甲镇", "乙镇", "丙镇"):
        add(office, name, top)
    with office.reading(MEDIATOR) as records:
        last = area_tree(records)[-1]
    with office.as_(MEDIATOR) as records:
        shift_area(records, last.id, -1)
        shift_area(records, last.id, -1)
        shift_area(records, last.id, -1)
    assert [name for _level, name in tree(office)] == ["青禾区", "丙镇", "甲镇", "乙镇"]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=25))
def test_paths_are_those_of_the_parents_whatever_is_moved(
    tmp_path_factory: pytest.TempPathFactory, moves: list[tuple[int, int]]
) -> None:
    office = Office(tmp_path_factory.mktemp("moves") / "register.db")
    top = add(office, "顶")
    towns = [add(office, f"镇{n}", top) for n in range(3)]
    villages = [add(office, f"村{n}", towns[n % 3]) for n in range(4)]
    everything = [top, *towns, *villages, *(add(office, f"格{n}", villages[n % 4]) for n in range(3))]
    for one, other in moves:
        with office.as_(MEDIATOR) as records:
            try:
                move_area(
                    records, everything[one % len(everything)].id, everything[other % len(everything)].id
                )
            except DeskError:
                continue
    with office.reading(MEDIATOR) as records:
        known = {area.id: area for area in area_tree(records)}
    office.close()
    assert len(known) == len(everything)
    for area in known.values():
        above = known.get(area.parent_id or "")
        assert area.level == (above.level + 1 if above else 0)
        assert area.path.startswith(above.path if above else "")
        assert area.path.count(".") == area.level + 1


def test_a_case_has_an_area_that_is_set_and_kept_from_being_dropped(office: Office) -> None:
    case_id = add_case(office)
    town = add(office, "青石镇", add(office, "青禾区"))
    with office.as_(MEDIATOR) as records:
        case = cases.get(records, case_id)
        assert case.area_id is None

        def change(version: int, area_id: str | None) -> Case:
            return change_case(
                records,
                case_id,
                version,
                summary=case.summary,
                requests=(),
                difficulty=case.difficulty,
                area_id=area_id,
            )

        placed = change(case.version, town.id)
        assert placed.area_id == town.id
        assert kept.name_of(records, placed.area_id) == "青石镇"
        assert change(placed.version, None).area_id == town.id  # left alone
        with pytest.raises(DeskError, match=r"area\.missing"):
            change(placed.version + 1, "0" * 32)
        with pytest.raises(DeskError, match=r"area\.in_use"):
            drop_area(records, town.id)
        assert change(placed.version + 1, "").area_id is None
        drop_area(records, town.id)

"""Visits, rounds, batches and routes: kept whole or not at all, sealed for their readers, never betraying."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from mediation_desk.documents.words_of import words_of_pdf
from mediation_desk.domain.area import Area
from mediation_desk.domain.home_visit import HomeVisit, RoundKind, ScreeningRound, VisitPurpose, names_of
from mediation_desk.domain.home_visit_list import VisitFilter
from mediation_desk.domain.household import Household, Member
from mediation_desk.domain.route import DueHousehold, needs_codes
from mediation_desk.domain.visit_batch import BatchAbout, BatchRow
from mediation_desk.errors import DeskError
from mediation_desk.register import home_visits as rows
from mediation_desk.register import households
from mediation_desk.services.areas import keep_area
from mediation_desk.services.home_visits import (
    VisitSheetWords,
    export_visits,
    keep_visit,
    open_findings,
    visit_page,
)
from mediation_desk.services.household_colours import assess_colour
from mediation_desk.services.households import open_household
from mediation_desk.services.password_check import Confirmed
from mediation_desk.services.routes import due_households, route_sheet_of
from mediation_desk.services.screening_rounds import keep_round, round_progress
from mediation_desk.services.visit_batches import check_batch, keep_batch
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, MEDIATOR, NOON, RECEPTION, Office

TODAY = NOON.date()
DAY = timedelta(days=1)
PRIVATE = "说起昨晚的事，手臂有新伤"


class Grid:
    """A register with two villages and three households."""

    def __init__(self, path: Path) -> None:
        self.office = Office(path)
        with self.office.as_(DIRECTOR) as records:
            top = keep_area(records, Area(id="", name="青禾区"))
            town = keep_area(records, Area(id="", name="青石镇", parent_id=top.id))
            self.one = keep_area(records, Area(id="", name="东沟村", parent_id=town.id))
            self.two = keep_area(records, Area(id="", name="西岭村", parent_id=town.id))
            self.households = [
                open_household(
                    records,
                    Household(
                        id="",
                        area_id=area.id,
                        address=f"{n}号院",
                        members=(Member(id="", name=name, head=True),),
                        safe_contact=guarded,
                    ),
                )
                for n, (area, name, guarded) in enumerate(
                    [(self.one, "欧阳若水", False), (self.one, "李䶮", True), (self.two, "欧阳若水", False)]
                )
            ]

    def visit(self, **changes: object) -> HomeVisit:
        plain = HomeVisit(
            id="",
            on=TODAY,
            purpose=VisitPurpose.SCREENING,
            household_id=self.households[0].id,
            visitors=("祁红霞",),
            people_met=2,
        )
        return replace(plain, **changes)  # type: ignore[arg-type]


@pytest.fixture
def grid(tmp_path: Path) -> Iterator[Grid]:
    made = Grid(tmp_path / "register.db")
    yield made
    made.office.close()


def test_a_visit_takes_the_area_and_moves_the_households_days(grid: Grid) -> None:
    with grid.office.as_(RECEPTION) as records:
        kept = keep_visit(records, grid.visit(next_on=TODAY + 9 * DAY))
        assert kept.area_path == grid.one.path
        found = households.get(records, grid.households[0].id)
        assert found.last_visit_on == TODAY
        keep_visit(records, replace(kept, household_id=grid.households[2].id))
        assert households.get(records, grid.households[0].id).last_visit_on is None
        assert households.get(records, grid.households[2].id).last_visit_on == TODAY


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"on": TODAY + DAY}, "home_visit.ahead"),
        ({"household_id": None}, "home_visit.where"),
        ({"visitors": (" ",)}, "home_visit.who"),
        ({"people_met": -1}, "home_visit.people"),
        ({"people_met": 1000}, "home_visit.people"),
        ({"disputes_found": 1000}, "home_visit.disputes"),
        ({"next_on": TODAY}, "home_visit.next_on"),
        ({"findings": "甲" * 20_001}, "text.too_long"),
    ],
)
def test_what_could_not_be_counted_is_refused(grid: Grid, changes: dict[str, object], key: str) -> None:
    with grid.office.as_(MEDIATOR) as records, pytest.raises(DeskError, match=key.replace(".", r"\.")):
        keep_visit(records, grid.visit(**changes))


def test_sealed_findings_open_for_author_and_director_alone(grid: Grid) -> None:
    with grid.office.as_(MEDIATOR) as records:
        kept = keep_visit(records, grid.visit(findings=PRIVATE), seals=True)
    assert (kept.findings, kept.sealed_id is not None) == ("", True)
    for who, opens in ((MEDIATOR, True), (DIRECTOR, True), (COUNSELLOR, False), (RECEPTION, False)):
        with grid.office.as_(who) as records:
            (line,) = visit_page(records, VisitFilter()).lines
            assert line.opens is opens
            assert PRIVATE not in repr(line)
            if opens:
                assert open_findings(records, kept.id) == PRIVATE
                assert "open_findings" in [act for act, _ids, _fields in records.acts]
            else:
                with pytest.raises(DeskError, match=r"sealed\.not_yours"):
                    open_findings(records, kept.id)
                with pytest.raises(DeskError, match=r"sealed\.not_yours"):
                    keep_visit(records, replace(kept, findings="改成没事"))


def test_of_two_red_households_no_visit_tells_which_is_red_for_violence(grid: Grid) -> None:
    with grid.office.as_(MEDIATOR) as records:
        for one, why in zip(grid.households[:2], (PRIVATE, "分居两年，矛盾反复"), strict=True):
            earlier = keep_visit(records, grid.visit(household_id=one.id, findings="认了门"))
            asked = keep_visit(records, grid.visit(household_id=one.id, findings=why, colour_proposed="red"))
            assess_colour(records, one.id, ("red",), why)
            later = keep_visit(records, grid.visit(household_id=one.id, findings="一切如常"))
            assert earlier.sealed_id is None
            assert asked.sealed_id is not None
            assert later.sealed_id is not None
            assert keep_visit(records, replace(earlier, people_met=3)).findings == "认了门"
        plain = keep_visit(records, grid.visit(household_id=grid.households[2].id, findings="无纠纷"))
        assert plain.sealed_id is None
    with grid.office.as_(RECEPTION) as records:
        seen = {
            (one.visit.household_id, bool(one.visit.sealed_id), one.opens)
            for one in visit_page(records, VisitFilter()).lines
            if one.visit.colour_proposed
        }
        assert seen == {(one.id, True, False) for one in grid.households[:2]}
        put_right = keep_visit(records, replace(earlier, version=2, findings="认了门，留了电话"))
        assert put_right.sealed_id
    with grid.office.as_(MEDIATOR) as records:  # who wrote it down first still reads it
        assert open_findings(records, put_right.id) == "认了门，留了电话"


def test_what_is_sealed_stays_sealed_when_the_rest_is_put_right(grid: Grid) -> None:
    with grid.office.as_(MEDIATOR) as records:
        kept = keep_visit(records, grid.visit(findings=PRIVATE), seals=True)
    with grid.office.as_(RECEPTION) as records:
        again = keep_visit(records, replace(kept, people_met=5), seals=False)
    assert again.sealed_id == kept.sealed_id
    with grid.office.as_(MEDIATOR) as records:
        more = keep_visit(records, replace(again, findings="又去看过"), seals=False)
        assert more.findings == ""
        assert open_findings(records, more.id) == "又去看过"


def test_the_file_that_leaves_holds_no_sealed_word_and_no_formula(grid: Grid) -> None:
    with grid.office.as_(MEDIATOR) as records:
        keep_visit(records, grid.visit(findings=PRIVATE), seals=True)
        keep_visit(records, grid.visit(findings="=HYPERLINK(1)"))
        said = VisitSheetWords(
            title="走访清单", heads=("x",) * 12, cells=lambda one: (one.visit.findings, *("",) * 11)
        )
        confirmed = Confirmed(staff_id=MEDIATOR.id, at=records.now)
        data = export_visits(records, VisitFilter(), said, confirmed)
        with pytest.raises(DeskError, match=r"password\.ask_again"):
            export_visits(records, VisitFilter(), said, Confirmed(staff_id=DIRECTOR.id, at=records.now))
    cells = [str(cell.value) for row in load_workbook(BytesIO(data)).active.iter_rows() for cell in row]  # type: ignore[union-attr]
    assert "'=HYPERLINK(1)" in cells
    assert not any(PRIVATE in cell for cell in cells)


def test_pages_go_on_without_a_gap(grid: Grid) -> None:
    with grid.office.as_(MEDIATOR) as records:
        for n in range(7):
            keep_visit(records, grid.visit(on=TODAY - (n // 3) * DAY, people_met=n))
        found, after = [], None
        while True:
            page = rows.page(records, VisitFilter(), after, 2)
            found += [one.visit.id for one in page.lines]
            if page.after is None:
                break
            after = page.after
        assert (len(found), len(set(found)), page.total, page.people_met) == (7, 7, 7, 21)
        assert rows.page(records, VisitFilter(area_path=grid.two.path)).total == 0
        assert rows.page(records, VisitFilter(typed="祁")).total == 7
        assert rows.page(records, VisitFilter(typed="李")).total == 0


def test_a_round_counts_households_once_and_visits_all(grid: Grid) -> None:
    with grid.office.as_(MEDIATOR) as records:
        one = keep_round(
            records, ScreeningRound(id="", name="一季度", kind=RoundKind.FULL, begins=TODAY - 9 * DAY)
        )
        for _n in range(2):
            keep_visit(records, grid.visit(round_id=one.id, disputes_found=1))
        keep_visit(records, grid.visit(household_id=None, area_id=grid.two.id, round_id=one.id, people_met=4))
        whole, *_rest = round_progress(records, one.id).areas
        by_name = {area.area: area for area in round_progress(records, one.id).areas}
    assert (whole.households, whole.visited, whole.visits) == (3, 1, 3)
    assert (whole.people_met, whole.disputes) == (8, 2)
    assert (by_name["青石镇西岭村"].visited, by_name["青石镇西岭村"].visits) == (0, 1)


def test_a_batch_says_every_fault_and_keeps_all_or_none(grid: Grid) -> None:
    about = BatchAbout(purpose=VisitPurpose.SCREENING, on=TODAY, visitors="祁红霞、夏荷")
    good = BatchRow(household=grid.households[0].number, people_met="３", findings="无纠纷")
    sealed = BatchRow(household="李䶮", seals="是", findings=PRIVATE, on="昨天")
    rows = (
        good,
        BatchRow(),
        BatchRow(household="没这户"),
        BatchRow(household="欧阳若水"),
        replace(good, people_met="三"),
        replace(good, on="明天"),
        replace(good, seals="也许"),
    )
    with grid.office.as_(MEDIATOR) as records:
        found = {one.row: (one.field, one.fault.key) for one in check_batch(records, about, rows)}
        assert found == {
            2: ("household", "batch.household"),
            3: ("household", "batch.household_many"),
            4: ("people_met", "batch.number"),
            5: ("on", found[5][1]),
            6: ("seals", "batch.yes_or_no"),
        }
        with pytest.raises(DeskError, match=r"batch\.empty"):
            keep_batch(records, about, (BatchRow(),))
    with grid.office.as_(MEDIATOR) as records, pytest.raises(DeskError, match=r"batch\.household"):
        keep_batch(records, about, rows)
    with grid.office.as_(MEDIATOR) as records:
        assert visit_page(records, VisitFilter()).total == 0
        assert keep_batch(records, about, (good, BatchRow(), sealed, BatchRow(household="青石镇东沟村"))) == 3
        page = visit_page(records, VisitFilter())
    assert (page.total, page.people_met) == (3, 3)
    assert {one.visit.visitors for one in page.lines} == {("祁红霞", "夏荷")}
    assert PRIVATE not in repr(page)


def test_a_route_carries_codes_for_all_when_one_needs_them(grid: Grid) -> None:
    with grid.office.as_(MEDIATOR) as records:
        due = due_households(records, grid.one.id, TODAY)
        assert {one.head for one in due} == {"欧阳若水", "李䶮"}
        both = tuple(one.id for one in due)
        made = route_sheet_of(records, both, TODAY, "祁红霞", coded=False)
        assert made.forced
        said = "".join(words_of_pdf(made.paper.pdf))
        for secret in ("欧阳若水", "李䶮", "号院"):
            assert secret not in said
        plain = route_sheet_of(records, (grid.households[0].id,), TODAY, "祁红霞", coded=False)
        assert not plain.forced
        assert "欧阳若水" in "".join(words_of_pdf(plain.paper.pdf))
        with pytest.raises(DeskError, match=r"route\.nothing"):
            route_sheet_of(records, (), TODAY, "", coded=True)


def test_a_sealed_red_asks_for_codes_like_any_other_red() -> None:
    red = DueHousehold(id="r", number="1", head="甲", address="", area_id="", area="", area_path="", rank=1)
    green = replace(red, id="g", rank=5)
    assert needs_codes([red]) is needs_codes([red], ["r"]) is True
    assert not needs_codes([green])
    assert needs_codes([green], ["g"])
    assert needs_codes([replace(green, safe_contact=True)])


@given(st.text(max_size=60))
def test_names_are_read_without_empty_ones_or_twins(said: str) -> None:
    names = names_of(said)
    assert all(name and name == name.strip() for name in names)
    assert len(set(names)) == len(names)
    assert names_of("、".join(names)) == names

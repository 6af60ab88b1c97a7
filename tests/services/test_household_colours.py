"""Colours of households: order, approval, scheme switching, and what a reason may betray."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import insert, select, text

from mediation_desk.domain.home_visit import HomeVisit, VisitPurpose
from mediation_desk.domain.household import ColourState, Household
from mediation_desk.domain.household_list import OLD_SCHEME, HouseholdFilter
from mediation_desk.errors import DeskError
from mediation_desk.register import colour_schemes, households
from mediation_desk.register.records import Records
from mediation_desk.register.tables.base import metadata
from mediation_desk.register.tables.home_visits import home_visits
from mediation_desk.register.tables.households import household_colours
from mediation_desk.services.home_visits import keep_visit
from mediation_desk.services.household_board import board_of
from mediation_desk.services.household_colours import (
    approve_colour,
    assess_colour,
    colour_history,
    open_colour_reasons,
    refuse_colour,
)
from mediation_desk.services.household_view import household_view
from mediation_desk.services.households import household_page
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, MEDIATOR, RECEPTION, Office
from tests.household_fixtures import lay_areas, opened

VIOLENT = "她说昨晚又挨打了，手臂有伤"
PLAIN = "分居两年，孩子抚养谈不拢"


def visited(records: Records, household: Household, days_ago: int = 0) -> None:
    records.connection.execute(
        insert(home_visits).values(
            id=f"v{household.id}{days_ago}",
            version=1,
            on=records.today - timedelta(days=days_ago),
            purpose=VisitPurpose.CONTACT,
            household_id=household.id,
            area_path=household.area_path,
            visitors=[],
            people_met=1,
            met="",
            findings="",
            disputes_found=0,
            colour_proposed="",
            actions=[],
            recorded_at=records.now,
            recorded_by=records.staff.id,
        )
    )
    households.touch_visit(records, household.id)


def waiting_id(records: Records, household: Household) -> str:
    return next(one.id for one in colour_history(records, household.id) if one.state is ColourState.PROPOSED)


def test_several_criteria_take_the_first_colour_and_keep_the_others_as_tags(desk_office: Office) -> None:
    with desk_office.as_(MEDIATOR) as records:
        one = opened(records, lay_areas(records)[2])
        assert assess_colour(records, one.id, ("green", "yellow", "blue"), "三种情形都有")
        kept = households.get(records, one.id)
        assert (kept.colour, kept.colour_rank) == ("yellow", 3)
        assert colour_history(records, one.id)[0].also == ("blue", "green")
        assert kept.next_visit_on == records.today + timedelta(days=30)


def test_a_lighter_colour_than_orange_needs_a_visit_and_the_director(desk_office: Office) -> None:
    with desk_office.as_(MEDIATOR) as records:
        one = opened(records, lay_areas(records)[2])
        assert assess_colour(records, one.id, ("orange",), "情况属实")
        with pytest.raises(DeskError, match=r"colour\.visit_first"):
            assess_colour(records, one.id, ("green",), "好转")
        visited(records, one, 8)
        with pytest.raises(DeskError, match=r"colour\.visit_first"):
            assess_colour(records, one.id, ("green",), "好转")
        visited(records, one, 7)
        assert not assess_colour(records, one.id, ("green",), "好转")
        assert households.get(records, one.id).colour == "orange"
        with pytest.raises(DeskError, match=r"colour\.waiting"):
            assess_colour(records, one.id, ("blue",), "又来")
        with pytest.raises(DeskError, match=r"permission\.refused"):
            approve_colour(records, waiting_id(records, one))
    with desk_office.as_(DIRECTOR) as records:
        asked = waiting_id(records, one)
        refuse_colour(records, asked, "再观察一个月")
        assert households.get(records, one.id).colour == "orange"
        with pytest.raises(DeskError, match=r"colour\.not_waiting"):
            approve_colour(records, asked)
        assert not assess_colour(records, one.id, ("green",), "好转")
        approve_colour(records, waiting_id(records, one))
        assert households.get(records, one.id).colour == "green"
        states = [one.state for one in colour_history(records, one.id)]
        assert states == [ColourState.IN_FORCE, ColourState.REFUSED, ColourState.ENDED]


def test_no_list_tells_a_guarded_red_household_from_another(desk_office: Office) -> None:
    with desk_office.as_(MEDIATOR) as records:
        area = lay_areas(records)[2]
        for name, reason in (("陶惜春", VIOLENT), ("雷鸣岐", PLAIN)):
            assess_colour(records, opened(records, area, name).id, ("red",), reason)
        guarded = households.get(records, household_page(records, HouseholdFilter()).lines[0].id)
        households.save(records, replace(guarded, safe_contact=True))
        plain = opened(records, area, "葛四海")
    with desk_office.as_(RECEPTION) as records:
        hidden = {one.id: one.hides_address for one in household_page(records, HouseholdFilter()).lines}
        assert hidden.pop(plain.id) is False
        assert set(hidden.values()) == {True}


def test_a_colour_proposed_on_a_visit_stands_beside_the_household(desk_office: Office) -> None:
    with desk_office.as_(MEDIATOR) as records:
        one = opened(records, lay_areas(records)[2])
        visit = HomeVisit(
            id="",
            on=records.today,
            purpose=VisitPurpose.CONTACT,
            household_id=one.id,
            visitors=("夏荷",),
            colour_proposed="orange",
        )
        keep_visit(records, visit)
        assert household_view(records, one.id).visits[0].proposed == "orange"
        assert households.get(records, one.id).colour == ""


def test_switching_the_scheme_maps_nothing_and_lists_who_waits(desk_office: Office) -> None:
    with desk_office.as_(DIRECTOR) as records:
        area = lay_areas(records)[2]
        red, none = opened(records, area), opened(records, area, "陶惜春")
        assess_colour(records, red.id, ("red",), PLAIN)
        three = next(one for one in colour_schemes.shipped() if one.id == "three")
        colour_schemes.save(records, replace(three, active=False))
        colour_schemes.put_in_force(records, "three")
        assert [one.active for one in colour_schemes.every(records)].count(True) == 1
        board = board_of(records)
        assert [(one.code, one.households) for one in board.columns] == [
            ("red", 0),
            ("yellow", 0),
            ("blue", 0),
        ]
        assert board.unassessed == 2
        old = household_page(records, HouseholdFilter(colours=frozenset({OLD_SCHEME})))
        assert [one.id for one in old.lines] == [red.id]
        assert household_page(records, HouseholdFilter(colours=frozenset({""}))).lines[0].id == none.id
        assess_colour(records, red.id, ("red",), PLAIN)
        assert board_of(records).columns[0].households == 1


def _rows(records: Records) -> list[dict[str, object]]:
    rows = records.connection.execute(
        select(household_colours, text("length(cipher) AS long, kind"))
        .join(text("sealed"), text("sealed.id = household_colours.sealed_id"), isouter=True)
        .order_by(household_colours.c.row)
    ).mappings()
    varying = {"row", "id", "household_id", "sealed_id", "refusal_sealed_id", "assessed_at", "decided_at"}
    return [{name: bool(value) if name in varying else value for name, value in row.items()} for row in rows]


def test_one_red_is_like_another_in_every_row_and_every_view(desk_office: Office) -> None:
    with desk_office.as_(MEDIATOR) as records:
        area = lay_areas(records)[2]
        violent, plain = opened(records, area), opened(records, area, "陶惜春")
        assess_colour(records, violent.id, ("red",), VIOLENT)
        assess_colour(records, plain.id, ("red",), "吵")
        visited(records, violent)
        visited(records, plain)
        assess_colour(records, violent.id, ("green",), "他被判了保护令")
        assess_colour(records, plain.id, ("green",), "好了")
    with desk_office.as_(DIRECTOR) as records:
        refuse_colour(records, waiting_id(records, violent), "保护令还在期内")
        refuse_colour(records, waiting_id(records, plain), "再看看")
        first, second, third, fourth = _rows(records)
        assert first == second
        assert third == fourth
        dump = "\n".join(
            str(value)
            for table in metadata.sorted_tables
            for row in records.connection.execute(select(table))
            for value in row
        )
        for said in (VIOLENT, "保护令", "挨打"):
            assert said not in dump
    for who in (RECEPTION, COUNSELLOR):
        with desk_office.as_(who) as records:
            seen = [household_view(records, one.id) for one in (violent, plain)]
            told = [
                [
                    replace(one, id="", household_id="", assessed_at=records.now, decided_at=None)
                    for one in view.history
                ]
                for view in seen
            ]
            assert told[0] == told[1]
            assert not any(one.reason or one.refusal for one in told[0])
            assert not any(view.seals for view in seen)
    with desk_office.as_(RECEPTION) as records, pytest.raises(DeskError, match=r"permission\.refused"):
        open_colour_reasons(records, violent.id)
    with desk_office.as_(COUNSELLOR) as records, pytest.raises(DeskError, match=r"sealed\.not_yours"):
        open_colour_reasons(records, violent.id)
    with desk_office.as_(MEDIATOR) as records:
        opened_now = open_colour_reasons(records, violent.id)
        assert VIOLENT in {reason for reason, _refusal in opened_now.values()}
        assert "保护令还在期内" in {refusal for _reason, refusal in opened_now.values()}


def test_a_reason_that_would_fill_a_second_block_is_refused(desk_office: Office) -> None:
    with desk_office.as_(MEDIATOR) as records:
        one = opened(records, lay_areas(records)[2])
        with pytest.raises(DeskError, match=r"text\.too_long"):
            assess_colour(records, one.id, ("red",), "吵" * 101)
        assess_colour(records, one.id, ("red",), "\U00020bb7" * 100)
        assert _rows(records)[0]["long"] == 24 + 512 + 16

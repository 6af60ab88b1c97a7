"""Packets between two real registers: what travels, what comes in, nothing twice, conflicts, and who may."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import func, insert, select, update

from mediation_desk.domain.figure import Choice
from mediation_desk.domain.household import ColourState
from mediation_desk.domain.packet import (
    CaseChoice,
    ItemState,
    KnownStation,
    PacketChoice,
    PacketNoun,
    Withheld,
)
from mediation_desk.domain.packet_look import TakeChoice
from mediation_desk.domain.period import Period
from mediation_desk.domain.report import PeriodKind
from mediation_desk.errors import DeskError
from mediation_desk.register import clues as clue_register
from mediation_desk.register import households as household_register
from mediation_desk.register import sealed
from mediation_desk.register.packet_rows.taking import blank
from mediation_desk.register.records import Records
from mediation_desk.register.tables.clues import clues
from mediation_desk.register.tables.home_visits import home_visits
from mediation_desk.register.tables.households import (
    colour_definitions,
    colour_schemes,
    household_colours,
    household_members,
    households,
)
from mediation_desk.register.tables.packets import packet_items, station_cases
from mediation_desk.services import packet_figures, packet_sending, packet_taking
from mediation_desk.services.figures import count_figure, figure_rows
from tests.desk_fixtures import DIRECTOR, Office
from tests.exchange_fixtures import (
    ALL,
    DAY,
    Exchanging,
    put_area,
    put_clue,
    put_household,
    put_visit,
    sure,
)
from tests.performance_fixtures import in_force


@pytest.fixture
def both(tmp_path: Path) -> Iterator[Exchanging]:
    made = []
    for name in ("centre", "station"):
        (tmp_path / name).mkdir()
        made.append(Office(tmp_path / name / "register.db"))
    (tmp_path / "stick").mkdir()
    both = Exchanging(centre=made[0], station=made[1], stick=tmp_path / "stick")
    both.meet()
    yield both
    for one in made:
        one.close()


@pytest.fixture
def area(both: Exchanging) -> tuple[str, str]:
    """(at the station, at the centre): the same area by its code, under another id."""
    here = put_area(both.station, "河东街道", code="370001")
    return here, put_area(both.centre, "河东街道（新）", code="370001")


def count(office: Office, table: object) -> int:
    with office.reading(DIRECTOR) as records:
        found = select(func.count()).select_from(table)  # type: ignore[arg-type]
        return int(records.connection.execute(found).scalar_one())


def test_a_packet_travels_and_is_taken_in_with_its_links(both: Exchanging, area: tuple[str, str]) -> None:
    home = put_household(both.station, area[0])
    clue = put_clue(both.station, area[0], home)
    put_visit(both.station, area[0], home, clue_id=clue)
    path = both.send()
    assert both.compare_station(path).known is KnownStation.KNOWN
    done = both.take(path)
    assert (done.new, done.changed, done.same) == (3, 0, 0)
    with both.centre.reading(DIRECTOR) as records:
        household = records.connection.execute(select(households)).one()
        visit = records.connection.execute(select(home_visits)).one()
        taken = records.connection.execute(select(clues)).one()
    assert household.id != home
    assert household.area_id == area[1]
    assert visit.household_id == household.id == taken.household_id
    assert visit.clue_id == taken.id
    assert household.last_visit_on == visit.on
    assert taken.reporter_phone == ""
    assert "青禾区婚姻家庭辅导中心" in taken.number


def test_nothing_is_doubled_when_it_comes_twice(both: Exchanging, area: tuple[str, str]) -> None:
    put_visit(both.station, area[0], put_household(both.station, area[0]))
    path = both.send()
    both.compare_station(path)
    both.take(path)
    again = both.take(path)
    assert (again.new, again.changed, again.same) == (0, 0, 2)
    fresh = both.take(both.send())
    assert (fresh.new, fresh.changed, fresh.same) == (0, 0, 2)
    assert count(both.centre, households) == 1
    assert count(both.centre, packet_items) == 2


def test_what_changed_there_is_changed_here(both: Exchanging, area: tuple[str, str]) -> None:
    home = put_household(both.station, area[0])
    path = both.send()
    both.compare_station(path)
    both.take(path)
    with both.station.as_(DIRECTOR) as records:
        records.connection.execute(update(households).where(households.c.id == home).values(note="搬了新家"))
    looked = both.look(both.send())
    assert [one.state for one in looked.items] == [ItemState.CHANGED]
    with both.centre.as_(DIRECTOR) as records:
        packet_taking.take_packet(records, sure(records), looked.data, TakeChoice())
    with both.centre.reading(DIRECTOR) as records:
        row = records.connection.execute(select(households)).one()
    assert row.note == "搬了新家"
    assert row.version == 2
    assert count(both.centre, household_members) == 2


def test_a_conflict_is_shown_field_by_field_and_decided(both: Exchanging, area: tuple[str, str]) -> None:
    home = put_household(both.station, area[0])
    path = both.send()
    both.compare_station(path)
    both.take(path)
    with both.station.as_(DIRECTOR) as records:
        records.connection.execute(update(households).where(households.c.id == home).values(note="甲"))
    with both.centre.as_(DIRECTOR) as records:
        records.connection.execute(update(households).values(note="乙"))
    path = both.send()
    looked = both.look(path)
    (conflict,) = looked.conflicts
    (field,) = conflict.differing
    assert (field.name, field.ours, field.theirs) == ("note", "乙", "甲")
    with pytest.raises(DeskError, match=r"packet\.undecided"):
        both.take(path)
    done = both.take(path, TakeChoice(ours=frozenset({conflict.key})))
    assert done.kept_ours == 1
    assert both.look(path).conflicts == ()  # decided once
    with both.station.as_(DIRECTOR) as records:
        records.connection.execute(update(households).where(households.c.id == home).values(note="丙"))
    path = both.send()
    (conflict,) = both.look(path).conflicts  # what was kept here is asked about again, never overwritten
    both.take(path, TakeChoice(theirs=frozenset({conflict.key})))
    with both.centre.reading(DIRECTOR) as records:
        assert records.connection.execute(select(households.c.note)).scalar_one() == "丙"


def test_an_older_packet_changes_nothing_that_came_later(both: Exchanging, area: tuple[str, str]) -> None:
    home = put_household(both.station, area[0])
    old = both.send()
    both.compare_station(old)
    with both.station.as_(DIRECTOR) as records:
        records.connection.execute(update(households).where(households.c.id == home).values(note="新"))
    both.take(both.send())
    looked = both.look(old)
    assert looked.older
    assert [one.state for one in looked.items] == [ItemState.OLDER]
    assert both.take(old).older == 1
    with both.centre.reading(DIRECTOR) as records:
        assert records.connection.execute(select(households.c.note)).scalar_one() == "新"


def test_an_unknown_area_is_asked_for(both: Exchanging) -> None:
    put_household(both.station, put_area(both.station, "西沟村"))
    ours = put_area(both.centre, "东沟村")
    path = both.send()
    looked = both.compare_station(path)
    assert looked.areas == ("西沟村",)
    with pytest.raises(DeskError, match=r"packet\.area_missing"):
        both.take(path)
    assert count(both.centre, households) == 0
    assert both.take(path, TakeChoice(areas={"西沟村": ours})).new == 1


def test_restricted_clues_and_words_of_the_guarded_stay(both: Exchanging, area: tuple[str, str]) -> None:
    safe = put_household(both.station, area[0], head="吴秀英", safe_contact=True, note="不要上门")
    put_clue(both.station, area[0], safe, summary="藏身的地方在柳园")
    put_clue(both.station, area[0], restricted=True, subject="李某")
    put_visit(both.station, area[0], safe, findings="住在姐姐家", met="她一人")
    with both.station.reading(DIRECTOR) as records:
        travels = packet_sending.what_travels(records, PacketChoice(nouns=ALL))
    assert travels.counts == {PacketNoun.HOUSEHOLD: 1, PacketNoun.CLUE: 1, PacketNoun.HOME_VISIT: 1}
    assert travels.withheld == {Withheld.RESTRICTED_CLUE: 1, Withheld.GUARDED: 1}
    path = both.send()
    both.compare_station(path)
    both.take(path)
    with both.centre.reading(DIRECTOR) as records:
        rows = [
            row
            for table in (households, clues, home_visits)
            for row in records.connection.execute(select(table)).all()
        ]
    told = "".join(str(value) for row in rows for value in row)
    for word in ("柳园", "不要上门", "藏身", "李某", "姐姐家", "她一人"):
        assert word not in told
    assert next(row for row in rows if hasattr(row, "safe_contact")).safe_contact


def test_an_address_kept_safe_here_is_not_lost(both: Exchanging, area: tuple[str, str]) -> None:
    home = put_household(both.station, area[0], safe_contact=True)
    path = both.send()
    both.compare_station(path)
    both.take(path)
    with both.centre.as_(DIRECTOR) as records:
        records.connection.execute(update(households).values(address="只有中心知道"))
    with both.station.as_(DIRECTOR) as records:
        records.connection.execute(
            update(households).where(households.c.id == home).values(groups=["single_parent"])
        )
    both.take(both.send())
    with both.centre.reading(DIRECTOR) as records:
        assert records.connection.execute(select(households.c.address)).scalar_one() == "只有中心知道"


def test_figures_travel_without_rows_and_stand_beside_ours(both: Exchanging, area: tuple[str, str]) -> None:
    put_clue(both.station, area[0])
    only = PacketChoice(nouns=frozenset({PacketNoun.FIGURES}))
    with pytest.raises(DeskError, match=r"packet\.period_needed"):
        both.send(only)
    only = replace(only, first=date(2026, 1, 1), last=date(2026, 3, 31))
    path = both.send(only)
    both.compare_station(path)
    assert both.take(path).new == 1
    assert both.take(path).same == 1
    assert count(both.centre, clues) == 0
    with both.centre.reading(DIRECTOR) as records:
        told = {one.theirs.key: one for one in packet_figures.station_figures(records)}
    one = next(one for one in told.values() if one.ours and (one.theirs.value, one.ours.value) == (1, 0))
    put_clue(both.station, area[0])
    assert both.take(both.send(only)).changed == 1
    with both.centre.reading(DIRECTOR) as records:
        again = {one.theirs.key: one.theirs.value for one in packet_figures.station_figures(records)}
    assert again[one.theirs.key] == 2
    assert len(again) == len(told)


def test_cases_of_a_station_are_counted_once_and_lie_behind_the_figure(
    both: Exchanging, area: tuple[str, str]
) -> None:
    in_force(both.station)
    year = Period(kind=PeriodKind.OWN, first=date(2026, 1, 1), last=date(2026, 12, 31))
    path = both.send(PacketChoice(nouns=ALL, cases=CaseChoice.ACCEPTED))
    both.compare_station(path, area[1])
    for _time in range(2):
        both.take(path)
        with both.centre.reading(DIRECTOR) as records:
            for key in ("mediated_cases", "mediated_times"):
                assert count_figure(records, key, year).value == 1
                assert count_figure(records, key, year, Choice(area_id=area[1])).value == 1
            (row,) = figure_rows(records, "mediated_cases", year).rows
            of_theirs = select(station_cases.c.number).where(station_cases.c.succeeded == 1)
            assert (row.noun, row.title) == (
                "station_case",
                records.connection.execute(of_theirs).scalar_one(),
            )
            assert count_figure(records, "return_total", year).value == 0


def test_a_clue_a_station_works_on_has_no_limit_here(both: Exchanging, area: tuple[str, str]) -> None:
    put_clue(both.station, area[0], put_household(both.station, area[0]))
    both.station.spoil()  # written past the use cases
    path = both.send()
    both.compare_station(path)
    both.take(path)
    both.centre.check_limits()
    with both.centre.reading(DIRECTOR) as records:
        (row,) = records.connection.execute(select(clues)).all()
        clue = clue_register.get(records, row.id)
        home = household_register.get(records, row.household_id)
    assert clue.responsible == ""
    assert [one.name for one in home.present] == ["郑海涛", "林小满"]


def test_a_household_keeps_the_persons_linked_here(both: Exchanging, area: tuple[str, str]) -> None:
    home = put_household(both.station, area[0])
    path = both.send()
    both.compare_station(path)
    both.take(path)
    with both.station.as_(DIRECTOR) as records:
        records.connection.execute(update(households).where(households.c.id == home).values(note="改"))
    with both.centre.as_(DIRECTOR) as records:
        records.connection.execute(update(household_members).values(relation="改过的关系"))
    (conflict,) = both.look(both.send()).conflicts
    assert {one.name for one in conflict.differing} == {"note", "members"}


def test_a_red_household_travels_without_its_reason(both: Exchanging, area: tuple[str, str]) -> None:
    home = put_household(both.station, area[0], colour="red", colour_rank=1)
    for office in (both.station, both.centre):
        with office.as_(DIRECTOR) as records:
            put_scheme(records)
    with both.station.as_(DIRECTOR) as records:
        text = sealed.seal(records, sealed.SealedKind.RESTRICTED, "丈夫打人")
        row = {"id": uuid4().hex, "household_id": home, "code": "red", "rank": 1, "sealed_id": text}
        row |= {"state": ColourState.IN_FORCE, "since": DAY, "assessed_at": records.now, "reason": ""}
        records.connection.execute(insert(household_colours).values(blank(household_colours) | row))
    path = both.send()
    both.compare_station(path)
    both.take(path)
    with both.centre.reading(DIRECTOR) as records:
        household = records.connection.execute(select(households)).one()
        colour = records.connection.execute(select(household_colours)).one()
    assert (household.colour, household.colour_rank) == ("red", 1)
    assert (colour.reason, colour.sealed_id, colour.since) == ("", None, DAY)
    assert household.next_visit_on == DAY + timedelta(days=7)
    assert both.take(path).same == 1


def put_scheme(records: Records) -> None:
    records.connection.execute(
        insert(colour_schemes).values(
            blank(colour_schemes) | {"id": "s", "version": 1, "valid_from": DAY, "active": True}
        )
    )
    definition = {"scheme_id": "s", "code": "red", "rank": 1, "word": "红", "visit_days": 7}
    records.connection.execute(insert(colour_definitions).values(blank(colour_definitions) | definition))

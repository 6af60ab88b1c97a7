"""The board of limits: whose, how near, in pages by key, and nothing of what is restricted."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from mediation_desk.domain.case_limit import CaseLimit, Holder, LimitUrgency
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.limit_board import Board, BoardFilter, BoardLine
from mediation_desk.domain.limit_rule import RuleGroup
from mediation_desk.domain.party import Party, PartyRole, Side
from mediation_desk.domain.person import Person
from mediation_desk.domain.safety_record import SafetyRecord
from mediation_desk.domain.staff import Staff
from mediation_desk.domain.violence import ProtectionOrder
from mediation_desk.register import case_experts, limit_board, limits, people, safety_records
from mediation_desk.register import cases as case_rows
from mediation_desk.services.limits import board, board_page
from tests.case_fixtures import HUSBAND, WIFE, add_case
from tests.desk_fixtures import (
    COUNSELLOR,
    DIRECTOR,
    EXPERT,
    MEDIATOR,
    OTHER_MEDIATOR,
    RECEPTION,
    Office,
)
from tests.referral_fixtures import arrive

ALL = BoardFilter(mine=False)


def look(office: Office, who: Staff, wanted: BoardFilter = ALL) -> Board:
    with office.reading(who) as records:
        return board(records, wanted)


def rules(found: Board) -> set[str]:
    return {one.rule for one in found.page.lines}


def many(office: Office, n: int) -> None:
    """Cases of two invented people each, accepted on following days."""
    first = add_case(office)
    with office.as_(MEDIATOR) as records:
        pattern = case_rows.get(records, first)
        for number in range(n):
            pair = [people.add(records, Person(id=f"{number:031x}{end}", name=f"甲{number}")) for end in "ab"]
            sides = ((pair[0], Side.SEEKER, PartyRole.APPLICANT), (pair[1], Side.OTHER, PartyRole.RESPONDENT))
            parties = tuple(Party(person_id=one.id, side=side, role=role) for one, side, role in sides)
            case = replace(
                pattern,
                id=f"{number:032x}",
                number=f"（2026）青婚人调字第{number + 500}号",
                parties=parties,
                accepted_on=records.today - timedelta(days=number % 90),
            )
            case_rows.add(records, case, case_rows.mark(records, first))


def test_the_nearest_first_and_every_page_once(desk_office: Office) -> None:
    many(desk_office, 150)
    with desk_office.reading(DIRECTOR) as records:
        page = board(records, ALL).page
        lines: list[BoardLine] = list(page.lines)
        while page.after is not None:
            page = board_page(records, ALL, page.after)
            lines += page.lines
        counts = dict(board(records, ALL).counts)
    assert len(lines) == len({one.id for one in lines}) == sum(counts.values()) == 151
    assert [one.moment for one in lines] == sorted(one.moment for one in lines)
    assert {one.urgency for one in lines} == {one for one, n in counts.items() if n}
    assert counts[LimitUrgency.OVERDUE] == sum(1 for one in lines if one.urgency is LimitUrgency.OVERDUE) > 0


def test_one_urgency_and_typed_words_narrow_it(desk_office: Office) -> None:
    many(desk_office, 40)
    late = look(desk_office, DIRECTOR, replace(ALL, urgencies=frozenset({LimitUrgency.OVERDUE})))
    assert {one.urgency for one in late.page.lines} == {LimitUrgency.OVERDUE}
    assert late.count(LimitUrgency.LATER) > 0  # the figures stay those of everything
    (found,) = look(desk_office, DIRECTOR, replace(ALL, typed="林晓芸")).page.lines
    assert found.parties == "林晓芸 ／ 赵启帆"
    assert not look(desk_office, DIRECTOR, replace(ALL, typed="没有这个人")).page.lines


def test_everybody_sees_what_is_theirs(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    arrive(desk_office)
    assert "mediation" in rules(look(desk_office, MEDIATOR, BoardFilter()))
    assert look(desk_office, OTHER_MEDIATOR).page.lines == ()  # asking for all does not help
    assert look(desk_office, COUNSELLOR).page.lines == ()
    assert look(desk_office, EXPERT).page.lines == ()
    with desk_office.as_(MEDIATOR) as records:
        case_experts.ask(records, case_id, EXPERT.id)
    assert rules(look(desk_office, EXPERT)) == {"mediation"}
    counter = look(desk_office, RECEPTION)
    assert counter.may_see_all
    assert "mediation" in rules(counter)
    assert {one.holder for one in look(desk_office, DIRECTOR).page.lines} == {Holder.CASE, Holder.REFERRAL}


@pytest.fixture
def guarded(desk_office: Office) -> str:
    """A case with an order of protection, by MEDIATOR."""
    case_id = add_case(desk_office)
    with desk_office.as_(MEDIATOR) as records:
        order = ProtectionOrder(
            court="青禾区人民法院",
            applied_on=records.today - timedelta(days=10),
            valid_from=records.today,
            valid_to=records.today + timedelta(days=60),
        )
        record = SafetyRecord(id="6" * 32, person_id=WIFE.id, content=order, case_id=case_id)
        safety_records.keep(records, record, {DIRECTOR.id})
    return case_id


def test_a_restricted_one_is_seen_by_its_author_and_the_director_without_what_it_is(
    desk_office: Office, guarded: str
) -> None:
    for who in (MEDIATOR, DIRECTOR):
        (one,) = (line for line in look(desk_office, who).page.lines if line.restricted)
        assert (one.rule, one.label, one.holder_id) == ("", "", guarded)
    for who in (RECEPTION, OTHER_MEDIATOR):
        assert not [line for line in look(desk_office, who).page.lines if line.restricted]
    narrowed = replace(ALL, groups=frozenset({RuleGroup.SAFETY}))
    assert look(desk_office, DIRECTOR, narrowed).page.lines == ()  # a filter would tell what it is


def test_a_line_tells_whom_it_concerns(desk_office: Office) -> None:
    from tests.services.test_recount import begin_mediation

    case_id = add_case(desk_office)
    begin_mediation(desk_office, case_id)
    lines = look(desk_office, DIRECTOR, replace(ALL, told=True)).page.lines
    assert {one.person for one in lines if one.rule == "screening_valid"} == {WIFE.name, HUSBAND.name}
    assert {one.person for one in lines if one.rule == "mediation"} == {""}


def test_the_hours_of_an_order_and_the_days_to_ask_for_a_review(desk_office: Office) -> None:
    case_id = add_case(desk_office)

    def keep(order: ProtectionOrder, version: int) -> dict[str, CaseLimit]:
        with desk_office.as_(MEDIATOR) as records:
            record = SafetyRecord(id="6" * 32, person_id=WIFE.id, content=order, case_id=case_id)
            safety_records.keep(records, replace(record, version=version), {DIRECTOR.id})
        with desk_office.reading(MEDIATOR) as records:
            found = limits.of_holder(records, case_id)
        return {one.fact.rule: one for one in found if one.fact.restricted}

    taken_up = desk_office.clock.now - timedelta(hours=2)
    order = ProtectionOrder(court="青禾区人民法院", accepted_at=taken_up)
    waits = keep(order, 0)
    assert set(waits) == {"protection_decision"}
    assert timedelta(hours=72) <= waits["protection_decision"].ends_at - taken_up <= timedelta(hours=73)
    urgent = keep(replace(order, urgent=True), 1)
    assert set(urgent) == {"protection_urgent"}
    assert timedelta(hours=24) <= urgent["protection_urgent"].ends_at - taken_up <= timedelta(hours=25)
    today = legal_day(desk_office.clock.now)
    refused = keep(replace(order, refused_on=today), 2)
    assert refused["protection_decision"].fact.done_on == today
    assert not refused["protection_review"].told  # whoever was refused must be asked in time
    made = keep(replace(order, valid_from=today, valid_to=today + timedelta(days=90)), 3)
    assert made["protection_review"].told
    assert {"protection_lapse", "protection_remind"} < set(made)
    assert not [
        one for one in look(desk_office, RECEPTION, replace(ALL, told=True)).page.lines if one.restricted
    ]


def test_information_is_shown_when_asked_and_never_late(desk_office: Office) -> None:
    from tests.services.test_confirmations import begun, signed, stepped
    from tests.services.test_recount import K, begin_mediation

    case_id = add_case(desk_office)
    begin_mediation(desk_office, case_id)
    stepped(
        desk_office,
        stepped(desk_office, begun(desk_office, signed(desk_office, case_id)), K.APPLY),
        K.ACCEPT,
        number="x",
    )
    assert "confirm_court" not in rules(look(desk_office, DIRECTOR))
    told = replace(ALL, told=True)
    assert "confirm_court" in rules(look(desk_office, DIRECTOR, told))
    desk_office.clock.forward(days=200)
    assert "confirm_court" not in rules(look(desk_office, DIRECTOR, told))


def test_the_board_reads_an_index_that_holds_only_what_runs(desk_office: Office) -> None:
    add_case(desk_office)
    with desk_office.reading(DIRECTOR) as records:
        found = "SELECT row FROM limits WHERE runs_to IS NOT NULL ORDER BY runs_to, row LIMIT 60"
        plan = records.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {found}").all()
    assert any("ix_limits_running" in str(row) for row in plan)
    assert limit_board.PAGE == 60

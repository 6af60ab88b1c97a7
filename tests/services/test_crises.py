"""Danger: who hears of it, what they may read, what the first page shows, and looking again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from mediation_desk.domain import scale
from mediation_desk.domain.crisis import CrisisLevel, FollowUp
from mediation_desk.domain.scale import Answers, Scale
from mediation_desk.domain.staff import Staff
from mediation_desk.domain.today import ToDoKind
from mediation_desk.errors import DeskError
from mediation_desk.services import crises, drafts, scales, today
from tests.case_fixtures import HUSBAND, WIFE, add_case
from tests.counselling_fixtures import add_file, add_session
from tests.desk_fixtures import (
    ADMINISTRATOR,
    COUNSELLOR,
    DIRECTOR,
    MEDIATOR,
    OTHER_MEDIATOR,
    RECEPTION,
    Office,
)
from tests.scale_fixtures import INSTRUCTIONS, THOUGHTS, fill, filling, protocol, sheet


def kinds(office: Office, who: Staff) -> list[ToDoKind]:
    with office.as_(who) as records:
        return [row.kind for row in today.look_at_today(records, Path("/")).to_do]


def test_an_alert_stands_first_on_the_counsellors_day_and_the_directors(desk_office: Office) -> None:
    result = fill(desk_office, add_session(desk_office, add_file(desk_office)), 6, risk=2)
    assert kinds(desk_office, COUNSELLOR)[0] is ToDoKind.RISK
    assert kinds(desk_office, DIRECTOR)[0] is ToDoKind.RISK
    for who in (MEDIATOR, RECEPTION, ADMINISTRATOR):
        assert ToDoKind.RISK not in kinds(desk_office, who)
    protocol(desk_office, result)
    assert kinds(desk_office, COUNSELLOR)[0] is ToDoKind.LOOK_AGAIN
    assert kinds(desk_office, DIRECTOR)[0] is ToDoKind.LOOK_AGAIN


def test_a_client_who_left_with_item_9_answered_stands_first_too(desk_office: Office) -> None:
    session = add_session(desk_office, add_file(desk_office))
    left = Answers(scale=Scale.PHQ9, items=(*(None,) * 8, 1))
    with desk_office.as_(COUNSELLOR) as records:
        drafts.keep_draft(records, scales.DRAFT, filling(session).key, scale.sealed_text(left))
    assert kinds(desk_office, COUNSELLOR)[0] is ToDoKind.RISK
    with desk_office.as_(COUNSELLOR) as records:
        assert crises.crisis_board(records).left == ((filling(session), left),)
        kept = crises.keep_left_scale(records, filling(session))
        assert kept.alert
        assert kept.score is None
        board = crises.crisis_board(records)
        assert [one.id for one in board.alerts] == [kept.id]
        assert board.left == ()
        assert board.names == {WIFE.id: WIFE.name}


def test_what_was_said_is_for_author_and_director_what_to_do_for_all_who_act(desk_office: Office) -> None:
    add_case(desk_office)
    event = protocol(desk_office, fill(desk_office, add_session(desk_office, add_file(desk_office)), 6, 1))
    for who, reads in ((COUNSELLOR, True), (DIRECTOR, True), (MEDIATOR, False)):
        with desk_office.as_(who) as records:
            view = crises.open_crisis(records, event.id)
        assert view.event.instructions == INSTRUCTIONS
        assert view.event.level is CrisisLevel.HIGH
        assert (view.event.sheet is not None) is reads
        assert (THOUGHTS in repr(view)) is reads
    with desk_office.as_(OTHER_MEDIATOR) as records:
        assert crises.crisis_board(records).events == ()
        with pytest.raises(DeskError, match=r"sealed\.not_yours"):
            crises.open_crisis(records, event.id)
        with pytest.raises(DeskError, match=r"sealed\.not_yours"):
            crises.look_again(records, event.id, FollowUp(level=CrisisLevel.LOW, words="好了"))


def test_somebody_looks_again_until_the_danger_is_low(desk_office: Office) -> None:
    event = protocol(desk_office, fill(desk_office, add_session(desk_office, add_file(desk_office)), 6, 1))
    with desk_office.as_(DIRECTOR) as records:
        tomorrow = records.now + timedelta(hours=23)
        crises.look_again(
            records, event.id, FollowUp(level=CrisisLevel.MEDIUM, words="念头少了", next_at=tomorrow)
        )
        view = crises.open_crisis(records, event.id)
    assert (view.event.level, view.event.next_at) == (CrisisLevel.MEDIUM, tomorrow)
    assert [(one.words, one.by) for one in view.looks] == [("念头少了", DIRECTOR.id)]
    assert kinds(desk_office, COUNSELLOR)[0] is ToDoKind.LOOK_AGAIN
    with desk_office.as_(COUNSELLOR) as records:
        crises.look_again(records, event.id, FollowUp(level=CrisisLevel.LOW, words="没有念头了"))
        with pytest.raises(DeskError, match=r"crisis\.over"):
            crises.look_again(records, event.id, FollowUp(level=CrisisLevel.LOW, words="再看"))
    assert ToDoKind.LOOK_AGAIN not in kinds(desk_office, COUNSELLOR)


def test_a_protocol_begins_without_a_scale_too(desk_office: Office) -> None:
    session = add_session(desk_office, add_file(desk_office))
    with desk_office.as_(COUNSELLOR) as records:
        start = crises.begin_crisis(records, "", session.id, WIFE.id)
        assert (start.result, start.name) == (None, WIFE.name)
        with pytest.raises(DeskError, match=r"scale\.stranger"):
            crises.begin_crisis(records, "", session.id, HUSBAND.id)
        event = crises.record_crisis(records, start, sheet(records.now, CrisisLevel.LOW))
    assert event.result_id is None


def test_an_unfinished_protocol_is_refused_and_leaves_nothing(desk_office: Office) -> None:
    result = fill(desk_office, add_session(desk_office, add_file(desk_office)), 6, 1)
    with desk_office.as_(COUNSELLOR) as records:
        start = crises.begin_crisis(records, result.id)
        with pytest.raises(DeskError, match=r"crisis\.ask"):
            crises.record_crisis(records, start, replace(sheet(records.now), means=""))
        assert len(crises.crisis_board(records).alerts) == 1


@pytest.mark.parametrize(
    "act",
    [
        "UPDATE crisis_events SET level = 'low'",
        "DELETE FROM crisis_events",
        "UPDATE crisis_looks SET level = 'low'",
        "DELETE FROM crisis_looks",
    ],
)
def test_events_and_looks_are_never_changed(desk_office: Office, act: str) -> None:
    event = protocol(desk_office, fill(desk_office, add_session(desk_office, add_file(desk_office)), 6, 1))
    with desk_office.as_(COUNSELLOR) as records:
        crises.look_again(records, event.id, FollowUp(level=CrisisLevel.LOW, words="好了"))
        with pytest.raises(DatabaseError, match="never changed"):
            records.connection.execute(text(act))


@pytest.mark.parametrize("use_case", [crises.crisis_board, crises.open_crisis, crises.look_again])
def test_reception_and_administrator_are_refused(
    desk_office: Office, use_case: Callable[..., object]
) -> None:
    for who in (RECEPTION, ADMINISTRATOR):
        with desk_office.as_(who) as records, pytest.raises(DeskError, match=r"permission\.refused"):
            use_case(records, *() if use_case is crises.crisis_board else ("x",))

"""Sessions: numbered in their file, honest about who came, closed by the signed note."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from mediation_desk.domain.counselling_session import Attendance
from mediation_desk.errors import DeskError
from mediation_desk.services import counselling_sessions
from tests.case_fixtures import HUSBAND
from tests.counselling_fixtures import SECOND_COUNSELLOR, add_file, add_session, sign
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, Office


def test_sessions_are_numbered_and_come_back_whole(desk_office: Office) -> None:
    file = add_file(desk_office)
    first, second = add_session(desk_office, file), add_session(desk_office, file)
    assert [first.ordinal, second.ordinal] == [1, 2]
    with desk_office.as_(COUNSELLOR) as records:
        changed = counselling_sessions.save_session(records, replace(first, minutes=80, place="辅导室二"))
        assert (changed.version, changed.minutes) == (2, 80)
        with pytest.raises(DeskError, match=r"record\.changed_meanwhile"):
            counselling_sessions.save_session(records, first)


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"minutes": 0}, "counselling.minutes"),
        ({"present_ids": (HUSBAND.id,)}, "counselling.stranger"),
        ({"present_ids": ()}, "counselling.who_came"),
        ({"attendance": Attendance.NO_SHOW}, "counselling.reason_needed"),
        ({"place": "室" * 300}, "text.too_long"),
    ],
)
def test_what_cannot_be(desk_office: Office, change: dict[str, object], key: str) -> None:
    session = add_session(desk_office, add_file(desk_office))
    with desk_office.as_(COUNSELLOR) as records, pytest.raises(DeskError) as refused:
        counselling_sessions.save_session(records, replace(session, **change))  # type: ignore[arg-type]
    assert refused.value.key == key


def test_nobody_came_to_a_session_still_to_come(desk_office: Office) -> None:
    session = add_session(desk_office, add_file(desk_office))
    with desk_office.as_(COUNSELLOR) as records:
        later = replace(session, id="8" * 32, version=0, began=records.now + timedelta(days=7))
        with pytest.raises(DeskError, match=r"counselling\.not_yet"):
            counselling_sessions.save_session(records, later)
        with pytest.raises(DeskError, match=r"counselling\.next_before"):
            counselling_sessions.save_session(records, replace(session, next_at=session.began))
        assert counselling_sessions.save_session(records, replace(later, attendance=None)).ordinal == 2


def test_why_somebody_stayed_away_is_sealed(desk_office: Office) -> None:
    session = add_session(desk_office, add_file(desk_office))
    away = replace(session, attendance=Attendance.NO_SHOW, present_ids=(), rebooked=True)
    with desk_office.as_(COUNSELLOR) as records:
        kept = counselling_sessions.save_session(records, away, "孩子发烧，来电说明")
        assert counselling_sessions.open_attendance_reason(records, session.id) == "孩子发烧，来电说明"
        counselling_sessions.save_session(records, kept)  # what was said before stays
        assert counselling_sessions.open_attendance_reason(records, session.id)
    with desk_office.as_(DIRECTOR) as records, pytest.raises(DeskError, match=r"sealed\.not_yours"):
        counselling_sessions.open_attendance_reason(records, session.id)


def test_nobody_else_writes_and_nobody_after_signing(desk_office: Office) -> None:
    session = add_session(desk_office, add_file(desk_office))
    with desk_office.as_(SECOND_COUNSELLOR) as records, pytest.raises(DeskError, match=r"counselling\.not_y"):
        counselling_sessions.save_session(records, session)
    sign(desk_office, session)
    with desk_office.as_(COUNSELLOR) as records, pytest.raises(DeskError, match=r"note\.signed"):
        counselling_sessions.save_session(records, session)

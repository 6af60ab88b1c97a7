from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from mediation_desk.domain.backup import StopSign, copy_name, is_old
from mediation_desk.errors import DeskError

WEDNESDAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("last", "today", "old"),
    [
        (None, WEDNESDAY, True),
        (datetime(2026, 11, 25, 1, tzinfo=UTC), WEDNESDAY, False),
        (datetime(2026, 11, 24, 1, tzinfo=UTC), WEDNESDAY, False),
        (datetime(2026, 11, 23, 15, tzinfo=UTC), WEDNESDAY, True),
        (datetime(2026, 11, 23, 16, tzinfo=UTC), WEDNESDAY, False),  # Tuesday in Shanghai already
        (datetime(2026, 11, 20, 9, tzinfo=UTC), date(2026, 11, 23), False),  # Friday's, on Monday
        (datetime(2026, 11, 20, 9, tzinfo=UTC), date(2026, 11, 22), False),  # on Sunday
        (datetime(2026, 11, 19, 9, tzinfo=UTC), date(2026, 11, 23), True),
    ],
)
def test_a_copy_is_old_after_a_working_day(last: datetime | None, today: date, old: bool) -> None:
    assert is_old(last, today) is old


def test_the_name_of_a_copy_tells_the_hour_in_shanghai_and_nothing_else() -> None:
    assert copy_name(datetime(2026, 11, 25, 9, 46, tzinfo=UTC)) == "desk-20261125-174600"


def test_a_stop_sign_is_heeded_once_it_is_pulled() -> None:
    sign = StopSign()
    sign.heed()
    sign.pull()
    with pytest.raises(DeskError, match=r"^backup\.cancelled$"):
        sign.heed()

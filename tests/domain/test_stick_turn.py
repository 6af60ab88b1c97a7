"""When the other stick is to be taken."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from mediation_desk.domain.stick import Stick
from mediation_desk.domain.stick_turn import turn_of

NOW = datetime(2026, 3, 18, 9, tzinfo=UTC)
TODAY = NOW.date()


def stick(id_: str, days: int, *, removable: bool = True) -> Stick:
    used = NOW - timedelta(days=days)
    return Stick(
        id=id_, letter=id_, label="", file_system="exfat", removable=removable,
        first_used=used, last_used=used, uses=1,
    )  # fmt: skip


def test_one_stick_has_no_turn() -> None:
    assert turn_of([stick("甲", 0)], ["甲"], TODAY) == (None, False)


def test_the_other_one_is_only_named_while_both_are_used() -> None:
    other = stick("乙", 2)
    assert turn_of([stick("甲", 0), other], ["甲", "甲", "乙"], TODAY) == (other, False)


def test_it_is_time_after_a_week() -> None:
    other = stick("乙", 7)
    assert turn_of([stick("甲", 0), other], ["甲", "乙"], TODAY) == (other, True)


def test_it_is_time_after_more_than_five_copies_in_a_row() -> None:
    other = stick("乙", 1)
    assert turn_of([stick("甲", 0), other], ["甲"] * 5 + ["乙"], TODAY) == (other, False)
    assert turn_of([stick("甲", 0), other], ["甲"] * 6 + ["乙"], TODAY) == (other, True)


def test_a_folder_on_another_disk_takes_no_turns() -> None:
    assert turn_of([stick("甲", 0), stick("乙", 30, removable=False)], ["甲"], TODAY) == (None, False)


def test_of_several_the_one_used_last_is_named() -> None:
    other = stick("丙", 3)
    assert turn_of([stick("甲", 0), stick("乙", 20), other], ["甲"], TODAY) == (other, False)

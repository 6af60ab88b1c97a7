"""The centre's list of courts as it is typed, and what art 205 leaves to choose."""

from __future__ import annotations

import pytest

from mediation_desk.domain.confirmation import CourtGround
from mediation_desk.domain.court import Court, grounds_open, read_courts, write_courts
from mediation_desk.errors import DeskError

LISTED = (
    Court(name="青禾区人民法院", address="文华路 18 号", phone="0531-80001234"),
    Court(name="历城区人民法院", phone="12368"),
    Court(name="济南市中级人民法院", address="经十路，诉讼服务中心"),
    Court(name="章丘区人民法院"),
)


def test_a_list_is_read_as_it_is_written() -> None:
    assert read_courts(write_courts(LISTED)) == LISTED


def test_commas_of_both_kinds_and_empty_lines_do_not_matter() -> None:
    typed = "\n青禾区人民法院,文华路 18 号,0531-80001234\n\n  历城区人民法院\t12368  \n"
    assert read_courts(typed) == LISTED[:2]


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("，文华路", "court.name_needed"),
        ("甲法院\n甲法院", "court.twice"),
        ("\n".join(map(str, range(99))), "court.too_many"),
    ],
)
def test_a_list_that_cannot_be_kept_says_why(typed: str, key: str) -> None:
    with pytest.raises(DeskError) as refused:
        read_courts(typed)
    assert (refused.value.key, refused.value.field) == (key, "courts")


def test_the_inviting_court_is_the_only_one_where_a_court_sent_the_case() -> None:
    assert grounds_open(invited=True) == (CourtGround.INVITING,)
    assert CourtGround.INVITING not in grounds_open(invited=False)

"""Anchors of the journal: signed, kept on the PC, torn lines passed over, thinned but never emptied."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mediation_desk.errors import DeskError
from mediation_desk.register import anchors, journal
from mediation_desk.register.anchor_file import MOST, NEWEST, AnchorFile
from mediation_desk.register.anchors import Anchor
from tests.desk_fixtures import DIRECTOR, EXPERT, KEYS, REGISTER_ID, Office


def anchor_of(number: int, at: datetime) -> Anchor:
    return Anchor(
        register_id=REGISTER_ID,
        epoch=1,
        generation=1,
        number=number,
        hash=bytes(32),
        at=at,
        staff_id="d" * 32,
    )


def test_an_anchor_says_where_the_journal_stands_and_who_sat_there(desk_office: Office) -> None:
    with desk_office.as_(DIRECTOR) as records:
        records.journal("look", "x")
    with desk_office.reading(DIRECTOR) as records:
        made = anchors.make(records)
        assert made.number == journal.entries(records)[0].number
        assert (made.register_id, made.staff_id, made.at) == (REGISTER_ID, DIRECTOR.id, records.now)
    assert made.public == bytes(KEYS[DIRECTOR.id][1].verify_key)
    assert anchors.is_signed(made)
    assert anchors.parse_anchor(anchors.anchor_text(made)) == made


@pytest.mark.parametrize(
    "change",
    [
        {"number": 1},
        {"hash": bytes(32)},
        {"at": datetime(2026, 1, 1, tzinfo=UTC)},
        {"generation": 9},
        {"staff_id": "x"},
        {"public": bytes(32)},
        {"signature": b""},
        {"signature": bytes(64)},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_changed_anchor_is_not_signed(desk_office: Office, change: dict[str, object]) -> None:
    with desk_office.reading(DIRECTOR) as records:
        made = anchors.make(records)
    assert not anchors.is_signed(replace(made, **change))


def test_whoever_holds_no_key_leaves_an_anchor_without_a_signature(desk_office: Office) -> None:
    with desk_office.reading(EXPERT) as records:
        made = anchors.make(records)
    assert not anchors.is_signed(made)
    assert anchors.parse_anchor(anchors.anchor_text(made)) == made


@pytest.mark.parametrize("text", ["", "[]", "{}", "[1,2,3]", "x", '["a",1,1,1,"zz","2026-01-01","s","",""]'])
def test_what_is_no_anchor_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 -- any ValueError is the answer
        anchors.parse_anchor(text)


def test_the_file_only_grows_and_survives_a_torn_line(tmp_path: Path, now: datetime) -> None:
    file = AnchorFile(tmp_path / "state", REGISTER_ID)
    assert file.read().anchors == ()
    file.keep(anchor_of(1, now))
    with file.path.open("ab") as torn:
        torn.write(b'["5f3c2d')  # the power went while a line was written
    file.keep(anchor_of(2, now))
    kept = file.read()
    assert [one.number for one in kept.anchors] == [1, 2]
    assert kept.unreadable == 1


def test_a_stop_before_the_line_leaves_what_was_there(tmp_path: Path, now: datetime) -> None:
    AnchorFile(tmp_path, REGISTER_ID).keep(anchor_of(1, now))

    def stop(step: str) -> None:
        raise KeyboardInterrupt(step)

    with pytest.raises(KeyboardInterrupt):
        AnchorFile(tmp_path, REGISTER_ID, step=stop).keep(anchor_of(2, now))
    assert [one.number for one in AnchorFile(tmp_path, REGISTER_ID).read().anchors] == [1]


def test_many_anchors_are_thinned_to_the_newest_and_one_a_month(tmp_path: Path) -> None:
    file = AnchorFile(tmp_path, REGISTER_ID)
    began = datetime(2026, 1, 31, 8, tzinfo=UTC)
    lines = [anchors.anchor_text(anchor_of(n, began + timedelta(hours=n))) for n in range(MOST)]
    file.path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    file.keep(anchor_of(MOST, began + timedelta(hours=MOST)))
    kept = [one.number for one in file.read().anchors]
    assert kept[-NEWEST:] == list(range(MOST - NEWEST + 1, MOST + 1))
    assert kept[:-NEWEST] == [7, 679, 1000]  # the last of January, of February, of what is older in March


def test_a_folder_that_refuses_is_said_plainly(tmp_path: Path, now: datetime) -> None:
    (tmp_path / "state").write_text("a file stands where the folder should")
    with pytest.raises(DeskError):
        AnchorFile(tmp_path / "state", REGISTER_ID).keep(anchor_of(1, now))

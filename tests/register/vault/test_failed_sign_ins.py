"""Failed sign-ins: a growing wait that survives a restart, and a list for the journal."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from mediation_desk.register.vault.failed_sign_ins import FailedSignIns, delay_after

ONE, OTHER = "1" * 32, "2" * 32
NONE = timedelta(0)


def book(folder: Path) -> FailedSignIns:
    return FailedSignIns(folder, "f" * 32)


def test_the_delays():
    assert [int(delay_after(n).total_seconds()) for n in range(15)] == [
        *(0, 0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300)
    ]
    assert delay_after(10**9) == timedelta(seconds=300)


def test_the_wait_grows_runs_out_and_survives_a_restart(tmp_path: Path, now: datetime):
    for _ in range(3):
        assert book(tmp_path).failed(ONE, now) == NONE
    assert book(tmp_path).wait(ONE, now) == NONE
    assert book(tmp_path).failed(ONE, now) == timedelta(seconds=2)
    assert book(tmp_path).failed(ONE, now) == timedelta(seconds=4)
    assert book(tmp_path).wait(ONE, now + timedelta(seconds=3)) == timedelta(seconds=1)
    assert book(tmp_path).wait(ONE, now + timedelta(seconds=4)) == NONE


def test_one_persons_failures_do_not_hold_up_another(tmp_path: Path, now: datetime):
    for _ in range(9):
        book(tmp_path).failed(ONE, now)
    assert book(tmp_path).wait(ONE, now) > NONE
    assert book(tmp_path).wait(OTHER, now) == NONE


def test_success_starts_anew_but_the_journal_still_gets_every_failure(tmp_path: Path, now: datetime):
    for n in range(5):
        book(tmp_path).failed(ONE, now + timedelta(seconds=n))
    book(tmp_path).succeeded(ONE)
    assert book(tmp_path).wait(ONE, now) == NONE
    waiting = book(tmp_path).waiting_for_journal()
    assert [(failure.slot_id, failure.at) for failure in waiting] == [
        (ONE, now + timedelta(seconds=n)) for n in range(5)
    ]
    later = book(tmp_path)
    later.failed(OTHER, now)
    later.journalled(waiting)
    assert [failure.slot_id for failure in book(tmp_path).waiting_for_journal()] == [OTHER]
    assert book(tmp_path).failed(ONE, now) == NONE


def test_a_clock_set_back_never_lengthens_the_wait(tmp_path: Path, now: datetime):
    for _ in range(5):
        book(tmp_path).failed(ONE, now)
    assert book(tmp_path).wait(ONE, now - timedelta(days=365)) == timedelta(seconds=4)


@pytest.mark.parametrize(
    "spoiled",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"in_a_row": 5, "last": {}, "failures": []}'],
)
def test_a_damaged_counter_keeps_nobody_out(tmp_path: Path, now: datetime, spoiled: bytes):
    book(tmp_path).failed(ONE, now)
    next(tmp_path.iterdir()).write_bytes(spoiled)
    assert book(tmp_path).wait(ONE, now) == NONE
    assert book(tmp_path).failed(ONE, now) == NONE
    assert len(book(tmp_path).waiting_for_journal()) == 1


def test_the_file_names_nobody_and_holds_no_secret(tmp_path: Path, now: datetime):
    book(tmp_path / "new" / "folder").failed(ONE, now)
    text = next((tmp_path / "new" / "folder").iterdir()).read_text("ascii")
    assert text == (
        '{"failures":[["11111111111111111111111111111111","2026-03-09T02:00:00+00:00"]],'
        '"in_a_row":{"11111111111111111111111111111111":1},'
        '"last":{"11111111111111111111111111111111":"2026-03-09T02:00:00+00:00"}}\n'
    )

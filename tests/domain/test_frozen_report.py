"""A frozen report: its hash tells any change, its differences name rows, not only figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from mediation_desk.domain.frozen_report import (
    FrozenFigure,
    FrozenReport,
    FrozenRow,
    check_sent,
    differences,
    hash_of,
)
from mediation_desk.domain.report import PeriodKind, ReportKind
from mediation_desk.errors import DeskError

REPORT = FrozenReport(
    id="1" * 32,
    kind=ReportKind.WORK,
    period=PeriodKind.MONTH,
    first=date(2026, 2, 1),
    last=date(2026, 2, 28),
    choice={"area_id": ""},
    frozen_at=datetime(2026, 3, 2, 1, 0, tzinfo=UTC),
    frozen_by="d" * 32,
    sent_to="青禾区妇联",
    sent_on=date(2026, 3, 2),
    figures=(
        FrozenFigure(key="clues_found", value="2"),
        FrozenFigure(key="clues_timely", value="50.0", numerator=1, denominator=2),
    ),
)
ROWS = (
    FrozenRow(figure="clues_found", noun="clue", subject_id="a", line=("QH线20260001", "2026-02-03")),
    FrozenRow(figure="clues_found", noun="clue", subject_id="b", line=("QH线20260002", "2026-02-09")),
    FrozenRow(figure="clues_timely", noun="clue", subject_id="a", line=("QH线20260001", "2026-02-03")),
    FrozenRow(figure="clues_timely", noun="clue", subject_id="b", line=("QH线20260002", ""), counted=False),
)


@pytest.mark.parametrize(
    "other",
    [
        replace(REPORT, sent_to="别处"),
        replace(REPORT, last=date(2026, 2, 27)),
        replace(REPORT, choice={"area_id": "x"}),
        replace(REPORT, figures=REPORT.figures[:1]),
    ],
)
def test_whatever_is_changed_changes_the_hash(other: FrozenReport) -> None:
    assert hash_of(other, ROWS) != hash_of(REPORT, ROWS)


@pytest.mark.parametrize("n", range(4))
def test_no_row_can_go_or_change_unseen(n: int) -> None:
    told = hash_of(REPORT, ROWS)
    assert hash_of(REPORT, ROWS[:n] + ROWS[n + 1 :]) != told
    changed = replace(ROWS[n], counted=not ROWS[n].counted)
    assert hash_of(REPORT, (*ROWS[:n], changed, *ROWS[n + 1 :])) != told


def test_the_same_count_differs_in_nothing() -> None:
    assert differences(REPORT.figures, ROWS, REPORT.figures, ROWS) == ()


def test_added_removed_and_changed_rows_are_named() -> None:
    late = FrozenRow(figure="clues_found", noun="clue", subject_id="c", line=("QH线20260003", "2026-02-20"))
    resolved = replace(ROWS[3], counted=True)
    now = (FrozenFigure(key="clues_found", value="2"), FrozenFigure(key="clues_timely", value="100.0"))
    found, timely = differences(REPORT.figures, ROWS, now, (ROWS[0], late, ROWS[2], resolved))
    assert (found.added, found.removed, found.then, found.now) == ((late,), (ROWS[1],), "2", "2")
    assert (timely.then, timely.now, timely.changed) == ("50.0", "100.0", ((ROWS[3], resolved),))


def test_a_row_that_counts_twice_is_told_from_one_that_counts_once() -> None:
    (one,) = differences(REPORT.figures, ROWS, REPORT.figures, (*ROWS, ROWS[0]))
    assert one.added == (ROWS[0],)


@pytest.mark.parametrize(
    ("sent_to", "sent_on", "key"),
    [
        (" ", date(2026, 3, 2), "report.sent_to"),
        ("妇联", date(2026, 3, 19), "report.sent_later"),
        ("妇联", date(2026, 2, 27), "report.sent_early"),
    ],
)
def test_to_whom_and_when_must_fit(sent_to: str, sent_on: date, key: str) -> None:
    with pytest.raises(DeskError, match=key):
        check_sent(sent_to, sent_on, date(2026, 2, 28), date(2026, 3, 18))


def test_a_year_that_still_runs_may_be_sent_today() -> None:
    check_sent("妇联", date(2026, 3, 18), date(2026, 12, 31), date(2026, 3, 18))

"""A report frozen as sent: its figures, the exact rows behind them, and what became different since."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from mediation_desk.domain.report import PeriodKind, ReportKind
from mediation_desk.errors import DeskError

_LISTED = frozenset({"attendee", "company"})
"""Many of one list stand behind its activity: they are known apart by the mark at the end of their line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenFigure:
    """One figure as it was sent; `numerator` and `denominator` stand beside every rate."""

    key: str
    value: str
    numerator: int | None = None
    denominator: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenRow:
    """One row behind a figure: what it is, and what a list may show of it to everybody (no names).

    `counted` is False for a row that stands in the denominator alone.
    """

    figure: str
    noun: str
    subject_id: str
    line: tuple[str, ...]
    counted: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenReport:
    """A report as sent: over what time, by which choice, to whom and when; `sha256` over all of it."""

    id: str
    kind: ReportKind
    period: PeriodKind
    first: date
    last: date
    choice: Mapping[str, str]
    frozen_at: datetime
    frozen_by: str
    sent_to: str
    sent_on: date
    figures: tuple[FrozenFigure, ...]
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureDifference:
    """One figure that would be counted differently today, and the rows that make the difference."""

    key: str
    then: str
    now: str
    added: tuple[FrozenRow, ...] = ()
    removed: tuple[FrozenRow, ...] = ()
    changed: tuple[tuple[FrozenRow, FrozenRow], ...] = ()


def hash_of(report: FrozenReport, rows: Iterable[FrozenRow]) -> str:
    """SHA-256, in hexadecimal digits, over everything that was sent and every row behind it, in order."""
    told = {
        "report": [report.id, report.kind.value, report.period.value, report.first, report.last],
        "choice": dict(report.choice),
        "sent": [report.frozen_at, report.frozen_by, report.sent_to, report.sent_on],
        "figures": [[one.key, one.value, one.numerator, one.denominator] for one in report.figures],
        "rows": [[one.figure, one.noun, one.subject_id, one.line, one.counted] for one in rows],
    }
    written = json.dumps(
        told, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=lambda day: day.isoformat()
    )
    return hashlib.sha256(written.encode()).hexdigest()


def check_sent(sent_to: str, sent_on: date, last: date, today: date) -> None:
    """Before freezing. DeskError: report.sent_to, report.sent_early, report.sent_later."""
    if not sent_to.strip():
        raise DeskError("report.sent_to", field="sent_to")
    if sent_on > today:
        raise DeskError("report.sent_later", field="sent_on")
    if sent_on < min(last, today):
        raise DeskError("report.sent_early", field="sent_on")


def differences(
    then: Iterable[FrozenFigure],
    then_rows: Iterable[FrozenRow],
    now: Iterable[FrozenFigure],
    now_rows: Iterable[FrozenRow],
) -> tuple[FigureDifference, ...]:
    """What is counted differently today, figure by figure in the order sent; the same ones are left out."""
    values = {one.key: one.value for one in now}
    before, after = _by_figure(then_rows), _by_figure(now_rows)
    found = []
    for figure in then:
        old, new = before.get(figure.key, {}), after.get(figure.key, {})
        one = FigureDifference(
            key=figure.key,
            then=figure.value,
            now=values.get(figure.key, ""),
            added=tuple(row for place, row in new.items() if place not in old),
            removed=tuple(row for place, row in old.items() if place not in new),
            changed=tuple(
                (row, new[place]) for place, row in old.items() if place in new and not _same(row, new[place])
            ),
        )
        if one.then != one.now or one.added or one.removed or one.changed:
            found.append(one)
    return tuple(found)


def _same(one: FrozenRow, other: FrozenRow) -> bool:
    return (one.line, one.counted) == (other.line, other.counted)


def _by_figure(rows: Iterable[FrozenRow]) -> dict[str, dict[tuple[str, str, str, int], FrozenRow]]:
    """Rows of each figure by subject; one that counts twice (件次) keeps a place for each time."""
    found: dict[str, dict[tuple[str, str, str, int], FrozenRow]] = {}
    times: dict[tuple[str, str, str, str], int] = {}
    for row in rows:
        mark = row.line[-1] if row.noun in _LISTED and row.line else ""
        subject = (row.figure, row.noun, row.subject_id, mark)
        times[subject] = nth = times.get(subject, 0) + 1
        found.setdefault(row.figure, {})[row.noun, row.subject_id, mark, nth] = row
    return found

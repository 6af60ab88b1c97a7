"""What a figure of a report is: what it counts, in which unit, and what a count of it comes to.

A rate is never a bare number: it keeps what was counted above and below the line, and its definition.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from mediation_desk.domain.period import Period
from mediation_desk.domain.reception import DisputeSubtype
from mediation_desk.domain.report import ReportKind


class FigureKind(StrEnum):
    """COUNT of rows, things or different people; SUM of money in fen; RATE in per cent; MINUTES of work."""

    COUNT = "count"
    SUM = "sum"
    RATE = "rate"
    MINUTES = "minutes"


class Unit(StrEnum):
    """Unit words, kept as they are reported."""

    CASE = "case"  # 件
    CASE_TIMES = "case_times"  # 件次
    OCCURRENCE = "occurrence"  # 起
    TIMES = "times"  # 次
    SESSION = "session"  # 场次
    EVENT = "event"  # 场
    ATTENDANCE = "attendance"  # 人次
    PERSON = "person"  # 人
    NAMED = "named"  # 名
    COUPLE = "couple"  # 对
    HOUSEHOLD = "household"  # 户
    PLACE = "place"  # 处
    ISSUE = "issue"  # 期
    PIECE = "piece"  # 个
    CORPS = "corps"  # 团
    LEVEL = "level"  # 级
    COMPANY = "company"  # 家
    YUAN = "yuan"  # 元
    TEN_THOUSAND_YUAN = "ten_thousand_yuan"  # 万元
    HOUR = "hour"  # 小时
    PER_CENT = "per_cent"  # %


class Split(StrEnum):
    """By what a figure can be narrowed."""

    AREA = "area"
    STAFF = "staff"
    TYPE = "type"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of a report; its words are `figure.<key>`, its definition `figure.<key>.definition`.

    `stock`: what stands at the last day of the period, not what happened in it. `sensitive`: a small number
    of it could point at somebody. `typed`: no row can give it, it is typed by hand. `rows`: which of the
    thirty-two published figures it answers.
    """

    key: str
    unit: Unit
    kind: FigureKind = FigureKind.COUNT
    splits: frozenset[Split] = frozenset()
    stock: bool = False
    sensitive: bool = False
    typed: bool = False
    rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a report is narrowed to; empty narrows nothing. `area_path` is the area's, with all below it."""

    area_id: str = ""
    area_path: str = ""
    staff_id: str = ""
    subtype: DisputeSubtype | None = None

    @property
    def splits(self) -> frozenset[Split]:
        """What it narrows by."""
        chosen = {Split.AREA: self.area_path, Split.STAFF: self.staff_id, Split.TYPE: self.subtype}
        return frozenset(split for split, value in chosen.items() if value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What a figure came to; None where the choice cannot narrow it. Money in fen, work in minutes.

    Of a rate `numerator` and `denominator` are the counts, and `value` is None.
    """

    key: str
    value: int | None = None
    numerator: int | None = None
    denominator: int | None = None

    @property
    def rate(self) -> Decimal | None:
        """Per cent to one decimal, half up; None where nothing stands below the line."""
        if self.numerator is None or not self.denominator:
            return None
        return (Decimal(self.numerator) * 100 / self.denominator).quantize(Decimal("0.1"), ROUND_HALF_UP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A counted report: every figure of its kind, in order."""

    kind: ReportKind
    period: Period
    choice: Choice
    figures: tuple[Counted, ...]

    def of(self, key: str) -> Counted:
        """What one figure came to; StopIteration for a stranger."""
        return next(one for one in self.figures if one.key == key)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """One row behind a figure: what it is (noun and id), its day, what it adds, whether it is above the line.

    `title` is a number or a name the reader may see, `word` the msgid of a kind, or ""; `who` tells people
    apart where different people are counted.
    """

    noun: str
    subject_id: str
    title: str
    on: date | None
    value: int
    hit: bool
    word: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowKey:
    """Where a page of rows ended; `title` tells apart those of one list without `who`."""

    hit: int
    day: str
    subject_id: str
    who: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRows:
    """Some rows behind a figure, and where the next begin; the ones not above the line come first."""

    rows: tuple[FigureRow, ...]
    after: RowKey | None = None

"""Rows of any table with everything empty but what is said, and what an invented year draws by lot."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any

from sqlalchemy import Boolean, Integer, Table, Text, insert

from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.domain.invented_year import InventedYear
from mediation_desk.register.columns import Coded, Small
from mediation_desk.register.records import Records

_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶"
)
_GIVEN = (
    "芳娜秀英敏静丽桂玉萍红华玲建国文斌凯婷雪琳晨佳怡欣然子轩涵雨思若岚启晓芸安德全春庆山清志成永昌淑珍凤"
)


class Draw:
    """The year, its lot, and the register it is written to."""

    def __init__(self, records: Records, year: InventedYear) -> None:
        self.records, self.year = records, year
        self.lot = random.Random(year.seed)

    def id(self) -> str:
        """A new id."""
        return f"{self.lot.getrandbits(128):032x}"

    def name(self) -> str:
        """An invented name."""
        return self.lot.choice(_SURNAMES) + "".join(self.lot.choices(_GIVEN, k=2))

    def day(self, until: int = 365) -> date:
        """A day of the year, among its first `until`."""
        return date(self.year.year, 1, 1) + timedelta(days=self.lot.randrange(min(until, 365)))

    def moment(self, day: date) -> datetime:
        """A moment of a legal day, near its ends too."""
        at = self.lot.choice((time(0, 0, 1), time(9, 41), time(15, 30), time(23, 59, 59)))
        return datetime.combine(day, at, SHANGHAI).astimezone(UTC)

    def outside(self) -> date:
        """A day a report of the year must not count."""
        year = self.year.year
        return self.lot.choice((date(year - 1, 12, 31), date(year + 1, 1, 1), date(year - 2, 6, 1)))

    def write(self, table: Table, rows: Iterable[dict[str, Any]]) -> None:
        """Insert rows; what they leave out is empty."""
        empty = {column.name: _empty(column) for column in table.columns if _filled(column)}
        whole = [empty | row for row in rows]
        if whole:
            self.records.connection.execute(insert(table), whole)


def shared(total: int, parts: int, lot: random.Random) -> list[int]:
    """A total in so many parts, none below 1 where it reaches, drawn by lot."""
    if parts <= 0:
        return []
    cuts = sorted(lot.randint(0, max(total - parts, 0)) for _ in range(parts - 1))
    edges = [0, *cuts, max(total - parts, 0)]
    found = [1 + high - low for low, high in pairwise(edges)]
    return found if total >= parts else [1] * total + [0] * (parts - total)


def of_one(choices: Sequence[Any], n: int) -> Any:
    """One of some choices, in turn."""
    return choices[n % len(choices)]


def _filled(column: Any) -> bool:
    return not (column.primary_key and isinstance(column.type, Integer))


def _empty(column: Any) -> Any:
    if column.nullable:
        return None
    match column.type:
        case Small():
            return []
        case Boolean():
            return False
        case Integer():
            return 0
        case Text():
            return ""
        case Coded() as coded:
            words: Any = coded.words
            members = tuple(words)
            return members[0]
        case _:
            return None  # a day or a moment must be said

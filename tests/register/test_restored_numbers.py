"""No number twice, ever: whatever is restored, answered, re-entered, voided, or numbered otherwise."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.numbering import Series
from mediation_desk.domain.restored import Restored
from mediation_desk.errors import DeskError
from mediation_desk.register import numbers, office, restored, restored_numbers
from mediation_desk.register.engine import open_engine
from mediation_desk.register.records import Records
from mediation_desk.register.register import Register
from mediation_desk.services.restored_numbers import SeriesTold, tell_last_numbers
from tests.desk_fixtures import DIRECTOR, KEY, Office

PATTERNS = (
    "（{year}）{abbr}人调字第{seq:03d}号",
    "{abbr}案{year}-{seq}",
    "{year}{abbr}{seq:05d}",
)
STEPS = st.lists(
    st.one_of(
        st.just(("take", 0)),
        st.just(("copy", 0)),
        st.tuples(st.just("restore"), st.integers(0, 5)),
        st.tuples(st.just("pattern"), st.integers(0, 2)),
        st.just(("year", 0)),
        st.just(("reenter", 0)),
        st.just(("void", 0)),
    ),
    max_size=30,
)


class World:
    """A register, the copies made of it, and every paper ever numbered; papers are never forgotten."""

    def __init__(self, root: Path) -> None:
        self.office = Office(root / "register.db")
        self.papers: dict[str, int] = {}  # number on paper: how often it was given to something
        self.last: dict[int, int] = {}  # the largest sequence on any paper of a year
        self.copies: list[tuple[datetime, bytes]] = []

    def year(self) -> int:
        return legal_day(self.office.clock.now).year

    def step(self, what: str, which: int) -> None:
        self.office.clock.forward(seconds=420 if what != "year" else 366 * 86_400)
        if what == "copy":
            self.copies.append((self.office.clock.now, self.reopened(None)))
        if what == "restore" and self.copies:
            made_at, content = self.copies[which % len(self.copies)]
            self.reopened(content)
            with self.office.as_(DIRECTOR) as records:
                mark(records, made_at)
                self.answer(records)
        with self.office.as_(DIRECTOR) as records:
            if what == "take":
                self.take(records)
            elif what == "pattern":
                office.set_setting(records, "number_patterns", {"case": PATTERNS[which]})
            elif what in ("reenter", "void"):
                self.settle(records, what)

    def reopened(self, content: bytes | None) -> bytes:
        """Close the register, put another file in its place if there is one, open it; what lies there."""
        path = self.office.path
        self.office.register.close()
        if content is not None:
            path.write_bytes(content)
        self.office.register = Register(open_engine(path, KEY), self.office.seat(DIRECTOR))
        return path.read_bytes()

    def take(self, records: Records) -> None:
        number = numbers.take(records, Series.CASE, self.year())
        assert number not in self.papers, f"{number} stands on a paper already"
        self.papers[number] = 1
        sequence, last = numbers.last_known(records, Series.CASE, self.year())
        assert last == number
        self.last[self.year()] = max(self.last.get(self.year(), 0), sequence)

    def answer(self, records: Records) -> None:
        """What an honest person finds in the folders: the largest number of the year, as a running figure."""
        for series, year in restored_numbers.open_restores(records):
            with pytest.raises(DeskError, match=r"number\.ask_paper"):
                numbers.take(records, series, year)
            last = self.last.get(year, 0) if series is Series.CASE else 0
            known = numbers.last_known(records, series, year)[0]
            told = SeriesTold(series=series, year=year, none=last <= known, typed=str(last), sure=True)
            tell_last_numbers(records, (told,))

    def settle(self, records: Records, what: str) -> None:
        for one in restored_numbers.waiting(records, Series.CASE)[:1]:
            if what == "void":
                numbers.void_listed(records, one.number, "没有找到纸质材料")
            else:
                assert numbers.take(records, Series.CASE, one.year, listed=one.number) == one.number


def mark(records: Records, made_at: datetime) -> None:
    """As a restore marks the register it puts back."""
    restored.mark(
        records,
        Restored(
            id=f"restore-{records.now.isoformat()}",
            copy_name="desk-20261125-174600",
            copy_made_at=made_at,
            restored_at=records.now,
            by=DIRECTOR.id,
            entries=1,
            head="",
        ),
    )


@examples(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=STEPS)
def test_no_number_is_ever_given_twice(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]
) -> None:
    world = World(tmp_path_factory.mktemp("world"))
    try:
        for what, which in steps:
            world.step(what, which)
    finally:
        world.office.close()

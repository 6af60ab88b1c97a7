"""Search as you type and the list page: the service against the same query put bare to the driver."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, text

from mediation_desk.domain.case_filter import CaseFilter, SortBy
from mediation_desk.domain.party import Side
from mediation_desk.register.case_list import MOST_COUNTED, PAGE, readable_texts
from mediation_desk.register.records import Records
from mediation_desk.register.register import Register
from mediation_desk.register.search import query
from mediation_desk.services import people
from mediation_desk.services.cases import case_page, find_cases
from tests.bench.generated import FIRST, MORNING
from tests.bench.timing import Line, p95, side_by_side, times

ROUNDS = 40
COLUMNS = (
    "cases.row, cases.id, number, parties_line, dispute_subtype, state, mark, accepted_on, next_limit, "
    "next_limit_kind, staff.name FROM cases LEFT JOIN staff ON staff.id = lead_id"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """Something typed into the search field, and what kind of query it is."""

    kind: str
    text: str


def kinds(connection: Connection) -> list[Typed]:
    """One query of every kind, each with something to find in this register."""
    person = connection.execute(
        text(
            "SELECT name, phones, identity_number FROM people "
            "WHERE length(name) = 3 AND phones <> '[]' LIMIT 1 OFFSET 40"
        )
    ).one()
    number = connection.execute(
        text("SELECT number FROM cases ORDER BY row DESC LIMIT 1 OFFSET 5")
    ).scalar_one()
    tail = person.phones.split('"number":"')[1][:11][-4:]
    return [
        Typed(kind="one character, common surname", text="王"),
        Typed(kind="one character, given name", text=person.name[-1]),
        Typed(kind="two characters", text=person.name[1:]),
        Typed(kind="three characters", text=person.name),
        Typed(kind="one letter", text="w"),
        Typed(kind="two letters", text="wa"),
        Typed(kind="initials", text="wxl"),
        Typed(kind="pinyin", text="wangxiao"),
        Typed(kind="phone tail", text=tail),
        Typed(kind="phone tail, three digits", text=tail[-3:]),
        Typed(kind="identity prefix, province", text=person.identity_number[:4]),
        Typed(kind="identity prefix, year", text=person.identity_number[:10]),
        Typed(kind="case number", text=number),
        Typed(kind="words of the summary", text="抚养费"),
        Typed(kind="two words", text=f"{person.name[0]} 彩礼"),
        Typed(kind="nothing found", text="魑魅魍魉"),
    ]


def lines(register: Register, size: str) -> Iterator[Line]:
    """Every kind of search, the worst of them, the list page by every column, and search before create."""
    with register.reading(FIRST, MORNING) as records:
        for typed in kinds(records.connection):
            ours, base = side_by_side(
                _search(records, typed.text), _bare(records.connection, typed.text), ROUNDS
            )
            yield Line(
                what=f"search, {typed.kind} ({typed.text}), {size}",
                ours=p95(ours),
                base=p95(base),
                against="bare",
                most=2,
                bound=16,
            )
        for sort in SortBy:
            yield _page_line(records, sort, size)
        found = times(lambda: find_cases(records, CaseFilter()), ROUNDS)
        yield Line(what=f"first page and count, {size}", ours=p95(found), bound=16)
        like_her = people.TypedPerson(name="王伟", side=Side.SEEKER)
        like = times(lambda: people.matches(records, like_her), ROUNDS)
        yield Line(what=f"search before create (王伟), {size}", ours=p95(like), bound=16)


def _search(records: Records, typed: str) -> Callable[[], object]:
    return lambda: find_cases(records, CaseFilter(typed=typed))


def _bare(connection: Connection, typed: str) -> Callable[[], object]:
    """What the answer needs at the least: newest rows that match, how many match, how many there are."""
    cursor = connection.connection.cursor()
    expression = query(typed, readable_texts(FIRST))
    page = (
        f"SELECT {COLUMNS} WHERE cases.row IN (SELECT rowid FROM search_cases WHERE search_cases MATCH ? "  # noqa: S608 -- our own columns
        f"ORDER BY rowid DESC LIMIT {PAGE}) ORDER BY cases.row DESC"
    )

    count = "SELECT count(*) FROM (SELECT 1 FROM search_cases WHERE search_cases MATCH ? LIMIT ?)"

    def ask() -> None:
        cursor.execute(page, (expression,)).fetchall()
        cursor.execute(count, (expression, MOST_COUNTED)).fetchall()
        cursor.execute("SELECT count(*) FROM cases").fetchall()

    return ask


def _page_line(records: Records, sort: SortBy, size: str) -> Line:
    """A page in the middle of the list, against the same key put bare."""
    after = None
    for _ in range(8):
        page = case_page(records, CaseFilter(sort=sort), after)
        after = page.after or after
    cursor = records.connection.connection.cursor()
    if sort is SortBy.ROW:
        bare, key = f"SELECT {COLUMNS} WHERE cases.row < ? ORDER BY cases.row DESC LIMIT {PAGE}", after[1:]
    else:
        bare = (
            f"SELECT {COLUMNS} WHERE ({sort.value}, cases.row) < (?, ?) "
            f"ORDER BY {sort.value} DESC, cases.row DESC LIMIT {PAGE}"
        )
        key = after
    ours, base = side_by_side(
        lambda: case_page(records, CaseFilter(sort=sort), after),
        lambda: cursor.execute(bare, key).fetchall(),
        ROUNDS,
    )
    return Line(
        what=f"list page by {sort.value}, {size}",
        ours=p95(ours),
        base=p95(base),
        against="bare",
        most=1.5,
    )

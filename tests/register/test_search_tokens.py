"""Whatever somebody types of a name, phone, identity or case number has a token that finds it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from mediation_desk.register import search
from mediation_desk.register.engine import open_engine
from mediation_desk.register.search import tokens
from tests.desk_fixtures import KEY

NAMES = ("林晓芸", "王伟", "欧阳雨荷", "单于静", "曾庄", "阿依古丽·买买提", "𠮷田", "李")
IDENTITY = "37011519900101002X"


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    engine = open_engine(tmp_path / "search.db", KEY)
    with engine.begin() as connection:
        for statement in search.CREATE:
            connection.exec_driver_sql(statement)
        yield connection
    engine.dispose()


def found(connection: Connection, typed: str) -> set[int]:
    expression = search.query(typed, search.Texts("nobody", every=True))
    wanted = text("SELECT rowid FROM search_people WHERE search_people MATCH :expression")
    return set(connection.execute(wanted, {"expression": expression or '"-"'}).scalars())


def put(connection: Connection) -> None:
    for row, name in enumerate(NAMES, 1):
        search.index(connection, "search_people", row, tokens.name_tokens(name))
    others = tokens.phone_tokens(["138-0000-0276"]) | tokens.identity_tokens(IDENTITY)
    others |= tokens.number_tokens("（2026）青婚人调字第007号") | tokens.text_tokens("因家务分工多次争吵")
    search.index(connection, "search_people", 99, others)


def test_every_piece_of_a_name_finds_it(connection: Connection) -> None:
    put(connection)
    for row, name in enumerate(NAMES, 1):
        for part in name.split("·"):
            for start in range(len(part)):
                for end in range(start + 1, len(part) + 1):
                    assert row in found(connection, part[start:end]), (name, part[start:end])


@pytest.mark.parametrize(
    ("sound", "row"),
    [
        ("linxiaoyun", 1),
        ("xiaoyun", 1),
        ("lxy", 1),
        ("wangwei", 2),
        ("ouyangyuhe", 3),
        ("oyyh", 3),
        ("chanyujing", 4),
        ("zengzhuang", 5),
        ("cengzhuang", 5),
        ("zhuang", 5),
    ],
)
def test_every_beginning_of_a_sound_finds_it(connection: Connection, sound: str, row: int) -> None:
    put(connection)
    for length in range(1, len(sound) + 1):
        assert row in found(connection, sound[:length]), sound[:length]
    assert row not in found(connection, sound + "q")


def test_every_beginning_of_an_identity_and_every_tail_of_a_phone_finds_it(connection: Connection) -> None:
    put(connection)
    for length in range(3, len(IDENTITY) + 1):
        assert 99 in found(connection, IDENTITY[:length])
        assert 99 in found(connection, IDENTITY[:length].lower())
    for length in range(3, 12):
        assert 99 in found(connection, "13800000276"[-length:])
    assert found(connection, "370116") == set()
    assert found(connection, "0277") == set()


@pytest.mark.parametrize(
    "typed", ["7", "007", "2026007", "（2026）青婚人调字第007号", "家务", "多次争吵", "家务 0276"]
)
def test_numbers_and_words_find_it(connection: Connection, typed: str) -> None:
    put(connection)
    assert 99 in found(connection, typed)

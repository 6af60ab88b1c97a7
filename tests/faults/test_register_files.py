"""A register file cut, altered, foreign or not there: said in words before anything is used; left alone."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from mediation_desk.errors import DeskError
from mediation_desk.register import integrity
from mediation_desk.register.engine import open_engine
from mediation_desk.register.register import Register
from tests.case_fixtures import add_case
from tests.desk_fixtures import DIRECTOR, KEY, Office
from tests.faults.conftest import Count

FLIPS = 500
KIB = 1024


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """A small register with one case, closed."""
    made = Office(tmp_path_factory.mktemp("whole") / "register.db")
    add_case(made)
    made.close()
    return made


def refused(office: Office, path: Path) -> str:
    """The key of the refusal; the file must be as it was, and nothing may lie beside it."""
    before = path.read_bytes()
    with pytest.raises(DeskError) as caught:
        Register.open(path, KEY, office.seat(DIRECTOR))
    assert path.read_bytes() == before
    assert sorted(one.name for one in path.parent.iterdir()) == [path.name]
    return caught.value.key


def test_the_whole_file_opens(office: Office) -> None:
    Register.open(office.path, KEY, office.seat(DIRECTOR)).close()


def test_a_file_cut_at_every_kib_is_refused(office: Office, tmp_path: Path, inflicted: Count) -> None:
    whole = office.path.read_bytes()
    cut = tmp_path / "register.db"
    for length in range(0, len(whole), KIB):
        cut.write_bytes(whole[:length])
        assert refused(office, cut) == "register.wrong_key_or_damaged", length
    inflicted("database cut at every KiB", -(-len(whole) // KIB))


def test_every_flipped_bit_is_noticed_before_use(office: Office, tmp_path: Path, inflicted: Count) -> None:
    whole = office.path.read_bytes()
    altered = tmp_path / "register.db"
    for place in random.Random(20260318).sample(range(len(whole) * 8), FLIPS):
        spoiled = bytearray(whole)
        spoiled[place // 8] ^= 1 << place % 8
        altered.write_bytes(bytes(spoiled))
        assert refused(office, altered) == "register.wrong_key_or_damaged", place
    inflicted("bit flipped in the database", FLIPS)


def test_an_altered_page_is_refused_when_it_is_read(office: Office, tmp_path: Path) -> None:
    """A large register is not read whole at opening: each page is refused where it is used."""
    whole = office.path.read_bytes()
    altered = tmp_path / "register.db"
    for page in range(len(whole) // 4096):
        spoiled = bytearray(whole)
        spoiled[page * 4096 + 1000] ^= 1
        altered.write_bytes(bytes(spoiled))
        try:
            engine = open_engine(altered, KEY)
        except DeskError:
            continue  # a page of the schema: nothing opens without it
        with engine.connect() as connection:
            assert integrity.damaged_pages(connection) == 1
            assert not reads_whole(connection), page
        engine.dispose()


def reads_whole(connection: Connection) -> bool:
    """Whether everything can be read without an error."""
    try:
        return connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"]
    except DatabaseError:
        return False


def plain_database(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE cases (id TEXT)")
    connection.close()


def other_key(path: Path) -> None:
    engine = open_engine(path, bytes(32))
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE cases (id TEXT)")
    engine.dispose()


FOREIGN: dict[str, Callable[[Path], object]] = {
    "noise": lambda path: path.write_bytes(random.Random(1).randbytes(40_960)),
    "zeros": lambda path: path.write_bytes(bytes(40_960)),
    "text": lambda path: path.write_text("台账\n" * 3000, encoding="utf-8"),
    "one byte": lambda path: path.write_bytes(b"x"),
    "nothing": lambda path: path.write_bytes(b""),
    "plain database": plain_database,
    "other key": other_key,
}


@pytest.mark.parametrize("make", FOREIGN.values(), ids=FOREIGN)
def test_a_foreign_file_is_refused_and_left_alone(
    office: Office, tmp_path: Path, make: Callable[[Path], object]
) -> None:
    path = tmp_path / "register.db"
    make(path)
    assert refused(office, path) == "register.wrong_key_or_damaged"


def test_a_folder_in_its_place_is_missing(office: Office, tmp_path: Path) -> None:
    (tmp_path / "register.db").mkdir()
    with pytest.raises(DeskError, match=r"^register\.missing$"):
        Register.open(tmp_path / "register.db", KEY, office.seat(DIRECTOR))

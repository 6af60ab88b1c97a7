"""What was committed on this PC and is gone from the register is told to everybody once, and journalled."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediation_desk.domain.news import NewsKind
from mediation_desk.register import journal
from mediation_desk.services.news import look_at_news, see_news
from mediation_desk.services.session import Session
from tests.backup_office import BackupOffice
from tests.desk_fixtures import DIRECTOR, MEDIATOR
from tests.session_fixtures import SessionOffice


@pytest.fixture
def office(tmp_path: Path) -> Iterator[SessionOffice]:
    made = SessionOffice(tmp_path)
    yield made
    made.close()


def told(session: Session, office: SessionOffice) -> list[str]:
    with session.reading(session.staff, office.now()) as records:
        return [one.reason for one in look_at_news(records) if one.kind is NewsKind.COMMITS_MISSING]


def work(office: SessionOffice, session: Session, times: int = 1) -> int:
    """Commit something; the number of the journal's last entry."""
    for _ in range(times):
        with office.records(session) as records:
            records.journal("look")
    with session.reading(session.staff, office.now()) as records:
        return journal.last(records)[0]


def test_every_commit_is_marked_and_nothing_is_said_while_all_is_there(office: SessionOffice) -> None:
    session = office.open(DIRECTOR)
    number = work(office, session)
    mark = session.mark.read()
    assert mark is not None
    assert mark.number == number
    assert told(office.open(DIRECTOR), office) == []


def test_an_older_file_put_back_is_told_to_everybody_once(office: SessionOffice, tmp_path: Path) -> None:
    number = work(office, office.open(DIRECTOR))
    office.close()
    shutil.copytree(office.folder, tmp_path / "older")
    last = work(office, office.open(DIRECTOR), 3)
    office.close()
    shutil.rmtree(office.folder)
    shutil.copytree(tmp_path / "older", office.folder)

    session = office.open(MEDIATOR)
    assert told(session, office) == [f"{number + 1}–{last}"]
    with session.reading(session.staff, office.now()) as records:
        assert journal.entries(records)[1].act == "miss_commits"
        (news,) = look_at_news(records)
    with office.records(session) as records:
        see_news(records, news.id)
    assert told(office.open(MEDIATOR), office) == []
    assert told(office.open(DIRECTOR), office) == [f"{number + 1}–{last}"]


def test_a_bit_flipped_in_the_write_ahead_log_is_noticed(office: SessionOffice, tmp_path: Path) -> None:
    session = office.open(DIRECTOR)
    session.register.settle()
    before = work(office, session)
    log = office.folder / f"{session.keys.database}-wal"
    whole = log.stat().st_size
    last = work(office, session, 2)
    shutil.copytree(office.folder, tmp_path / "killed")  # as a kill -9 leaves it
    office.close()
    shutil.rmtree(office.folder)
    shutil.copytree(tmp_path / "killed", office.folder)
    spoiled = bytearray(log.read_bytes())
    spoiled[whole + 100] ^= 1
    log.write_bytes(spoiled)

    assert told(office.open(DIRECTOR), office) == [f"{before + 1}–{last}"]


def test_a_copy_put_back_by_its_own_way_is_no_loss(tmp_path: Path) -> None:
    office = BackupOffice(tmp_path)
    session = office.open(DIRECTOR)
    holds = office.back_up()
    work(office, session, 3)
    office.close()
    office.restore(holds.name)
    assert told(office.open(DIRECTOR), office) == []
    office.close()


@pytest.mark.parametrize("spoil", [b"", b"x" * 64, None])
def test_a_mark_that_is_gone_or_spoiled_stops_nobody(office: SessionOffice, spoil: bytes | None) -> None:
    session = office.open(DIRECTOR)
    work(office, session)
    mark = session.mark.path
    office.close()
    if spoil is None:
        mark.unlink()
        mark.mkdir()  # nor can a new one be written there
    else:
        mark.write_bytes(spoil)
    session = office.open(DIRECTOR)
    assert told(session, office) == []
    work(office, session)

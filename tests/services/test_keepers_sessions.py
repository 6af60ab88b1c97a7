"""Keepers' sessions: only what was named opens, only for the reader named, and its author is shown it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, select, update

from mediation_desk.domain.news import NewsKind
from mediation_desk.domain.sealed_file import SealedFileId, SealedFileKind
from mediation_desk.errors import DeskError
from mediation_desk.register import journal, people, screenings, sealed_files
from mediation_desk.register.grants import readers
from mediation_desk.register.records import Records
from mediation_desk.register.sealed import KEEPERS
from mediation_desk.register.tables.office import staff
from mediation_desk.register.tables.safekeeping import sealed, sealed_keys
from mediation_desk.services.keepers_sessions import (
    SessionWanted,
    hold_session,
    readers_to_choose,
    sealed_files_to_open,
)
from mediation_desk.services.news import look_at_news, see_news
from mediation_desk.services.password_check import Confirmed
from mediation_desk.services.session import Session
from tests.case_fixtures import screen
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, MEDIATOR
from tests.keeper_office import KeeperOffice, make_office, numbers, words
from tests.services.reception_samples import LIN, ZHAO

REASON = "来访人病危，继任辅导员要接手"


@pytest.fixture
def desk(tmp_path: Path) -> KeeperOffice:
    return make_office(tmp_path)


@pytest.fixture
def talked(desk: KeeperOffice) -> KeeperOffice:
    """Keepers appointed, and a private talk with each side, kept by the counsellor."""
    with desk.sitting(DIRECTOR) as session:
        desk.appoint(session)
    with desk.sitting(COUNSELLOR) as session, session.writing(COUNSELLOR, desk.tick()) as records:
        for person in (LIN, ZHAO):
            people.add(records, person)
            screen(records, person.id)
    return desk


def confirmed(desk: KeeperOffice) -> Confirmed:
    return Confirmed(staff_id=DIRECTOR.id, at=desk.now)


def wanted(desk: KeeperOffice, *people_: str, **changes: object) -> SessionWanted:
    one, _two, three = desk.sheets[-1]
    given: dict[str, object] = {
        "sheets": (words(three), numbers(one)),
        "reason": REASON,
        "reader_id": MEDIATOR.id,
        "files": tuple(SealedFileId(kind=SealedFileKind.PERSON, id=person) for person in people_),
    }
    return SessionWanted(**(given | changes))  # type: ignore[arg-type]


def test_only_the_named_file_opens_and_only_for_the_reader(talked: KeeperOffice) -> None:
    desk = talked
    with desk.sitting(DIRECTOR) as session:
        with session.reading(DIRECTOR, desk.now) as records:
            listed = sealed_files_to_open(records)
            assert {(one.names, one.texts, one.authors) for one in listed} == {
                (LIN.name, 1, (COUNSELLOR.id,)),
                (ZHAO.name, 1, (COUNSELLOR.id,)),
            }
            assert MEDIATOR.id in {one.id for one in readers_to_choose(records)}
        done = hold_session(session, desk.tick(), confirmed(desk), wanted(desk, LIN.id))
        assert done.texts == 1
        assert _entry(session, desk) == ("keepers_session", (done.id, MEDIATOR.id))
    with desk.sitting(MEDIATOR) as session, session.writing(MEDIATOR, desk.tick()) as records:
        mine, other = (screenings.of_person(records, one)[0].id for one in (LIN.id, ZHAO.id))
        assert screenings.open_sheet(records, mine).answers
        with pytest.raises(DeskError, match=r"sealed\.not_yours"):
            screenings.open_sheet(records, other)


def _entry(session: Session, desk: KeeperOffice) -> tuple[str, tuple[str, ...]]:
    with session.reading(DIRECTOR, desk.now) as records:
        newest = next(one for one in journal.entries(records) if one.act == "keepers_session")
        return newest.act, newest.ids


def test_the_author_is_shown_who_opened_what_why_and_once(talked: KeeperOffice) -> None:
    desk = talked
    with desk.sitting(DIRECTOR) as session:
        hold_session(session, desk.tick(), confirmed(desk), wanted(desk, LIN.id))
    with desk.sitting(COUNSELLOR) as session:
        with session.writing(COUNSELLOR, desk.tick()) as records:
            told = [one for one in look_at_news(records) if one.kind is NewsKind.KEEPERS_SESSION]
            assert [(one.who, one.whom, one.reason, one.texts) for one in told] == [
                (DIRECTOR.name, MEDIATOR.name, REASON, 1)
            ]
            see_news(records, told[0].id)
        with session.reading(COUNSELLOR, desk.now) as records:
            assert NewsKind.KEEPERS_SESSION not in {one.kind for one in look_at_news(records)}
    with desk.sitting(MEDIATOR) as session, session.writing(MEDIATOR, desk.tick()) as records:
        assert {one.kind for one in look_at_news(records)} == {NewsKind.KEEPERS}
        see_news(records, told[0].id)  # what is put before another is not theirs to put away


def test_a_new_director_gets_the_office_in_one_session(talked: KeeperOffice) -> None:
    desk = talked
    with desk.sitting(DIRECTOR) as session:
        with pytest.raises(DeskError, match=r"keepers\.nothing_new"):
            hold_session(session, desk.tick(), confirmed(desk), wanted(desk, office=True))
        with session.writing(DIRECTOR, desk.tick()) as records:
            _make_director(records)
        done = hold_session(session, desk.tick(), confirmed(desk), wanted(desk, office=True))
        assert done.texts == 2
        with session.reading(DIRECTOR, desk.now) as records:
            text_ids = [one.id for one in _texts(records)]
            assert all(MEDIATOR.id in readers(records, text_id) for text_id in text_ids)


def test_what_the_keepers_cannot_open_yet_is_said(talked: KeeperOffice) -> None:
    desk = talked
    with desk.sitting(DIRECTOR) as session:
        with session.writing(DIRECTOR, desk.tick()) as records:
            files = [SealedFileId(kind=SealedFileKind.PERSON, id=LIN.id)]
            boxes = delete(sealed_keys).where(sealed_keys.c.reader == KEEPERS)
            mine = sealed_keys.c.text_id.in_(sealed_files.texts_of(records, files))
            records.connection.execute(boxes.where(mine))
        with pytest.raises(DeskError, match=r"keepers\.not_boxed") as refused:
            hold_session(session, desk.tick(), confirmed(desk), wanted(desk, LIN.id))
        assert refused.value.names["n"] == 1
        done = hold_session(session, desk.tick(), confirmed(desk), wanted(desk, LIN.id, ZHAO.id))
        assert (done.texts, done.waiting) == (1, 1)


def _make_director(records: Records) -> None:
    records.connection.execute(
        update(staff).where(staff.c.id == MEDIATOR.id).values(roles=["director", "mediator"])
    )


def _texts(records: Records):  # type: ignore[no-untyped-def]
    return records.connection.execute(select(sealed)).all()


@pytest.mark.parametrize(
    ("key", "changes"),
    [
        ("keepers.reason_needed", {"reason": "  急 "}),
        ("keepers.files_needed", {"files": ()}),
        ("keepers.reader_needed", {"reader_id": ""}),
        ("keepers.reader_needed", {"reader_id": "0" * 32}),
        ("sheet.same", {"sheets": None}),
        ("keepers.nothing_new", {"reader_id": DIRECTOR.id}),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_opened(
    talked: KeeperOffice, key: str, changes: dict[str, object]
) -> None:
    desk = talked
    if "sheets" in changes:
        changes = {"sheets": (words(desk.sheets[-1][0]), numbers(desk.sheets[-1][0]))}
    with desk.sitting(DIRECTOR) as session:
        with pytest.raises(DeskError) as refused:
            hold_session(session, desk.tick(), confirmed(desk), wanted(desk, LIN.id, **changes))
        assert refused.value.key == key
        with session.reading(DIRECTOR, desk.now) as records:
            assert all(MEDIATOR.id not in readers(records, one.id) for one in _texts(records))


def test_it_needs_a_director_and_their_password_of_just_now(talked: KeeperOffice) -> None:
    desk = talked
    with desk.sitting(MEDIATOR) as session, pytest.raises(DeskError, match=r"permission\.refused"):
        hold_session(session, desk.tick(), confirmed(desk), wanted(desk, LIN.id))
    with desk.sitting(DIRECTOR) as session:
        old = Confirmed(staff_id=DIRECTOR.id, at=desk.now - timedelta(minutes=6))
        for given in (old, Confirmed(staff_id=MEDIATOR.id, at=desk.now)):
            with pytest.raises(DeskError, match=r"password\.ask_again"):
                hold_session(session, desk.tick(), given, wanted(desk, LIN.id))

"""Counselling files: numbered apart, from a reception or not, seen by those who may, closed for good."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from mediation_desk.domain.counselling_consent import ConsentAct, CounsellingConsent
from mediation_desk.domain.counselling_file import CounsellingKind, CounsellingResult, FileState
from mediation_desk.domain.hand_over import HeldKind, Taken
from mediation_desk.domain.reception import Decision
from mediation_desk.errors import DeskError
from mediation_desk.register import people
from mediation_desk.services import (
    counselling_files,
    counselling_list,
    counselling_notes,
    counselling_sessions,
    hand_over,
    receptions,
)
from mediation_desk.services.counselling_access import FileRight
from mediation_desk.services.counselling_files import NewFile
from tests.case_fixtures import CHILD, HUSBAND, WIFE
from tests.counselling_fixtures import (
    SECOND_COUNSELLOR,
    add_file,
    add_session,
    confirmed,
    hire_second_counsellor,
    sign,
)
from tests.desk_fixtures import ADMINISTRATOR, COUNSELLOR, DIRECTOR, MEDIATOR, RECEPTION, Office
from tests.services.reception_samples import LIN, entry, talked


def test_files_have_their_own_numbers(desk_office: Office) -> None:
    first, second = add_file(desk_office), add_file(desk_office)
    assert [first.number, second.number] == ["（2026）青婚婚辅字第001号", "（2026）青婚婚辅字第002号"]


def test_a_file_comes_from_a_reception_decided_so(desk_office: Office) -> None:
    with desk_office.as_(COUNSELLOR) as records:
        kept = receptions.save_reception(records, entry()).reception
        wanted = NewFile(client_ids=(LIN.id,), kind=CounsellingKind.MARRIAGE, reception_id=kept.id)
        with pytest.raises(DeskError, match=r"counselling\.not_decided"):
            counselling_files.open_counselling_file(records, wanted)
        receptions.decide(records, kept.id, talked(records, kept.id), Decision.COUNSELLING, "愿意先谈谈")
        assert [one.id for one in counselling_list.receptions_for_counselling(records)] == [kept.id]
        file = counselling_files.open_counselling_file(records, wanted)
        assert file.reception_id == kept.id
        assert counselling_list.receptions_for_counselling(records) == ()


def test_who_sees_a_file(desk_office: Office) -> None:
    file = add_file(desk_office)
    seen = {}
    for who in (COUNSELLOR, DIRECTOR):
        with desk_office.reading(who) as records:
            seen[who.id] = counselling_files.counselling_file(records, file.id)
            assert [one.id for one in counselling_list.counselling_page(records).lines] == [file.id]
    assert [seen[one.id].right for one in (COUNSELLOR, DIRECTOR)] == [FileRight.LEADS, FileRight.KNOWS]
    with desk_office.reading(SECOND_COUNSELLOR) as records:
        assert counselling_list.counselling_page(records).lines == ()
        with pytest.raises(DeskError, match=r"counselling\.not_yours"):
            counselling_files.counselling_file(records, file.id)
    for who in (MEDIATOR, RECEPTION, ADMINISTRATOR):
        with desk_office.reading(who) as records, pytest.raises(DeskError, match=r"permission\.refused"):
            counselling_files.counselling_file(records, file.id)


def test_goals_open_for_the_counsellor_and_for_nobody_else(desk_office: Office) -> None:
    file = add_file(desk_office)
    with desk_office.as_(COUNSELLOR) as records:
        assert counselling_files.open_file_words(records, file.id).goals == "睡眠好转，能谈孩子的事"
        counselling_files.agree_on_goals(records, file.id, "能一起商量孩子的事")
        assert counselling_files.open_file_words(records, file.id).goals == "能一起商量孩子的事"
    with desk_office.as_(DIRECTOR) as records:
        assert counselling_files.open_file_words(records, file.id).goals == ""


def test_consent_is_lacking_until_signed_and_again_when_taken_back(desk_office: Office) -> None:
    file = add_file(desk_office, consented=False)
    for act, lacking in ((None, (WIFE.id,)), (ConsentAct.GIVEN, ()), (ConsentAct.WITHDRAWN, (WIFE.id,))):
        with desk_office.as_(COUNSELLOR) as records:
            if act is not None:
                told = CounsellingConsent(person_id=WIFE.id, act=act, on=records.today)
                counselling_files.record_consent(records, file.id, told)
            view = counselling_files.counselling_file(records, file.id)
        assert view.lacking == lacking
    assert len(view.consents) == 2  # nothing is rewritten


def test_a_guardian_signs_for_a_minor_and_nobody_tomorrow(desk_office: Office) -> None:
    file = add_file(desk_office)
    with desk_office.as_(COUNSELLOR) as records:
        people.add(records, CHILD)
        counselling_files.add_client(records, file.id, 1, CHILD.id)
        given = CounsellingConsent(person_id=CHILD.id, act=ConsentAct.GIVEN, on=date(2026, 3, 18))
        with pytest.raises(DeskError, match=r"counselling\.guardian_needed"):
            counselling_files.record_consent(records, file.id, given)
        signed = replace(given, guardian="林晓芸")
        counselling_files.record_consent(records, file.id, signed)
        with pytest.raises(DeskError, match=r"date\.in_future"):
            counselling_files.record_consent(records, file.id, replace(signed, on=date(2026, 3, 19)))


def test_a_husband_joins_and_nobody_is_taken_out(desk_office: Office) -> None:
    file = add_file(desk_office)
    with desk_office.as_(COUNSELLOR) as records:
        joined = counselling_files.add_client(records, file.id, 1, HUSBAND.id)
        assert joined.client_ids == (WIFE.id, HUSBAND.id)
        with pytest.raises(DeskError, match=r"counselling\.client_twice"):
            counselling_files.add_client(records, file.id, 2, HUSBAND.id)
    with desk_office.as_(COUNSELLOR) as records, pytest.raises(DatabaseError):
        records.connection.execute(text("DELETE FROM counselling_clients"))


def test_a_file_closes_once_every_note_is_signed_and_stays_closed(desk_office: Office) -> None:
    file = add_file(desk_office)
    session = add_session(desk_office, file)
    desk_office.clock.forward(minutes=1)
    with desk_office.as_(COUNSELLOR) as records, pytest.raises(DeskError, match=r"counselling\.unsigned"):
        counselling_files.close_counselling_file(records, file.id, 1, "目标达成")
    sign(desk_office, session)
    with desk_office.as_(COUNSELLOR) as records:
        closed = counselling_files.close_counselling_file(
            records, file.id, 1, "六次，目标达成", CounsellingResult.POSTPONED
        )
        assert (closed.state, closed.closed_on) == (FileState.CLOSED, date(2026, 3, 18))
        assert counselling_files.open_file_words(records, file.id).closing == "六次，目标达成"
        later = replace(
            session, id="8" * 32, version=0, began=records.now + timedelta(days=7), attendance=None
        )
        with pytest.raises(DeskError, match=r"counselling\.closed"):
            counselling_sessions.save_session(records, later)
    for attack in ("UPDATE counselling_files SET state = 'open'", "DELETE FROM counselling_files"):
        with desk_office.as_(COUNSELLOR) as records, pytest.raises(DatabaseError):
            records.connection.execute(text(attack))


def test_the_director_is_told_what_waits_longer_than_three_days(desk_office: Office) -> None:
    add_session(desk_office, add_file(desk_office))
    desk_office.clock.forward(hours=1)
    with desk_office.reading(COUNSELLOR) as records:
        assert [one.ordinal for one in counselling_list.unsigned_notes(records)] == [1]
    with desk_office.reading(DIRECTOR) as records:
        assert counselling_list.unsigned_notes(records) == ()
    desk_office.clock.forward(days=3, minutes=1)
    with desk_office.reading(DIRECTOR) as records:
        assert [one.counsellor for one in counselling_list.unsigned_notes(records)] == ["陈静怡"]


def test_a_successor_the_clients_chose_reads_what_was_and_leads_on(desk_office: Office) -> None:
    hire_second_counsellor(desk_office)
    file = add_file(desk_office)
    note = sign(desk_office, add_session(desk_office, file))
    taken = (Taken(kind=HeldKind.COUNSELLING, id=file.id, to_id=SECOND_COUNSELLOR.id),)
    with desk_office.as_(COUNSELLOR) as records:
        held = hand_over.held_by(records, COUNSELLOR.id)
        assert [(one.number, one.takers) for one in held.files] == [(file.number, (SECOND_COUNSELLOR.id,))]
        done = hand_over.hand_over(records, confirmed(records), COUNSELLOR.id, taken)
        assert (done.granted, done.waiting) == (2, 0)
    with desk_office.as_(SECOND_COUNSELLOR) as records:
        assert counselling_notes.open_note(records, note.id).holds
        assert counselling_files.counselling_file(records, file.id).right is FileRight.LEADS
    with desk_office.as_(COUNSELLOR) as records:
        assert counselling_files.counselling_file(records, file.id).right is FileRight.READS
        with pytest.raises(DeskError, match=r"counselling\.not_yours"):
            counselling_files.agree_on_goals(records, file.id, "另写")

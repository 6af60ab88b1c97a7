"""Hostile text in every field of counselling, safety and staff: kept exactly or refused beside the field."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from mediation_desk.domain.counselling_file import CounsellingFile
from mediation_desk.domain.counselling_note import AdditionKind, NoteText
from mediation_desk.domain.counselling_session import Attendance, CounsellingSession
from mediation_desk.domain.minor_report import Harm, MinorReport
from mediation_desk.domain.party import Side
from mediation_desk.domain.safety_plan import SafeContact, SafetyPlan
from mediation_desk.domain.safety_record import CONTENTS, SafetyRecord
from mediation_desk.domain.scale import ScaleResult
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.domain.violence import Incident, ProtectionOrder, ShelterStay, ViolenceKind, WarningLetter
from mediation_desk.register.records import Records
from mediation_desk.services import (
    counselling_files,
    counselling_notes,
    counselling_search,
    counselling_sessions,
    counselling_signing,
    crises,
    process_notes,
    safety_records,
    sides,
    staff,
)
from tests.case_fixtures import WIFE, add_case
from tests.counselling_fixtures import NOTE, add_file, add_session, confirmed
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, MEDIATOR, NOON, Office
from tests.faults.test_hostile_text import HOSTILE, LONG, at, kept_or_refused, put, texts, tried
from tests.scale_fixtures import fill, sheet

every = pytest.mark.parametrize("text", [*HOSTILE.values(), LONG], ids=[*HOSTILE, "ten megabytes"])
WHOLE = {
    SafetyPlan: SafetyPlan(contact_way="周三上午"),
    Incident: Incident(on=date(2026, 3, 1), kinds=frozenset({ViolenceKind.BODY})),
    WarningLetter: WarningLetter(police_unit="青禾派出所"),
    ProtectionOrder: ProtectionOrder(
        court="青禾区法院", valid_from=date(2026, 3, 1), valid_to=date(2026, 8, 31)
    ),
    ShelterStay: ShelterStay(),
    MinorReport: MinorReport(found_at=NOON, harm=Harm.ABUSE),
    SafeContact: SafeContact(way="周三上午单位电话", reason="手机被对方查看"),
}
"""The least that is kept of each kind of record."""


class Forms:
    """One register with a case, a counselling file and its sessions, shared by all tries."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.case_id = add_case(office)
        self.file: CounsellingFile = add_file(office)
        self.session: CounsellingSession = add_session(office, self.file)
        self.alarmed: ScaleResult = fill(office, add_session(office, self.file), 12, 1)

    def kept(self, who: Staff, work: Callable[[Records], str], text: str) -> None:
        """What the work keeps of the text; nothing of it stays."""
        kept_or_refused(lambda: tried(self.office, who, work), text)


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forms]:
    office = Office(tmp_path_factory.mktemp("hostile") / "register.db")
    yield Forms(office)
    office.close()


@every
def test_every_field_of_a_note(forms: Forms, text: str) -> None:
    for path in texts(NOTE):
        if path[-1] == 0:
            continue  # which part it is, chosen from a list

        def sign(records: Records, path: tuple[Any, ...] = path) -> str:
            written: NoteText = put(NOTE, path, text)
            note = counselling_signing.sign_note(
                records, confirmed(records), forms.session.id, forms.session.version, written
            )
            return str(at(counselling_notes.open_note(records, note.id).text, path))

        forms.kept(COUNSELLOR, sign, text)


@every
def test_every_field_of_a_counselling_file(forms: Forms, text: str) -> None:
    file, session = forms.file, forms.session

    def goals(records: Records) -> str:
        counselling_files.agree_on_goals(records, file.id, text)
        return counselling_files.open_file_words(records, file.id).goals

    def place(records: Records) -> str:
        return counselling_sessions.save_session(records, replace(session, place=text)).place

    def absence(records: Records) -> str:
        away = replace(session, attendance=Attendance.NO_SHOW, present_ids=())
        counselling_sessions.save_session(records, away, text)
        return counselling_sessions.open_attendance_reason(records, session.id)

    def addition(records: Records) -> str:
        note = counselling_signing.sign_note(records, confirmed(records), session.id, session.version, NOTE)
        counselling_signing.add_to_note(records, confirmed(records), note.id, AdditionKind.ADDENDUM, text)
        ((_added, words),) = counselling_notes.open_note(records, note.id).added
        return text if words == text.strip() else words

    def private(records: Records) -> str:
        return process_notes.write_process_note(records, file.id, text)[0].text

    for work in (goals, place, absence, addition, private):
        forms.kept(COUNSELLOR, work, text)


@every
@pytest.mark.parametrize("kind", WHOLE, ids=lambda kind: str(kind.__name__))
def test_every_field_of_a_safety_record(forms: Forms, kind: type, text: str) -> None:
    content = WHOLE[kind]
    for path in texts(content):

        def keep(records: Records, path: tuple[Any, ...] = path) -> str:
            whole = content
            if isinstance(content, MinorReport):
                whole = replace(content, found_at=records.now - timedelta(minutes=5))
            kept = safety_records.keep_safety_record(
                records,
                SafetyRecord(
                    id=uuid4().hex, person_id=WIFE.id, case_id=forms.case_id, content=put(whole, path, text)
                ),
            )
            opened = safety_records.safety_sheet(records, WIFE.id).record(kept.id)
            assert opened is not None
            return str(at(opened.content, path))

        forms.kept(MEDIATOR, keep, text)


def test_the_least_of_every_kind_is_there() -> None:
    lacking = set(CONTENTS.values()) - set(WHOLE)
    assert {kind.__name__ for kind in lacking} <= {"Disclosure"}  # kept by another use case, with its phrase


@every
def test_every_field_of_a_crisis_sheet(forms: Forms, text: str) -> None:
    for path in texts(sheet(NOON)):

        def write(records: Records, path: tuple[Any, ...] = path) -> str:
            start = crises.begin_crisis(records, forms.alarmed.id)
            event = crises.record_crisis(records, start, put(sheet(records.now), path, text))
            opened = crises.open_crisis(records, event.id).event
            kept = opened.instructions if path == ("instructions",) else at(opened.sheet, path)
            return str(kept)

        forms.kept(COUNSELLOR, write, text)


@every
def test_every_field_of_a_colleague_and_a_phrase(forms: Forms, text: str) -> None:
    newcomer = Staff(id="7" * 32, name="司徒文远", roles=frozenset({Role.COUNSELLOR}))
    for path in (("name",), ("certificate",)):

        def add(records: Records, path: tuple[Any, ...] = path) -> str:
            return str(at(staff.add_member(records, confirmed(records), put(newcomer, path, text)), path))

        forms.kept(DIRECTOR, add, text)

    def phrase(records: Records) -> str:
        sides.keep_phrase_apart(records, forms.case_id, Side.SEEKER, text)
        (kept,) = sides.phrases_kept_apart(records, forms.case_id)
        return text if kept.text == text.strip() else str(kept.text)

    forms.kept(MEDIATOR, phrase, text)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_whatever_is_searched_in_notes_answers(forms: Forms, text: str) -> None:
    def search(records: Records) -> str:
        assert counselling_search.begin_search(records, text).hits == ()
        return text

    forms.kept(COUNSELLOR, search, text)

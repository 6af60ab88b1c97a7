"""Papers of a counselling file: for their readers only, journalled, never telling the other side."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mediation_desk.documents.wording import wording
from mediation_desk.domain.counselling_consent import CONSENT_TEXT
from mediation_desk.domain.counselling_file import CounsellingKind
from mediation_desk.domain.counselling_note import AdditionKind
from mediation_desk.domain.person import Contact, Phone
from mediation_desk.domain.service_details import ServiceDetails
from mediation_desk.errors import DeskError
from mediation_desk.register import people
from mediation_desk.services import (
    counselling_files,
    counselling_papers,
    counselling_signing,
    service_records,
    sides,
)
from mediation_desk.services.counselling_files import NewFile
from mediation_desk.services.counselling_papers import ServiceWords
from tests.case_fixtures import HUSBAND, WIFE, add_case
from tests.counselling_fixtures import SAID, SECOND_COUNSELLOR, add_file, add_session, confirmed, sign
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, MEDIATOR, RECEPTION, Office
from tests.documents.reading import pdf_text

WORDS = ServiceWords(family_roles=("妻子",), married_for="13年", inquiry="谈怎样告诉孩子。", remarks="无")


def test_a_signed_note_prints_with_what_was_added_for_its_readers_only(desk_office: Office) -> None:
    file = add_file(desk_office)
    note = sign(desk_office, add_session(desk_office, file))
    with desk_office.as_(COUNSELLOR) as records:
        counselling_signing.add_to_note(
            records, confirmed(records), note.id, AdditionKind.ADDENDUM, "补记：来电报平安"
        )
        made = counselling_papers.counselling_paper(records, "counselling_note", file.id, note.id)
    said = pdf_text(made.pdf)
    assert SAID in said
    assert "补记：来电报平安" in said
    assert "版本1" in said
    assert (made.file_id, made.case_id, made.name) == (file.id, "", "辅导记录")
    for who in (DIRECTOR, SECOND_COUNSELLOR, MEDIATOR, RECEPTION):
        with desk_office.as_(who) as records, pytest.raises(DeskError):
            counselling_papers.counselling_paper(records, "counselling_note", file.id, note.id)


@pytest.mark.parametrize("key", ["informed_consent", "confidentiality_agreement", "privacy_agreement"])
def test_consents_name_centre_and_clients_and_say_that_keepers_exist(desk_office: Office, key: str) -> None:
    file = add_file(desk_office)
    with desk_office.as_(COUNSELLOR) as records:
        said = pdf_text(counselling_papers.counselling_paper(records, key, file.id).pdf)
    assert WIFE.name in said
    assert "恢复钥匙" in said
    assert file.number in said
    assert "12338" in said or key == "privacy_agreement"
    with desk_office.as_(DIRECTOR) as records, pytest.raises(DeskError):
        counselling_papers.counselling_paper(records, key, file.id)


def test_the_service_record_says_what_was_chosen_and_nothing_sealed(desk_office: Office) -> None:
    session = add_session(desk_office, add_file(desk_office))
    sign(desk_office, session)
    with desk_office.as_(COUNSELLOR) as records:
        said = pdf_text(service_records.service_record(records, session.id, WORDS).pdf)
    for words in ("妻子", "13年", "谈怎样告诉孩子。", WIFE.name, "☑离婚调适辅导"):
        assert words in said
    assert SAID not in said


def test_the_other_sides_hidden_phone_stops_the_paper_and_not_the_consent(desk_office: Office) -> None:
    add_case(desk_office)
    with desk_office.as_(COUNSELLOR) as records:
        person = people.get(records, HUSBAND.id)
        hidden = Contact(phones=(Phone(number="13900001111"),))
        people.save(records, replace(person, safe_contact=True, contact=hidden))
    file = add_file(desk_office)
    session = add_session(desk_office, file)
    told = replace(WORDS, inquiry="男方电话 13900001111，请不要打。")
    with desk_office.as_(COUNSELLOR) as records:
        made = service_records.service_record(records, session.id, told)
        assert made.stop.finds
        assert made.pdf == b""
        assert not service_records.service_record(records, session.id, WORDS).stop
        assert counselling_papers.counselling_paper(records, "informed_consent", file.id).pdf


def couple_session(office: Office) -> str:
    """A couple's file, in which both came; returns the session's id."""
    with office.as_(COUNSELLOR) as records:
        for person in (WIFE, HUSBAND):
            if not people.exists(records, person.id):
                people.add(records, person)
        both = NewFile(client_ids=(WIFE.id, HUSBAND.id), kind=CounsellingKind.MARRIAGE, goals="好好说话")
        file = counselling_files.open_counselling_file(records, both)
    return add_session(office, file).id


def guard(office: Office, person_id: str, phone: str, home: str = "") -> None:
    with office.as_(COUNSELLOR) as records:
        person = people.get(records, person_id)
        hidden = Contact(phones=(Phone(number=phone),), address=home)
        people.save(records, replace(person, safe_contact=True, contact=hidden))


@pytest.mark.parametrize("in_a_case", [False, True])
def test_a_couple_is_held_apart_on_their_paper(desk_office: Office, *, in_a_case: bool) -> None:
    if in_a_case:
        add_case(desk_office)
    session = couple_session(desk_office)
    with desk_office.as_(COUNSELLOR) as records:
        plain = service_records.service_record(records, session, WORDS)
        assert not plain.stop
        assert HUSBAND.identity_number in pdf_text(plain.pdf)
    guard(desk_office, WIFE.id, "13900001111", "望湖路12号安和公寓6栋803")
    with desk_office.as_(COUNSELLOR) as records:
        said = pdf_text(service_records.service_record(records, session, WORDS).pdf)
        assert WIFE.identity_number not in said
        for told in ("可打 139-0000-1111 找她。", "她住望湖路十二号。", f"证号{WIFE.identity_number}。"):
            made = service_records.service_record(records, session, replace(WORDS, inquiry=told))
            assert [one.sentence for one in made.stop.finds] == [told]
            assert made.pdf == b""
    if not in_a_case:
        assert made.stop.name(made.stop.finds[0].owner_id) == WIFE.name


def test_a_couples_paper_stops_when_it_cannot_be_compared(desk_office: Office) -> None:
    session = couple_session(desk_office)
    with desk_office.as_(MEDIATOR) as records:
        person = people.get(records, WIFE.id)
        people.save(records, replace(person, safe_contact=True))
    with desk_office.as_(COUNSELLOR) as records:
        assert service_records.service_record(records, session, WORDS).stop.sealed_ids == (WIFE.id,)


def test_a_phone_kept_from_the_other_side_is_not_in_its_row(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    with desk_office.as_(MEDIATOR) as records:
        sides.agree_service_details(records, case_id, HUSBAND.id, ServiceDetails(phone=False, asked=True))
    session = couple_session(desk_office)
    with desk_office.as_(COUNSELLOR) as records:
        said = pdf_text(service_records.service_record(records, session, WORDS).pdf)
    assert "13800000814" not in said
    assert "13800000276" in said


@pytest.mark.parametrize("key", ["informed_consent", "confidentiality_agreement", "privacy_agreement"])
def test_the_paper_prints_the_version_a_consent_is_recorded_with(key: str) -> None:
    assert wording(key)["version"].endswith(CONSENT_TEXT)

"""What leaves the house in a referral letter: names, numbers and places, exactly once and never changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from mediation_desk.documents.words_of import words_of_pdf
from mediation_desk.domain.counselling_file import CounsellingKind
from mediation_desk.domain.referral import ReferralState
from mediation_desk.domain.referral_content import Told
from mediation_desk.errors import DeskError
from mediation_desk.register import numbers, people
from mediation_desk.services import cases, codes, counselling_files, referral_letters, referrals
from mediation_desk.services.counselling_files import NewFile
from mediation_desk.services.papers_out import Way
from mediation_desk.services.referrals import Origin
from tests.case_fixtures import CHILD, HUSBAND, WIFE, add_case
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, MEDIATOR, OTHER_MEDIATOR, RECEPTION, Office
from tests.referral_fixtures import AID, DANGER, agree, keep, move, send, sent

S = ReferralState


@pytest.fixture
def case_id(desk_office: Office) -> str:
    return add_case(desk_office)


def names(office: Office, case_id: str, **changed: object) -> str:
    kept = keep(office, case_id, replace(AID, **changed))  # type: ignore[arg-type]
    agree(office, kept)
    with pytest.raises(DeskError) as refused:
        move(office, kept, S.WAITING)
    assert refused.value.field
    return refused.value.key


def test_nobody_is_named_without_consent(desk_office: Office, case_id: str) -> None:
    office = desk_office
    assert names(office, case_id, named=True) == "referral.name_not_agreed"
    assert names(office, case_id, needs=f"{WIFE.name}追索抚养费") == "referral.name_in_text"
    assert names(office, case_id, needs="林 晓 芸追索抚养费") == "referral.name_in_text"
    assert names(office, case_id, code=WIFE.name) == "referral.name_in_text"
    assert names(office, case_id, family=f"证件 {WIFE.identity_number}") == "referral.identity_in_text"
    assert names(office, case_id, family=f"配偶{HUSBAND.name}") == "referral.other_named"
    assert names(office, case_id, guardian=f"女儿{CHILD.name}") == "referral.other_named"
    duty = keep(office, case_id, replace(DANGER, family=f"配偶{HUSBAND.name}"))
    assert move(office, duty, S.APPROVED).state is S.APPROVED


def test_the_other_sides_address_goes_nowhere(desk_office: Office, case_id: str) -> None:
    office = desk_office
    said = replace(AID, family=f"配偶电话{HUSBAND.contact.phones[0].number}")  # type: ignore[union-attr]
    kept = keep(office, case_id, said)
    agree(office, kept)
    approved = move(office, move(office, kept, S.WAITING), S.APPROVED, DIRECTOR)
    with office.as_(MEDIATOR) as records:
        leaving = referral_letters.look_at_letter(records, Origin(case_id=case_id), WIFE.id, said, kept.id)
    assert leaving.made.stop
    assert leaving.made.pdf == b""
    with pytest.raises(DeskError, match=r"paper\.private_words"):
        send(office, approved)
    with office.reading(DIRECTOR) as records:
        assert numbers.ledger(records, "letter", 2026) == []
    own = replace(AID, contact=f"单位电话，或{WIFE.contact.phones[0].number}")  # type: ignore[union-attr]
    with office.as_(MEDIATOR) as records:
        leaving = referral_letters.look_at_letter(records, Origin(case_id=case_id), WIFE.id, own)
    assert not leaving.made.stop


def test_the_preview_is_exactly_what_goes(desk_office: Office, case_id: str) -> None:
    office = desk_office
    with office.as_(MEDIATOR) as records:
        leaving = referral_letters.look_at_letter(records, Origin(case_id=case_id), WIFE.id, AID)
    assert leaving.told == {Told.CODE, Told.SEX_AND_AGE, Told.NEEDS}
    assert [one.key for one in leaving.lacks] == ["referral.consent_needed"]
    words = "".join(words_of_pdf(leaving.made.pdf))
    assert "核对稿" in words
    assert WIFE.name not in words
    going = sent(office, case_id)
    with office.as_(MEDIATOR) as records:
        code = referrals.referral_view(records, going.id).prints[0].code
        made = referral_letters.kept_letter(records, going.id, code)
    letter = "".join(words_of_pdf(made.pdf))
    for word in ("服务对象甲", "追索抚养费", "受理其法律援助申请", "青婚调函〔2026〕1号", code, "转介回执"):
        assert word in letter
    assert "口头同意" in letter
    assert WIFE.name not in letter
    assert WIFE.identity_number not in letter


def test_a_letter_is_printed_again_byte_for_byte(desk_office: Office, case_id: str) -> None:
    office = desk_office
    going = sent(office, case_id)
    with office.as_(MEDIATOR) as records:
        code = referrals.referral_view(records, going.id).prints[0].code
        first = referral_letters.kept_letter(records, going.id, code)
    office.clock.forward(days=40)
    with office.as_(DIRECTOR) as records:
        later = referral_letters.kept_letter(records, going.id, code)
        referral_letters.note_letter_out(records, going.id, later.key, Way.PRINTER)
    assert (first.pdf, first.docx) == (later.pdf, later.docx)
    with pytest.raises(DeskError, match=r"code\.not_ours"), office.as_(MEDIATOR) as records:
        referral_letters.kept_letter(records, going.id, "0000-0000")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE referral_prints SET number = 'x'",
        "DELETE FROM referral_prints",
        "UPDATE referrals SET content_id = approved_id || ''",
        "UPDATE referrals SET agency = 'x'",
        "UPDATE referrals SET person_id = NULL",
        "DELETE FROM referrals",
        "DELETE FROM referral_events",
        "UPDATE disclosures SET staff_id = 'x'",
        "UPDATE referral_consents SET name_too = 1",
    ],
)
def test_what_was_sent_is_never_changed(desk_office: Office, case_id: str, sql: str) -> None:
    sent(desk_office, case_id)
    with pytest.raises(IntegrityError), desk_office.as_(DIRECTOR) as records:
        records.connection.execute(text(sql))


def test_the_code_on_a_letter_is_ours(desk_office: Office, case_id: str) -> None:
    office = desk_office
    ordinary, danger = sent(office, case_id), sent(office, case_id, DANGER)
    with office.as_(MEDIATOR) as records:
        plain = referrals.referral_view(records, ordinary.id).prints[0].code
        shut = referrals.referral_view(records, danger.id).prints[0].code
        assert codes.paper_of_code(records, plain).place == ("referral", ordinary.id)
        assert codes.paper_of_code(records, shut).number == danger.number
    for who in (RECEPTION, OTHER_MEDIATOR):
        with office.reading(who) as records:
            found = codes.paper_of_code(records, plain)
            assert (found.number, found.place) == (ordinary.number, ())
            with pytest.raises(DeskError, match=r"code\.closed"):
                codes.paper_of_code(records, shut)


def test_a_new_mediator_opens_what_is_ordinary(desk_office: Office, case_id: str) -> None:
    office = desk_office
    ordinary, danger = sent(office, case_id), sent(office, case_id, DANGER)
    with office.as_(MEDIATOR) as records:
        version = cases.case_view(records, case_id).case.version
        cases.assign_mediators(records, case_id, version, (OTHER_MEDIATOR.id,))
    with office.as_(OTHER_MEDIATOR) as records:
        view = referrals.referral_view(records, ordinary.id)
        assert view.content == AID
        assert referral_letters.kept_letter(records, ordinary.id, view.prints[0].code).pdf
        assert referrals.referral_view(records, danger.id).content is None
    with pytest.raises(DeskError, match=r"referral\.not_yours"), office.as_(MEDIATOR) as records:
        referrals.referral_view(records, ordinary.id)


def test_nor_does_what_a_partner_told_the_counsellor(desk_office: Office) -> None:
    """A couple in one counselling file and in no case: the letter speaks of her, his telephone is his own."""
    office = desk_office
    with office.as_(COUNSELLOR) as records:
        for person in (WIFE, HUSBAND):
            people.add(records, person)
        both = NewFile(client_ids=(WIFE.id, HUSBAND.id), kind=CounsellingKind.MARRIAGE, goals="好好说话")
        file = counselling_files.open_counselling_file(records, both)
    told = replace(AID, needs=f"请打{HUSBAND.contact.phones[0].number}找他")
    with office.as_(COUNSELLOR) as records:
        origin = Origin(file_id=file.id)
        stopped = referral_letters.look_at_letter(records, origin, WIFE.id, told)
        assert stopped.made.stop.finds
        assert stopped.made.pdf == b""
        own = replace(AID, contact=WIFE.contact.phones[0].number)
        assert referral_letters.look_at_letter(records, origin, WIFE.id, own).made.pdf

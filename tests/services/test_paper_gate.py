"""No route to a paper passes by the gate: what belongs to one side stops what the other would hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from mediation_desk.documents.papers import PAPERS
from mediation_desk.domain.mediation_record import MediationRecord, Sitting, SittingResult
from mediation_desk.domain.party import Side
from mediation_desk.domain.person import Contact, Person, Phone
from mediation_desk.domain.safety_plan import SafetyPlan
from mediation_desk.domain.safety_record import SafetyContent, SafetyRecord
from mediation_desk.domain.service_details import ServiceDetails
from mediation_desk.domain.violence import ShelterStay
from mediation_desk.domain.wall import PrivateKind
from mediation_desk.errors import DeskError
from mediation_desk.register import cases as case_rows
from mediation_desk.register import people
from mediation_desk.register.records import Records
from mediation_desk.services import (
    agreement_proof,
    agreements,
    cases,
    mediation_records,
    papers,
    safety_records,
    sides,
)
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.wall import Stop
from tests.case_fixtures import HUSBAND, WIFE, add_case, begin_mediation, filled, screen
from tests.desk_fixtures import CENTRE, DIRECTOR, MEDIATOR, OTHER_MEDIATOR, RECEPTION, Office
from tests.documents.reading import pdf_text
from tests.services.test_party_facts import words

SHELTER = "青禾街道望湖路12号安和公寓6栋803"
SAFE_PHONE = "13900000123"
GUARDED = replace(
    WIFE,
    safe_contact=True,
    contact=Contact(phones=(Phone(number=SAFE_PHONE),), address=SHELTER),
)
SECRETS = (
    "可打 139 0000-0123 找甲方",
    "可打１３９００００\n０１２３找甲方",
    "可打+86（139）0000 0123找甲方",
    "甲方住望湖路十二号",
    "甲方住安和公寓6-803",
    "甲方身份证37011519900101002x",
)


def keep(office: Office, person: Person, who: object = MEDIATOR) -> None:
    with office.as_(who) as records:  # type: ignore[arg-type]
        people.save(records, replace(person, version=people.get(records, person.id).version))


@pytest.fixture
def case_id(desk_office: Office) -> str:
    made = add_case(desk_office)
    begin_mediation(desk_office, made)
    keep(desk_office, GUARDED)
    return made


def summarised(records: Records, case_id: str, said: str) -> None:
    case = case_rows.get(records, case_id)
    cases.change_case(records, case_id, case.version, summary=said, requests=(), difficulty=case.difficulty)


def written(records: Records, case_id: str, said: str, **changed: object) -> MediationRecord:
    sitting = MediationRecord(
        id=f"{records.now.timestamp():032.0f}",
        case_id=case_id,
        ordinal=0,
        began=records.now,
        ended=None,
        recorder_id=MEDIATOR.id,
        place="调解室",
        mediator_ids=(MEDIATOR.id,),
        present_ids=(WIFE.id, HUSBAND.id),
        prose=said,
        result=SittingResult.CONTINUED,
    )
    return mediation_records.save_mediation_record(records, replace(sitting, **changed))  # type: ignore[arg-type]


def drafted(records: Records, case_id: str, said: str, form: str = "written"):  # type: ignore[no-untyped-def]
    begun = agreements.begin_agreement(records, case_id, agreements.AgreementForm(form)).agreement
    return agreements.save_agreement(records, replace(filled(begun), facts=said)).agreement


def by_summary(key: str) -> Callable[[Records, str, str], MadePaper]:
    def make(records: Records, case_id: str, said: str) -> MadePaper:
        summarised(records, case_id, said)
        return papers.case_paper(records, key, case_id)

    return make


def minutes(records: Records, case_id: str, said: str) -> MadePaper:
    return papers.case_paper(records, "mediation_record", case_id, written(records, case_id, said).id)


def proof(form: str) -> Callable[[Records, str, str], MadePaper]:
    def make(records: Records, case_id: str, said: str) -> MadePaper:
        return agreement_proof.proof(records, drafted(records, case_id, said, form))

    return make


ROUTES: dict[str, Callable[[Records, str, str], MadePaper]] = {
    "application": by_summary("application"),
    "acceptance_form": by_summary("acceptance_form"),
    "mediation_record": minutes,
    "mediation_agreement": proof("written"),
    "oral_agreement": proof("oral"),
}
"""Every paper of a case that holds words somebody typed, by its key."""
NO_TYPED_WORDS = {"rights_notice"}


def test_every_paper_of_a_mediation_case_is_walked() -> None:
    known = {kind.key for kind in PAPERS}
    assert set(ROUTES) | NO_TYPED_WORDS <= known


@pytest.mark.parametrize("said", SECRETS)
@pytest.mark.parametrize("key", ROUTES)
def test_a_secret_stops_every_paper_with_its_sentence(
    desk_office: Office, case_id: str, key: str, said: str
) -> None:
    with desk_office.as_(MEDIATOR) as records:
        made = ROUTES[key](records, case_id, f"双方自愿。{said}。其余另议。")
    assert made.pdf == made.docx == b""
    (told,) = made.stop.finds
    assert told.sentence.strip() in f"双方自愿。{said}。其余另议。"
    assert told.side is Side.SEEKER


@pytest.mark.parametrize(
    "told",
    [
        ShelterStay(place="区妇女庇护站", contact="陈姐 13700000999"),
        SafetyPlan(contact_way="周三上午", places="城东派出所；凤凰路88号秋水花园3栋"),
    ],
)
@pytest.mark.parametrize("said", ["她在区妇女庇护站", "可打137-0000-0999", "她住秋水花园", "凤凰路八十八号"])
def test_where_a_restricted_record_says_she_is_stops_a_paper(
    desk_office: Office, case_id: str, told: SafetyContent, said: str
) -> None:
    with desk_office.as_(MEDIATOR) as records:
        wanted = SafetyRecord(id="9" * 32, person_id=WIFE.id, case_id=case_id, content=told)
        safety_records.keep_safety_record(records, wanted)
        made = by_summary("application")(records, case_id, f"双方自愿。{said}。曾到城东派出所。")
    in_it = isinstance(told, ShelterStay) is (said in ("她在区妇女庇护站", "可打137-0000-0999"))
    assert [one.sentence for one in made.stop.finds] == ([f"{said}。"] if in_it else [])


@pytest.mark.parametrize("key", [*ROUTES, *NO_TYPED_WORDS])
def test_without_a_secret_every_paper_is_made(desk_office: Office, case_id: str, key: str) -> None:
    route = ROUTES.get(key) or by_summary(key)
    with desk_office.as_(MEDIATOR) as records:
        made = route(records, case_id, "双方自愿，其余另议。")
    assert not made.stop
    assert made.pdf
    assert made.docx
    assert SHELTER not in words(made.docx)


def test_preview_final_print_and_kept_bytes_stop_too(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        telling = drafted(records, case_id, f"甲方电话{SAFE_PHONE}。")
        look = agreement_proof.look_at_agreement(records, telling)
        assert look.pages == ()
        assert look.stop.finds
        assert agreement_proof.agreement_as_paper(records, telling.id).pdf == b""
    with pytest.raises(DeskError, match=r"paper\.private_words"), desk_office.as_(MEDIATOR) as records:
        agreements.print_final(records, telling.id, telling.version)


def test_a_print_kept_before_is_compared_with_what_is_private_now(desk_office: Office) -> None:
    made = add_case(desk_office)
    begin_mediation(desk_office, made)
    with desk_office.as_(MEDIATOR) as records:
        draft = drafted(records, made, "双方于2012年登记结婚。")
        file = agreements.print_final(records, draft.id, draft.version)
        assert file.current is not None
        assert agreements.final_bytes(records, file.current.code)[0]
    keep(desk_office, replace(GUARDED, contact=replace(WIFE.contact, address="") if WIFE.contact else None))
    with desk_office.as_(MEDIATOR) as records:
        assert agreement_proof.final_paper(records, draft.id).pdf == b""
    with pytest.raises(DeskError, match=r"paper\.private_words"), desk_office.reading(MEDIATOR) as records:
        agreements.final_bytes(records, file.current.code)


def test_minutes_of_one_side_may_say_what_is_that_sides(desk_office: Office, case_id: str) -> None:
    said = f"甲方说可打{SAFE_PHONE}。"
    with desk_office.as_(MEDIATOR) as records:
        hers = written(records, case_id, said, sitting=Sitting.SEPARATE, present_ids=(WIFE.id,))
        his = written(
            records, case_id, said, sitting=Sitting.SEPARATE, present_ids=(HUSBAND.id,), id="9" * 32
        )
        assert papers.case_paper(records, "mediation_record", case_id, hers.id).pdf
        assert papers.case_paper(records, "mediation_record", case_id, his.id).stop.finds


def test_words_and_notes_of_a_side_stop_a_paper(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        phrase_id = sides.keep_phrase_apart(records, case_id, Side.OTHER, "向姐姐借了八万元")
        cases.add_note(records, case_id, "她打算五月以后再告诉对方换工作的事。", Side.SEEKER)
        route = ROUTES["application"]
        owed = route(records, case_id, "另查明，乙方向姐姐借了、八万元。")
        moving = route(records, case_id, "甲方打算。她打算五月以后，再告诉对方换工作的事！")
        assert [one.kind for one in owed.stop.finds] == [PrivateKind.PHRASE]
        assert [(one.kind, one.side) for one in moving.stop.finds] == [(PrivateKind.NOTE, Side.SEEKER)]
        sides.free_phrase(records, case_id, phrase_id)
        assert not route(records, case_id, "另查明，乙方向姐姐借了八万元。").stop
        assert sides.phrases_kept_apart(records, case_id) == ()


def test_what_cannot_be_compared_is_not_made(desk_office: Office) -> None:
    made = add_case(desk_office)
    keep(desk_office, GUARDED, RECEPTION)  # sealed for reception and the director, not for the mediator
    with desk_office.reading(MEDIATOR) as records:
        stopped = papers.case_paper(records, "application", made)
    assert (stopped.pdf, stopped.stop) == (b"", Stop(contacts=(Side.SEEKER,)))
    with desk_office.reading(DIRECTOR) as records:
        assert papers.case_paper(records, "application", made).pdf


def test_what_a_party_withholds_goes_through_the_centre(desk_office: Office) -> None:
    made = add_case(desk_office)
    begin_mediation(desk_office, made)
    said = "可打13800000814找乙方。"
    with desk_office.as_(MEDIATOR) as records:
        assert not ROUTES["application"](records, made, said).stop  # as registered
        sides.agree_service_details(records, made, HUSBAND.id, ServiceDetails(phone=False))
        assert [one.kind for one in ROUTES["application"](records, made, said).stop.finds] == [
            PrivateKind.PHONE
        ]
        printed = pdf_text(ROUTES["application"](records, made, "双方自愿。").pdf)
    assert "13800000814" not in printed
    assert f"由{CENTRE.counselling_centre}代转" in printed
    assert "梧桐苑小区4号楼2单元1102" in printed


def test_a_phone_not_safe_to_call_is_private(desk_office: Office) -> None:
    made = add_case(desk_office)
    watched = Phone(number="13700000555", safe_to_call=False)
    keep(desk_office, replace(WIFE, contact=Contact(phones=(watched,))))
    with desk_office.as_(MEDIATOR) as records:
        stop = ROUTES["application"](records, made, "可打137-0000-0555。").stop
    assert [one.kind for one in stop.finds] == [PrivateKind.PHONE]


def test_only_the_team_keeps_and_frees(desk_office: Office, case_id: str) -> None:
    for who, key in ((OTHER_MEDIATOR, "case.not_yours"), (RECEPTION, "permission.refused")):
        with pytest.raises(DeskError, match=key), desk_office.as_(who) as records:
            sides.keep_phrase_apart(records, case_id, Side.SEEKER, "不能说的话")
        with pytest.raises(DeskError, match=key), desk_office.as_(who) as records:
            sides.agree_service_details(records, case_id, WIFE.id, ServiceDetails())
    for text, key in (("  ", "phrase.empty"), ("他。", "phrase.too_short")):
        with pytest.raises(DeskError, match=key), desk_office.as_(MEDIATOR) as records:
            sides.keep_phrase_apart(records, case_id, Side.SEEKER, text)


def test_screened_people_still_get_papers(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        screen(records, HUSBAND.id)
        assert papers.case_paper(records, "rights_notice", case_id).pdf


def test_a_number_typed_as_an_occupation_is_no_agreed_word(desk_office: Office, case_id: str) -> None:
    with desk_office.reading(MEDIATOR) as records:
        assert papers.case_paper(records, "application", case_id).pdf
    with desk_office.as_(MEDIATOR) as records:
        known = people.get(records, WIFE.id)
        people.save(records, replace(known, occupation=f"摆摊，{SAFE_PHONE}"))
    with desk_office.reading(MEDIATOR) as records:
        (told,) = papers.case_paper(records, "application", case_id).stop.finds
    assert told.kind is PrivateKind.PHONE

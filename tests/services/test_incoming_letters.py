"""Letters that came in: answered in time, made a reception with one click, the result reported."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mediation_desk.documents.words_of import words_of_pdf
from mediation_desk.domain.incoming_letter import LetterKind, Procedure
from mediation_desk.domain.journal import SubjectKind
from mediation_desk.domain.reception import Decision, ReceptionState, Source
from mediation_desk.domain.referral import ReferralState
from mediation_desk.domain.referral_clocks import Clock
from mediation_desk.domain.sealed_file import SealedFileId, SealedFileKind
from mediation_desk.errors import DeskError
from mediation_desk.register import journal_subjects, people, sealed_files
from mediation_desk.register import receptions as reception_rows
from mediation_desk.services import (
    codes,
    incoming_answers,
    incoming_letters,
    receptions,
    referral_letters,
    referral_list,
    referral_moves,
    referrals,
)
from mediation_desk.services.permission import changes_of
from tests.case_fixtures import screen
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, MEDIATOR, OTHER_MEDIATOR, RECEPTION, Office
from tests.referral_fixtures import DELEGATED, arrive

S = ReferralState
BY = date(2026, 4, 15)


def answer(office: Office, letter, **given):  # type: ignore[no-untyped-def]
    usual = {"agreed": True, "expected_on": BY} if given["accepted"] else {}
    with office.as_(MEDIATOR) as records:
        return incoming_answers.answer_letter(records, letter.id, letter.version, **(usual | given))


def test_accepted_with_a_slip_and_the_courts_days(desk_office: Office) -> None:
    office = desk_office
    letter = arrive(office)
    assert (letter.state, letter.clock) == (S.RECEIVED, Clock.REPLY.value)
    taken = answer(office, letter, accepted=True, measures="通知双方到场")
    assert (taken.state, taken.clock, taken.number) == (S.IN_PROGRESS, "result", "青婚调函〔2026〕1号")
    with office.as_(MEDIATOR) as records:
        (slip,) = referrals.referral_view(records, letter.id).prints
        made = referral_letters.kept_letter(records, letter.id, slip.code)
    words = "".join("".join(words_of_pdf(made.pdf)).split())
    for word in (
        "青禾区人民法院",
        "（2026）青诉前调17号",
        "同意接受",
        "通知双方到场",
        "2026年4月15日",
        "周若岚",
    ):
        assert word in words


def test_a_reply_says_only_what_is_so(desk_office: Office) -> None:
    letter = arrive(desk_office)
    with pytest.raises(DeskError, match=r"referral\.agreed_needed") as first:
        answer(desk_office, letter, accepted=True, agreed=False)
    with pytest.raises(DeskError, match=r"referral\.expected_needed") as second:
        answer(desk_office, letter, accepted=True, expected_on=None)
    assert (first.value.field, second.value.field) == ("agreed", "expected_on")
    with desk_office.reading(DIRECTOR) as records:
        assert referral_list.referral_rows(records)[0].beside == ""


def test_an_answered_letter_is_still_found_by_its_own_number(desk_office: Office) -> None:
    answer(desk_office, arrive(desk_office), accepted=True)
    with desk_office.as_(MEDIATOR) as records:
        (row,) = referral_list.referral_rows(records)
    assert (row.number, row.beside) == ("（2026）青诉前调17号", "青婚调函〔2026〕1号")


def test_a_referral_to_us_is_answered_with_a_slip(desk_office: Office) -> None:
    office = desk_office
    referred = replace(DELEGATED, kind=LetterKind.OTHER, agency="青禾区妇女联合会")
    answer(
        office,
        arrive(office, referred),
        accepted=True,
        measures="通知双方到场",
        agreed=False,
        expected_on=None,
    )
    with office.as_(MEDIATOR) as records:
        (row,) = referral_list.referral_rows(records)
        (slip,) = referrals.referral_view(records, row.id).prints
        made = referral_letters.kept_letter(records, row.id, slip.code)
        found = codes.paper_of_code(records, slip.code)
    assert (slip.key, found.place) == ("referral_slip", ("incoming_letter", row.id))
    words = "".join("".join(words_of_pdf(made.pdf)).split())
    for word in ("青禾区妇女联合会", "☑受理", "通知双方到场"):
        assert word in words


def test_refused_with_a_reason(desk_office: Office) -> None:
    letter = arrive(desk_office)
    with pytest.raises(DeskError, match=r"referral\.reason_needed"):
        answer(desk_office, letter, accepted=False)
    back = answer(desk_office, letter, accepted=False, reason="一方明确拒绝调解")
    assert (back.state, back.due_at) == (S.REFUSED, None)
    with pytest.raises(DeskError, match="not_from_here"):
        answer(desk_office, back, accepted=True)


def test_one_click_makes_a_reception_that_stays_linked(desk_office: Office) -> None:
    office = desk_office
    letter = arrive(office)
    with office.as_(MEDIATOR) as records:
        linked = incoming_letters.open_reception_from(records, letter.id, letter.version)
        assert linked.reception_id is not None
        view = receptions.get_reception(records, linked.reception_id)
    reception = view.reception
    assert (reception.source, reception.state) == (Source.COURT_PRE_FILING, ReceptionState.AWAITING_TALK)
    assert [one.name for one in view.people] == ["林晓芸", "赵启帆"]
    assert reception.summary == "离婚纠纷"
    with pytest.raises(DeskError, match="reception_already"), office.as_(MEDIATOR) as records:
        incoming_letters.open_reception_from(records, letter.id, linked.version)
    with office.as_(MEDIATOR) as records:
        screen(records, reception.parties[0].person_id)
        version = reception_rows.get(records, reception.id).version
        decided = receptions.decide(
            records, reception.id, version, Decision.ACCEPTED, "双方愿意", mediator_ids=(MEDIATOR.id,)
        )
        case_id = decided.reception.case_id
        assert case_id is not None
        (row,) = referral_list.referrals_of_case(records, case_id)
    assert row.id == letter.id


def test_the_result_goes_back_in_a_letter(desk_office: Office) -> None:
    office = desk_office
    taken = answer(office, arrive(office), accepted=True)
    with pytest.raises(DeskError, match=r"referral\.reason_needed"), office.as_(MEDIATOR) as records:
        incoming_answers.report_result(records, taken.id, taken.version, " ")
    with pytest.raises(DeskError, match=r"referral\.by_letter"), office.as_(MEDIATOR) as records:
        referral_moves.move_referral(records, taken.id, taken.version, S.FEEDBACK, "达成协议")
    with office.as_(MEDIATOR) as records:
        told = incoming_answers.report_result(
            records, taken.id, taken.version, "双方未达成协议，已终止调解。", "起诉状副本"
        )
        prints = referrals.referral_view(records, taken.id).prints
        made = referral_letters.kept_letter(records, taken.id, prints[-1].code)
    assert (told.state, [one.key for one in prints]) == (S.FEEDBACK, ["delegation_reply", "result_letter"])
    words = "".join("".join(words_of_pdf(made.pdf)).split())
    for word in ("委派调解函", "双方未达成协议，已终止调解。", "起诉状副本", "青婚调函〔2026〕2号"):
        assert word in words


def test_what_one_side_keeps_goes_to_no_court(desk_office: Office) -> None:
    office = desk_office
    letter = arrive(office)
    with office.as_(MEDIATOR) as records:
        linked = incoming_letters.open_reception_from(records, letter.id, letter.version)
        reception = receptions.get_reception(records, linked.reception_id or "").reception
        wife = people.get(records, reception.parties[0].person_id)
        people.save(records, replace(wife, identity_number="37011519900101002X"))
        screen(records, wife.id)
        version = reception_rows.get(records, reception.id).version
        receptions.decide(
            records, reception.id, version, Decision.ACCEPTED, "双方愿意", mediator_ids=(MEDIATOR.id,)
        )
    taken = answer(office, linked, accepted=True)
    with pytest.raises(DeskError, match=r"paper\.private_words"), office.as_(MEDIATOR) as records:
        incoming_answers.report_result(
            records, taken.id, taken.version, "林晓芸（37011519900101002X）撤回申请"
        )


def test_who_reads_a_letter(desk_office: Office) -> None:
    office = desk_office
    letter = arrive(office, replace(DELEGATED, of_safety=True, kind=LetterKind.POLICE, agency="青禾区公安局"))
    assert (letter.agency, letter.restricted) == ("", True)
    for who in (DIRECTOR, MEDIATOR):
        with office.as_(who) as records:
            content = referrals.referral_view(records, letter.id).content
            assert content is not None
            assert content.agency == "青禾区公安局"
    for who in (OTHER_MEDIATOR, COUNSELLOR):
        with pytest.raises(DeskError, match=r"referral\.not_yours"), office.as_(who) as records:
            referrals.referral_view(records, letter.id)
    with office.as_(DIRECTOR) as records:
        named = incoming_letters.name_handler(records, letter.id, letter.version, OTHER_MEDIATOR.id)
    with office.as_(OTHER_MEDIATOR) as records:
        assert referrals.referral_view(records, named.id).content == content
    with pytest.raises(DeskError, match="handler_needed"), office.as_(DIRECTOR) as records:
        incoming_letters.name_handler(records, letter.id, named.version, RECEPTION.id)
    with office.as_(OTHER_MEDIATOR) as records:
        opened = incoming_letters.open_reception_from(records, letter.id, named.version)
        assert receptions.get_reception(records, opened.reception_id or "").reception.summary == ""


def test_facts_are_put_right_until_it_is_answered(desk_office: Office) -> None:
    office = desk_office
    letter = arrive(office)
    simple = replace(DELEGATED, kind=LetterKind.COURT_POST_FILING, procedure=Procedure.SIMPLE)
    with office.as_(DIRECTOR) as records:
        kept = incoming_letters.keep_letter(
            records, letter.id, letter.version, "新号", records.today, OTHER_MEDIATOR.id, simple
        )
    assert kept.handler_id == OTHER_MEDIATOR.id
    with office.as_(OTHER_MEDIATOR) as records:
        taken = incoming_answers.answer_letter(
            records, letter.id, kept.version, accepted=True, agreed=True, expected_on=BY
        )
        assert taken.due_at is not None
        assert taken.due_at.date() == date(2026, 3, 25)
    with pytest.raises(DeskError, match="not_from_here"), office.as_(DIRECTOR) as records:
        incoming_letters.keep_letter(
            records, letter.id, taken.version, "新号", records.today, MEDIATOR.id, simple
        )


def test_the_journal_names_a_letter_by_its_number(desk_office: Office) -> None:
    letter = arrive(desk_office)
    with desk_office.as_(DIRECTOR) as records:
        assert journal_subjects.named(records, [letter.id])[letter.id].words == letter.their_number
        incoming_letters.open_reception_from(records, letter.id, letter.version)
        assert journal_subjects.named(records, [letter.id])[letter.id].kind is SubjectKind.RECEPTION


def test_keepers_find_a_letter_by_its_number(desk_office: Office) -> None:
    letter = arrive(desk_office)
    file = SealedFileId(kind=SealedFileKind.LETTER, id=letter.id)
    with desk_office.reading(DIRECTOR) as records:
        assert letter.content_id in sealed_files.texts_of(records, [file])
    hidden = arrive(desk_office, replace(DELEGATED, of_safety=True))
    with desk_office.reading(DIRECTOR) as records:
        other = SealedFileId(kind=SealedFileKind.LETTER, id=hidden.id)
        told = sealed_files._called(records, [file, other])
    assert told == {file: ("（2026）青诉前调17号", ""), other: ("2026-03-18", "")}
    assert {"referral", "reception"} <= changes_of(incoming_letters.open_reception_from)


def test_the_number_of_a_letter_of_danger_stands_in_no_row_and_on_the_answer(desk_office: Office) -> None:
    """公告诫字 tells who wrote and why: the list of the counter does not show it, the slip does."""
    office = desk_office
    letter = arrive(office, replace(DELEGATED, kind=LetterKind.POLICE, of_safety=True), number="公告诫字9号")
    assert letter.their_number == ""
    with office.reading(RECEPTION) as records:
        (row,) = referral_list.referral_rows(records)
        assert (row.number, row.agency, row.restricted) == ("", "", True)
    taken = answer(office, letter, accepted=True, measures="约见", expected_on=date(2026, 4, 15))
    with office.as_(MEDIATOR) as records:
        view = referrals.referral_view(records, letter.id)
        made = referral_letters.kept_letter(records, letter.id, view.prints[0].code)
    assert view.content is not None
    assert "公告诫字9号" in "".join(words_of_pdf(made.pdf))
    assert taken.state is S.IN_PROGRESS


def test_what_turns_out_to_be_of_danger_leaves_no_number_behind(desk_office: Office) -> None:
    office = desk_office
    letter = arrive(office, number="公告诫字9号")
    assert letter.their_number == "公告诫字9号"
    with office.as_(DIRECTOR) as records:
        changed = incoming_letters.keep_letter(
            records,
            letter.id,
            letter.version,
            "公告诫字9号",
            records.today,
            MEDIATOR.id,
            replace(DELEGATED, of_safety=True),
        )
        assert records.forgets
    assert (changed.restricted, changed.their_number) == (True, "")

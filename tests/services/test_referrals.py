"""A referral from the first word to its closing: who may, what stands in the open, what leaves the house."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from sqlalchemy import select

from mediation_desk.domain.referral import ReferralEvent, ReferralState
from mediation_desk.domain.referral_clocks import Clock
from mediation_desk.domain.referral_ground import ReferralGround
from mediation_desk.domain.return_slip import ReturnSlip
from mediation_desk.domain.screening import Answer
from mediation_desk.domain.today import ToDoKind
from mediation_desk.errors import DeskError
from mediation_desk.register import journal, numbers
from mediation_desk.register import referrals as rows
from mediation_desk.register.tables import referrals as tables_of
from mediation_desk.services import (
    cases,
    conflicts,
    disclosures,
    referral_consents,
    referral_letters,
    referral_list,
    referral_moves,
    referral_rules,
    referrals,
)
from mediation_desk.services.password_check import Confirmed
from mediation_desk.services.referral_rules import ReferralRules
from mediation_desk.services.referrals import Origin
from mediation_desk.services.today import look_at_today
from tests.case_fixtures import HUSBAND, WIFE, add_case, screen
from tests.counselling_fixtures import add_file
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, MEDIATOR, NOON, OTHER_MEDIATOR, RECEPTION, Office
from tests.referral_fixtures import AID, DANGER, agree, keep, move, send, sent

S = ReferralState


@pytest.fixture
def case_id(desk_office: Office) -> str:
    return add_case(desk_office)


def view(office: Office, referral_id: str, who=MEDIATOR):  # type: ignore[no-untyped-def]
    with office.as_(who) as records:
        return referrals.referral_view(records, referral_id)


def test_from_the_first_word_to_closing(desk_office: Office, case_id: str) -> None:
    office = desk_office
    going = sent(office, case_id)
    assert (going.state, going.clock, going.number) == (S.SENT, Clock.RECEIPT.value, "青婚调函〔2026〕1号")
    with office.as_(MEDIATOR) as records:
        slip = ReturnSlip(received_on=records.today, department="案件科", handler="郑敏", measures="指派律师")
        under = referral_moves.record_slip(records, going.id, going.version, slip)
    assert (under.state, under.clock, under.received_on) == (S.IN_PROGRESS, "feedback", going.sent_on)
    told = move(office, under, S.FEEDBACK, words="已指派律师，诉状已递交")
    again = move(office, told, S.FEEDBACK, words="已开庭")
    assert again.clock == "again"
    closed = move(office, again, S.CLOSED)
    assert (closed.due_at, closed.clock) == (None, "")
    shown = view(office, going.id)
    assert shown.content == AID
    assert [line.event for line in shown.history][:3] == [
        ReferralEvent.BEGUN,
        ReferralEvent.CONSENTED,
        ReferralEvent.MOVED,
    ]
    assert "已指派律师，诉状已递交" in [line.words for line in shown.history]
    assert any("郑敏" in line.words for line in shown.history if line.event is ReferralEvent.SLIP_RECORDED)
    assert shown.moves == ()


def test_an_agency_that_refuses_says_why(desk_office: Office, case_id: str) -> None:
    going = sent(desk_office, case_id)
    slip = ReturnSlip(received_on=going.sent_on or NOON.date(), accepted=False)
    with pytest.raises(DeskError, match=r"slip\.reason_needed"), desk_office.as_(MEDIATOR) as records:
        referral_moves.record_slip(records, going.id, going.version, slip)
    with desk_office.as_(MEDIATOR) as records:
        refused = ReturnSlip(received_on=records.today, accepted=False, reason="不属于受案范围")
        back = referral_moves.record_slip(records, going.id, going.version, refused)
    assert (back.state, back.due_at) == (S.REFUSED, None)
    assert "不属于受案范围" in [line.words for line in view(desk_office, going.id).history]


def test_consent_first_and_a_withdrawn_one_is_not_sendable(desk_office: Office, case_id: str) -> None:
    office = desk_office
    kept = keep(office, case_id)
    with pytest.raises(DeskError, match=r"referral\.consent_needed"):
        move(office, kept, S.WAITING)
    agree(office, kept)
    approved = move(office, move(office, kept, S.WAITING), S.APPROVED, DIRECTOR)
    with office.as_(MEDIATOR) as records:
        back = referral_consents.withdraw_consent(records, kept.id, records.today)
    assert back.state is S.DRAFT
    with pytest.raises(DeskError, match="changed_meanwhile"):
        send(office, approved)
    with pytest.raises(DeskError, match=r"referral\.not_from_here"):
        send(office, back)
    with pytest.raises(DeskError, match=r"referral\.consent_withdrawn"):
        move(office, back, S.WAITING)
    with office.reading(DIRECTOR) as records:
        assert [one.act for one in journal.entries(records, kept.id)].count("withdraw_referral_consent") == 1
        assert numbers.ledger(records, "letter", 2026) == []


def test_a_withdrawal_after_sending_is_told(desk_office: Office, case_id: str) -> None:
    office = desk_office
    going = sent(office, case_id)
    with pytest.raises(DeskError, match="not_withdrawn"), office.as_(MEDIATOR) as records:
        referral_consents.tell_of_withdrawal(records, going.id, records.today)
    with office.as_(MEDIATOR) as records:
        same = referral_consents.withdraw_consent(records, going.id, records.today)
        assert same.state is S.SENT
        referral_consents.tell_of_withdrawal(records, going.id, records.today)
    with pytest.raises(DeskError, match="withdrawn_already"), office.as_(MEDIATOR) as records:
        referral_consents.withdraw_consent(records, going.id, records.today)
    shown = view(office, going.id)
    assert shown.consents[0].told_on == shown.consents[0].withdrawn_on
    assert [line.event for line in shown.history][-2:] == [
        ReferralEvent.CONSENT_WITHDRAWN,
        ReferralEvent.WITHDRAWAL_TOLD,
    ]
    with pytest.raises(DeskError, match="not_from_here"):
        agree(office, going)


def test_who_approves_what(desk_office: Office, case_id: str) -> None:
    office = desk_office
    kept = keep(office, case_id)
    agree(office, kept)
    with pytest.raises(DeskError, match=r"referral\.approval_needed"):
        move(office, kept, S.APPROVED)
    waiting = move(office, kept, S.WAITING)
    with pytest.raises(DeskError, match=r"referral\.director_only"):
        move(office, waiting, S.APPROVED)
    with pytest.raises(DeskError, match=r"referral\.reason_needed"):
        move(office, waiting, S.DRAFT, DIRECTOR)
    back = move(office, waiting, S.DRAFT, DIRECTOR, "请写明需要哪类援助")
    with office.as_(DIRECTOR) as records:
        referral_rules.set_referral_rules(records, ReferralRules(approval=False))
    assert move(office, back, S.APPROVED).approved_by == MEDIATOR.id


def test_the_law_comes_before_approval(desk_office: Office, case_id: str) -> None:
    office = desk_office
    urgent = keep(office, case_id, DANGER)
    assert urgent.clock == Clock.TELL.value
    with office.as_(MEDIATOR) as records:
        told = referral_moves.tell_by_phone(records, urgent.id, urgent.version, "值班民警")
    assert told.clock == Clock.SEND.value
    going = send(office, move(office, told, S.APPROVED))
    assert going.state is S.SENT
    with office.as_(MEDIATOR) as records:
        log = disclosures.disclosure_log(records, WIFE.id)
    assert [one.to_whom for one in log.entries] == ["青禾区公安局", "青禾区公安局"]


def test_what_was_approved_is_what_goes(desk_office: Office, case_id: str) -> None:
    office = desk_office
    kept = keep(office, case_id)
    agree(office, kept)
    approved = move(office, move(office, kept, S.WAITING), S.APPROVED, DIRECTOR)
    with pytest.raises(DeskError, match="not_a_draft"), office.as_(MEDIATOR) as records:
        referrals.keep_referral(
            records, kept.id, approved.version, Origin(case_id=case_id), WIFE.id, replace(AID, needs="别的")
        )
    back = move(office, approved, S.DRAFT)
    assert (back.approved_id, back.approved_by) == ("", None)


@pytest.mark.parametrize("content", [AID, DANGER], ids=["ordinary", "danger"])
def test_nothing_told_stands_in_the_open(desk_office: Office, case_id: str, content) -> None:  # type: ignore[no-untyped-def]
    going = sent(desk_office, case_id, content)
    with desk_office.as_(MEDIATOR) as records:
        referral_moves.follow_up(records, going.id, going.version, "电话询问了进展情况")
    tables = (
        tables_of.referrals,
        tables_of.referral_events,
        tables_of.referral_texts,
        tables_of.referral_prints,
        tables_of.referral_consents,
        tables_of.disclosures,
    )
    with desk_office.reading(DIRECTOR) as records:
        told = " ".join(str(row) for one in tables for row in records.connection.execute(select(one)))
    for word in (content.needs, content.request, "电话询问了进展情况", "violence", "人身安全", WIFE.name):
        assert word not in told
    assert ("青禾区公安局" in told) is False
    assert ("青禾区法律援助中心" in told) is (content is AID)


def test_danger_is_read_by_author_and_director_alone(desk_office: Office, case_id: str) -> None:
    office = desk_office
    with office.as_(MEDIATOR) as records:
        version = cases.case_view(records, case_id).case.version
        cases.assign_mediators(records, case_id, version, (MEDIATOR.id, OTHER_MEDIATOR.id))
    ordinary, danger = keep(office, case_id), keep(office, case_id, DANGER)
    assert view(office, ordinary.id, OTHER_MEDIATOR).content == AID
    shut = view(office, danger.id, OTHER_MEDIATOR)
    assert (shut.content, shut.moves, shut.may_write) == (None, (), False)
    assert view(office, danger.id, DIRECTOR).content == DANGER
    with pytest.raises(DeskError, match=r"sealed\.not_yours"):
        move(office, danger, S.CLOSED, OTHER_MEDIATOR, "不发了")
    with office.as_(OTHER_MEDIATOR) as records:
        found = {one.id: one for one in referral_list.referrals_of_case(records, case_id)}
    assert (found[danger.id].agency, found[danger.id].person, found[danger.id].opens) == ("", "", False)
    assert (found[ordinary.id].agency, found[ordinary.id].person) == ("青禾区法律援助中心", WIFE.name)


def test_a_red_mark_makes_it_restricted(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        screen(records, WIFE.id, q3=Answer.RECENT)
    assert keep(desk_office, case_id).restricted
    assert not keep(desk_office, case_id, person_id=HUSBAND.id).restricted


def test_strangers_open_nothing(desk_office: Office, case_id: str) -> None:
    office = desk_office
    going = sent(office, case_id)
    for who in (OTHER_MEDIATOR, COUNSELLOR):
        with pytest.raises(DeskError, match=r"referral\.not_yours"):
            view(office, going.id, who)
        with office.as_(who) as records:
            assert referral_list.referral_rows(records) == ()
        with pytest.raises(DeskError, match=r"referral\.not_yours"), office.as_(who) as records:
            referral_letters.kept_letter(records, going.id, "0000-0000")
        with pytest.raises(DeskError, match=r"case\.not_yours"), office.as_(who) as records:
            referrals.begin_referral(records, Origin(case_id=case_id))
        with pytest.raises(DeskError, match=r"disclosure\.not_yours"), office.as_(who) as records:
            disclosures.disclosure_log(records, WIFE.id)


def test_the_counter_knows_that_it_is_there_and_no_more(desk_office: Office, case_id: str) -> None:
    office = desk_office
    going, danger = sent(office, case_id), sent(office, case_id, DANGER)
    with office.reading(RECEPTION) as records:
        found = {one.id: one for one in referral_list.referral_rows(records)}
    assert (found[going.id].agency, found[going.id].person, found[going.id].belongs_to) == (
        "青禾区法律援助中心",
        "",
        "",
    )
    assert found[danger.id].agency == ""
    assert not any(one.opens for one in found.values())
    with pytest.raises(DeskError, match="permission"):
        view(office, going.id, RECEPTION)
    with pytest.raises(DeskError, match="permission"), office.as_(RECEPTION) as records:
        referral_letters.kept_letter(records, going.id, "")


def test_whoever_stands_apart_is_shut_out(desk_office: Office, case_id: str) -> None:
    office = desk_office
    going = sent(office, case_id)
    with office.as_(MEDIATOR) as records:
        conflicts.declare_conflict(records, case_id, MEDIATOR.id, "亲属")
    with pytest.raises(DeskError, match=r"referral\.not_yours"):
        view(office, going.id)


def test_only_people_of_the_case(desk_office: Office, case_id: str) -> None:
    with pytest.raises(DeskError, match=r"referral\.person_needed"):
        keep(desk_office, case_id, person_id="8" * 32)


def test_who_was_told_what(desk_office: Office, case_id: str) -> None:
    office = desk_office
    sent(office, case_id)
    with office.as_(DIRECTOR) as records:
        log = disclosures.disclosure_log(records, WIFE.id)
        file = disclosures.disclosure_file(records, Confirmed(staff_id=DIRECTOR.id, at=records.now), WIFE.id)
        assert disclosures.disclosure_log(records, HUSBAND.id).entries == ()
    (entry,) = log.entries
    assert (entry.to_whom, entry.ground, entry.staff_id) == (
        "青禾区法律援助中心",
        ReferralGround.CONSENT.value,
        MEDIATOR.id,
    )
    assert set(entry.told) == {"code", "sex_and_age", "needs"}
    said = file.decode("utf-8-sig")
    assert "青禾区法律援助中心" in said
    assert "主要问题与需求" in said
    assert WIFE.name not in said
    with office.reading(DIRECTOR) as records:
        acts = [one.act for one in journal.entries(records, WIFE.id)]
    assert {"disclose", "open_disclosures", "export_disclosures"} <= set(acts)


def test_a_referral_of_a_counselling_file_is_unknown_to_mediators(desk_office: Office, case_id: str) -> None:
    office = desk_office
    file = add_file(office)
    with office.as_(COUNSELLOR) as records:
        kept = referrals.keep_referral(records, uuid4().hex, 0, Origin(file_id=file.id), WIFE.id, AID)
    agree(office, kept, COUNSELLOR)
    going = send(
        office, move(office, move(office, kept, S.WAITING, COUNSELLOR), S.APPROVED, DIRECTOR), COUNSELLOR
    )
    assert going.case_id is None
    with pytest.raises(DeskError, match=r"referral\.not_yours"):
        view(office, kept.id, MEDIATOR)
    with office.as_(MEDIATOR) as records:
        assert disclosures.disclosure_log(records, WIFE.id).entries == ()
        assert referral_list.referral_rows(records) == ()
    with office.as_(COUNSELLOR) as records:
        assert [one.id for one in referral_list.referral_rows(records)] == [kept.id]
        assert len(disclosures.disclosure_log(records, WIFE.id).entries) == 1
    with pytest.raises(DeskError, match="not_yours"), office.as_(MEDIATOR) as records:
        referrals.begin_referral(records, Origin(file_id=file.id))


def test_the_first_page_tells_of_what_waits(desk_office: Office, case_id: str, tmp_path) -> None:  # type: ignore[no-untyped-def]
    office = desk_office
    kept = keep(office, case_id)
    agree(office, kept)
    move(office, kept, S.WAITING)
    sent(office, case_id)

    def kinds(who) -> dict[ToDoKind, int]:  # type: ignore[no-untyped-def]
        with office.reading(who) as records:
            return {one.kind: one.count for one in look_at_today(records, tmp_path).to_do}

    assert kinds(DIRECTOR)[ToDoKind.REFERRAL] == 1
    assert ToDoKind.REFERRAL not in kinds(MEDIATOR)
    assert ToDoKind.REFERRAL_LATE not in kinds(MEDIATOR)
    office.clock.forward(days=2)
    assert kinds(MEDIATOR)[ToDoKind.REFERRAL_DUE] == 1
    assert ToDoKind.REFERRAL_DUE not in kinds(OTHER_MEDIATOR)
    office.clock.forward(days=4)
    assert ToDoKind.REFERRAL_DUE not in kinds(MEDIATOR)
    assert kinds(MEDIATOR)[ToDoKind.REFERRAL_LATE] == 1
    assert kinds(DIRECTOR)[ToDoKind.REFERRAL_LATE] == 1
    for who in (OTHER_MEDIATOR, RECEPTION):
        assert ToDoKind.REFERRAL_LATE not in kinds(who)


def test_two_people_at_once(desk_office: Office, case_id: str) -> None:
    kept = keep(desk_office, case_id)
    agree(desk_office, kept)
    move(desk_office, kept, S.WAITING)
    with pytest.raises(DeskError, match="changed_meanwhile"):
        move(desk_office, kept, S.CLOSED, DIRECTOR, "重复")


def test_readings_stand_in_the_journal(desk_office: Office, case_id: str) -> None:
    kept = keep(desk_office, case_id, DANGER)
    view(desk_office, kept.id, DIRECTOR)
    with desk_office.reading(DIRECTOR) as records:
        acts = [(one.act, one.staff_id) for one in journal.entries(records, kept.id)]
        assert rows.readers(records, kept) == {MEDIATOR.id, DIRECTOR.id}
    assert ("open_referral", DIRECTOR.id) in acts
    assert DANGER.needs.encode() not in desk_office.path.read_bytes()


@pytest.mark.parametrize(
    ("ground", "agency_id", "agency"),
    [
        (ReferralGround.VIOLENCE_REPORT, "legal_aid", "青禾区法律援助中心"),
        (ReferralGround.PREVENTION, "legal_aid", "青禾区法律援助中心"),
        (ReferralGround.MINOR_REPORT, "", "某培训机构"),
        (ReferralGround.VIOLENCE_REPORT, "police", "某某公司"),
    ],
)
def test_a_duty_of_law_is_no_way_round_consent(
    desk_office: Office, case_id: str, ground: ReferralGround, agency_id: str, agency: str
) -> None:
    kept = keep(desk_office, case_id, replace(DANGER, ground=ground, agency_id=agency_id, agency=agency))
    with pytest.raises(DeskError, match="ground_not_for_agency"):
        move(desk_office, kept, S.APPROVED)
    with pytest.raises(DeskError, match="ground_not_for_agency"), desk_office.as_(MEDIATOR) as records:
        referral_moves.tell_by_phone(records, kept.id, kept.version, "对方")
    with desk_office.as_(MEDIATOR) as records:
        assert disclosures.disclosure_log(records, WIFE.id).entries == ()


@pytest.mark.parametrize(
    ("agency_id", "agency"),
    [("psychiatry", "精神专科医院（按实际名称填写）"), ("crisis_line", "心理援助热线")],
)
def test_to_whom_one_turns_may_tell_why(
    desk_office: Office, case_id: str, agency_id: str, agency: str
) -> None:
    kept = keep(desk_office, case_id, replace(AID, agency_id=agency_id, agency=agency))
    assert (kept.restricted, kept.agency, kept.agency_id) == (True, "", "")

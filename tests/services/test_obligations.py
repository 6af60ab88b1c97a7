"""Obligations of an agreement that takes effect: proposed, confirmed, paid, changed, and never rewritten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from mediation_desk.domain.obligation import (
    Duty,
    Every,
    ObligationState,
    PerformanceEvent,
    PerformanceEventKind,
    PerformanceStatus,
    Terms,
)
from mediation_desk.domain.party import Side
from mediation_desk.domain.written_paper import Audience
from mediation_desk.errors import DeskError
from mediation_desk.register import cases, limits, obligations
from mediation_desk.services import payments
from mediation_desk.services.case_facts import facts_of
from mediation_desk.services.filling import source_of
from mediation_desk.services.filling.performed import performed_words, vouchers
from mediation_desk.services.limit_facts.performance import facts
from mediation_desk.services.obligations import (
    add_obligation,
    confirm_obligation,
    drop_obligation,
    make_obligations,
)
from mediation_desk.services.password_check import Confirmed
from mediation_desk.services.payments import Happened, Paid
from mediation_desk.services.performance_board import (
    BoardFilter,
    BoardLine,
    BoardWords,
    export_board,
    performance_board,
)
from mediation_desk.services.performance_desk import PerformanceSheet, performance_sheet
from mediation_desk.services.performance_papers import begin_receipt, begin_reminder, reminder_text
from mediation_desk.services.written_papers import issue_written
from tests.case_fixtures import HUSBAND, WIFE
from tests.desk_fixtures import DIRECTOR, MEDIATOR, OTHER_MEDIATOR, RECEPTION, Office
from tests.performance_fixtures import go_to, in_force, owed
from tests.visit_fixtures import mark_red


def look(office: Office, case_id: str) -> PerformanceSheet:
    with office.reading(MEDIATOR) as records:
        return performance_sheet(records, case_id)


def refused(office: Office, act: Callable[..., object], *args: object) -> str:
    with pytest.raises(DeskError) as caught, office.as_(MEDIATOR) as records:
        act(records, *args)
    return caught.value.key


def test_taking_effect_proposes_what_the_clauses_say(desk_office: Office) -> None:
    sheet = look(desk_office, in_force(desk_office))
    (agreement,) = sheet.agreements
    said = {one.obligation.terms.what: one.obligation for one in agreement.kept}
    assert set(said) == {"抚养费", "家务补偿", "到期搬离"}
    support = said["抚养费"].terms
    assert (support.debtor_id, support.creditor_id) == (HUSBAND.id, WIFE.id)
    assert (support.first_due, support.last_due) == (date(2026, 4, 10), date(2033, 9, 10))
    assert support.amount == Decimal("1800.00")
    assert said["到期搬离"].terms.duty is Duty.ACT
    assert all(one.state is ObligationState.PROPOSED for one in said.values())
    assert agreement.status is None
    assert sheet.sides == ()
    assert [one.title for one in agreement.clauses if not one.obliges][:2] == ["直接抚养", "探望"]


def test_what_was_read_counts_once_confirmed_and_other_terms_need_a_reason(desk_office: Office) -> None:
    case_id = in_force(desk_office)
    support = look(desk_office, case_id).agreements[0].kept[0].obligation
    other = replace(support.terms, amount=Decimal("1500.00"))
    assert (
        refused(desk_office, confirm_obligation, support.id, support.version, other)
        == "obligation.reason_needed"
    )
    with desk_office.as_(MEDIATOR) as records:
        kept = confirm_obligation(records, support.id, support.version, other, "双方当场改为1500元")
    assert kept.state is ObligationState.CONFIRMED
    assert kept.derived is not None
    assert kept.derived.amount == Decimal("1800.00")
    assert refused(desk_office, drop_obligation, support.id, kept.version, "录错") == "obligation.decided"
    stranger = replace(support.terms, debtor_id="x" * 32)
    second = look(desk_office, case_id).agreements[0].kept[1].obligation
    assert (
        refused(desk_office, confirm_obligation, second.id, second.version, stranger) == "obligation.stranger"
    )
    assert refused(desk_office, payments.record_payment, second.id, Paid(on=date(2026, 3, 18))) == (
        "payment.not_confirmed"
    )


def test_money_carries_and_each_side_knows_its_sums(desk_office: Office) -> None:
    case_id, known = owed(desk_office)
    go_to(desk_office, date(2026, 6, 20))
    with desk_office.as_(MEDIATOR) as records:
        told = Paid(on=date(2026, 5, 2), amount=Decimal("2500.00"), payer="赵启帆", payee="林晓芸")
        payments.record_payment(records, known["抚养费"].id, told)
    sheet = look(desk_office, case_id)
    (side,) = sheet.sides
    assert side.side is Side.OTHER
    assert side.due == Decimal("25400.00")
    assert side.paid == Decimal("2500.00")
    assert side.arrears == Decimal("22900.00")
    assert (side.next_due, side.next_amount) == (date(2026, 7, 10), Decimal("1800.00"))
    by = {one.obligation.terms.what: one.standing.status for one in sheet.agreements[0].kept}
    assert by == {
        "抚养费": PerformanceStatus.PART,
        "家务补偿": PerformanceStatus.OVERDUE,
        "到期搬离": PerformanceStatus.OVERDUE,
    }
    assert sheet.agreements[0].status is PerformanceStatus.OVERDUE


def test_a_mistake_is_taken_back_with_its_reason_and_nothing_is_rewritten(desk_office: Office) -> None:
    case_id, known = owed(desk_office)
    with desk_office.as_(MEDIATOR) as records:
        wrong = payments.record_payment(
            records, known["家务补偿"].id, Paid(on=records.today, amount=Decimal("20000.00"))
        )
    assert refused(desk_office, payments.reverse_payment, wrong.id, " ") == "payment.reason_needed"
    with desk_office.as_(MEDIATOR) as records:
        payments.reverse_payment(records, wrong.id, "记到了别人名下")
    assert refused(desk_office, payments.reverse_payment, wrong.id, "再一次") == "payment.taken_back"
    found = look(desk_office, case_id).find(known["家务补偿"].id)
    assert found is not None
    assert found[1].standing.paid == 0
    assert len(found[1].payments) == 2
    for sql in (
        "UPDATE payments SET amount_fen = 1",
        "DELETE FROM payments",
        "UPDATE obligations SET amount_fen = 1",
        "UPDATE obligations SET state = 'dropped'",
        "DELETE FROM obligations",
    ):
        with pytest.raises(DatabaseError), desk_office.as_(MEDIATOR) as records:
            records.connection.execute(text(sql))


@pytest.mark.parametrize(
    ("paid", "key"),
    [
        (Paid(on=date(2026, 3, 19), amount=Decimal(1)), "date.in_future"),
        (Paid(on=date(2026, 3, 18)), "payment.amount_needed"),
        (Paid(on=date(2026, 3, 18), amount=Decimal(0)), "payment.amount_needed"),
        (Paid(on=date(2026, 3, 18), amount=Decimal("0.001")), "money.too_fine"),
        (Paid(on=date(2026, 3, 18), amount=Decimal(1), voucher_ids=("x",)), "payment.voucher"),
    ],
)
def test_what_cannot_be_a_payment_is_refused(desk_office: Office, paid: Paid, key: str) -> None:
    _case_id, known = owed(desk_office)
    assert refused(desk_office, payments.record_payment, known["抚养费"].id, paid) == key


def test_an_act_is_done_without_an_amount(desk_office: Office) -> None:
    case_id, known = owed(desk_office)
    leaving = known["到期搬离"].id
    told = Paid(on=date(2026, 3, 18), amount=Decimal(5))
    assert refused(desk_office, payments.record_payment, leaving, told) == "payment.no_amount"
    with desk_office.as_(MEDIATOR) as records:
        payments.record_payment(records, leaving, Paid(on=records.today))
    found = look(desk_office, case_id).find(leaving)
    assert found is not None
    assert found[1].standing.status is PerformanceStatus.PERFORMED


def test_by_hand_beside_a_clause_with_a_plan(desk_office: Office) -> None:
    case_id = in_force(desk_office)
    agreement = look(desk_office, case_id).agreements[0]
    plan = ((date(2026, 4, 1), Decimal("3000.00")), (date(2026, 6, 1), Decimal("2000.00")))
    terms = Terms(
        debtor_id=HUSBAND.id, creditor="青禾农商行", what="归还车贷", every=Every.LISTED, listed=plan
    )
    with desk_office.as_(MEDIATOR) as records:
        kept = add_obligation(records, agreement.agreement_id, "free", terms)
    assert (kept.n, kept.derived, kept.state) == (3, None, ObligationState.CONFIRMED)
    found = look(desk_office, case_id).find(kept.id)
    assert found is not None
    assert found[1].obligation.terms == terms
    assert found[1].standing.promised == Decimal("5000.00")
    empty = replace(terms, listed=())
    assert (
        refused(desk_office, add_obligation, agreement.agreement_id, "free", empty)
        == "obligation.plan_needed"
    )


def test_going_back_suing_and_enforcing_only_what_a_court_confirmed(desk_office: Office) -> None:
    case_id, known = owed(desk_office)
    agreement_id = known["抚养费"].agreement_id
    today = date(2026, 3, 18)
    enforce = Happened(kind=PerformanceEventKind.ENFORCEMENT, on=today)
    assert refused(desk_office, payments.record_happening, agreement_id, enforce) == "happening.not_confirmed"
    with desk_office.as_(MEDIATOR) as records:
        sued = Happened(kind=PerformanceEventKind.SUED, on=today, person_id=HUSBAND.id, note="已立案")
        kept = payments.record_happening(records, agreement_id, sued)
    assert look(desk_office, case_id).agreements[0].status is PerformanceStatus.SUED
    with desk_office.as_(MEDIATOR) as records:
        payments.undo_happening(records, case_id, kept.id, "听错了，没有起诉")
    assert look(desk_office, case_id).agreements[0].status is PerformanceStatus.NOT_DUE
    assert len(look(desk_office, case_id).agreements[0].events) == 2
    before = Happened(kind=PerformanceEventKind.SUED, on=date(2026, 3, 1))
    assert refused(desk_office, payments.record_happening, agreement_id, before) == "happening.before_effect"
    which = Happened(kind=PerformanceEventKind.WAIVED, on=today, amount=Decimal(5), note="放弃")
    assert refused(desk_office, payments.record_happening, agreement_id, which) == "happening.which"


def test_a_court_that_lets_an_application_for_enforcement_lie(desk_office: Office) -> None:
    case_id, known = owed(desk_office)
    asked = PerformanceEvent(
        id="e" * 32,
        case_id=case_id,
        agreement_id=known["抚养费"].agreement_id,
        kind=PerformanceEventKind.ENFORCEMENT,
        on=date(2026, 3, 18),
    )
    with desk_office.as_(MEDIATOR) as records:
        obligations.add_event(records, asked)
        records.touch(case_id)
    with desk_office.reading(MEDIATOR) as records:
        (idle,) = (one for one in limits.of_holder(records, case_id) if one.fact.rule == "enforce_idle")
    assert (idle.ends, idle.told, idle.runs) == (date(2026, 9, 18), True, True)
    with desk_office.as_(MEDIATOR) as records:
        again = {"id": "f" * 32, "kind": PerformanceEventKind.RESUMED, "on": date(2026, 5, 6)}
        obligations.add_event(records, replace(asked, **again))
        records.touch(case_id)
    with desk_office.reading(MEDIATOR) as records:
        (idle,) = (one for one in limits.of_holder(records, case_id) if one.fact.rule == "enforce_idle")
    assert idle.fact.done_on == date(2026, 5, 6)


def test_one_signed_long_ago_gets_its_obligations_at_first_look(desk_office: Office) -> None:
    case_id = in_force(desk_office)
    with desk_office.as_(DIRECTOR) as records:
        for name in ("obligations_no_delete",):
            records.connection.execute(text(f"DROP TRIGGER {name}"))
        records.connection.execute(text("DELETE FROM obligations"))
    assert look(desk_office, case_id).unmade
    with desk_office.as_(MEDIATOR) as records:
        assert make_obligations(records, case_id) == 3
        assert make_obligations(records, case_id) == 0
    assert not look(desk_office, case_id).unmade


def test_what_runs_is_told_before_closing(desk_office: Office) -> None:
    case_id, known = owed(desk_office)
    with desk_office.reading(MEDIATOR) as records:
        tracks = facts_of(records, cases.get(records, case_id)).open_tracks
    assert {one.id for one in known.values()} <= set(tracks)


def test_the_board_shows_my_cases_and_the_director_all(desk_office: Office) -> None:
    _case_id, _known = owed(desk_office)
    go_to(desk_office, date(2026, 4, 10))

    def board(who: object) -> list[str]:
        with desk_office.reading(who) as records:  # type: ignore[arg-type]
            return [one.obligation.terms.what for one in performance_board(records, BoardFilter()).lines]

    assert board(MEDIATOR) == ["家务补偿", "抚养费", "到期搬离"]
    assert board(DIRECTOR) == board(MEDIATOR)
    assert board(OTHER_MEDIATOR) == []
    with pytest.raises(DeskError), desk_office.reading(RECEPTION) as records:
        performance_board(records, BoardFilter())
    with desk_office.reading(MEDIATOR) as records:
        found = performance_board(records, BoardFilter(typed="补偿"))
    assert (len(found.lines), found.every) == (1, 3)
    assert (found.due, found.paid, found.arrears) == (Decimal("20000.00"), 0, Decimal("20000.00"))


def test_nobody_elses_case_is_opened_or_paid_into(desk_office: Office) -> None:
    case_id, known = owed(desk_office)
    with pytest.raises(DeskError) as caught, desk_office.as_(OTHER_MEDIATOR) as records:
        payments.record_payment(records, known["抚养费"].id, Paid(on=records.today, amount=Decimal(1)))
    assert caught.value.key == "case.not_yours"
    with pytest.raises(DeskError), desk_office.reading(OTHER_MEDIATOR) as records:
        performance_sheet(records, case_id)


def test_a_reminder_names_nobody_else_and_never_reaches_whoever_is_kept_safe(desk_office: Office) -> None:
    case_id, known = owed(desk_office)
    assert refused(desk_office, begin_reminder, case_id, HUSBAND.id) == "reminder.nothing_late"
    go_to(desk_office, date(2027, 3, 20))
    with desk_office.as_(MEDIATOR) as records:
        paper = begin_reminder(records, case_id, HUSBAND.id)
        said = dict(paper.values)
        assert paper.audience is Audience.OTHER
        assert "2026年4月10日至2027年3月10日到期的12期，共欠21,600.00元" in str(said["duties"])
        assert WIFE.name not in str(said)
        assert begin_reminder(records, case_id, HUSBAND.id).id == paper.id
        message = reminder_text(records, case_id, HUSBAND.id)
        assert not {"赵启帆", "林晓芸", "抚养费", "调解", "元"} & {
            word for word in ("赵启帆", "林晓芸", "抚养费", "调解", "元") if word in message
        }
    assert refused(desk_office, begin_reminder, case_id, WIFE.id) == "reminder.nothing_late"
    mark_red(desk_office, WIFE.id)
    mark_red(desk_office, HUSBAND.id)
    with desk_office.reading(MEDIATOR) as records:
        assert all(one.safe for one in performance_sheet(records, case_id).people if not one.child)
    for act in (begin_reminder, reminder_text):
        assert refused(desk_office, act, case_id, HUSBAND.id) == "reminder.safe_contact"
    assert refused(desk_office, issue_written, paper.id, paper.version) == "reminder.safe_contact"
    assert known


def test_receipt_vouchers_and_report_say_what_was_paid(desk_office: Office) -> None:
    case_id, known = owed(desk_office)
    go_to(desk_office, date(2026, 4, 12))
    with desk_office.as_(MEDIATOR) as records:
        told = Paid(on=date(2026, 4, 9), amount=Decimal("1800.00"), payer="赵启帆", payee="林晓芸")
        payment = payments.record_payment(records, known["抚养费"].id, told)
        said = dict(begin_receipt(records, payment.id).values)
        assert (said["payer"], said["purpose"], said["amount"]) == ("赵启帆", "抚养费", "1,800.00")
        assert (said["manner"], said["day"]) == ("银行转账", "2026年4月9日")
        case = cases.get(records, case_id)
        proof = vouchers(source_of(records, case, "performance_proof", Audience.BOTH))
        assert proof["vouchers"] == (("银行转账", "", "2026年4月9日", "1,800.00", "赵启帆", "林晓芸"),)
        assert proof["total"] == "1,800.00"
        report = performed_words(source_of(records, case, "closing_report", Audience.BOTH))
        assert "抚养费：已到期1,800.00元，已履行1,800.00元，履行中。" in report


def test_the_clocks_know_every_day_and_when_it_was_kept(desk_office: Office) -> None:
    case_id, known = owed(desk_office)
    with desk_office.as_(MEDIATOR) as records:
        told = Paid(on=date(2026, 3, 18), amount=Decimal("1800.00"))
        payments.record_payment(records, known["抚养费"].id, told)
        payments.record_payment(records, known["到期搬离"].id, Paid(on=date(2026, 3, 18)))
    with desk_office.reading(MEDIATOR) as records:
        found = list(facts(records, cases.get(records, case_id)))
    support = [one for one in found if one.subject_id == known["抚养费"].id]
    assert [(one.label, one.done_on) for one in support[:2]] == [("1", date(2026, 3, 18)), ("2", None)]
    assert len(support) == 25
    assert {one.rule for one in found} == {"performance"}


def test_the_spreadsheet_needs_the_password_and_holds_no_formula(desk_office: Office) -> None:
    owed(desk_office)
    said = BoardWords(title="履行", heads=("事项",), cells=_formula, foot=lambda _board: "合计")
    with desk_office.as_(MEDIATOR) as records:
        stale = Confirmed(staff_id=MEDIATOR.id, at=records.now - timedelta(hours=1))
        with pytest.raises(DeskError) as caught:
            export_board(records, BoardFilter(), said, stale)
        assert caught.value.key == "password.ask_again"
        data = export_board(records, BoardFilter(), said, Confirmed(staff_id=MEDIATOR.id, at=records.now))
    with ZipFile(BytesIO(data)) as book:
        words = book.read("xl/sharedStrings.xml").decode()
        assert "'=抚养费" in words
        assert "<f>" not in book.read("xl/worksheets/sheet1.xml").decode()


def _formula(line: BoardLine) -> tuple[str, ...]:
    return (f"={line.obligation.terms.what}",)

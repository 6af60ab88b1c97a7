"""An agreement from the first word to the frozen version, on a real encrypted register."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from mediation_desk.domain.agreement import Clause, PrintState, Signature, SigningCapacity, SigningManner
from mediation_desk.domain.case import CaseState
from mediation_desk.domain.signing import places
from mediation_desk.errors import DeskError
from mediation_desk.register import cases as case_register
from mediation_desk.register import limits, numbers
from mediation_desk.services import agreements, cases
from mediation_desk.services.agreements import AgreementFile
from tests.case_fixtures import add_case, begin_mediation, filled
from tests.desk_fixtures import DIRECTOR, MEDIATOR, OTHER_MEDIATOR, RECEPTION, Office


@pytest.fixture
def case_id(desk_office: Office) -> str:
    made = add_case(desk_office)
    begin_mediation(desk_office, made)
    return made


def drafted(office: Office, case_id: str) -> AgreementFile:
    with office.as_(MEDIATOR) as records:
        begun = agreements.begin_agreement(records, case_id)
        return agreements.save_agreement(records, filled(begun.agreement))


def printed(office: Office, case_id: str) -> AgreementFile:
    draft = drafted(office, case_id)
    with office.as_(MEDIATOR) as records:
        return agreements.print_final(records, draft.agreement.id, draft.agreement.version)


def signatures(office: Office, file: AgreementFile) -> list[Signature]:
    assert file.current is not None
    day = office.clock.now.date()
    return [
        Signature(
            code=file.current.code,
            capacity=capacity,
            signer_id=signer,
            manner=SigningManner.SEALED
            if capacity is SigningCapacity.COMMITTEE_SEAL
            else SigningManner.SIGNED,
            on=day,
        )
        for capacity, signer in places(file.agreement)
    ]


def test_it_is_filled_from_the_case(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        begun = agreements.begin_agreement(records, case_id).agreement
    assert begun.copies == 3
    assert len(begun.signers) == 2
    assert begun.mediator_ids == (MEDIATOR.id,)


def test_final_print_takes_a_number_and_keeps_its_bytes(desk_office: Office, case_id: str) -> None:
    file = printed(desk_office, case_id)
    made = file.current
    assert made is not None
    assert made.number == "（2026）青婚人调协字第001号"
    with desk_office.reading(MEDIATOR) as records:
        pdf, docx = agreements.final_bytes(records, made.code)
        assert agreements.print_of_code(records, made.code.lower()).n == 1
    assert hashlib.sha256(pdf).hexdigest() == made.sha256
    assert pdf.startswith(b"%PDF")
    assert docx.startswith(b"PK")


def test_printing_again_without_a_change_is_the_same_paper(desk_office: Office, case_id: str) -> None:
    file = printed(desk_office, case_id)
    with desk_office.as_(MEDIATOR) as records:
        again = agreements.print_final(records, file.agreement.id, file.agreement.version)
    assert again.prints == file.prints


def test_a_later_edit_voids_the_print_and_keeps_the_number(desk_office: Office, case_id: str) -> None:
    file = printed(desk_office, case_id)
    with desk_office.as_(MEDIATOR) as records:
        edited = agreements.save_agreement(records, replace(file.agreement, place="青禾区文华路"))
        assert [one.state for one in edited.prints] == [PrintState.SUPERSEDED]
        second = agreements.print_final(records, edited.agreement.id, edited.agreement.version)
    assert [one.n for one in second.prints] == [1, 2]
    assert len({one.number for one in second.prints}) == 1
    assert len({one.code for one in second.prints}) == 2
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError, match=r"code\.superseded"):
        agreements.record_signatures(records, file.prints[0].code, signatures(desk_office, file))


def test_printed_is_not_agreed_and_signed_is_frozen(desk_office: Office, case_id: str) -> None:
    file = printed(desk_office, case_id)
    made = signatures(desk_office, file)
    code = made[0].code
    with desk_office.as_(MEDIATOR) as records:
        partly = agreements.record_signatures(records, code, made[:-1])
        assert not partly.frozen
        assert case_register.get(records, case_id).written_effective_on is None
    desk_office.clock.forward(days=2)
    late = replace(made[-1], on=made[-1].on + timedelta(days=2))
    with desk_office.as_(MEDIATOR) as records:
        whole = agreements.record_signatures(records, code, [late])
        case = case_register.get(records, case_id)
    assert whole.frozen
    assert case.written_effective_on == late.on
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError, match=r"agreement\.signed"):
        agreements.save_agreement(records, whole.agreement)
    with desk_office.as_(MEDIATOR) as records:
        moved = cases.move_case(records, case_id, case.version, CaseState.AGREED_WRITTEN)
    assert moved.state is CaseState.AGREED_WRITTEN


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE final_prints SET pdf = x'00'",
        "UPDATE final_prints SET state = 'current'",
        "DELETE FROM final_prints",
        "UPDATE agreements SET facts = '别的'",
        "INSERT OR REPLACE INTO signatures "
        "SELECT code, capacity, signer_id, manner, '2020-01-01', '' FROM signatures",
        "DELETE FROM signatures",
    ],
)
def test_the_database_itself_refuses_to_change_a_signed_one(
    desk_office: Office, case_id: str, attack: str
) -> None:
    file = printed(desk_office, case_id)
    with desk_office.as_(MEDIATOR) as records:
        made = signatures(desk_office, file)
        agreements.record_signatures(records, made[0].code, made)
    with pytest.raises(DatabaseError), desk_office.as_(MEDIATOR) as records:
        records.connection.execute(text(attack))


def test_refusing_voids_the_number_with_its_reason(desk_office: Office, case_id: str) -> None:
    file = printed(desk_office, case_id)
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError, match=r"number\.reason_needed"):
        agreements.void_agreement_number(records, file.agreement.id, " ")
    with desk_office.as_(MEDIATOR) as records:
        agreements.void_agreement_number(records, file.agreement.id, "乙方不愿签名")
        ledger = numbers.ledger(records, "agreement", 2026)
        assert [line.void_reason for line in ledger] == ["乙方不愿签名"]
        again = agreements.print_final(records, file.agreement.id, file.agreement.version)
    assert again.current is not None
    assert again.current.number == "（2026）青婚人调协字第002号"


@pytest.mark.parametrize(
    ("sentence", "key"),
    [
        ("甲方自愿放弃报警的权利。", "agreement.not_ready.forbidden"),
        ("乙方尽快支付适当费用。", "agreement.not_ready.reminder"),
    ],
)
def test_the_check_up_locks_the_final_print(
    desk_office: Office, case_id: str, sentence: str, key: str
) -> None:
    draft = drafted(desk_office, case_id).agreement
    worse = replace(draft, clauses=(*draft.clauses, Clause(id="x", title="其他", text=sentence)))
    with desk_office.as_(MEDIATOR) as records:
        kept = agreements.save_agreement(records, worse).agreement
        with pytest.raises(DeskError) as refused:
            agreements.print_final(records, kept.id, kept.version)
    assert refused.value.key == key


def test_an_open_gap_locks_the_final_print(desk_office: Office, case_id: str) -> None:
    draft = drafted(desk_office, case_id).agreement
    open_gap = replace(draft, clauses=(Clause(id="x", title="抚养费", kind="C12"),))
    with desk_office.as_(MEDIATOR) as records:
        kept = agreements.save_agreement(records, open_gap).agreement
        with pytest.raises(DeskError, match=r"agreement\.not_ready\.unfilled"):
            agreements.print_final(records, kept.id, kept.version)


def test_a_stranger_a_future_day_and_a_handwritten_seal_are_refused(
    desk_office: Office, case_id: str
) -> None:
    file = printed(desk_office, case_id)
    made = signatures(desk_office, file)
    for wrong, key in (
        (replace(made[0], signer_id="stranger"), "signature.stranger"),
        (replace(made[0], on=made[0].on + timedelta(days=3)), "date.in_future"),
        (replace(made[0], on=made[0].on - timedelta(days=3)), "signature.before_print"),
        (replace(made[-1], manner=SigningManner.SIGNED), "signature.seal_only"),
    ):
        with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError) as refused:
            agreements.record_signatures(records, made[0].code, [wrong])
        assert refused.value.key == key


def test_a_paper_that_is_not_ours_is_said_plainly(desk_office: Office, case_id: str) -> None:
    from mediation_desk.domain.short_code import code_from

    with desk_office.reading(MEDIATOR) as records, pytest.raises(DeskError, match=r"code\.not_ours"):
        agreements.print_of_code(records, code_from(b"elsewhere"))


def test_only_the_cases_own_people_reach_it(desk_office: Office, case_id: str) -> None:
    file = printed(desk_office, case_id)
    assert file.current is not None
    for who in (OTHER_MEDIATOR, RECEPTION):
        with desk_office.reading(who) as records, pytest.raises(DeskError):
            agreements.agreements_of(records, case_id)
        with desk_office.reading(who) as records, pytest.raises(DeskError):
            agreements.final_bytes(records, file.current.code)
    with desk_office.reading(DIRECTOR) as records:
        assert agreements.agreements_of(records, case_id)


def test_each_agreement_keeps_its_day_and_the_case_the_latest(desk_office: Office, case_id: str) -> None:
    first, second = printed(desk_office, case_id), printed(desk_office, case_id)
    late = [replace(one, on=one.on + timedelta(days=2)) for one in signatures(desk_office, second)]
    early = signatures(desk_office, first)
    desk_office.clock.forward(days=2)
    with desk_office.as_(MEDIATOR) as records:
        later = agreements.record_signatures(records, late[0].code, late)
    with desk_office.as_(MEDIATOR) as records:
        earlier = agreements.record_signatures(records, early[0].code, early)  # entered last, signed first
        case = case_register.get(records, case_id)
        files = agreements.agreements_of(records, case_id)
    assert (earlier.effective_on, later.effective_on) == (early[0].on, late[0].on)
    assert [one.effective_on for one in files] == [early[0].on, late[0].on]
    assert case.written_effective_on == late[0].on
    # Each agreement has its own thirty days; the case stands under the one that ends first.
    with desk_office.reading(MEDIATOR) as records:
        running = [one for one in limits.of_holder(records, case_id) if one.fact.rule == "confirm"]
    assert running[0].counted == early[0].on + timedelta(days=30)


def test_before_everybody_signed_no_day_is_told(desk_office: Office, case_id: str) -> None:
    file = printed(desk_office, case_id)
    with desk_office.as_(MEDIATOR) as records:
        partly = agreements.record_signatures(
            records, file.current.code if file.current else "", signatures(desk_office, file)[:1]
        )
    assert partly.effective_on is None

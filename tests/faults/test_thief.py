"""What a thief with the database key finds, and what somebody with a lower role talks the desk into."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from uuid import uuid4

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from nacl.public import PrivateKey
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from mediation_desk.domain.case import CaseState, EventKind, TerminationGround
from mediation_desk.domain.mediation_record import MediationRecord, Sitting
from mediation_desk.domain.person import Contact, Phone
from mediation_desk.domain.reception import Decision
from mediation_desk.domain.safety import Mark
from mediation_desk.domain.screening import (
    QUESTION_IDS,
    Answer,
    AnswerValue,
    QuestionKind,
    Screening,
    ScreeningForm,
    YesNo,
    kind_of,
)
from mediation_desk.domain.transitions import may_sit
from mediation_desk.errors import DeskError
from mediation_desk.register import cases, numbers
from mediation_desk.register import people as people_register
from mediation_desk.register.records import Records
from mediation_desk.register.vault.kdf import LEAST_COST
from mediation_desk.services import (
    agreements,
    conflicts,
    mediation_records,
    merges,
    opening,
    people,
    private_talks,
    receptions,
    screenings,
)
from mediation_desk.services import cases as case_services
from mediation_desk.services.case_facts import facts_of
from mediation_desk.services.party_facts import parties_facts
from tests.case_fixtures import CHILD, HUSBAND, WIFE, add_case, begin_mediation, filled
from tests.desk_fixtures import (
    CENTRE,
    COUNSELLOR,
    DIRECTOR,
    KEY,
    MEDIATOR,
    NOON,
    OTHER_MEDIATOR,
    RECEPTION,
    Office,
)
from tests.services.reception_samples import LIN, entry, talked

HER_PHONE = WIFE.contact.phones[0].number if WIFE.contact else ""
HIS_PHONE = HUSBAND.contact.phones[0].number if HUSBAND.contact else ""


def everything_readable(office: Office) -> bytes:
    """Every value of every table, search blocks included, as the database key alone shows it."""
    connection = sqlcipher.connect(str(office.path))
    connection.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")  # our own key
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = []
    for table in tables:
        if table not in ("search_people", "search_cases"):  # contentless: their words stand in their blocks
            for row in connection.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 -- our own names
                found += [one if isinstance(one, bytes) else str(one).encode() for one in row]
    connection.close()
    return b"\n".join(found)


def test_a_phone_sealed_later_is_in_no_search_block_and_no_log(desk_office: Office) -> None:
    add_case(desk_office)
    before = everything_readable(desk_office)
    assert HER_PHONE[::-1].encode()[-6:] in before
    with desk_office.as_(MEDIATOR) as records:
        known = people_register.get(records, WIFE.id)
        people.save_person(records, replace(known, safe_contact=True))
    after = everything_readable(desk_office)
    assert HER_PHONE.encode() not in after
    assert HER_PHONE[::-1].encode()[:8] not in after
    assert HIS_PHONE.encode() in after
    assert desk_office.path.with_name(desk_office.path.name + "-wal").stat().st_size == 0


@pytest.mark.parametrize("contact", [Contact(), WIFE.contact])
def test_only_a_reader_ends_or_replaces_a_safe_contact(desk_office: Office, contact: Contact) -> None:
    with desk_office.as_(MEDIATOR) as records:
        people.save_person(records, replace(WIFE, safe_contact=True))
    for safe in (False, True):
        with desk_office.reading(RECEPTION) as records:
            known = people_register.get(records, WIFE.id)
        taken = replace(known, contact=contact, safe_contact=safe)
        with desk_office.as_(RECEPTION) as records, pytest.raises(DeskError, match=r"sealed\.not_yours"):
            people.save_person(records, taken)
    with desk_office.as_(MEDIATOR) as records:
        assert people.open_contact(records, WIFE.id) == WIFE.contact


def test_another_mediator_neither_takes_an_agreement_over_nor_asks_for_its_code(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    begin_mediation(desk_office, case_id)
    with desk_office.as_(MEDIATOR) as records:
        draft = agreements.save_agreement(
            records, filled(agreements.begin_agreement(records, case_id).agreement)
        )
    with desk_office.as_(MEDIATOR) as records:
        printed = agreements.print_final(records, draft.agreement.id, draft.agreement.version)
    with desk_office.as_(MEDIATOR) as records:
        number = numbers.take(records, "case", 2026)
        mine = replace(
            cases.get(records, case_id), id="7" * 32, number=number, mediator_ids=(OTHER_MEDIATOR.id,)
        )
        cases.add(records, mine, Mark.UNFINISHED)
    stolen = replace(printed.agreement, case_id=mine.id, facts="已改写")
    with desk_office.as_(OTHER_MEDIATOR) as records, pytest.raises(DeskError, match=r"case\.not_yours"):
        agreements.save_agreement(records, stolen)
    with desk_office.as_(DIRECTOR) as records, pytest.raises(DeskError, match=r"agreement\.missing"):
        agreements.save_agreement(records, stolen)
    with desk_office.reading(OTHER_MEDIATOR) as records, pytest.raises(DeskError, match=r"case\.not_yours"):
        agreements.print_of_code(records, printed.prints[-1].code)


def sheet(records: Records, person_id: str, form: ScreeningForm, **given: Answer) -> Screening:
    """A finished sheet of this form, 没有 everywhere but `given`."""
    calm: dict[QuestionKind, AnswerValue] = {
        QuestionKind.FREQUENCY: Answer.NO,
        QuestionKind.YES_NO: YesNo.NO,
        QuestionKind.SCALE: 9,
        QuestionKind.TEXT: "白天电话",
    }
    answers = {one: given.get(f"q{one}", calm[kind_of(one)]) for one in QUESTION_IDS[form]}
    return screenings.save_screening(
        records,
        Screening(
            id=uuid4().hex,
            person_id=person_id,
            form=form,
            asked_by=records.staff.id,
            asked_at=records.now,
            answers=tuple(answers.items()),
        ),
    )


def together(office: Office, case_id: str) -> tuple[str, ...]:
    """Why the parties may not sit together today."""
    with office.reading(MEDIATOR) as records:
        return tuple(
            one.key for one in may_sit(Sitting.JOINT, facts_of(records, cases.get(records, case_id)))
        )


def test_the_short_form_never_opens_a_joint_session_of_a_couple(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    with desk_office.as_(MEDIATOR) as records:
        sheet(records, WIFE.id, ScreeningForm.FULL)
        sheet(records, HUSBAND.id, ScreeningForm.SHORT)
    assert together(desk_office, case_id) == ("sitting.unfinished",)
    with desk_office.as_(MEDIATOR) as records:
        sheet(records, HUSBAND.id, ScreeningForm.FULL, q4=Answer.RECENT)
    assert together(desk_office, case_id) == ("sitting.apart",)
    with desk_office.as_(MEDIATOR) as records:
        short = sheet(records, HUSBAND.id, ScreeningForm.SHORT)
    with desk_office.as_(DIRECTOR) as records, pytest.raises(DeskError, match=r"screening\."):
        screenings.approve_lower_mark(records, HUSBAND.id, short.id)
    assert together(desk_office, case_id) == ("sitting.apart",)


def test_a_mark_raised_for_a_child_keeps_the_parties_apart(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    begin_mediation(desk_office, case_id)
    assert together(desk_office, case_id) == ()
    with desk_office.as_(COUNSELLOR) as records:
        screenings.raise_mark(records, CHILD.id, Mark.RED, "孩子身上有伤")
    assert together(desk_office, case_id) == ("sitting.apart",)
    with desk_office.reading(MEDIATOR) as records:
        assert cases.mark(records, case_id) is Mark.RED


def test_a_lowered_mark_of_one_record_does_not_lower_the_other(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    twin = replace(WIFE, id="6" * 32, identity_number="")
    with desk_office.as_(MEDIATOR) as records:
        people_register.add(records, twin)
        sheet(records, twin.id, ScreeningForm.FULL, q4=Answer.RECENT)
        sheet(records, WIFE.id, ScreeningForm.FULL, q4=Answer.RECENT)
    with desk_office.as_(MEDIATOR) as records:
        lower = sheet(records, twin.id, ScreeningForm.FULL)
    with desk_office.as_(DIRECTOR) as records:
        screenings.approve_lower_mark(records, twin.id, lower.id)
    with desk_office.as_(MEDIATOR) as records:
        first, second = people_register.get_many(records, [WIFE.id, twin.id])
        merges.merge_people(records, (WIFE.id, first.version), (twin.id, second.version), {})
    assert together(desk_office, case_id) == ("sitting.apart",)
    with desk_office.reading(MEDIATOR) as records:
        assert cases.mark(records, case_id) is Mark.RED


def test_whoever_stands_apart_neither_asks_nor_looks(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    with desk_office.as_(DIRECTOR) as records:
        conflicts.declare_conflict(records, case_id, OTHER_MEDIATOR.id, "对方的亲戚")
    with desk_office.as_(OTHER_MEDIATOR) as records, pytest.raises(DeskError, match=r"case\.assign_another"):
        sheet(records, WIFE.id, ScreeningForm.FULL)
    with desk_office.reading(OTHER_MEDIATOR) as records, pytest.raises(DeskError, match=r"case\.not_yours"):
        private_talks.talks_of(records, case_id)


def test_an_approval_of_shuttle_talks_ends_with_the_next_warning(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    begin_mediation(desk_office, case_id)
    with desk_office.as_(MEDIATOR) as records:
        sheet(records, WIFE.id, ScreeningForm.FULL, q4=Answer.RECENT)
    with desk_office.as_(DIRECTOR) as records:
        screenings.approve_shuttle(records, case_id, person_wishes=True, safety_plan=True)
    with desk_office.reading(MEDIATOR) as records:
        assert may_sit(Sitting.SEPARATE, facts_of(records, cases.get(records, case_id))) == ()
    with desk_office.as_(MEDIATOR) as records:
        sheet(records, HUSBAND.id, ScreeningForm.FULL, q4=Answer.RECENT)
    with desk_office.reading(MEDIATOR) as records:
        refused = may_sit(Sitting.SEPARATE, facts_of(records, cases.get(records, case_id)))
    assert "sitting.approval_needed" in [one.key for one in refused]


def test_an_old_joint_record_is_not_moved_to_a_day_when_nobody_may_sit_together(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    begin_mediation(desk_office, case_id)
    with desk_office.as_(MEDIATOR) as records:
        held = mediation_records.save_mediation_record(records, joint(records.now, case_id))
        screenings.raise_mark(records, WIFE.id, Mark.RED, "来电求助")
    desk_office.clock.forward(days=1)
    with desk_office.as_(MEDIATOR) as records:
        held = mediation_records.save_mediation_record(records, replace(held, place="第二调解室"))
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError, match=r"sitting\.apart"):
        mediation_records.save_mediation_record(records, replace(held, began=records.now, ended=None))


def joint(began: datetime, case_id: str) -> MediationRecord:
    """A sitting of both, not yet signed."""
    return MediationRecord(
        id=uuid4().hex,
        case_id=case_id,
        ordinal=0,
        began=began,
        ended=None,
        place="第一调解室",
        present_ids=(WIFE.id, HUSBAND.id),
        mediator_ids=(MEDIATOR.id,),
        recorder_id=MEDIATOR.id,
    )


@pytest.mark.parametrize(
    "attack",
    [
        "INSERT OR REPLACE INTO sealed SELECT id, kind, version, author, x'00', written_at FROM sealed",
        "INSERT INTO sealed SELECT * FROM sealed WHERE true ON CONFLICT (id) DO UPDATE SET cipher = x'00'",
        "DELETE FROM sealed",
        "UPDATE screenings SET mark = 'none', finished = 1",
        "UPDATE screenings SET person_id = 'x'",
        "DELETE FROM screenings",
        "UPDATE raised_marks SET mark = 'none'",
        "DELETE FROM raised_marks",
        "INSERT OR REPLACE INTO raised_marks SELECT row, 'x', mark, raised_by, raised_at, reason_sealed_id "
        "FROM raised_marks",
        "UPDATE numbers SET number = 'x'",
        "DELETE FROM case_events",
    ],
)
def test_what_was_said_of_safety_is_never_rewritten(desk_office: Office, attack: str) -> None:
    case_id = add_case(desk_office)
    begin_mediation(desk_office, case_id)
    with desk_office.as_(MEDIATOR) as records:
        screenings.raise_mark(records, WIFE.id, Mark.RED, "来电求助")
    with desk_office.as_(DIRECTOR) as records, pytest.raises(DatabaseError):
        records.connection.execute(text(attack))


def test_a_voided_number_keeps_its_reason(desk_office: Office) -> None:
    with desk_office.as_(MEDIATOR) as records:
        number = numbers.take(records, "agreement", 2026)
        numbers.void(records, number, "当事人反悔")
    with desk_office.as_(DIRECTOR) as records, pytest.raises(DatabaseError):
        records.connection.execute(text("UPDATE numbers SET void_reason = '', voided_at = NULL"))


def test_a_decision_about_a_warned_person_is_sealed_too(desk_office: Office) -> None:
    with desk_office.as_(MEDIATOR) as records:
        view = receptions.save_reception(records, entry())
        screenings.raise_mark(records, view.reception.parties[0].person_id, Mark.ORANGE, "来电求助")
        said = "丈夫持刀威胁，已陪同到派出所"
        reception = view.reception
        receptions.handle_on_the_spot(records, reception.id, reception.version, said)
    assert said.encode() not in everything_readable(desk_office)
    with desk_office.as_(DIRECTOR) as records:
        assert receptions.open_decision_reason(records, reception.id) == said


def test_the_reception_is_no_way_around_a_conflict_declared_in_its_case(desk_office: Office) -> None:
    with desk_office.as_(MEDIATOR) as records:
        kept = receptions.save_reception(records, entry()).reception
        taken = receptions.decide(
            records,
            kept.id,
            talked(records, kept.id),
            Decision.ACCEPTED,
            "双方愿意",
            mediator_ids=(MEDIATOR.id,),
        ).reception
    assert taken.case_id is not None
    with desk_office.as_(DIRECTOR) as records:
        conflicts.declare_conflict(records, taken.case_id, OTHER_MEDIATOR.id, "对方的亲戚")
    for look in (receptions.get_reception, private_talks.talks_of):
        with desk_office.reading(OTHER_MEDIATOR) as records, pytest.raises(DeskError, match=r"not_yours"):
            look(records, kept.id)


def test_the_counter_opens_nobody_by_an_id_from_a_match(desk_office: Office) -> None:
    with desk_office.as_(MEDIATOR) as records:
        kept = receptions.save_reception(records, entry()).reception
    with desk_office.as_(RECEPTION) as records:
        assert people.get_person(records, LIN.id).name == LIN.name  # the talk is still to come
    with desk_office.as_(MEDIATOR) as records:
        receptions.handle_on_the_spot(records, kept.id, kept.version, "已答复")
    with desk_office.reading(RECEPTION) as records, pytest.raises(DeskError, match=r"permission\.refused"):
        people.get_person(records, LIN.id)


def test_a_phone_that_is_not_safe_to_call_is_on_no_paper(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    unsafe = Contact(phones=(Phone(number=HER_PHONE, safe_to_call=False),), address="青禾街道")
    with desk_office.as_(MEDIATOR) as records:
        people.save_person(records, replace(people_register.get(records, WIFE.id), contact=unsafe))
    with desk_office.reading(MEDIATOR) as records:
        case = cases.get(records, case_id)
        known = {one.id: one for one in people_register.get_many(records, [WIFE.id, HUSBAND.id, CHILD.id])}
        facts = parties_facts(case, known, CENTRE, records.today)
    assert facts[WIFE.id].contact == ""
    assert facts[HUSBAND.id].contact == HIS_PHONE


def test_keys_swapped_in_the_register_are_noticed_by_their_owner(tmp_path: Path) -> None:
    folder, state = tmp_path / "register", tmp_path / "state"
    wanted = opening.FirstStart(centre=CENTRE, first=DIRECTOR, members=(), password="daogu-menpai-yusan")
    session = opening.create_register(folder, state, wanted, NOON, cost=LEAST_COST).session
    with session.register.writing(DIRECTOR, NOON) as records:
        records.connection.execute(
            text("UPDATE staff_keys SET box_public = :thief"),
            {"thief": bytes(PrivateKey.generate().public_key)},
        )
    opening.lock(session)
    with pytest.raises(DeskError, match=r"vault\.keys_swapped"):
        opening.open_with_password(folder, state, DIRECTOR.id, wanted.password, NOON)


def test_why_a_case_ended_is_sealed_when_it_speaks_of_safety(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    said = "丈夫持刀威胁，不再调解"
    with desk_office.as_(MEDIATOR) as records:
        version = cases.get(records, case_id).version
        case_services.move_case(records, case_id, version, CaseState.TERMINATED, said, TerminationGround.DV)
    assert said.encode() not in everything_readable(desk_office)
    with desk_office.as_(DIRECTOR) as records:
        moved = next(one for one in cases.events(records, case_id) if one.kind is EventKind.MOVED)
        assert moved.subject_id is not None
        assert case_services.open_move_reason(records, case_id, moved.subject_id) == said

"""Invited experts: no case but those they are asked into, and there no answers and nothing to decide."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from mediation_desk.domain.case import CaseState, EventKind
from mediation_desk.domain.case_filter import CaseFilter, SortBy
from mediation_desk.domain.mediation_record import MediationRecord, Sitting, Writing
from mediation_desk.domain.safety import Mark
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.errors import DeskError
from mediation_desk.register import cases as case_register
from mediation_desk.register import journal
from mediation_desk.register.seat import Seat
from mediation_desk.services import (
    agreement_desk,
    agreements,
    case_desk,
    case_experts,
    cases,
    conflicts,
    mediation_records,
    papers,
    papers_out,
    people,
    screenings,
    today,
)
from tests.case_fixtures import WIFE, add_case, begin_mediation
from tests.desk_fixtures import (
    COUNSELLOR,
    DIRECTOR,
    EXPERT,
    MEDIATOR,
    OTHER_MEDIATOR,
    RECEPTION,
    Office,
    with_roles,
)
from tests.typed import typed

EXPERT_TOO = with_roles(COUNSELLOR, Role.COUNSELLOR, Role.EXPERT)


def ask(office: Office, case_id: str, *experts: Staff, by: Staff = MEDIATOR) -> None:
    with office.as_(by) as records:
        case_experts.choose_experts(records, typed(records), case_id, tuple(one.id for one in experts))


def another_case(office: Office) -> str:
    """A second family's case, of which the expert knows nothing."""
    with office.as_(OTHER_MEDIATOR) as records:
        first = case_register.get(records, case_register.of_person(records, WIFE.id)[0])
        stranger = people.save_person(records, replace(WIFE, id=uuid4().hex, name="顾念慈", version=0))
        parties = (replace(first.parties[0], person_id=stranger.id), *first.parties[1:2])
        other = replace(
            first,
            id=uuid4().hex,
            number="青调字〔2026〕第9号",
            parties=parties,
            version=0,
            mediator_ids=(OTHER_MEDIATOR.id,),
        )
        return case_register.add(records, other, Mark.UNFINISHED).id


@pytest.fixture
def case_id(desk_office: Office) -> str:
    made = add_case(desk_office)
    begin_mediation(desk_office, made)
    return made


def test_an_expert_sees_nothing_until_asked_and_nothing_after(desk_office: Office, case_id: str) -> None:
    def sees() -> tuple[int, int, int]:
        with desk_office.reading(EXPERT) as records:
            found = cases.find_cases(records, CaseFilter())
            named = cases.find_cases(records, CaseFilter(typed="林晓芸"))
            return found.every, len(found.page.lines), named.matching

    def opens() -> bool:
        try:
            with desk_office.reading(EXPERT) as records:
                return bool(case_desk.case_sheet(records, case_id).view.case.id)
        except DeskError as refused:
            if refused.key != "case.not_yours":
                raise
            return False

    another_case(desk_office)
    assert sees() == (0, 0, 0)
    assert not opens()
    ask(desk_office, case_id, EXPERT)
    assert sees() == (1, 1, 1)
    assert opens()
    ask(desk_office, case_id)
    assert sees() == (0, 0, 0)
    assert not opens()
    with desk_office.reading(DIRECTOR) as records:
        acts = [entry for entry in journal.entries(records) if entry.act in ("ask_expert", "end_expert")]
        assert [(one.act, one.ids) for one in acts] == [
            ("end_expert", (case_id, EXPERT.id)),
            ("ask_expert", (case_id, EXPERT.id)),
        ]
        kinds = [event.kind for event in case_register.events(records, case_id)]
        assert kinds[:2] == [EventKind.EXPERT_ENDED, EventKind.EXPERT_ASKED]


@pytest.mark.parametrize("sort", SortBy)
@pytest.mark.parametrize("typed", ["", "赵启帆", "家务分工"])
def test_every_way_through_the_list_keeps_to_the_cases_asked_into(
    desk_office: Office, case_id: str, sort: SortBy, typed: str
) -> None:
    another_case(desk_office)
    ask(desk_office, case_id, EXPERT)
    for states in (frozenset(), frozenset({CaseState.IN_MEDIATION})):
        with desk_office.reading(EXPERT) as records:
            found = cases.find_cases(records, CaseFilter(sort=sort, typed=typed, states=states))
            assert [line.id for line in found.page.lines] == [case_id]
            assert (found.matching, found.every) == (1, 1)
            assert cases.case_page(records, CaseFilter(sort=sort, typed=typed)).lines == found.page.lines
    with desk_office.reading(MEDIATOR) as records:
        assert cases.find_cases(records, CaseFilter()).every == 2


def test_the_summary_finds_the_case_only_while_asked(desk_office: Office, case_id: str) -> None:
    ask(desk_office, case_id, EXPERT)
    ask(desk_office, case_id)
    ask(desk_office, case_id, EXPERT)
    with desk_office.reading(EXPERT) as records:
        assert cases.find_cases(records, CaseFilter(typed="家务分工")).matching == 1


def test_today_shows_the_limits_of_asked_cases_alone(desk_office: Office, case_id: str) -> None:
    for experts, count in (((), 0), ((EXPERT,), 1)):
        ask(desk_office, case_id, *experts)
        with desk_office.reading(EXPERT) as records:
            look = today.look_at_today(records, desk_office.path.parent)
            assert look.board is not None
            assert sum(number for _urgency, number in look.board.counts) == len(look.board.page.lines)
            assert bool(look.board.page.lines) == bool(count)


def test_an_asked_expert_writes_records_and_notes_and_decides_nothing(
    desk_office: Office, case_id: str
) -> None:
    ask(desk_office, case_id, EXPERT)
    with desk_office.as_(EXPERT) as records:
        cases.add_note(records, case_id, "已向双方说明共同债务的认定。")
        mediation_records.save_mediation_record(
            records,
            MediationRecord(
                id=uuid4().hex,
                case_id=case_id,
                ordinal=1,
                began=records.now,
                ended=None,
                place="调解室",
                sitting=Sitting.SEPARATE,
                subject="债务",
                present_ids=(WIFE.id,),
                participants=(),
                mediator_ids=(MEDIATOR.id,),
                recorder_id=EXPERT.id,
                rights_explained=True,
                writing=Writing.PROSE,
                prose="",
                utterances=(),
            ),
        )
        papers_out.note_paper_out(records, "application", case_id, "", papers_out.Way.PRINTER)
        sheet = case_desk.case_sheet(records, case_id)
        assert sheet.experts == (EXPERT.id,)
        assert not sheet.leads
        assert sheet.view.moves == ()
        assert papers.case_paper(records, "application", case_id)
        version = sheet.view.case.version
    for refused in (
        lambda records: cases.move_case(records, case_id, version, CaseState.SUSPENDED, "等证据"),
        lambda records: cases.assign_mediators(records, case_id, version, (MEDIATOR.id,)),
        lambda records: cases.record_consent(records, case_id, WIFE.id, records.today),
        lambda records: agreements.begin_agreement(records, case_id),
        lambda records: case_experts.choose_experts(records, typed(records), case_id, ()),
        lambda records: people.save_person(records, WIFE),
        lambda records: screenings.screenings_of(records, WIFE.id),
    ):
        with pytest.raises(DeskError, match=r"permission\.refused"), desk_office.as_(EXPERT) as records:
            refused(records)


def test_of_other_cases_an_expert_learns_nothing_by_any_way(desk_office: Office, case_id: str) -> None:
    other = another_case(desk_office)
    ask(desk_office, case_id, EXPERT)
    with desk_office.reading(DIRECTOR) as records:
        stranger = case_register.get(records, other).parties[0].person_id
    for look in (
        lambda records: case_desk.case_sheet(records, other),
        lambda records: cases.case_view(records, other),
        lambda records: agreements.agreements_of(records, other),
        lambda records: agreement_desk.agreement_desk(records, other),
        lambda records: mediation_records.mediation_records_of(records, other),
        lambda records: mediation_records.sitting_sheet(records, other),
        lambda records: papers.case_paper(records, "application", other),
        lambda records: cases.add_note(records, other, "x"),
        lambda records: papers_out.note_paper_out(records, "application", other, "", papers_out.Way.PDF),
    ):
        with pytest.raises(DeskError, match=r"case\.not_yours"), desk_office.as_(EXPERT) as records:
            look(records)
    for look in (
        lambda records: people.get_person(records, stranger),
        lambda records: people.open_contact(records, stranger),
        lambda records: screenings.standing_of(records, stranger),
        lambda records: screenings.raise_mark(records, stranger, Mark.RED, "听说的"),
    ):
        with pytest.raises(DeskError, match=r"permission\.refused"), desk_office.as_(EXPERT) as records:
            look(records)
    with desk_office.as_(EXPERT) as records:
        assert people.get_person(records, WIFE.id).name == WIFE.name
        assert screenings.standing_of(records, WIFE.id).mark is Mark.NONE


def test_a_counsellor_who_is_an_expert_too_keeps_what_counsellors_may(
    desk_office: Office, case_id: str
) -> None:
    with desk_office.as_(EXPERT_TOO) as records:
        assert people.get_person(records, WIFE.id).name == WIFE.name
        assert screenings.standing_of(records, WIFE.id).mark is Mark.NONE
        assert cases.find_cases(records, CaseFilter()).every == 0


def test_only_the_cases_mediators_and_the_director_ask_and_only_experts_are_asked(
    desk_office: Office, case_id: str
) -> None:
    ask(desk_office, case_id, EXPERT, by=DIRECTOR)
    for who, key in (
        (OTHER_MEDIATOR, "case.not_yours"),
        (RECEPTION, "permission.refused"),
        (COUNSELLOR, "permission.refused"),
    ):
        with pytest.raises(DeskError) as refused:
            ask(desk_office, case_id, by=who)
        assert refused.value.key == key
    with pytest.raises(DeskError, match=r"case\.expert_needed"):
        ask(desk_office, case_id, RECEPTION)
    with pytest.raises(DeskError, match=r"case\.expert_needed"):
        ask(desk_office, case_id, Staff(id="0" * 32, name="无此人", roles=frozenset({Role.EXPERT})))


def test_an_expert_with_a_conflict_is_neither_asked_nor_let_in(desk_office: Office, case_id: str) -> None:
    ask(desk_office, case_id, EXPERT)
    with desk_office.as_(DIRECTOR) as records:
        conflicts.declare_conflict(records, case_id, EXPERT.id, "男方的同学")
    with pytest.raises(DeskError, match=r"case\.not_yours"), desk_office.reading(EXPERT) as records:
        case_desk.case_sheet(records, case_id)
    ask(desk_office, case_id)
    with pytest.raises(DeskError, match=r"case\.assign_another"):
        ask(desk_office, case_id, EXPERT)


def test_whoever_loses_the_role_loses_the_case(desk_office: Office, case_id: str) -> None:
    ask(desk_office, case_id, EXPERT)
    former = with_roles(EXPERT, Role.RECEPTION)
    with pytest.raises(DeskError, match=r"permission\.refused"), desk_office.reading(former) as records:
        case_desk.case_sheet(records, case_id)
    with (
        pytest.raises(DeskError, match=r"case\.not_yours"),
        desk_office.reading(with_roles(EXPERT, Role.MEDIATOR)) as records,
    ):
        case_desk.case_sheet(records, case_id)


def test_a_desk_opened_by_this_computer_asks_nobody_in(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    desk_office.register.seat = Seat(register_id=desk_office.seat(MEDIATOR).register_id, staff_id=None)
    with (
        desk_office.register.writing(MEDIATOR, desk_office.clock.now) as records,
        pytest.raises(DeskError, match=r"sealed\.no_seat"),
    ):
        case_experts.choose_experts(records, typed(records), case_id, (EXPERT.id,))

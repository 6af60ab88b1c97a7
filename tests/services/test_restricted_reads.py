"""What really opens for whom: every restricted text of a family's file, tried by everybody with own keys.

Letters as in `access_table`: D director, M the mediator who worked with them, O another mediator,
C counsellor, R reception, E expert asked into the case, A administrator.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from mediation_desk.domain.case import CaseState
from mediation_desk.domain.person import Phone
from mediation_desk.domain.safety import Mark
from mediation_desk.domain.safety_plan import PlanHandOver, SafetyPlan
from mediation_desk.domain.safety_record import SafetyRecord
from mediation_desk.domain.screening import Answer
from mediation_desk.domain.staff import Staff
from mediation_desk.errors import DeskError
from mediation_desk.register import cases as case_register
from mediation_desk.register import journal
from mediation_desk.register import people as people_register
from mediation_desk.register import screenings as screening_register
from mediation_desk.register.records import Records
from mediation_desk.services import (
    case_experts,
    cases,
    counselling_notes,
    crises,
    people,
    process_notes,
    safety_records,
    scales,
    screenings,
)
from tests.case_fixtures import HUSBAND, WIFE, add_case, begin_mediation, screen
from tests.counselling_fixtures import add_file, add_session, sign
from tests.desk_fixtures import (
    ADMINISTRATOR,
    COUNSELLOR,
    DIRECTOR,
    EXPERT,
    MEDIATOR,
    OTHER_MEDIATOR,
    RECEPTION,
    Office,
)
from tests.scale_fixtures import fill, protocol
from tests.typed import typed

EVERYBODY = {
    "D": DIRECTOR,
    "M": MEDIATOR,
    "O": OTHER_MEDIATOR,
    "C": COUNSELLOR,
    "R": RECEPTION,
    "E": EXPERT,
    "A": ADMINISTRATOR,
}
PLAN = SafetyPlan(contact_way="周三上午打单位电话", places="姐姐家", hand_over=PlanHandOver.CUSTODY)
REASON = "她说他知道她住在姐姐家"
SAFE_PHONE = "13800000999"


class File:
    """A family's file with one text of every restricted kind, written by the mediator."""

    def __init__(self, office: Office) -> None:
        self.case_id = add_case(office)
        begin_mediation(office, self.case_id)
        with office.as_(MEDIATOR) as records:
            self.sheet_id = screen(records, WIFE.id, q3=Answer.RECENT).id
            screenings.raise_mark(records, HUSBAND.id, Mark.ORANGE, REASON)
            self.raised_id = screening_register.raised(records, HUSBAND.id)[0].id
            wife = people_register.get(records, WIFE.id)
            known = people_register.open_contact(records, WIFE.id)
            contact = replace(known, phones=(Phone(number=SAFE_PHONE, safe_to_call=True),))
            people.save_person(records, replace(wife, safe_contact=True, contact=contact))
            version = case_register.get(records, self.case_id).version
            cases.move_case(records, self.case_id, version, CaseState.SUSPENDED, REASON)
            self.move_id = next(
                event.subject_id or ""
                for event in case_register.events(records, self.case_id)
                if event.subject_id and event.kind.value == "moved"
            )
            case_experts.choose_experts(records, typed(records), self.case_id, (EXPERT.id,))
            plan = SafetyRecord(id=uuid4().hex, person_id=WIFE.id, case_id=self.case_id, content=PLAN)
            self.plan_id = safety_records.keep_safety_record(records, plan).id
        self.file = add_file(office)
        session = add_session(office, self.file)
        self.note_id = sign(office, session).id
        self.event_id = protocol(office, fill(office, session, 6, 1)).id
        with office.as_(COUNSELLOR) as records:
            process_notes.write_process_note(records, self.file.id, REASON)


def _plan(records: Records, file: File) -> object:
    return safety_records.safety_sheet(records, WIFE.id).records or None


def _process_note(records: Records, file: File) -> object:
    return process_notes.own_process_notes(records, file.file.id) or None


def _answers(records: Records, file: File) -> object:
    results = scales.open_scales(records, file.file.id).results
    return any(one.answers is not None or one.score is not None for one in results) or None


def _crisis_words(records: Records, file: File) -> object:
    return crises.open_crisis(records, file.event_id).event.sheet


Opening = Callable[[Records, File], Any]
OPENINGS: dict[str, tuple[Opening, str, str]] = {
    # what is opened, who can, and the act the journal then has
    "answers": (
        lambda records, file: screenings.open_screening(records, file.sheet_id),
        "DM",
        "open_screening",
    ),
    "raised_mark": (
        lambda records, file: screenings.open_raised_mark(records, file.raised_id),
        "DM",
        "open_raised_mark",
    ),
    "safe_contact": (lambda records, file: people.open_contact(records, WIFE.id), "DM", "open_contact"),
    "safety_plan": (_plan, "DM", "open_safety_records"),
    "counselling_note": (
        lambda records, file: counselling_notes.open_note(records, file.note_id),
        "C",
        "open_note",
    ),
    "process_note": (_process_note, "C", ""),
    "scales": (_answers, "C", "open_scales"),
    "crisis": (_crisis_words, "DC", "open_crisis"),
    "move_reason": (
        lambda records, file: cases.open_move_reason(records, file.case_id, file.move_id),
        "DM",
        "open_move_reason",
    ),
}


@pytest.fixture
def file(desk_office: Office) -> File:
    return File(desk_office)


@pytest.mark.parametrize("what", OPENINGS)
def test_a_restricted_text_opens_for_these_and_no_other(desk_office: Office, file: File, what: str) -> None:
    opening, may, act = OPENINGS[what]
    opened = ""
    for letter, who in EVERYBODY.items():
        if _opens(desk_office, who, opening, file):
            opened += letter
            with desk_office.reading(DIRECTOR) as records:
                newest = journal.entries(records)[0]
                assert (newest.act, newest.staff_id) == (act, who.id) or not act
    assert opened == may


def test_no_list_and_no_page_says_what_is_sealed(desk_office: Office, file: File) -> None:
    for who in EVERYBODY.values():
        with desk_office.as_(who) as records:
            told = [
                _quietly(lambda records=records: cases.case_view(records, file.case_id)),
                _quietly(lambda records=records: people.get_person(records, WIFE.id)),
                _quietly(lambda records=records: screenings.screenings_of(records, WIFE.id)),
                _quietly(lambda records=records: screenings.standing_of(records, HUSBAND.id)),
            ]
            records.acts.clear()
        assert REASON not in repr(told)
        assert SAFE_PHONE not in repr(told)


def _opens(office: Office, who: Staff, opening: Opening, file: File) -> bool:
    try:
        with office.as_(who) as records:
            return opening(records, file) is not None
    except DeskError as refused:
        if refused.key != "permission.refused" and not refused.key.endswith(".not_yours"):
            raise
        return False


def _quietly(look: Callable[[], object]) -> object:
    try:
        return look()
    except DeskError:
        return None

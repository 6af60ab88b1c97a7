"""The way walked: what receptions and sittings tell is read in; a judgement says that safety was asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from mediation_desk.domain.reception import Decision, ServiceElement, Stage, StageEntry
from mediation_desk.domain.service_step import Judgement, SkipReason, StepOf
from mediation_desk.errors import DeskError
from mediation_desk.services import receptions, service_steps
from mediation_desk.services.service_steps import TypedStep, WaySheet
from tests.case_fixtures import HUSBAND, WIFE, add_case, screen
from tests.consultation_fixtures import add_clue, add_household
from tests.counselling_fixtures import add_file
from tests.desk_fixtures import (
    COUNSELLOR,
    DIRECTOR,
    EXPERT,
    MEDIATOR,
    NOON,
    OTHER_MEDIATOR,
    RECEPTION,
    Office,
)
from tests.services.reception_samples import entry, reception

STEP = TypedStep(at=NOON, stage=Stage.LISTEN, elements=frozenset({ServiceElement.COUNSELLING}))


@pytest.fixture
def case_id(desk_office: Office) -> str:
    return add_case(desk_office)


def note(office: Office, case_id: str, **changes) -> None:  # type: ignore[no-untyped-def]
    with office.as_(MEDIATOR) as records:
        service_steps.note_step(records, StepOf.CASE, case_id, replace(STEP, **changes))


def way(office: Office, subject_id: str, of: StepOf = StepOf.CASE, who=MEDIATOR) -> WaySheet:  # type: ignore[no-untyped-def]
    with office.reading(who) as records:
        return service_steps.way_walked(records, of, subject_id)


def test_stages_repeat_and_one_is_left_out_with_its_reason(desk_office: Office, case_id: str) -> None:
    note(desk_office, case_id)
    note(desk_office, case_id, at=NOON - timedelta(days=1))
    note(desk_office, case_id, stage=Stage.TELL, skips=True, reason="本人不愿多说")
    points = {point.stage: point for point in way(desk_office, case_id).way.points}
    assert len(points[Stage.LISTEN].walked) == 2
    assert points[Stage.TELL].skipped == "本人不愿多说"
    note(desk_office, case_id, stage=Stage.TELL)
    points = {point.stage: point for point in way(desk_office, case_id).way.points}
    assert points[Stage.TELL].skipped == ""


@pytest.mark.parametrize(
    ("changes", "key", "field"),
    [
        ({"stage": Stage.TELL, "skips": True}, "reason_needed", "reason"),
        ({"stage": None, "elements": frozenset()}, "empty", "stage"),
        ({"at": NOON + timedelta(days=1)}, "future", "at"),
        (
            {"stage": Stage.JUDGE, "judgement": Judgement.MEDIATION, "screened": True},
            "screening_first",
            "screened",
        ),
    ],
)
def test_what_lacks_stands_beside_its_field(
    desk_office: Office, case_id: str, changes: dict[str, object], key: str, field: str
) -> None:
    with pytest.raises(DeskError, match=rf"step\.{key}") as refused:
        note(desk_office, case_id, **changes)
    assert refused.value.field == field


def test_a_judgement_says_that_it_was_asked_and_where_it_leads(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        for person_id in (WIFE.id, HUSBAND.id):
            screen(records, person_id)
    with pytest.raises(DeskError, match=r"step\.judgement_needed"):
        note(desk_office, case_id, stage=Stage.JUDGE, at=NOON)
    note(desk_office, case_id, stage=Stage.JUDGE, judgement=Judgement.CONSULTATION)
    (step,) = way(desk_office, case_id).way.steps
    assert (step.screened, step.judgement) == (True, Judgement.CONSULTATION)


def test_a_stage_walked_is_not_left_out_later(desk_office: Office, case_id: str) -> None:
    note(desk_office, case_id)
    with pytest.raises(DeskError, match=r"step\.walked"):
        note(desk_office, case_id, skips=True, reason="不需要")


def test_what_the_reception_tells_is_read_in_and_not_doubled(desk_office: Office) -> None:
    stages = (StageEntry(stage=Stage.LISTEN, at=NOON), StageEntry(stage=Stage.TELL, at=NOON))
    with desk_office.as_(RECEPTION) as records:
        view = receptions.save_reception(records, entry(reception=reception(stages=stages)))
    with desk_office.as_(MEDIATOR) as records:
        for party in view.reception.parties[:2]:
            screen(records, party.person_id)
    with desk_office.as_(MEDIATOR) as records:
        view = receptions.get_reception(records, view.reception.id)
        view = receptions.decide(
            records,
            view.reception.id,
            view.reception.version,
            Decision.ACCEPTED,
            "双方愿意调解",
            mediator_ids=(MEDIATOR.id,),
        )
    case_id = view.reception.case_id
    assert case_id is not None
    sheet = way(desk_office, case_id)
    walked = [one.stage for one in sheet.way.steps if one.stage is not None]
    assert walked == [Stage.LISTEN, Stage.TELL, Stage.JUDGE]
    judged = sheet.way.steps[-1]
    assert (judged.judgement, judged.screened) == (Judgement.MEDIATION, True)
    assert {ServiceElement.LAW, ServiceElement.MEDIATION} <= sheet.way.elements


def test_strangers_walk_no_way(desk_office: Office, case_id: str) -> None:
    for who, key in ((OTHER_MEDIATOR, r"case\.not_yours"), (EXPERT, r"case\.not_yours")):
        with desk_office.reading(who) as records, pytest.raises(DeskError, match=key):
            service_steps.way_walked(records, StepOf.CASE, case_id)
    household = add_household(desk_office)
    with desk_office.reading(EXPERT) as records, pytest.raises(DeskError, match=r"permission\.refused"):
        service_steps.way_walked(records, StepOf.HOUSEHOLD, household.id)


def test_a_counselling_file_shows_its_way_to_its_counsellor_alone(desk_office: Office) -> None:
    file_id = add_file(desk_office).id
    for who in (DIRECTOR, MEDIATOR):
        with desk_office.reading(who) as records, pytest.raises(DeskError, match=r"counselling\.not_yours"):
            service_steps.way_walked(records, StepOf.COUNSELLING, file_id)
    assert way(desk_office, file_id, StepOf.COUNSELLING, COUNSELLOR).guarded
    with desk_office.as_(COUNSELLOR) as records, pytest.raises(DeskError, match=r"step\.note_elsewhere"):
        service_steps.note_step(records, StepOf.COUNSELLING, file_id, replace(STEP, note="来访者说"))
    typed = replace(STEP, skips=True, reason="她不愿意")
    with desk_office.as_(COUNSELLOR) as records, pytest.raises(DeskError, match=r"reason_from_list"):
        service_steps.note_step(records, StepOf.COUNSELLING, file_id, typed)
    listed = replace(typed, reason=SkipReason.NOT_WILLING.value)
    with desk_office.as_(COUNSELLOR) as records:
        service_steps.note_step(records, StepOf.COUNSELLING, file_id, listed)


def test_a_clue_about_violence_tells_strangers_nothing(desk_office: Office) -> None:
    clue = add_clue(desk_office, restricted=True)
    with desk_office.reading(MEDIATOR) as records, pytest.raises(DeskError, match="not_yours"):
        service_steps.way_walked(records, StepOf.CLUE, clue.id)
    with desk_office.as_(RECEPTION) as records:
        typed = replace(STEP, stage=Stage.JUDGE, judgement=Judgement.REFERRAL, screened=True)
        service_steps.note_step(records, StepOf.CLUE, clue.id, typed)
    assert len(way(desk_office, clue.id, StepOf.CLUE, DIRECTOR).way.steps) == 1

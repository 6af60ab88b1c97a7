"""A consultation about a clue, and its way, are refused alike whatever a veiled clue is about."""

from __future__ import annotations

import pytest

from mediation_desk.domain.clue import ClueKind
from mediation_desk.domain.consultation import ConsultedKind, Subject
from mediation_desk.domain.service_step import StepOf
from mediation_desk.errors import DeskError
from mediation_desk.services import clues, service_steps
from mediation_desk.services.consultation_subjects import may_call, spoken_of
from tests.desk_fixtures import MEDIATOR, OTHER_MEDIATOR, RECEPTION, Office
from tests.services.clue_samples import REPORTER, REPORTER_PHONE, clue, violent


def test_consultations_and_the_way_tell_no_clue_about_violence_from_others(desk_office: Office) -> None:
    with desk_office.as_(MEDIATOR) as records:
        sealed = clues.take_in_clue(records, violent()).clue.id
        plain = clues.take_in_clue(records, clue(kind=ClueKind.OTHER)).clue.id
    for who in (RECEPTION, OTHER_MEDIATOR):
        with desk_office.reading(who) as records:
            for one in (sealed, plain):
                with pytest.raises(DeskError, match=r"consultation\.not_yours"):
                    may_call(records, Subject(kind=ConsultedKind.CLUE, id=one))
                with pytest.raises(DeskError, match=r"consultation\.not_yours"):
                    service_steps.way_walked(records, StepOf.CLUE, one)


def test_whoever_is_responsible_for_a_sealed_clue_calls_a_consultation(desk_office: Office) -> None:
    with desk_office.as_(MEDIATOR) as records:
        one = clues.take_in_clue(records, violent(responsible=OTHER_MEDIATOR.id)).clue.id
    with desk_office.reading(OTHER_MEDIATOR) as records:
        may_call(records, Subject(kind=ConsultedKind.CLUE, id=one))


def test_who_reported_a_sealed_clue_is_looked_for_in_the_brief(desk_office: Office) -> None:
    with desk_office.as_(MEDIATOR) as records:
        one = Subject(kind=ConsultedKind.CLUE, id=clues.take_in_clue(records, violent()).clue.id)
    with desk_office.reading(MEDIATOR) as records:
        people, shut = spoken_of(records, one)
        assert (REPORTER, (REPORTER_PHONE,)) in [(person.name, person.phones) for person in people]
        assert not shut
    with desk_office.reading(OTHER_MEDIATOR) as records:
        people, shut = spoken_of(records, one)
        assert REPORTER not in [person.name for person in people]
        assert shut, "what does not open here cannot be compared"


@pytest.mark.parametrize("subject", ["丁海生家", "丁海生一家", "丁海生夫妇", "丁海生、邻居"])
def test_a_name_in_whom_a_clue_is_about_is_looked_for_by_itself(desk_office: Office, subject: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        clue_id = clues.take_in_clue(records, clue(subject=subject)).clue.id
        people, _shut = spoken_of(records, Subject(kind=ConsultedKind.CLUE, id=clue_id))
    assert "丁海生" in [person.name for person in people]

"""After any row of acts, in whatever order, every stored limit is what a fresh count would say."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress

import pytest

from mediation_desk.domain.case import CaseState, TerminationGround
from mediation_desk.domain.confirmation import StepKind
from mediation_desk.errors import DeskError
from mediation_desk.register import cases as case_rows
from mediation_desk.register import confirmations
from mediation_desk.services import cases
from tests.case_fixtures import HUSBAND, WIFE, add_case, begin_mediation, screen
from tests.desk_fixtures import DIRECTOR, MEDIATOR, Office
from tests.limits_checked import forgotten
from tests.referral_fixtures import arrive
from tests.services.test_confirmations import begun, signed, stepped
from tests.services.test_recount import extend

Act = Callable[[Office, str, random.Random], object]


def move(office: Office, case_id: str, dice: random.Random) -> None:
    to = dice.choice((CaseState.SUSPENDED, CaseState.IN_MEDIATION, CaseState.TERMINATED, CaseState.CLOSED))
    ground = TerminationGround.REFUSE if to is CaseState.TERMINATED else None
    with office.as_(MEDIATOR) as records:
        version = case_rows.get(records, case_id).version
        cases.move_case(records, case_id, version, to, "双方要求", ground)


def talk(office: Office, _case_id: str, dice: random.Random) -> None:
    with office.as_(MEDIATOR) as records:
        screen(records, dice.choice((WIFE.id, HUSBAND.id)))


def step(office: Office, case_id: str, dice: random.Random) -> None:
    with office.reading(MEDIATOR) as records:
        known = confirmations.of_case(records, case_id)
    kind = dice.choice((StepKind.APPLY, StepKind.ACCEPT, StepKind.CONFIRM, StepKind.RECEIVE, StepKind.UNDONE))
    said = (
        {"number": "n1"} if kind is StepKind.ACCEPT else {"note": "点错了"} if kind is StepKind.UNDONE else {}
    )
    said |= {"person_id": WIFE.id} if kind is StepKind.RECEIVE else {}
    if known:
        stepped(office, known[-1], kind, **said)


ACTS: tuple[Act, ...] = (
    move,
    talk,
    step,
    step,
    step,
    lambda office, case_id, _dice: begun(office, signed(office, case_id)),
    lambda office, case_id, dice: extend(office, case_id, f"2026年5月{dice.randint(1, 28)}日"),
    lambda office, _case_id, _dice: arrive(office),
    lambda office, _case_id, dice: office.clock.forward(days=dice.randint(0, 12)),
)


@pytest.mark.parametrize("seed", range(4))
def test_nobody_forgot_to_tell(desk_office: Office, seed: int) -> None:
    dice = random.Random(seed)
    case_id = add_case(desk_office)
    begin_mediation(desk_office, case_id)
    for _turn in range(12):
        with suppress(DeskError):  # what cannot be is refused, and leaves nothing
            dice.choice(ACTS)(desk_office, case_id, dice)
        with desk_office.reading(DIRECTOR) as records:
            assert forgotten(records) == {}

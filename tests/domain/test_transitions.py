"""Every cell of the state table, every guard, and who may sit with whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from mediation_desk.domain.case import CaseState, TerminationGround
from mediation_desk.domain.mediation_record import Sitting
from mediation_desk.domain.reception import Decision, ReceptionState, RejectReason
from mediation_desk.domain.safety import Mark
from mediation_desk.domain.staff import Role
from mediation_desk.domain.standing import Standing
from mediation_desk.domain.transitions import (
    CaseFacts,
    PartyFacts,
    cautions,
    may_decide,
    may_move,
    may_sit,
    next_states,
)

S = CaseState
TODAY = date(2026, 3, 9)


def stands(mark: Mark, until: date = date(2026, 4, 8)) -> Standing:
    return Standing(mark=mark, finished_on=date(2026, 3, 9), valid_until=until)


def party(person_id: str, mark: Mark = Mark.NONE) -> PartyFacts:
    return PartyFacts(
        person_id=person_id,
        consents=True,
        rights_notice_served=True,
        standing=stands(mark),
        wishes_shuttle=True,
        safety_plan=True,
    )


READY = CaseFacts(
    today=TODAY,
    roles=frozenset({Role.MEDIATOR}),
    parties=(party("a"), party("b")),
    reason="理由",
    ground=TerminationGround.REFUSE,
    written_agreement_effective=True,
    oral_agreement_registered=True,
)

# What may follow what: x may, . may not. Columns as rows.
TABLE = """
                . m s w o p t d c a r
accepted        . x . . . . x x . . .
in_mediation    . . x x x x x x . . .
suspended       . x . . . . x x . . .
agreed_written  . . . . . . . . x . .
agreed_oral     . . . . . . . . x . .
agreed_partly   . . . . . . . . x . .
terminated      . . . . . . . . x . .
withdrawn       . . . . . . . . x . .
closed          . . . . . . . . . x .
archived        . . . . . . . . . . x
retention_due   . . . . . . . . . . .
"""
CELLS = {
    (S(line.split()[0]), target): cell == "x"
    for line in TABLE.strip().splitlines()[1:]
    for target, cell in zip(S, line.split()[1:], strict=True)
}


@pytest.mark.parametrize(("source", "target"), list(product(S, S)))
def test_every_cell(source: CaseState, target: CaseState) -> None:
    refusals = may_move(source, target, READY)
    if CELLS[source, target]:
        assert refusals == ()
        assert target in next_states(source)
    else:
        assert [refusal.key for refusal in refusals] == ["move.not_from_here"]
        assert target not in next_states(source)


LEADING = {Role.MEDIATOR, Role.DIRECTOR}
KEEPING = {Role.MEDIATOR, Role.DIRECTOR, Role.ADMINISTRATOR}


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("cell", [cell for cell, may in CELLS.items() if may])
def test_who_may_move(cell: tuple[CaseState, CaseState], role: Role) -> None:
    allowed = role in (KEEPING if cell[1] in (S.ARCHIVED, S.RETENTION_DUE) else LEADING)
    keys = [refusal.key for refusal in may_move(*cell, replace(READY, roles=frozenset({role})))]
    assert keys == ([] if allowed else ["move.not_your_part"])


def with_second(**changes: object) -> CaseFacts:
    return replace(READY, parties=(party("a"), replace(party("b"), **changes)))


@pytest.mark.parametrize("source", [S.ACCEPTED, S.SUSPENDED])
@pytest.mark.parametrize(
    ("facts", "key", "persons"),
    [
        (with_second(consents=False), "move.consent_missing", ("b",)),
        (with_second(rights_notice_served=False), "move.rights_notice_missing", ("b",)),
        (with_second(standing=stands(Mark.NONE, date(2026, 3, 8))), "move.screening_missing", ("b",)),
        (with_second(standing=Standing()), "move.screening_missing", ("b",)),
        (with_second(standing=stands(Mark.UNFINISHED)), "move.screening_missing", ("b",)),
        (replace(READY, conflict_of_interest=True), "move.another_mediator", ()),
        (replace(READY, parties=(party("a"),)), "move.two_parties", ()),
        (with_second(standing=stands(Mark.RED)), "sitting.approval_needed", ()),
        (with_second(standing=stands(Mark.ORANGE)), "sitting.approval_needed", ()),
    ],
)
def test_guards_of_mediation(source: CaseState, facts: CaseFacts, key: str, persons: tuple[str, ...]) -> None:
    assert [(r.key, r.person_ids) for r in may_move(source, S.IN_MEDIATION, facts)] == [(key, persons)]


def test_all_that_is_missing_is_said_at_once() -> None:
    bare = CaseFacts(today=TODAY, roles=frozenset(), parties=(PartyFacts(person_id="a"),))
    keys = [refusal.key for refusal in may_move(S.ACCEPTED, S.IN_MEDIATION, bare)]
    assert keys == [
        "move.not_your_part",
        "move.two_parties",
        "move.consent_missing",
        "move.rights_notice_missing",
        "move.screening_missing",
    ]


@pytest.mark.parametrize(
    ("source", "target", "changes", "key"),
    [
        (S.IN_MEDIATION, S.SUSPENDED, {"reason": " "}, "move.reason_needed"),
        (S.IN_MEDIATION, S.TERMINATED, {"reason": ""}, "move.reason_needed"),
        (S.IN_MEDIATION, S.TERMINATED, {"ground": None}, "move.ground_needed"),
        (S.ACCEPTED, S.WITHDRAWN, {"reason": ""}, "move.reason_needed"),
        (S.IN_MEDIATION, S.AGREED_PARTLY, {"reason": ""}, "move.reason_needed"),
        (
            S.IN_MEDIATION,
            S.AGREED_WRITTEN,
            {"written_agreement_effective": False},
            "move.agreement_not_effective",
        ),
        (S.IN_MEDIATION, S.AGREED_ORAL, {"oral_agreement_registered": False}, "move.oral_not_registered"),
        (
            S.IN_MEDIATION,
            S.AGREED_PARTLY,
            {"oral_agreement_registered": False, "written_agreement_effective": False},
            "move.agreement_not_effective",
        ),
        *((ending, S.CLOSED, {"minor_harm_open": True}, "move.minor_harm_open") for ending in list(S)[3:8]),
    ],
)
def test_other_guards(source: CaseState, target: CaseState, changes: dict[str, object], key: str) -> None:
    assert [refusal.key for refusal in may_move(source, target, replace(READY, **changes))] == [key]


def test_partly_agreed_orally_is_enough() -> None:
    assert may_move(S.IN_MEDIATION, S.AGREED_PARTLY, replace(READY, written_agreement_effective=False)) == ()


def test_ending_and_leaving_never_wait_for_safety() -> None:
    facts = replace(READY, parties=(PartyFacts(person_id="a"),))
    assert may_move(S.IN_MEDIATION, S.TERMINATED, facts) == ()
    assert may_move(S.IN_MEDIATION, S.WITHDRAWN, facts) == ()


def test_closing_with_open_tracks_warns_and_refuses_nothing() -> None:
    facts = replace(READY, open_tracks=("performance", "return_visit"))
    assert may_move(S.AGREED_WRITTEN, S.CLOSED, facts) == ()
    assert [(c.key, dict(c.names)) for c in cautions(S.CLOSED, facts)] == [("move.tracks_open", {"n": "2"})]
    assert cautions(S.CLOSED, READY) == ()
    assert cautions(S.ARCHIVED, facts) == ()


@pytest.mark.parametrize(
    ("mark", "keys"),
    [
        (Mark.RED, ["sitting.apart"]),
        (Mark.ORANGE, ["sitting.single"]),
        (Mark.UNFINISHED, ["sitting.unfinished"]),
        (Mark.YELLOW, []),
        (Mark.NONE, []),
    ],
)
def test_sitting_together(mark: Mark, keys: list[str]) -> None:
    facts = replace(with_second(standing=stands(mark)), shuttle_approved=True)
    refusals = may_sit(Sitting.JOINT, facts)
    assert [refusal.key for refusal in refusals] == keys
    assert all(refusal.person_ids == ("b",) for refusal in refusals)


def test_nobody_sits_together_on_an_outdated_talk() -> None:
    facts = with_second(standing=stands(Mark.NONE, date(2026, 3, 8)))
    assert [refusal.key for refusal in may_sit(Sitting.JOINT, facts)] == ["move.screening_missing"]
    assert may_sit(Sitting.JOINT, replace(READY, parties=()))[0].key == "sitting.unfinished"


@pytest.mark.parametrize(
    ("mark", "changes", "approved", "keys"),
    [
        (Mark.RED, {}, True, []),
        (Mark.RED, {}, False, ["sitting.approval_needed"]),
        (Mark.RED, {"safety_plan": False}, True, ["sitting.plan_needed"]),
        (Mark.RED, {"wishes_shuttle": False}, True, ["sitting.wish_needed"]),
        (
            Mark.RED,
            {"wishes_shuttle": False, "safety_plan": False},
            False,
            ["sitting.approval_needed", "sitting.plan_needed", "sitting.wish_needed"],
        ),
        (Mark.ORANGE, {"wishes_shuttle": False, "safety_plan": False}, True, []),
        (Mark.ORANGE, {}, False, ["sitting.approval_needed"]),
        (Mark.YELLOW, {}, False, []),
        (Mark.UNFINISHED, {}, False, []),
    ],
)
def test_sitting_one_by_one(mark: Mark, changes: dict[str, object], approved: bool, keys: list[str]) -> None:
    facts = replace(with_second(standing=stands(mark), **changes), shuttle_approved=approved)
    assert [refusal.key for refusal in may_sit(Sitting.SEPARATE, facts)] == keys


NEEDS_TALK = {Decision.ACCEPTED, Decision.COUNSELLING, Decision.CONSULTATION}


@pytest.mark.parametrize("decision", list(Decision))
@pytest.mark.parametrize("state", list(ReceptionState))
@pytest.mark.parametrize("finished", [True, False])
def test_every_decision_from_every_state(decision: Decision, state: ReceptionState, finished: bool) -> None:
    refusals = may_decide(
        state,
        decision,
        reason="理由",
        taken=(),
        talk_finished=finished,
        reject_reason=RejectReason.OUTSIDE_SCOPE,
    )
    waits = decision in NEEDS_TALK and (state is ReceptionState.AWAITING_TALK or not finished)
    assert [refusal.key for refusal in refusals] == (["decision.talk_alone_first"] if waits else [])


@pytest.mark.parametrize("earlier", list(Decision))
def test_only_after_acceptance_nothing_follows(earlier: Decision) -> None:
    refusals = may_decide(
        ReceptionState.DECIDED, Decision.REFERRED, reason="理由", taken=(earlier,), talk_finished=True
    )
    expected = ["decision.already_accepted"] if earlier is Decision.ACCEPTED else []
    assert [refusal.key for refusal in refusals] == expected


def test_decisions_need_reasons() -> None:
    refusals = may_decide(
        ReceptionState.TALKED, Decision.NOT_ACCEPTED, reason=" ", taken=(), talk_finished=True
    )
    assert [refusal.key for refusal in refusals] == [
        "decision.reject_reason_needed",
        "decision.reason_needed",
    ]

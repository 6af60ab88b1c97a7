"""The main line of a case: which state may follow which, who may do it and what must stand first.

The table is data and follows the domain's state machine; a refusal is a word key with the persons it
concerns, never a sentence.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from mediation_desk.domain.case import CaseState, TerminationGround
from mediation_desk.domain.mediation_record import Sitting
from mediation_desk.domain.reception import Decision, ReceptionState, RejectReason
from mediation_desk.domain.safety import Mark, highest
from mediation_desk.domain.staff import Role
from mediation_desk.domain.standing import NOT_ASKED, Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyFacts:
    """What stands of one party: consent to mediation, notice of rights (D05) served, screening."""

    person_id: str
    consents: bool = False
    rights_notice_served: bool = False
    standing: Standing = NOT_ASKED
    wishes_shuttle: bool = False
    safety_plan: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """Everything a move is judged by, gathered once; `parties` are those who must consent.

    `besides` are marks raised for children and others who are not asked alone.
    """

    today: date
    roles: frozenset[Role]
    parties: tuple[PartyFacts, ...] = ()
    besides: tuple[Mark, ...] = ()
    conflict_of_interest: bool = False
    reason: str = ""
    ground: TerminationGround | None = None
    shuttle_approved: bool = False
    written_agreement_effective: bool = False
    oral_agreement_registered: bool = False
    minor_harm_open: bool = False
    open_tracks: tuple[str, ...] = ()

    @property
    def mark(self) -> Mark:
        """The case's mark: the highest of its persons."""
        asked = [party.standing.mark for party in self.parties] or [Mark.UNFINISHED]
        return highest([*asked, *self.besides])


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why not: a word key, what fills it, and the persons it is about (the screen names them)."""

    key: str
    names: tuple[tuple[str, str], ...] = ()
    person_ids: tuple[str, ...] = ()


Guard = Callable[[CaseFacts], "Refusal | None"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One cell of the table."""

    source: CaseState
    target: CaseState
    roles: frozenset[Role]
    guards: tuple[Guard, ...] = ()
    reason_needed: bool = False


def _consents(facts: CaseFacts) -> Refusal | None:
    """人民调解法 art 17: one clear refusal and mediation must not go on."""
    return _missing("move.consent_missing", facts, lambda party: party.consents)


def _rights_notice(facts: CaseFacts) -> Refusal | None:
    return _missing("move.rights_notice_missing", facts, lambda party: party.rights_notice_served)


def _screenings(facts: CaseFacts) -> Refusal | None:
    return _missing(
        "move.screening_missing",
        facts,
        lambda party: party.standing.valid_on(facts.today) and party.standing.mark is not Mark.UNFINISHED,
    )


def _no_conflict(facts: CaseFacts) -> Refusal | None:
    return Refusal(key="move.another_mediator") if facts.conflict_of_interest else None


def _shuttle(facts: CaseFacts) -> Refusal | None:
    """With RED or ORANGE the talks go on only one by one, under the conditions of `may_sit`."""
    refusals = may_sit(Sitting.SEPARATE, facts)
    return refusals[0] if refusals else None


def _both_sides(facts: CaseFacts) -> Refusal | None:
    return None if len(facts.parties) >= 2 else Refusal(key="move.two_parties")


def _ground(facts: CaseFacts) -> Refusal | None:
    return None if facts.ground else Refusal(key="move.ground_needed")


def _written(facts: CaseFacts) -> Refusal | None:
    return None if facts.written_agreement_effective else Refusal(key="move.agreement_not_effective")


def _oral(facts: CaseFacts) -> Refusal | None:
    return None if facts.oral_agreement_registered else Refusal(key="move.oral_not_registered")


def _either(facts: CaseFacts) -> Refusal | None:
    return None if facts.oral_agreement_registered else _written(facts)


def _no_minor_harm(facts: CaseFacts) -> Refusal | None:
    """未成年人保护法 art 11: the report comes before the end."""
    return Refusal(key="move.minor_harm_open") if facts.minor_harm_open else None


def _missing(key: str, facts: CaseFacts, stands: Callable[[PartyFacts], bool]) -> Refusal | None:
    without = tuple(party.person_id for party in facts.parties if not stands(party))
    return Refusal(key=key, person_ids=without) if without else None


_LEADING = frozenset({Role.MEDIATOR, Role.DIRECTOR})
_KEEPING = frozenset({Role.MEDIATOR, Role.DIRECTOR, Role.ADMINISTRATOR})
_TO_MEDIATION: tuple[Guard, ...] = (
    _both_sides,
    _consents,
    _rights_notice,
    _screenings,
    _no_conflict,
    _shuttle,
)


def _table() -> dict[tuple[CaseState, CaseState], Move]:
    s = CaseState
    moves = [
        Move(source=s.ACCEPTED, target=s.IN_MEDIATION, roles=_LEADING, guards=_TO_MEDIATION),
        Move(source=s.SUSPENDED, target=s.IN_MEDIATION, roles=_LEADING, guards=_TO_MEDIATION),
        Move(source=s.IN_MEDIATION, target=s.SUSPENDED, roles=_LEADING, reason_needed=True),
        Move(source=s.IN_MEDIATION, target=s.AGREED_WRITTEN, roles=_LEADING, guards=(_written,)),
        Move(source=s.IN_MEDIATION, target=s.AGREED_ORAL, roles=_LEADING, guards=(_oral,)),
        Move(
            source=s.IN_MEDIATION,
            target=s.AGREED_PARTLY,
            roles=_LEADING,
            guards=(_either,),
            reason_needed=True,
        ),
    ]
    # A party may refuse or withdraw before the first sitting and while it rests: nobody is held.
    for source in (s.ACCEPTED, s.IN_MEDIATION, s.SUSPENDED):
        moves.append(
            Move(source=source, target=s.TERMINATED, roles=_LEADING, guards=(_ground,), reason_needed=True)
        )
        moves.append(Move(source=source, target=s.WITHDRAWN, roles=_LEADING, reason_needed=True))
    for ending in ENDINGS:
        moves.append(Move(source=ending, target=s.CLOSED, roles=_LEADING, guards=(_no_minor_harm,)))
    moves.append(Move(source=s.CLOSED, target=s.ARCHIVED, roles=_KEEPING))
    moves.append(Move(source=s.ARCHIVED, target=s.RETENTION_DUE, roles=_KEEPING))
    return {(move.source, move.target): move for move in moves}


ENDINGS = (
    CaseState.AGREED_WRITTEN,
    CaseState.AGREED_ORAL,
    CaseState.AGREED_PARTLY,
    CaseState.TERMINATED,
    CaseState.WITHDRAWN,
)
MOVES = _table()


def next_states(state: CaseState) -> tuple[CaseState, ...]:
    """The states the table lets follow, in its order."""
    return tuple(target for source, target in MOVES if source is state)


def may_move(state: CaseState, target: CaseState, facts: CaseFacts) -> tuple[Refusal, ...]:
    """Why a case may not move, every reason at once; empty when it may."""
    move = MOVES.get((state, target))
    if move is None:
        return (Refusal(key="move.not_from_here"),)
    refusals = [refusal for guard in move.guards if (refusal := guard(facts))]
    if move.reason_needed and not facts.reason.strip():
        refusals.append(Refusal(key="move.reason_needed"))
    if not facts.roles & move.roles:
        refusals.insert(0, Refusal(key="move.not_your_part"))
    return tuple(dict.fromkeys(refusals))


def cautions(target: CaseState, facts: CaseFacts) -> tuple[Refusal, ...]:
    """What to look at before moving though it refuses nothing: tracks still open at closing."""
    if target is CaseState.CLOSED and facts.open_tracks:
        return (Refusal(key="move.tracks_open", names=(("n", str(len(facts.open_tracks))),)),)
    return ()


def may_sit(sitting: Sitting, facts: CaseFacts) -> tuple[Refusal, ...]:
    """Why the parties may not sit like this, every reason at once; empty when they may.

    Together: never with RED, ORANGE or an unfinished or outdated screening. One by one with RED: only with
    the director's approval, a safety plan and the wish of everyone marked RED; with ORANGE: the approval.
    """
    mark = facts.mark
    if sitting is Sitting.JOINT:
        keys = {
            Mark.RED: "sitting.apart",
            Mark.ORANGE: "sitting.single",
            Mark.UNFINISHED: "sitting.unfinished",
        }
        if mark in keys:
            return (Refusal(key=keys[mark], person_ids=_marked(facts, mark)),)
        outdated = _screenings(facts)
        return (outdated,) if outdated else ()
    refusals: list[Refusal] = []
    if mark in (Mark.RED, Mark.ORANGE) and not facts.shuttle_approved:
        refusals.append(Refusal(key="sitting.approval_needed"))
    if mark is Mark.RED:
        red = [party for party in facts.parties if party.standing.mark is Mark.RED]
        for key, missing in (
            ("sitting.plan_needed", [party for party in red if not party.safety_plan]),
            ("sitting.wish_needed", [party for party in red if not party.wishes_shuttle]),
        ):
            if missing:
                refusals.append(Refusal(key=key, person_ids=tuple(party.person_id for party in missing)))
    return tuple(refusals)


def _marked(facts: CaseFacts, mark: Mark) -> tuple[str, ...]:
    return tuple(party.person_id for party in facts.parties if party.standing.mark is mark)


def may_decide(
    state: ReceptionState,
    decision: Decision,
    *,
    reason: str,
    taken: tuple[Decision, ...],
    talk_finished: bool,
    reject_reason: RejectReason | None = None,
) -> tuple[Refusal, ...]:
    """Why a reception may not be decided so; empty when it may.

    Order: reception, talk alone, decision. Handling on the spot, referral and non-acceptance may follow
    without the talk (a caller may hang up, help is never delayed); accepting, counselling and consultation
    follow the finished talk with the person who came. After ACCEPTED nothing follows; after any other
    decision a new one may.
    """
    refusals: list[Refusal] = []
    if Decision.ACCEPTED in taken:
        refusals.append(Refusal(key="decision.already_accepted"))
    needs_talk = decision in (Decision.ACCEPTED, Decision.COUNSELLING, Decision.CONSULTATION)
    if needs_talk and (state is ReceptionState.AWAITING_TALK or not talk_finished):
        refusals.append(Refusal(key="decision.talk_alone_first"))
    if decision is Decision.NOT_ACCEPTED and reject_reason is None:
        refusals.append(Refusal(key="decision.reject_reason_needed"))
    if not reason.strip():
        refusals.append(Refusal(key="decision.reason_needed"))
    return tuple(refusals)

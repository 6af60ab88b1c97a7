"""How an application for confirmation goes on: which step may follow which state, as a table."""

from __future__ import annotations

from datetime import date

from mediation_desk.domain.confirmation import Confirmation, ConfirmationState, Step, StepKind
from mediation_desk.errors import DeskError

_S, _K = ConfirmationState, StepKind

# 民诉法解释 art 357: withdrawn, or deemed so, until the ruling is made; art 205, 206 for the rest.
TABLE: dict[tuple[ConfirmationState, StepKind], ConfirmationState] = {
    (_S.PREPARED, _K.APPLY): _S.APPLIED,
    (_S.PREPARED, _K.GIVE_UP): _S.GIVEN_UP,
    (_S.APPLIED, _K.ACCEPT): _S.ACCEPTED,
    (_S.APPLIED, _K.NOT_ACCEPT): _S.NOT_ACCEPTED,
    (_S.APPLIED, _K.WITHDRAW): _S.WITHDRAWN,
    (_S.APPLIED, _K.DEEM_WITHDRAWN): _S.DEEMED_WITHDRAWN,
    (_S.ACCEPTED, _K.CONFIRM): _S.CONFIRMED,
    (_S.ACCEPTED, _K.DISMISS): _S.DISMISSED,
    (_S.ACCEPTED, _K.WITHDRAW): _S.WITHDRAWN,
    (_S.ACCEPTED, _K.DEEM_WITHDRAWN): _S.DEEMED_WITHDRAWN,
    (_S.CONFIRMED, _K.RECEIVE): _S.CONFIRMED,
    (_S.DISMISSED, _K.RECEIVE): _S.DISMISSED,
}
RUNNING = frozenset({_S.PREPARED, _S.APPLIED, _S.ACCEPTED})
"""States in which the court, or the parties, have still to do something."""

RULED = frozenset({_S.CONFIRMED, _S.DISMISSED})
"""States after which the same agreement is not asked for again."""

NUMBER_NEEDED = frozenset({_K.ACCEPT})
PERSON_NEEDED = frozenset({_K.RECEIVE})
NOTE_NEEDED = frozenset({_K.NOT_ACCEPT, _K.DISMISS, _K.GIVE_UP, _K.UNDONE})


def state_of(confirmation: Confirmation) -> ConfirmationState:
    """The state its standing steps lead to."""
    state = _S.PREPARED
    for step in confirmation.standing:
        state = TABLE[state, step.kind]
    return state


def next_steps(confirmation: Confirmation) -> tuple[StepKind, ...]:
    """The steps that may follow now, in the order of the table."""
    state = state_of(confirmation)
    return tuple(kind for source, kind in TABLE if source is state)


def check_step(confirmation: Confirmation, step: Step, *, effective_on: date, today: date) -> None:
    """Refuse a step that cannot be.

    Raises DeskError: confirmation.not_from_here, confirmation.nothing_to_undo, date.in_future,
    confirmation.before_effect, confirmation.before_last, confirmation.number_needed,
    confirmation.person_needed, confirmation.note_needed.
    """
    if step.kind is _K.UNDONE:
        if not confirmation.standing:
            raise DeskError("confirmation.nothing_to_undo")
    elif (state_of(confirmation), step.kind) not in TABLE:
        raise DeskError("confirmation.not_from_here")
    if step.on > today:
        raise DeskError("date.in_future", field="on")
    if step.on < effective_on:
        raise DeskError("confirmation.before_effect", field="on")
    before = [one.on for one in confirmation.standing if one.kind is not _K.RECEIVE]
    if step.kind is not _K.UNDONE and before and step.on < before[-1]:
        raise DeskError("confirmation.before_last", field="on")
    if step.kind in NUMBER_NEEDED and not step.number.strip():
        raise DeskError("confirmation.number_needed", field="number")
    if step.kind in PERSON_NEEDED and not step.person_id:
        raise DeskError("confirmation.person_needed", field="person_id")
    if step.kind in NOTE_NEEDED and not step.note.strip():
        raise DeskError("confirmation.note_needed", field="note")

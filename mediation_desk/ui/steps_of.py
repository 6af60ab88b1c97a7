"""The steps of a piece of work as a list with proof, from the words of an enumeration in its order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from mediation_desk.ui.kit.steps import Step, StepState
from mediation_desk.words import term

Word = TypeVar("Word", bound=StrEnum)


def later(order: Sequence[Word], facts: Mapping[Word, str] | None = None) -> list[Step]:
    """Before anything was begun."""
    return [Step(word=term(one), fact=(facts or {}).get(one, "")) for one in order]


def under_way(
    order: Sequence[StrEnum], now: StrEnum, share: float | None = None, fact: str = ""
) -> list[Step]:
    """While `now` runs; `share` (0 to 1) of it is done, `fact` stands beside it."""
    place = order.index(now)
    steps = []
    for number, one in enumerate(order):
        if number == place:
            steps.append(Step(word=term(one), state=StepState.NOW, share=share, fact=fact))
        else:
            steps.append(Step(word=term(one), state=StepState.DONE if number < place else StepState.LATER))
    return steps


def done(order: Sequence[Word], facts: Mapping[Word, str]) -> list[Step]:
    """All of them, each with what was found."""
    return [Step(word=term(one), state=StepState.DONE, fact=facts.get(one, "")) for one in order]


def failed_at(order: Sequence[StrEnum], broken: StrEnum, why: str) -> list[Step]:
    """Up to the one that failed, and why."""
    return [
        Step(word=step.word, state=StepState.FAILED, fact=why) if step.state is StepState.NOW else step
        for step in under_way(order, broken)
    ]

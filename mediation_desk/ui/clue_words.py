"""How clues are said: short words of sources and urgency, tones, and what a day that is due shows."""

from __future__ import annotations

from datetime import date

from mediation_desk.domain.clue import ClueKind, ClueOutcome, ClueSource, Urgency
from mediation_desk.domain.clue_list import ClueLine
from mediation_desk.ui import limits
from mediation_desk.ui.kit.cells import Tag
from mediation_desk.words import N_, _, term

SOURCES = (
    (ClueSource.PHONE, N_("clue.by_phone")),
    (ClueSource.HOTLINE_12338, N_("clue.by_hotline")),
    (ClueSource.DOOR_KNOCK, N_("clue.by_door")),
    (ClueSource.GRID, N_("clue.by_grid")),
    (ClueSource.POLICE, N_("clue.by_police")),
    (ClueSource.SCHOOL, N_("clue.by_school")),
    (ClueSource.LETTERS_VISITS, N_("clue.by_letter")),
    (ClueSource.SELF, N_("clue.by_self")),
    (ClueSource.OTHER, N_("clue.by_other")),
)
"""The ways in the order they are asked for, in words short enough to stand side by side."""
KINDS = (
    (ClueKind.MARRIAGE_CHANGE, N_("clue.of_marriage")),
    (ClueKind.VIOLENCE, N_("clue.of_violence")),
    (ClueKind.IN_LAWS, N_("clue.of_in_laws")),
    (ClueKind.PARENT_CHILD, N_("clue.of_parent_child")),
    (ClueKind.PARENT_SUPPORT, N_("clue.of_parent_support")),
    (ClueKind.PROPERTY, N_("clue.of_property")),
    (ClueKind.HARDSHIP, N_("clue.of_hardship")),
    (ClueKind.OTHER, N_("clue.of_other")),
)
"""What a clue may be about, as short."""
_OUTCOMES = {ClueOutcome.RESOLVED: "pine", ClueOutcome.UNRESOLVED: "red", ClueOutcome.STABILISED: "blue"}
_URGENCIES = {Urgency.AT_ONCE: "red", Urgency.SOON: "amber", Urgency.ORDINARY: "neutral"}


def state_tag(line: ClueLine, today: date) -> Tag:
    """How an open clue stands against its day, or how it ended."""
    return stands(line.due_on, line.outcome, today)


def stands(due_on: date, outcome: ClueOutcome | None, today: date) -> Tag:
    """The same from its parts."""
    if outcome is not None:
        return Tag(text=term(outcome), tone=_OUTCOMES[outcome])
    tone = limits.tone(due_on, today)
    icon = "alert-triangle" if tone == "red" else "clock" if tone == "amber" else ""
    return Tag(text=limits.away(due_on, today), tone=tone, icon=icon)


def urgency_tag(urgency: Urgency) -> Tag:
    """How soon somebody must act."""
    return Tag(text=term(urgency), tone=_URGENCIES[urgency])


def options(told: tuple[tuple[object, str], ...]) -> list[tuple[object, str]]:
    """Short words of choices in the language of the desk."""
    return [(value, _(words)) for value, words in told]

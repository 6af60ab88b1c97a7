"""The service model: which of the six elements was given, which of the five stages walked, and where."""

from __future__ import annotations

from enum import StrEnum


class StepOf(StrEnum):
    """To what a step of service belongs."""

    RECEPTION = "reception"
    CASE = "case"
    COUNSELLING = "counselling"
    CLUE = "clue"
    HOUSEHOLD = "household"
    HOME_VISIT = "home_visit"

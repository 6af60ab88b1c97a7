"""Old ledgers taken into the register: which kinds of list there are."""

from __future__ import annotations

from enum import StrEnum


class LedgerKind(StrEnum):
    """What the rows of an old list are about."""

    CASES = "cases"
    HOUSEHOLDS = "households"
    CLUES = "clues"
    HOME_VISITS = "home_visits"
    ACTIVITIES = "activities"
    AWARDS = "awards"
    AID_GRANTS = "aid_grants"
    HELPERS = "helpers"
    AREAS = "areas"

"""Invented clues, as the counter types them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

from mediation_desk.domain.clue import Clue, ClueKind, ClueSource, Urgency
from tests.desk_fixtures import MEDIATOR

TODAY = date(2026, 3, 18)
ABOUT = "夫妻因赌债争吵，女方想离婚"
SECRET = "邻居听见打砸和哭声"
REPORTER = "罗大婶"
REPORTER_PHONE = "13800000471"


def clue(**changes: Any) -> Clue:
    """A clue of an ordinary kind found today."""
    return replace(
        Clue(
            id=uuid4().hex,
            found_on=TODAY,
            source=ClueSource.PHONE,
            subject="丁海生家",
            kind=ClueKind.MARRIAGE_CHANGE,
            urgency=Urgency.ORDINARY,
            responsible=MEDIATOR.id,
            due_on=date(2026, 3, 27),
            summary=ABOUT,
            place="东沟村三组",
        ),
        **changes,
    )


def violent(**changes: Any) -> Clue:
    """A clue about violence, to be acted on at once."""
    return clue(
        subject="郑立本家",
        kind=ClueKind.VIOLENCE,
        urgency=Urgency.AT_ONCE,
        due_on=TODAY,
        summary=SECRET,
        reported_by=REPORTER,
        reporter_phone=REPORTER_PHONE,
        **changes,
    )

"""The limit of a clue: the day set for it by its urgency, until it is closed."""

from __future__ import annotations

from collections.abc import Iterator

from mediation_desk.domain.case_limit import LimitFact
from mediation_desk.domain.clue import Urgency
from mediation_desk.register import clues, packets
from mediation_desk.register.records import Records

RULES = {Urgency.AT_ONCE: "clue_at_once", Urgency.SOON: "clue_soon", Urgency.ORDINARY: "clue_ordinary"}
"""The rule that proposes the due day, by urgency."""


def facts(records: Records, clue_id: str) -> Iterator[LimitFact]:
    """The day it is due, which its responsible meets; the same for restricted ones, so that nothing shows.

    One that came from a station has none before somebody here takes it over: the station works on it.
    """
    clue = clues.plain(records, clue_id)
    if not clue.responsible and packets.came_in(records, clue_id):
        return
    yield LimitFact(
        rule=RULES[clue.urgency],
        start=clue.due_on,
        amount=0,  # the day is set already: proposed by the rule, or named by somebody
        subject_id=clue.id,
        clue_id=clue.id,
        staff_id=clue.responsible,
        done_on=clue.closed_on,
    )

"""What a reception begins with when a clue or a call leads to it: nobody types twice what was said before."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.domain.clue import ClueSource
from mediation_desk.domain.reception import Mode, Source
from mediation_desk.register import clues, hotline_calls
from mediation_desk.register.records import Records
from mediation_desk.services.access import RECEPTION_WRITE
from mediation_desk.services.clue_sight import seen
from mediation_desk.services.hotline_calls import open_call
from mediation_desk.services.permission import allowed

CLUE, CALL = "clue/", "call/"
"""What begins the subject of a reception that a clue or a call leads to; its id follows."""
_SOURCES = {
    ClueSource.HOTLINE_12338: Source.HOTLINE_12338,
    ClueSource.GRID: Source.GRID,
    ClueSource.POLICE: Source.POLICE,
    ClueSource.LETTERS_VISITS: Source.LETTERS_VISITS,
    ClueSource.SCHOOL: Source.OTHER_DEPARTMENT,
    ClueSource.DOOR_KNOCK: Source.PROACTIVE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceptionAhead:
    """The beginning of a reception; what is sealed does not come along."""

    source: Source
    mode: Mode
    name: str = ""
    phone: str = ""
    address: str = ""
    summary: str = ""


@allowed(RECEPTION_WRITE, changes={"journal"})
def reception_ahead(records: Records, subject: str) -> ReceptionAhead:
    """What a reception from `clue/<id>` or `call/<id>` begins with.

    Raises DeskError: clue.missing, call.missing, call.not_yours.
    """
    if subject.startswith(CALL):
        call = open_call(records, subject.removeprefix(CALL))
        told = not call.restricted
        return ReceptionAhead(
            source=Source.HOTLINE_12338,
            mode=Mode.PHONE,
            name=call.caller if told else "",
            phone=call.phone if told else "",
            summary=call.about if told else "",
        )
    clue = seen(records, subject.removeprefix(CLUE))
    told = clue.opened and not clue.restricted
    own = clue.source in (ClueSource.SELF, ClueSource.HOTLINE_12338, ClueSource.PHONE)
    return ReceptionAhead(
        source=_SOURCES.get(clue.source, Source.PARTY_APPLICATION),
        mode=Mode.VISIT,
        name=clue.subject,
        phone=clue.reporter_phone if told and own and clue.reported_by == clue.subject else "",
        address=clue.place,
        summary=clue.summary if told else "",
    )


def link(records: Records, subject: str, reception_id: str) -> None:
    """Keep the link from what led to a reception. DeskError: clue.missing, call.missing."""
    if subject.startswith(CLUE):
        clues.became_reception(records, subject.removeprefix(CLUE), reception_id)
    elif subject.startswith(CALL):
        call_id = subject.removeprefix(CALL)
        hotline_calls.became(records, call_id, reception_id=reception_id)
        clue_id = hotline_calls.plain(records, call_id).clue_id
        if clue_id:
            clues.became_reception(records, clue_id, reception_id)

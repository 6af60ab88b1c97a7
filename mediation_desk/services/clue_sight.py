"""What of a clue whoever asks may know: others see of a restricted one what they see of any 其他.

A restricted clue looks like one of the kind 其他 to everybody but its readers, and the texts of every clue of
that kind open only for whoever registered it, is responsible or directs the centre. So a missing text tells
nothing.
"""

from __future__ import annotations

from dataclasses import replace

from mediation_desk.domain.clue import Clue, ClueKind
from mediation_desk.domain.staff import Role
from mediation_desk.errors import DeskError
from mediation_desk.register import clues
from mediation_desk.register.clue_list import Sight
from mediation_desk.register.records import Records
from mediation_desk.services.access import CLUE_SEALED_READ, CLUE_SEALED_WRITE


def sight_of(records: Records) -> Sight:
    """What of the list whoever asks may know."""
    roles = records.staff.roles
    director = Role.DIRECTOR in roles
    return Sight(restricted=bool(roles & CLUE_SEALED_READ), everything=director)


def concerned(records: Records, clue: Clue) -> bool:
    """Whether a clue is for whoever asks to read whatever it is about."""
    me = records.staff
    return Role.DIRECTOR in me.roles or me.id in (clue.registered_by, clue.responsible)


def reads(records: Records, clue: Clue) -> bool:
    """Whether its texts are for whoever asks: a sealed one opens for its readers of the right role alone."""
    if clue.restricted:
        return bool(records.staff.roles & CLUE_SEALED_READ) and clues.may_open(records, clue.id)
    return clue.kind is not ClueKind.OTHER or concerned(records, clue)


def seen(records: Records, clue_id: str) -> Clue:
    """A clue as whoever asks may know it; opening a restricted one is journalled. DeskError clue.missing."""
    clue = clues.plain(records, clue_id)
    return clues.get(records, clue_id) if reads(records, clue) else veiled(clue)


def veiled(clue: Clue) -> Clue:
    """What everybody may know of a clue whose texts are not for them."""
    return replace(
        clue,
        kind=ClueKind.OTHER,
        restricted=False,
        summary="",
        outcome_note="",
        reported_by="",
        reporter_phone="",
        groups=frozenset(),
        opened=False,
    )


def writes(records: Records, clue: Clue) -> bool:
    """Whether whoever reads a clue also writes to it: the director only assigns what is restricted."""
    me = records.staff
    own = me.id in (clue.registered_by, clue.responsible)
    return not clue.restricted or own or bool(me.roles & CLUE_SEALED_WRITE)


def opened(records: Records, clue_id: str, version: int, *, assigning: bool = False) -> Clue:
    """A clue to be changed by whoever asks (or only given to somebody: `assigning`), with all its texts.

    Raises DeskError: clue.missing, clue.not_yours (its texts are not for them, whatever it is about),
    clue.reads_only, record.changed_meanwhile.
    """
    clue = clues.plain(records, clue_id)
    if not reads(records, clue):
        raise DeskError("clue.not_yours")
    if not assigning and not writes(records, clue):
        raise DeskError("clue.reads_only")
    if clue.version != version:
        raise DeskError("record.changed_meanwhile")
    return clues.get(records, clue_id)

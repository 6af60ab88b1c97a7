"""Who works here: a member of staff and the roles they hold."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a member of staff does here; one person may hold several."""

    DIRECTOR = "director"
    MEDIATOR = "mediator"
    COUNSELLOR = "counsellor"
    RECEPTION = "reception"
    EXPERT = "expert"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """A member of staff; `signs_in` tells whether a slot of the register is theirs."""

    id: str
    name: str
    roles: frozenset[Role]
    certificate: str = ""
    signs_in: bool = False
    active: bool = True

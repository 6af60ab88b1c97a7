"""Which programs wrote in a register: the newest of them is remembered, so that an older one is noticed."""

from __future__ import annotations

from mediation_desk import __version__
from mediation_desk.domain.health_computer import version
from mediation_desk.register import office
from mediation_desk.register.records import Records

NEWEST = "newest_program"


def newest_program(records: Records) -> str:
    """The newest version that wrote in this register; empty while none is known."""
    return str(office.setting(records, NEWEST, ""))


def note_program(records: Records, program: str = __version__) -> None:
    """Remember that this program writes here, unless a newer one did; it is nobody's act."""
    before = newest_program(records)
    if version(program) > version(before):
        office.set_quietly(records, NEWEST, program)

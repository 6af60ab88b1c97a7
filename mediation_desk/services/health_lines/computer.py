"""The computer: disk, clock, zone, fonts, printer, program; what nobody looked at has no line."""

from __future__ import annotations

from collections.abc import Iterator

from mediation_desk.domain.health import HealthLine
from mediation_desk.domain.health_computer import (
    Computer,
    judge_clock,
    judge_disk,
    judge_fonts,
    judge_printer,
    judge_program,
    judge_zone,
)
from mediation_desk.register import clock
from mediation_desk.register.records import Records
from mediation_desk.services.health_history import history
from mediation_desk.services.program_seen import newest_program


def lines(records: Records, here: Computer) -> Iterator[HealthLine]:
    """What the computer says of itself, held against what the register remembers."""
    yield judge_disk(here, history(records), records.now)
    yield judge_clock(clock.reached(records))
    yield judge_zone(here.zone)
    if here.faces is not None:
        yield judge_fonts(here.faces, here.faces_seen)
    if here.printers is not None:
        yield judge_printer(here)
    yield judge_program(here.program, newest_program(records))

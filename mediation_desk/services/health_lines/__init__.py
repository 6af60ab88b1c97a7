"""Where the lines of the health report come from, one file for each source; a new one joins by its line here.

A source reads plain columns alone and tells nothing about anybody; each takes some milliseconds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from mediation_desk.domain.health import HealthLine
from mediation_desk.domain.health_computer import Computer
from mediation_desk.register.records import Records
from mediation_desk.services.health_lines import computer, copies, drills, recovery, register, sign_ins, work

Source = Callable[[Records, Computer], Iterable[HealthLine]]

SOURCES: tuple[Source, ...] = (
    register.lines,
    copies.lines,
    recovery.lines,
    drills.lines,
    computer.lines,
    sign_ins.lines,
    work.lines,
)

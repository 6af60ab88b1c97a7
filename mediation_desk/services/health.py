"""体检: how register, copies, recovery, computer and work stand, for whoever answers for them.

Nothing in it is about anybody. Whoever looks leaves the levels of the day behind, so that it can be said
since when something is amiss.
"""

from __future__ import annotations

from mediation_desk.domain.health import HealthReport, remembered
from mediation_desk.domain.health_computer import Computer
from mediation_desk.register.records import Records
from mediation_desk.services.access import HEALTH_READ
from mediation_desk.services.health_history import history, keep_history
from mediation_desk.services.health_lines import SOURCES
from mediation_desk.services.permission import allowed


@allowed(HEALTH_READ)
def look_at_health(records: Records, here: Computer) -> HealthReport:
    """Every line as it stands now; `here` is what the computer says of itself."""
    lines = tuple(line for source in SOURCES for line in source(records, here))
    return HealthReport(at=records.now, lines=lines, history=history(records))


@allowed(HEALTH_READ)
def note_health(records: Records, found: HealthReport, size: int = 0) -> None:
    """Remember the levels of today; `size` is the register's in bytes, by which its growth is told, 0 while
    nobody measured it.

    Nobody is told of a change, or whoever shows the report would look, and note, for ever.
    """
    levels = {line.key: line.level for line in found.lines}
    keep_history(records, remembered(history(records), records.today, levels, size))

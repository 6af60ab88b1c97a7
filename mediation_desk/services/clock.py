"""The PC's clock: whoever sees that it was set back looks at it and says that the time is right."""

from __future__ import annotations

from mediation_desk.register import clock
from mediation_desk.register.records import Records
from mediation_desk.services.access import EVERYBODY
from mediation_desk.services.permission import allowed


@allowed(EVERYBODY, changes={"journal", "clock"})
def confirm_clock(records: Records) -> None:
    """The time of this computer is right now, whatever it was before; the notice goes away."""
    clock.confirm(records)

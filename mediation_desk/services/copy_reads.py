"""What was read in copies on this computer, told to the journal at the next sign-in to the register."""

from __future__ import annotations

from pathlib import Path

from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.register.copy_traces import CopyTraces
from mediation_desk.register.records import Records


def tell_reads(records: Records, state_folder: Path) -> CopyTraces | None:
    """Journal what waits, each act as `read_in_copy`, whose ids begin with whoever read.

    Once that is committed, `journalled` is to be called on the answer; None when nothing waits. Raises what
    the disk refuses.
    """
    traces = CopyTraces(state_folder, records.seat.register_id)
    waiting = traces.waiting()
    for one in waiting:
        at = f"{one.at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"
        records.journal("read_in_copy", one.staff_id, *one.ids, fields=(one.act, one.copy, at))
    return traces if waiting else None

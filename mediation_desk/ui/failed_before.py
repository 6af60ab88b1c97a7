"""What went wrong while no window stood: a start that failed, a crash that ended the program last time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mediation_desk.diagnosis.reports import Happened
from mediation_desk.log import note, note_bug, places
from mediation_desk.paths import Paths
from mediation_desk.ui.seams import Files

if TYPE_CHECKING:
    from mediation_desk.ui.door import Door


def tell_failed_start(paths: Paths, bug: Exception, files: Files | None = None) -> int:
    """Write the report and show it in a dialog of its own; the exit code of the program."""
    from mediation_desk.diagnosis.failed_start import reports_of  # no start that succeeds needs them
    from mediation_desk.ui.last_resort import LastResort

    note_bug(bug)
    reports = reports_of(paths)
    report = reports.heard(places(bug), 1, Happened.START)
    LastResort(report.number, reports.text(report), None, files or Files(), starting=True).exec()
    return 1


def tell_crashes(door: Door, crashes: tuple[str, ...]) -> None:
    """Write a report of each crash of former starts; whoever sits down next is told in one quiet line."""
    for said in crashes:
        door.bugs.crashed = door.bugs.reports.heard(said, 1, Happened.CRASH).number
    if crashes:
        note("the program ended without saying so last time")

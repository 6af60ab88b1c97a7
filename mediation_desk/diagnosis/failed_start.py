"""A start that failed before there was a window: a report of it, and the words for whoever started it."""

from __future__ import annotations

from contextlib import suppress

from mediation_desk import words
from mediation_desk.diagnosis.log_lines import read_log
from mediation_desk.diagnosis.reports import BugReports, Happened
from mediation_desk.diagnosis.surroundings import program_facts
from mediation_desk.log import close_log, note_bug, open_log, places
from mediation_desk.paths import Paths
from mediation_desk.preferences import load_preferences
from mediation_desk.words import _

_LAST = 30
"""Lines of the log that are shown where there is no report."""


def reports_of(paths: Paths) -> BugReports:
    """The reports of this account, with what is known of the program alone."""
    return BugReports(paths.reports, paths.logs, program_facts)


def last_report(paths: Paths) -> str:
    """The newest report, else the end of the log: for whoever looks after a desk nobody can sign in to."""
    words.use(load_preferences(paths.preferences).language)
    reports = reports_of(paths)
    kept = reports.listed()
    if kept:
        return reports.read(kept[0])
    lines = reversed(read_log(paths.logs)[:_LAST])
    return "".join(f"{one.at:%Y-%m-%d %H:%M:%S} {one.said()}\n" for one in lines) or _("No reports")


def fault_report(paths: Paths, bug: BaseException) -> str:
    """Write log and report of a fault without a window, where the disk allows it; the report's number."""
    with suppress(OSError):
        open_log(paths.logs)
    note_bug(bug)
    close_log()
    return reports_of(paths).heard(places(bug), 1).number


def failed_start(paths: Paths, bug: BaseException) -> str:
    """Write log and report, where the disk allows it; returns what is to be said, the report included."""
    try:
        open_log(paths.logs)
        note_bug(bug)
        close_log()
        words.use(load_preferences(paths.preferences).language)
    except OSError:  # the disk or the catalogue may be what is broken
        pass
    reports = reports_of(paths)
    report = reports.heard(places(bug), 1, Happened.START)
    return "\n\n".join(
        (_("The program could not start. The register was not touched."), reports.text(report))
    )

"""Tells the person of a bug once: what they typed is kept first, then one dialog with the report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from mediation_desk import log
from mediation_desk.diagnosis.reports import BugReports, Report
from mediation_desk.diagnosis.surroundings import Fact, Surroundings
from mediation_desk.log import places
from mediation_desk.ui.surroundings_now import look_around
from mediation_desk.words import _

if TYPE_CHECKING:
    from mediation_desk.paths import Paths
    from mediation_desk.ui.choices import Choices
    from mediation_desk.ui.desk import Desk
    from mediation_desk.ui.frame import Frame
    from mediation_desk.ui.last_resort import LastResort
    from mediation_desk.ui.seams import Files
    from mediation_desk.ui.window import Window

LOG = "log"
"""The page of log and reports."""
UNLOCK = "unlock"
"""Stands for the page while nobody sits at the desk."""


class Doorway(Protocol):
    """The part of the door it asks: who sits there, where things lie, over which window it speaks."""

    paths: Paths
    folder: Path
    choices: Choices
    files: Files
    window: Window
    desk: Desk | None

    @property
    def frame(self) -> Frame | None:
        """The frame of whoever is at the desk."""


class BugTelling(QObject):
    """`show(bug)`; the same places within a minute are counted, and never two dialogs at once."""

    def __init__(self, door: Doorway, parent: QObject) -> None:
        super().__init__(parent)
        self._door = door
        self._around = Surroundings()
        paths = door.paths
        self.reports = BugReports(paths.reports, paths.logs, self._facts)
        self.box: LastResort | None = None
        self.crashed = ""  # the number of the report of a crash nobody was told of yet
        self._told: set[str] = set()  # numbers of reports that had their dialog

    def listen(self) -> Callable[[], None]:
        """From now on every bug that is noted anywhere leaves its report; the returned function ends it."""
        self.look()
        self._door.choices.changed.connect(self.look)
        return log.listen(self._heard)

    def look(self, _names: object = None) -> None:
        """Bring what a report tells of the window up to date."""
        look_around(self._around, self._door.choices.now)
        self._around.register = self._door.folder

    def show(self, bug: BaseException) -> None:
        """Keep every draft, then say calmly that the program is at fault."""
        if self.box is not None:
            self.box.again()
            return
        report = self._report(bug)
        if report.number in self._told:
            return
        self._told.add(report.number)
        from mediation_desk.ui.last_resort import LastResort  # warmed meanwhile: no start waits for a fault

        desk = self._door.desk
        not_kept = desk.rescue_drafts() if desk is not None else 0
        box = LastResort(
            report.number, self.reports.text(report), self._door.window, self._door.files, not_kept=not_kept
        )
        self.box = box
        box.finished.connect(self._seen)
        box.open()

    def tell_crashed(self, frame: Frame) -> None:
        """Say in one line that the program ended without saying so, to whoever sits down first."""
        if not self.crashed:
            return
        said = _(
            "Last time the program ended by itself. What was typed until two seconds before is kept. Report "
            "{number} tells where it happened.",
            number=self.crashed,
        )
        self.crashed = ""
        acts = ((_("Show the log"), lambda: frame.show_page(LOG, ("reports",))),) if frame.has(LOG) else ()
        frame.messages.notice("neutral", said, *acts)

    def _report(self, bug: BaseException) -> Report:
        said = places(bug)
        return self.reports.of(said) or self.reports.heard(said, 1)

    def _heard(self, said: str, times: int) -> None:
        self.reports.heard(said, times)

    def _facts(self) -> tuple[Fact, ...]:
        frame = self._door.frame
        self._around.page = UNLOCK if frame is None else frame.shown_key
        return self._around.facts()

    def _seen(self) -> None:
        if self.box is not None:
            self.box.deleteLater()
        self.box = None

"""Settings leaving in a file and coming in from one: what would change is shown before anything does."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Signal

from mediation_desk import __version__
from mediation_desk.domain.settings_file import LARGEST, Leaves, SettingsFile, read_settings, write_settings
from mediation_desk.errors import DeskError
from mediation_desk.log import note
from mediation_desk.preferences_travel import arriving, travelling
from mediation_desk.services.settings_exchange import (
    Difference,
    export_settings,
    settings_differences,
    take_settings,
)
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.pages.page import Page
from mediation_desk.words import _, sentence

_KINDS = "JSON (*.json)"
Changes = Mapping[str, tuple[Any, Any]]
"""(now, then) by field of Preferences."""


class Exchange(QObject):
    """`export` and `choose` ask for a file; `found(changes here, differences of the office)` to be shown."""

    found = Signal(object, object)
    taken = Signal()

    def __init__(self, desk: Desk, page: Page) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self._file: SettingsFile | None = None

    def export(self) -> None:
        """Write this computer's and the office's settings where the person says."""
        self._desk.do(self, self._save, export_settings)

    def choose(self) -> None:
        """Read a file and say what it would change."""
        paths = self._desk.files.open_several(self._page, _("Settings from a file"), _KINDS)
        if not paths:
            return
        self._desk.unsay(self)
        try:
            with paths[0].open("rb") as file:
                content = file.read(LARGEST + 1)
            read = read_settings(content)
            here = arriving(read.computer, self._desk.choices.now)
        except OSError:
            self._desk.notice(_("The file could not be read."), "red", of=self)
        except DeskError as fault:
            self._desk.refuse(fault, of=self)
        else:
            self._file = read
            self._desk.ask(
                self, partial(self._compared, here), settings_differences, read.office, failed=self._refused
            )

    def take(self, fields: Mapping[str, Any], keys: frozenset[str]) -> None:
        """Take over what was ticked: the office's first, which may be refused; then this computer's."""
        if self._file is not None:
            self._keep(fields, self._file.office, keys, undoing=False)

    def _keep(
        self, fields: Mapping[str, Any], office: Mapping[str, Leaves], keys: frozenset[str], *, undoing: bool
    ) -> None:
        before = {name: getattr(self._desk.choices.now, name) for name in fields}
        then = partial(self._kept, fields, before, undoing)
        if keys:
            self._desk.do(self._desk, then, take_settings, office, keys, failed=self._refused)
        else:
            then({})

    def _kept(
        self,
        fields: Mapping[str, Any],
        before: Mapping[str, Any],
        undoing: bool,
        office: Mapping[str, Leaves],
    ) -> None:
        note("settings were taken over from a file")
        undo = partial(self._keep, before, office, frozenset(office), undoing=True)
        desk = self._desk
        if shiboken6.isValid(self):  # the way back is gone also when this page is not there any more
            self.taken.emit()
        desk.choices.change(**fields)  # another language makes the window anew, and this page with it
        if undoing:
            desk.toast(_("The settings are as they were before."))
        else:
            desk.toast(_("The settings were taken over."), undo)

    def _compared(self, here: Changes, differences: tuple[Difference, ...]) -> None:
        if not here and not differences:
            self._desk.notice(
                _("The file says what is so here already. Nothing to take over."), "neutral", of=self
            )
            return
        self.found.emit(here, differences)

    def _save(self, office: Mapping[str, Leaves]) -> None:
        suggested = _("Settings {day}.json", day=f"{self._desk.today():%Y-%m-%d}")
        path = self._desk.files.save_as(self._page, _("Export settings"), suggested, _KINDS)
        if path is None:
            return
        told = SettingsFile(computer=travelling(self._desk.choices.now), office=office)
        if self._write(path, write_settings(told, __version__)):
            self._desk.toast(_("The settings are in the file: no names, no keys, no folders."))

    def _write(self, path: Path, content: bytes) -> bool:
        try:
            path.write_bytes(content)
        except OSError:
            self._desk.notice(
                _("It could not be written there. Please choose another folder."), "red", of=self
            )
            return False
        return True

    def _refused(self, fault: DeskError) -> None:
        self._desk.notice(_("Nothing was taken over. {why}", why=sentence(fault)), "red", of=self)

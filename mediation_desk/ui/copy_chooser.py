"""Which copy is read: a stick or folder, and one of the copies in it, the newest first."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.generation import Generation
from mediation_desk.errors import DeskError
from mediation_desk.register.vault.header import Header
from mediation_desk.register.vault.opened import Opened
from mediation_desk.services.generations import generations, stick_of
from mediation_desk.ui.ask import RegisterThread
from mediation_desk.ui.copy_words import moment_said
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Column, Row, clear
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.ui.seams import Clock, Files
from mediation_desk.words import _, sentence


class CopyChooser(QWidget):
    """`copy` is the folder of the copy chosen, None while there is none; `chosen` when it is another."""

    chosen = Signal()

    def __init__(self, thread: RegisterThread, files: Files, clock: Clock, start: Path) -> None:
        super().__init__()
        self._thread, self._files, self._clock, self._start = thread, files, clock, start
        self._sought = 0
        self.form = Form()
        self.folder = TextField("folder", _("Stick or folder with the copies"), max_length=1_000)
        self.which = ComboField("which", _("Copy of"), [])
        self.choose = Button(_("Choose the folder"), icon="usb")
        self._offers = FlowLayout()
        self.form.add(self.folder)
        row = Row(gap=8)
        row.addWidget(self.choose)
        row.addLayout(self._offers, 1)
        self.form.put(row)
        self.form.add(self.which)
        column = Column(self, gap=12)
        column.addWidget(Prose(_("copy.reading_is"), tone="ink2"))
        column.addWidget(self.form)
        self.choose.clicked.connect(self._choose)
        self.folder.edit.editingFinished.connect(self._typed)
        self.which.changed.connect(self.chosen)
        self._looked = ""

    @property
    def copy(self) -> Path | None:
        """The folder of the copy chosen."""
        found = self.which.value()
        return found if isinstance(found, Path) else None

    def look(self, wanted: Path | None = None) -> None:
        """Offer what is plugged in; look into `wanted`, or into the folder used last."""
        clear(self._offers)
        for drive in self._files.drives():
            button = Button(drive.label, icon="usb", compact=True)
            button.clicked.connect(partial(self.take, drive.path))
            self._offers.addWidget(button)
        self.take(wanted or self._start, quiet=wanted is None)

    def take(self, folder: Path, *, quiet: bool = False) -> None:
        """Look for copies there; `quiet` says nothing when there is none."""
        self.form.clear_errors()
        self._sought += 1
        sought = self._sought

        def look() -> tuple[Path, tuple[Generation, ...]]:
            stick = stick_of(folder)
            return stick, generations(stick, _nobody)

        def found(told: tuple[Path, tuple[Generation, ...]]) -> None:
            if sought == self._sought:  # another folder was named meanwhile
                self._show(folder, *told, quiet=quiet)

        self._thread.send(self, look, found, failed=self._refused, broke=_raise)

    def _refused(self, error: DeskError) -> None:
        self.form.show_error("folder", sentence(error))

    def _show(self, folder: Path, stick: Path, listed: tuple[Generation, ...], *, quiet: bool) -> None:
        self._looked = str(stick)
        found = [one for one in listed if one.made_at is not None]
        if not quiet or found:
            self.folder.set_value(self._looked)
        self.which.set_options([(one.folder, self._said(one)) for one in found])
        self.which.setVisible(bool(found))
        if found:
            meant = next((one for one in found if one.folder == folder), found[0])
            self.which.set_value(meant.folder)
        elif not quiet:
            self.form.show_error("folder", sentence(DeskError("copy.none")))
        self.chosen.emit()

    def _said(self, one: Generation) -> str:
        when = moment_said(one.made_at, self._clock.today()) if one.made_at else ""
        return f"{when} · {one.name}"

    def _typed(self) -> None:
        typed = self.folder.value()
        if typed and typed != self._looked:
            self.take(Path(typed).expanduser())

    def _choose(self) -> None:
        start = Path(self.folder.value()) if self.folder.value() else self._start
        folder = self._files.folder(self, _("Stick or folder with the copies"), start)
        if folder is not None:
            self.take(folder)


def _raise(bug: BaseException) -> None:
    raise bug


def _nobody(_header: Header) -> Opened:
    """Copies are listed by their days alone before anything is opened."""
    raise DeskError("vault.slot_unknown")

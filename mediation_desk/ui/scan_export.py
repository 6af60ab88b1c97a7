"""A copy of a scan for somebody outside: for whom, in which form, where to; the password; then the file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from mediation_desk.domain.attachment import SUFFIXES, Media
from mediation_desk.domain.exported_copy import ExportForm
from mediation_desk.domain.party import Side
from mediation_desk.errors import DeskError
from mediation_desk.services.attachments import OpenedFile
from mediation_desk.services.exported_copies import begin_export, give_export_up, write_export
from mediation_desk.services.password_check import Confirmed
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.checks import RadioField
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, size
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.kit.segments import SegmentsField
from mediation_desk.ui.password_again import ask_password
from mediation_desk.words import _, term

_HOUSE = "house"
_SIDES = {Side.SEEKER: "side.first", Side.OTHER: "side.second"}


class ExportDialog(QDialog):
    """Asks for whom and in which form; `go` asks for the place and the password."""

    help_place = "dialog.export"

    def __init__(self, desk: Desk, owner: QWidget, opened: OpenedFile, sides: tuple[Side, ...]) -> None:
        super().__init__(owner.window())
        self._desk, self._owner, self._opened = desk, owner, opened
        self.setWindowTitle(_("Mediation Desk"))
        self.setAccessibleName(_("Export a copy"))
        self.setProperty("ground", "paper")
        readers = [(_HOUSE, _("For an office")), *((side, _(_SIDES[side])) for side in sides)]
        self.reader = SegmentsField("reader", _("For whom is the copy?"), readers, compact=True)
        self.reader.set_value(_HOUSE)
        forms = list(ExportForm) if opened.attachment.shown else [ExportForm.AS_IS]
        self.form = RadioField("form", _("In which form?"), [(one, term(one)) for one in forms])
        self.form.set_value(forms[0])
        self.place = Notice(_("The original says where the photograph was taken."), "amber")
        self.go = Button(_("Choose a place"), "primary")
        back = Button(_("Back"))
        column = Column(self, margin=24, gap=16)
        column.addWidget(Label(_("Export a copy"), "section"))
        column.addWidget(Prose(_("export.what_it_means")))
        for widget in (self.reader, self.form, self.place):
            column.addWidget(widget)
        row = Row(gap=12)
        row.addStretch(1)
        row.addWidget(back)
        row.addWidget(self.go)
        column.addLayout(row)
        size(self, min_width=480)
        self.form.changed.connect(self._tell)
        self.go.clicked.connect(self.choose)
        back.clicked.connect(self.reject)
        self.finished.connect(lambda _result: self.deleteLater())
        self._tell()

    def choose(self) -> None:
        """Ask where, then for the password, then write."""
        form = ExportForm(self.form.value())
        media = self._opened.attachment.media
        suffix = "pdf" if form is ExportForm.PAGES else SUFFIXES[media]
        if media is Media.OTHER and self._opened.attachment.suffix:
            suffix = self._opened.attachment.suffix
        # The name says paper and day, never a person.
        suggested = f"{_('part.scans')} {self._desk.today():%Y-%m-%d}.{suffix}"
        title = _("Export (the file is not encrypted)")
        chosen = self._desk.files.save_as(self, title, suggested, f"{suffix.upper()} (*.{suffix})")
        if chosen is None:
            return
        place = chosen if chosen.suffix else chosen.with_name(f"{chosen.name}.{suffix}")
        reader = self.reader.value()
        then = partial(
            _begin, self._desk, self._owner, self._opened, place, None if reader == _HOUSE else reader, form
        )
        self.accept()
        text = _("Outside the desk nothing protects this file.")
        ask_password(self._desk, self._owner, then, title=_("Export a copy"), text=text)

    def _tell(self) -> None:
        form = self.form.value()
        self.place.setVisible(self._opened.located and form is not None and form == ExportForm.AS_IS)


def _begin(
    desk: Desk,
    owner: QWidget,
    opened: OpenedFile,
    place: Path,
    reader: Side | None,
    form: ExportForm,
    confirmed: Confirmed,
) -> None:
    def written(_nothing: object) -> None:
        desk.notice(_("export.done"), "pine", of=__name__)

    def begun(copy_id: str) -> None:
        def failed(error: DeskError) -> None:
            desk.refuse(error, of=__name__)
            desk.do(desk, _nobody, give_export_up, copy_id)

        desk.do(desk, written, write_export, copy_id, form, failed=failed)

    desk.do(owner, begun, begin_export, confirmed, opened.attachment.id, place, reader)


def _nobody(_nothing: object) -> None:
    """Nobody waits for the note that nothing was written."""

"""Step 1: welcome, and where the register lives."""

from __future__ import annotations

from pathlib import Path

from mediation_desk.errors import DeskError
from mediation_desk.services import opening
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.kit.layout import Row
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.ui.seams import Files
from mediation_desk.words import _


class PlaceStep(Form):
    """Asks for the folder; `read` refuses one where a register would not be safe."""

    def __init__(self, folder: Path, files: Files) -> None:
        super().__init__(gap=16)
        self._files = files
        self.put(
            Prose(
                _(
                    "This desk keeps receptions, cases, records and agreements in one encrypted register on "
                    "this computer. Nothing leaves it unless you export it."
                )
            )
        )
        self.folder = TextField(
            "folder",
            _("Folder of the register"),
            helper=_("A disk built into this computer; no network share, no stick, no cloud folder."),
            max_length=1_000,
        )
        self.add(self.folder)
        self.folder.set_value(str(folder))
        choose = Button(_("Choose another folder"))
        choose.clicked.connect(self._choose)
        row = Row()
        row.addWidget(choose)
        row.addStretch(1)
        self.put(row)

    def read(self) -> Path:
        """The folder; DeskError beside the field."""
        typed = self.folder.value()
        folder = Path(typed).expanduser()
        if not typed or not folder.is_absolute():
            raise DeskError("folder.whole_path", field="folder")
        opening.check_place(folder)
        return folder

    def _choose(self) -> None:
        folder = self._files.folder(self, _("Folder of the register"), Path(self.folder.value() or "/"))
        if folder is not None:
            self.folder.set_value(str(folder))

"""What the window shows when a register's folder cannot be read, it does not open, or breaks in use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from mediation_desk.errors import DeskError
from mediation_desk.services.door import use_previous_header
from mediation_desk.ui.copy_way import WindowOwner
from mediation_desk.words import _

if TYPE_CHECKING:
    from mediation_desk.ui.desk import Desk


class DamageWay(QObject):
    """`refused` says why a folder cannot be read, `begin` shows the ways out, `met` locks a desk first."""

    def __init__(self, owner: WindowOwner, parent: QObject) -> None:
        super().__init__(parent)
        self._owner = owner

    def refused(self, error: DeskError) -> None:
        """Say why the register cannot be opened."""
        from mediation_desk.ui.refused_page import RefusedPage  # nobody's first face

        owner = self._owner
        page = RefusedPage(error, owner.choices)
        page.again.connect(self._again)
        page.previous.connect(self._use_previous)
        page.restore.connect(self._restore)
        owner.window.show_face(page)

    def begin(self, why: DeskError) -> None:
        """Show what can be done with a register that does not open."""
        from mediation_desk.ui.damage_face import DamageFace  # nobody's first face

        owner = self._owner
        face = DamageFace(owner.folder, owner.paths.state, why, owner.clock, owner.files, owner.choices)
        face.decided.connect(self._again)
        face.again.connect(self._again)
        face.restore.connect(self._restore)
        face.broke.connect(owner.show_bug)
        owner.window.closing.connect(face.stop)  # no copy of a damaged register is left lying about
        owner.window.show_face(face)

    def met(self, desk: Desk, why: DeskError) -> None:
        """A page could not be read while somebody works: keep what they typed, lock, say so."""
        desk.put_drafts_outside()
        self._owner.lock()
        self.begin(why)

    def _use_previous(self) -> None:
        try:
            use_previous_header(self._owner.folder)
        except DeskError as refused:
            self.refused(refused)
        else:
            self._owner.begin(_("The key file before this one is in place."))

    def _restore(self) -> None:
        self._owner.restore()

    def _again(self) -> None:
        self._owner.begin()

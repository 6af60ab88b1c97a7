"""分成两份协议: what concerns the marriage into a second draft, with the toast that takes it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from mediation_desk.services.agreement_split import AgreementSplit, join_agreement, split_agreement
from mediation_desk.services.agreements import AgreementFile
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.pages.agreement.workspace import Workspace
from mediation_desk.words import _


class Splitting(QObject):
    """`save_then(act)` saves what was typed first; `told(file)` hands the agreement back as kept now."""

    def __init__(
        self,
        desk: Desk,
        work: Workspace,
        save_then: Callable[[Callable[[], object]], None],
        told: Callable[[AgreementFile], None],
    ) -> None:
        super().__init__(work)
        self._desk, self._work = desk, work
        self._save_then, self._told = save_then, told
        work.split_wanted.connect(self.split)

    def split(self) -> None:
        """Save, then divide what is saved."""
        self._save_then(self._split)

    def _split(self) -> None:
        now, printed = self._work.editing.now, self._work.file.current

        def done(split: AgreementSplit) -> None:
            if printed is not None:
                said = _("Version {n} is void now. Please take its printed copies back.", n=printed.n)
                self._desk.notice(said)
            self._take(split.stays)
            self._desk.toast(
                _("What concerns the marriage is in a draft of its own now"), lambda: self._join(split)
            )

        self._desk.do(self, done, split_agreement, now.id, now.version)

    def _join(self, split: AgreementSplit) -> None:
        self._desk.do(self, self._take, join_agreement, split)

    def _take(self, file: AgreementFile) -> None:
        self._work.editing.begin(file.agreement)
        self._told(file)

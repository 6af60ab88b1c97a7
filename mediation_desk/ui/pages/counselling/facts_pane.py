"""What may still be done with a file: its kind, a client who joins (nobody is taken out), a referral."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.counselling_file import CounsellingKind
from mediation_desk.domain.person import PersonMatch
from mediation_desk.services.counselling_files import FileView
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.layout import Column, Row, size
from mediation_desk.ui.kit.segments import SegmentsField
from mediation_desk.ui.pages.counselling.person_finder import PersonFinder
from mediation_desk.words import _, term

_FINDER = 280


class FactsPane(QWidget):
    """`kind_wanted(kind)` and `client_wanted(person id)`, the second only after it was asked once more."""

    kind_wanted = Signal(object)
    client_wanted = Signal(str)

    def __init__(self, desk: Desk, view: FileView) -> None:
        super().__init__()
        self._desk, self._view = desk, view
        kinds = [(one, term(one)) for one in CounsellingKind]
        self.kind = SegmentsField("kind", _("Kind of counselling"), kinds, compact=True)
        self.kind.set_value(view.file.kind)
        self.kind.changed.connect(self._kind_changed)
        self.keep_kind = Button(_("Change the kind"), compact=True)
        self.keep_kind.clicked.connect(lambda: self.kind_wanted.emit(self.kind.value()))
        self.keep_kind.hide()
        self.join = Button(_("Let one more client join"), compact=True, icon="user-plus")
        self.join.clicked.connect(self._look_up)
        self.refer = Button(_("Refer to an agency"), compact=True, icon="arrows-split")
        self.refer.clicked.connect(lambda: desk.go("referral", "", "file", view.file.id))
        self.finder = PersonFinder(desk)
        self.finder.known = view.file.client_ids
        self.finder.chosen.connect(self._ask)
        size(self.finder, height=_FINDER).hide()
        column = Column(self, gap=8)
        column.addWidget(self.kind)
        for button in (self.keep_kind, self.join, self.refer):
            row = Row()
            row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)
        column.addWidget(self.finder)

    def _kind_changed(self) -> None:
        self.keep_kind.setVisible(self.kind.value() is not self._view.file.kind)

    def _look_up(self) -> None:
        self.join.hide()
        self.finder.show()
        self.finder.name.setFocus()

    def _ask(self, one: PersonMatch) -> None:
        chosen = self._desk.questions.choose(
            self,
            _("{name} joins this file", name=self._desk.shown(one.name)),
            _("Nobody is taken out of a file again. The informed consent of whoever joins is needed too."),
            _("Let them join"),
        )
        if chosen == 0:
            self.client_wanted.emit(one.person_id)

"""Referrals that legal aid accepted and that are not counted yet: one press counts one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.services.legal_aid import AcceptedReferral, accepted_referrals, note_legal_aid
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.kit.lines import Line, LineList
from mediation_desk.ui.kit.sheet import Sheet
from mediation_desk.words import _


class LegalAidPart(QWidget):
    """Hidden while there is none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.lines = LineList(grows=True, name=_("Legal aid to be counted"))
        self.lines.opened.connect(self._note)
        sheet = Sheet(margin=12, gap=4)
        sheet.add(Label(_("Legal aid accepted these referrals. Press one to count it."), "small", wrap=True))
        sheet.add(self.lines)
        Column(self).addWidget(sheet)
        self._found: tuple[AcceptedReferral, ...] = ()
        desk.masked_changed.connect(lambda _on: self._say())
        self.hide()

    def look(self) -> None:
        """Ask anew."""
        self._desk.ask(self, self._show, accepted_referrals)

    def _show(self, found: tuple[AcceptedReferral, ...]) -> None:
        self._found = found
        self._say()
        self.setVisible(bool(found))

    def _say(self) -> None:
        self.lines.set_lines(
            [
                Line(
                    id=one.referral_id,
                    first=self._desk.shown(one.person),
                    second=f"{one.number} · {one.since.isoformat()}",
                    arrow=True,
                )
                for one in self._found
            ]
        )

    def _note(self, referral_id: object) -> None:
        self._desk.do(self, self._noted, note_legal_aid, str(referral_id))

    def _noted(self, _grant: object) -> None:
        self._desk.toast(_("Counted as legal aid"))

"""A visit that is over, to be read: how it ended, each clause, words as far as they open."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.dates import SHANGHAI
from mediation_desk.domain.return_visit import ReturnVisit, VisitFinding, VisitState
from mediation_desk.services.return_visits import VisitSheet
from mediation_desk.ui import limits
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, size
from mediation_desk.words import _, term


class VisitTold(QWidget):
    """Labels and words one under the other."""

    def __init__(self, desk: Desk, sheet: VisitSheet) -> None:
        super().__init__()
        self._desk = desk
        self._column = Column(self, margin=(2, 2, 12, 8), gap=12)
        visit = sheet.visit
        if visit.state is VisitState.CANCELLED and visit.cancelled is not None:
            self._say(_("Why it was cancelled"), term(visit.cancelled))
        if visit.state is VisitState.MADE:
            self._made(sheet, visit)
        if sheet.attempts:
            self._tries(sheet)
        self._words(sheet)
        self._column.addStretch(1)

    def _made(self, sheet: VisitSheet, visit: ReturnVisit) -> None:
        today = self._desk.today()
        if visit.made_on is not None:
            by = next((one.name for one in sheet.staff if one.id == (visit.made_by or sheet.visitor)), "")
            how = term(visit.mode) if visit.mode else ""
            said = (limits.day(visit.made_on, today), how, by)
            self._say(_("Day of the visit"), " · ".join(one for one in said if one))
        if visit.contact is not None:
            alone = _("talked alone") if visit.alone else _("others were there")
            self._say(_("Whether it was convenient to talk"), f"{term(visit.contact)} · {alone}")
        titles = {one.clause_id: one for one in sheet.clauses}
        told = [
            _("{n}. {title}: {result}", n=titles[key].n, title=titles[key].title, result=term(result))
            for key, result in sheet.results
            if key in titles
        ]
        if told:
            self._say(_("How each clause is performed"), "\n".join(told))
        if visit.satisfaction is not None:
            self._say(_("Satisfaction"), term(visit.satisfaction))
        if visit.next_on is not None:
            self._say(_("Next return visit"), limits.day(visit.next_on, today))

    def _tries(self, sheet: VisitSheet) -> None:
        """When somebody was not reached, and by whom; all there is of a visit that was given up."""
        names = {one.id: one.name for one in sheet.staff}
        told = []
        for one in sheet.attempts:
            local = one.at.astimezone(SHANGHAI)
            day = limits.day(local.date(), self._desk.today())
            said = (f"{day} {local:%H:%M}", term(one.outcome), names.get(one.staff_id, ""))
            told.append(" · ".join(each for each in said if each))
        self._say(_("How the person was tried to be reached"), "\n".join(told))

    def _words(self, sheet: VisitSheet) -> None:
        sealed = _("Sealed. It opens for those who work with the person and were given it.")
        if sheet.said is None:
            self._say(_("What the visit found"), sealed)
        else:
            for label, words in (
                (_("Village committee and who was asked"), sheet.said.entrusted),
                (_("What the visit found"), sheet.said.situation),
                (_("Why, in words"), sheet.said.reason),
            ):
                if words:
                    self._say(label, words)
        if sheet.risk is None:
            self._say(_("Change of safety"), sealed)
            return
        risk = sheet.risk
        if risk.findings:
            named = "、".join(term(one) for one in VisitFinding if one in risk.findings)
            self._say(_("To be told in the record"), named)
            self._say(_("What was done about it"), risk.measures)
        if risk.change is not None or risk.words:
            change = term(risk.change) if risk.change else ""
            self._say(_("Change of safety"), "\n".join(one for one in (change, risk.words) if one))

    def _say(self, label: str, words: str) -> None:
        holder = QWidget()
        column = Column(holder, gap=4)
        column.addWidget(size(Label(label, "small"), min_width=80))
        column.addWidget(Prose(words or "—"))
        self._column.addWidget(holder)

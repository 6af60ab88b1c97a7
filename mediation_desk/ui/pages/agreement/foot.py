"""The foot of the fields: how many clauses pass, are explained, reminded of or forbidden."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mediation_desk.domain.checkup.finding import Severity
from mediation_desk.ui.clause_number import written
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import IconLabel, Label
from mediation_desk.ui.kit.layout import Column, Row, rule
from mediation_desk.ui.pages.agreement.checking import Checked
from mediation_desk.words import N_, _, count

_PARTS = (("facts", N_("Facts")), ("performance", N_("Performance")), ("signers", N_("Signers")))


class _Count(QWidget):
    """An icon and a figure."""

    def __init__(self, icon: str, token: str) -> None:
        super().__init__()
        self._icon, self._idle = icon, token
        row = Row(self, gap=6)
        self._drawn = IconLabel(icon, token, 16)
        self.words = Label("", "small")
        row.addWidget(self._drawn)
        row.addWidget(self.words)

    def say(self, said: str, token: str = "") -> None:
        """The figure, in a tone where it matters."""
        self.words.setText(said)
        self.words.set_tone(token or "ink2")
        self._drawn.set_icon(self._icon, token or self._idle)


class Foot(QWidget):
    """通过 · 待填 · 说明 · 提醒 · 禁止, with the first clause that needs a hand."""

    def __init__(self) -> None:
        super().__init__()
        self.passed = _Count("check", "pine")
        self.waiting = _Count("pencil", "ink2")
        self.noted = _Count("info-circle", "ink2")
        self.reminded = _Count("alert-triangle", "ink2")
        self.forbidden = _Count("ban", "ink2")
        flow = FlowLayout(gap=12)
        for one in (self.passed, self.waiting, self.noted, self.reminded, self.forbidden):
            flow.addWidget(one)
        column = Column(self, gap=12)
        column.addWidget(rule())
        column.addLayout(flow)

    def show_tally(self, found: Checked) -> None:
        """The figures of the agreement checked last."""
        tally = found.tally
        open_clauses = {clause_id for clause_id, _gaps in found.open_gaps}
        marks = [found.mark(clause.id) for clause in found.agreement.clauses]
        self.passed.say(count("{n} passes", "{n} pass", marks.count("pass")))
        self.waiting.say(count("{n} to fill", "{n} to fill", len(open_clauses)))
        self.waiting.setVisible(bool(open_clauses))
        self.noted.say(count("{n} explained", "{n} explained", tally.noted))
        where = _first(found, Severity.REMINDER)
        beside = _beside(found, Severity.REMINDER)
        reminded = count("{n} reminder", "{n} reminders", tally.reminded + len(beside))
        self.reminded.say(f"{reminded} · {where}" if where else reminded, "amber" if where else "")
        where = _first(found, Severity.FORBIDDEN)
        beside = _beside(found, Severity.FORBIDDEN)
        forbidden = count("{n} forbidden", "{n} forbidden", tally.forbidden + len(beside))
        self.forbidden.say(f"{forbidden} · {where}" if where else forbidden, "red" if where else "")


def _first(found: Checked, severity: Severity) -> str:
    ids = [clause.id for clause in found.agreement.clauses]
    places = [
        ids.index(finding.clause_id)
        for finding in found.findings
        if finding.severity is severity and finding.clause_id in ids
    ]
    if places:
        return _("clause {number}", number=written(min(places) + 1))
    return next((_(word) for word in _beside(found, severity)), "")


def _beside(found: Checked, severity: Severity) -> list[str]:
    """The parts beside the clauses (事实, 履行方式, 签署人, the whole) that carry a finding so weighty."""
    parts = {word: found.of_segment(segment) for segment, word in _PARTS}
    parts[N_("About the whole agreement")] = found.of_whole()
    return [word for word, said in parts.items() if any(one.finding.severity is severity for one in said)]

"""The lines of the health report: level by shape and word, how it stands, what to do and the way there."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.health import HealthAct, HealthLevel, HealthLine, HealthReport
from mediation_desk.services.health_telling import sentence_of, to_do_of
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import IconLabel, Label, Prose
from mediation_desk.ui.kit.layout import Column, Row, clear, rule, scrolling, size
from mediation_desk.ui.saying import whole_day
from mediation_desk.words import _, term

_SHAPES = {
    HealthLevel.GOOD: ("circle-check", "pine"),
    HealthLevel.WATCH: ("alert-triangle", "amber"),
    HealthLevel.ACT: ("ban", "red"),
}


class HealthRow(QWidget):
    """One line; `wanted` carries its act."""

    wanted = Signal(object)

    def __init__(self, line: HealthLine, since: date | None, today: date, *, offers: bool) -> None:
        super().__init__()
        self.line = line
        icon, tone = _SHAPES[line.level]
        level = Row(gap=8)
        level.addWidget(IconLabel(icon, tone, line=24), 0, Qt.AlignmentFlag.AlignTop)
        level.addWidget(
            size(Label(term(line.level), "body_strong", tone=tone), min_width=64),
            0,
            Qt.AlignmentFlag.AlignTop,
        )
        said = sentence_of(line, _, whole_day)
        self.said, self.to_do = Prose(said), Prose(to_do_of(line, _, whole_day), "small", tone="ink2")
        words = Column(gap=2)
        words.addWidget(self.said)
        if self.to_do.text():
            told = _("health.since", day=whole_day(since)) if since is not None and since < today else ""
            self.to_do.setText(f"{told}{self.to_do.text()}")
            words.addWidget(self.to_do)
        row = Row(self, margin=(0, 8, 0, 8), gap=16)
        row.addLayout(level)
        name = size(Label(term(line.key), "body_strong", wrap=True), width=136)
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.button: Button | None = None
        if offers:
            self.button = Button(term(line.act), compact=True)
            self.button.setAccessibleName(f"{term(line.key)}: {term(line.act)}")
            self.button.clicked.connect(self._go)
            row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(f"{term(line.level)}: {term(line.key)}. {said} {self.to_do.text()}".strip())

    def _go(self) -> None:
        self.wanted.emit(self.line.act)


class HealthRows(QWidget):
    """All lines, the worst first; `offered` are the acts that this person may follow."""

    wanted = Signal(object)

    def __init__(self, offered: frozenset[HealthAct]) -> None:
        super().__init__()
        self._offered = offered
        self.rows: list[HealthRow] = []
        inside = QWidget()
        self._column = Column(inside, margin=(0, 0, 12, 0), gap=0)
        Column(self).addWidget(scrolling(inside))
        self.setAccessibleName(_("Lines of the health report"))

    def show_report(self, report: HealthReport, today: date) -> None:
        """Show these lines."""
        clear(self._column)
        self.rows = []
        for line in report.ordered:
            if self.rows:
                self._column.addWidget(rule())
            offers = line.level is not HealthLevel.GOOD and line.act in self._offered
            row = HealthRow(line, report.since(line, today), today, offers=offers)
            row.wanted.connect(self.wanted)
            self._column.addWidget(row)
            self.rows.append(row)
        self._column.addStretch(1)

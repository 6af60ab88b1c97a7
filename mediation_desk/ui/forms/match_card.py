"""One earlier record that may be the person being typed: name, sex, age, 有记录, and two things to do."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.person import PersonMatch, Sex
from mediation_desk.services.people import EarlierRecord, EarlierService
from mediation_desk.ui import style
from mediation_desk.ui.kit import paint
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.chip import Chip
from mediation_desk.ui.kit.flow import FlowLayout
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.layout import Column, Row
from mediation_desk.words import _, term


class HitName(QLabel):
    """A name whose characters that were typed are lit; wrapped, never cut."""

    def __init__(self, name: str, typed: str) -> None:
        super().__init__(name)
        self._hits = hits(name, typed)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """One line if it may."""
        width = min(ceil(paint.text_width(self.text(), "body_strong")) + 2, style.px(240))
        return QSize(width, self.heightForWidth(width))

    minimumSizeHint = sizeHint

    def hasHeightForWidth(self) -> bool:
        """Taller when narrower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Lines of 24."""
        lines = paint.laid_out(self.text(), "body_strong", width).lineCount()
        return style.px(4) + style.px(20) * max(1, lines)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it with its hits."""
        painter = QPainter(self)
        paint.text(painter, QRectF(self.rect()), self.text(), "body_strong", hits=self._hits, wrap=True)


def hits(name: str, typed: str) -> tuple[tuple[int, int], ...]:
    """(start, length) of the runs of a name that stand in what was typed."""
    found: list[tuple[int, int]] = []
    for at, character in enumerate(name):
        if character not in typed or character.isspace():
            continue
        if found and sum(found[-1]) == at:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((at, 1))
    return tuple(found)


class MatchCard(QWidget):
    """`chosen` / `looked` / `compared` carry the id of the record.

    A record that only needs checking shows nothing but that; it is opened away from the counter.
    """

    chosen = Signal(str)
    looked = Signal(str)
    compared = Signal(str)

    def __init__(self, match: PersonMatch, typed: str, *, may_look: bool, kept: bool, shown: str) -> None:
        super().__init__()
        self.match = match
        self._column = Column(self, margin=(0, 12, 0, 12), gap=8)
        first = Row(gap=8)
        if match.needs_check:
            first.addWidget(Chip(_("Needs checking"), "amber", icon="alert-triangle"))
            first.addStretch(1)
        else:
            first.addWidget(HitName(shown, typed if shown == match.name else ""))
            first.addWidget(Label(_facts(match), "small"), 1)
            if match.has_record:
                first.addWidget(Chip(_("On record")))
        self._column.addLayout(first)
        acts = FlowLayout(gap=0)
        self.choose = Button(_("Same person, link"), compact=True)
        self.choose.clicked.connect(self._choose)
        self.look = Button(_("Look (journalled)"), "text", icon="eye", compact=True)
        self.look.clicked.connect(self._look)
        if not may_look:
            self.look.block(_("A mediator or counsellor opens it, away from the counter."))
        if kept:
            self.choose.set_text(_("Compare and merge"))
            if not may_look:
                self.choose.block(_("A mediator or counsellor merges records."))
        acts.addWidget(self.choose)
        acts.addWidget(self.look)
        self._kept = kept
        self._column.addLayout(acts)

    def show_record(self, record: EarlierRecord, shown: str) -> None:
        """What was opened: the person, and each service with its day and who gave it."""
        self.look.block(_("Opened"))
        if self.match.needs_check:
            self._column.addWidget(Prose(f"{shown} · {_facts(record.match)}", "body"))
        for service in record.services:
            self._column.addWidget(Prose(_service(service), "small", tone="ink2"))
        if not record.services:
            self._column.addWidget(Prose(_("No reception so far."), "small", tone="ink2"))

    def _choose(self) -> None:
        (self.compared if self._kept else self.chosen).emit(self.match.person_id)

    def _look(self) -> None:
        self.looked.emit(self.match.person_id)


def _facts(match: PersonMatch) -> str:
    sex = [term(match.sex)] if match.sex in (Sex.MALE, Sex.FEMALE) else []
    years = [_("aged {years}", years=match.age)] if match.age is not None else []
    return " · ".join((*sex, *years))


def _service(service: EarlierService) -> str:
    day = legal_day(service.at).isoformat()
    parts = [day, term(service.mode), term(service.side), service.number]
    if service.decision is not None:
        parts.append(term(service.decision))
    if service.case_number:
        parts.append(service.case_number)
    if service.case_state is not None:
        parts.append(term(service.case_state))
    return " · ".join((*parts, service.staff))

"""What stands against judicial confirmation of an agreement, or is to be said before it is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mediation_desk.domain.agreement import Agreement, AgreementForm
from mediation_desk.domain.checkup.finding import Finding
from mediation_desk.domain.clauses.form import Confirmable
from mediation_desk.domain.clauses.library import Library
from mediation_desk.domain.confirmation_clocks import apply_until
from mediation_desk.domain.law import Citation
from mediation_desk.domain.limit_book import LimitBook
from mediation_desk.domain.reception import Source
from mediation_desk.domain.safety import Mark


class Point(StrEnum):
    """What is found; its sentence is the msgid `confirmation.<point>`, its explanation `….why`."""

    COURT_SENT = "court_sent"
    ORAL = "oral"
    NOT_IN_FORCE = "not_in_force"
    TOO_LATE = "too_late"
    STATUS = "status"
    TITLE = "title"
    UNCLEAR = "unclear"
    CONDITIONAL = "conditional"
    TOGETHER = "together"


class Weight(StrEnum):
    """REFUSES: no application · ANSWER: only with the court's word beforehand · WARNS · SAYS."""

    REFUSES = "refuses"
    ANSWER = "answer"
    WARNS = "warns"
    SAYS = "says"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPoint:
    """One finding with the numbers of the clauses it is about (from 1) and its article."""

    point: Point
    weight: Weight
    citation: Citation
    clauses: tuple[int, ...] = ()


_WEIGHTS = {
    Point.COURT_SENT: (Weight.REFUSES, Citation(law="特邀调解规定", article=20)),
    Point.ORAL: (Weight.REFUSES, Citation(law="民事诉讼法解释", article=354)),
    Point.NOT_IN_FORCE: (Weight.REFUSES, Citation(law="民事诉讼法", article=205)),
    Point.TOO_LATE: (Weight.REFUSES, Citation(law="民事诉讼法", article=205)),
    Point.STATUS: (Weight.ANSWER, Citation(law="民事诉讼法解释", article=355)),
    Point.TITLE: (Weight.WARNS, Citation(law="民事诉讼法解释", article=355)),
    Point.UNCLEAR: (Weight.WARNS, Citation(law="民事诉讼法解释", article=358)),
    Point.CONDITIONAL: (Weight.SAYS, Citation(law="婚姻家庭编解释（一）", article=69)),
    Point.TOGETHER: (Weight.SAYS, Citation(law="民事诉讼法解释", article=356)),
}
_TITLE_RULES = {"title_not_confirmed", "house_transfer"}
_UNCLEAR = Citation(law="民事诉讼法解释", article=358)


def check_confirmation(
    agreement: Agreement,
    library: Library,
    findings: Sequence[Finding],
    *,
    source: Source,
    mark: Mark,
    effective_on: date | None,
    today: date,
    book: LimitBook,
) -> tuple[CheckPoint, ...]:
    """Every point, the weightiest first; `findings` are those of the agreement's check-up.

    `effective_on` is None for an agreement that is not in force: what hinders it is said before it is signed.
    """
    found: dict[Point, tuple[int, ...]] = {}
    if source is Source.COURT_POST_FILING:
        found[Point.COURT_SENT] = ()
    if agreement.form is AgreementForm.ORAL:
        found[Point.ORAL] = ()
    elif effective_on is None:
        found[Point.NOT_IN_FORCE] = ()
    elif today > apply_until(effective_on, book).ends:
        found[Point.TOO_LATE] = ()
    status = status_places(agreement, library)
    if status:
        found[Point.STATUS] = status
        if len(status) < len(agreement.clauses):
            found[Point.CONDITIONAL] = ()
    places = {clause.id: n for n, clause in enumerate(agreement.clauses, 1)}
    if title := _places((one for one in findings if one.rule in _TITLE_RULES), places):
        found[Point.TITLE] = title
    if unclear := _places((one for one in findings if one.citation == _UNCLEAR), places):
        found[Point.UNCLEAR] = unclear
    if mark in (Mark.ORANGE, Mark.RED):
        found[Point.TOGETHER] = ()
    return tuple(
        CheckPoint(point=point, weight=weight, citation=citation, clauses=found[point])
        for point, (weight, citation) in _WEIGHTS.items()
        if point in found
    )


def status_places(agreement: Agreement, library: Library) -> tuple[int, ...]:
    """Numbers of the clauses on the status of persons, which no court confirms (民诉法解释 art 355)."""
    return tuple(
        n
        for n, clause in enumerate(agreement.clauses, 1)
        if (form := library.form(clause.kind)) is not None and form.confirmable is Confirmable.STATUS
    )


def _places(findings: Iterable[Finding], places: dict[str, int]) -> tuple[int, ...]:
    return tuple(sorted({places[one.clause_id] for one in findings if one.clause_id in places}))

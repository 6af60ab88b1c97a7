"""All obligations that are not settled, across the cases of whoever looks; of all cases for the director."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

from mediation_desk.domain.obligation import (
    DueGroup,
    Duty,
    Obligation,
    ObligationState,
    Payment,
    PerformanceEvent,
    PerformanceStatus,
    Standing,
)
from mediation_desk.domain.party import Side
from mediation_desk.domain.performance import NOTHING, stand
from mediation_desk.domain.staff import Role
from mediation_desk.register import obligation_list, obligations, office, people
from mediation_desk.register.obligation_list import CaseFacts
from mediation_desk.register.records import Records
from mediation_desk.services.access import PERFORMANCE_READ
from mediation_desk.services.password_check import Confirmed, require
from mediation_desk.services.permission import allowed
from mediation_desk.services.spreadsheet import harmless

_SUNDAY = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardFilter:
    """What is looked for; empty sets let everything through. `typed` is found in names, number and matter."""

    when: frozenset[DueGroup] = frozenset()
    sides: frozenset[Side] = frozenset()
    statuses: frozenset[PerformanceStatus] = frozenset()
    mediator_ids: frozenset[str] = frozenset()
    duties: frozenset[Duty] = frozenset()
    typed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardLine:
    """One obligation on the board; `mediator` leads its case."""

    obligation: Obligation
    standing: Standing
    when: DueGroup
    case_id: str
    number: str
    debtor: str
    creditor: str
    side: Side | None
    mediator_id: str
    mediator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The lines that were asked for, most urgent first, and the sums of what may be seen.

    `counted` are all lines before filtering, by group. Of the money of the lines shown `paid` came of `due`.
    """

    lines: tuple[BoardLine, ...]
    counted: dict[DueGroup, int] = field(default_factory=dict)
    due: Decimal = NOTHING
    paid: Decimal = NOTHING
    arrears: Decimal = NOTHING
    mediators: tuple[tuple[str, str], ...] = ()

    @property
    def every(self) -> int:
        """How many there are in all."""
        return sum(self.counted.values())


@allowed(PERFORMANCE_READ)
def performance_board(records: Records, wanted: BoardFilter) -> Board:
    """What is open across my cases, sorted by urgency; the director sees every case."""
    lines = _lines(records)
    counted = dict.fromkeys(DueGroup, 0)
    for one in lines:
        counted[one.when] += 1
    shown = [one for one in lines if _wanted(one, wanted)]
    sums = [one.standing for one in shown if one.when is not DueGroup.CHECK]
    return Board(
        lines=tuple(sorted(shown, key=_urgency)),
        counted=counted,
        due=sum((one.due for one in sums), NOTHING),
        paid=sum((one.due - one.arrears for one in sums), NOTHING),
        arrears=sum((one.arrears for one in sums), NOTHING),
        mediators=tuple(sorted({(one.mediator_id, one.mediator) for one in lines}, key=lambda one: one[1])),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardWords:
    """The words of the spreadsheet: its title, its heads, how one line and the sums below are said."""

    title: str
    heads: tuple[str, ...]
    cells: Callable[[BoardLine], tuple[str, ...]]
    foot: Callable[[Board], str]


@allowed(PERFORMANCE_READ, changes={"journal"})
def export_board(records: Records, wanted: BoardFilter, said: BoardWords, confirmed: Confirmed) -> bytes:
    """The list as the bytes of an .xlsx file, after the password; what leaves is no longer protected.

    Raises DeskError: password.ask_again.
    """
    require(confirmed, records.staff.id, records.now)
    board = performance_board(records, wanted)
    records.journal("export_performance", fields=(str(len(board.lines)),))
    return _spreadsheet(said, board)


def group(line: Obligation, standing: Standing, today: date) -> DueGroup:
    """In which group of the board an obligation stands."""
    if line.state is ObligationState.PROPOSED:
        return DueGroup.CHECK
    due = standing.oldest_open
    if due is None:
        return DueGroup.NO_DAY
    if due < today:
        return DueGroup.OVERDUE
    if due == today:
        return DueGroup.TODAY
    sunday = today + timedelta(days=_SUNDAY - today.weekday())
    return DueGroup.WEEK if due <= sunday else DueGroup.LATER


def _lines(records: Records) -> list[BoardLine]:
    everything = Role.DIRECTOR in records.staff.roles
    facts = obligation_list.cases_with_open(records, everything=everything)
    kept = obligations.of_cases(records, facts)
    paid: dict[str, list[Payment]] = defaultdict(list)
    for payment in obligations.payments_of(records, *facts):
        paid[payment.case_id].append(payment)
    happened: dict[str, list[PerformanceEvent]] = defaultdict(list)
    for event in obligations.events_of(records, *facts):
        happened[event.case_id].append(event)
    ids = {one for case in facts.values() for one in case.sides}
    names = {one.id: one.name for one in people.get_many(records, sorted(ids))}
    staff = {one.id: one.name for one in office.all_staff(records)}
    made = []
    for case_id, own in kept.items():
        for one in own:
            stands = stand(one, paid[case_id], happened[case_id], records.today)
            if stands.settled_on is None:
                made.append(_line(one, stands, facts[case_id], names, staff, records.today))
    return made


def _line(
    one: Obligation,
    stands: Standing,
    facts: CaseFacts,
    names: dict[str, str],
    staff: dict[str, str],
    today: date,
) -> BoardLine:
    return BoardLine(
        obligation=one,
        standing=stands,
        when=group(one, stands, today),
        case_id=one.case_id,
        number=facts.number,
        debtor=names.get(one.terms.debtor_id, ""),
        creditor=names.get(one.terms.creditor_id, one.terms.creditor),
        side=facts.sides.get(one.terms.debtor_id),
        mediator_id=facts.lead_id,
        mediator=staff.get(facts.lead_id, ""),
    )


def _wanted(line: BoardLine, wanted: BoardFilter) -> bool:
    chosen = (
        (wanted.when, line.when),
        (wanted.sides, line.side),
        (wanted.statuses, line.standing.status if line.when is not DueGroup.CHECK else None),
        (wanted.mediator_ids, line.mediator_id),
        (wanted.duties, line.obligation.terms.duty),
    )
    if any(allowed_values and value not in allowed_values for allowed_values, value in chosen):
        return False
    typed = wanted.typed.split()
    said = " ".join((line.number, line.debtor, line.creditor, line.obligation.terms.what))
    return all(word in said for word in typed)


def _urgency(line: BoardLine) -> tuple[int, date, str]:
    return list(DueGroup).index(line.when), line.standing.oldest_open or date.max, line.number


def _spreadsheet(said: BoardWords, board: Board) -> bytes:
    into = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with Workbook(into, options) as book:
        sheet = book.add_worksheet(said.title)
        strong = book.add_format({"bold": True, "bottom": 1})
        sheet.freeze_panes(1, 0)
        _row(sheet, 0, said.heads, strong)
        for n, line in enumerate(board.lines, 1):
            _row(sheet, n, said.cells(line))
        sheet.set_column(0, len(said.heads) - 1, 18)
        sheet.autofilter(0, 0, len(board.lines), len(said.heads) - 1)
        sheet.write_string(len(board.lines) + 2, 0, harmless(said.foot(board)))
    return into.getvalue()


def _row(sheet: Any, n: int, cells: Sequence[str], form: Any = None) -> None:
    for column, words in enumerate(cells):
        sheet.write_string(n, column, harmless(words), form)

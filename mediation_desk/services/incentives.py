"""以案定补: the cases closed in a period with what is paid, the table of amounts, paper and spreadsheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from mediation_desk.documents.incentive_list import (
    FORM,
    IncentiveFacts,
    PaidCase,
    PaidMediator,
    incentive_list,
)
from mediation_desk.documents.wording import wording
from mediation_desk.domain.case import Case, Difficulty
from mediation_desk.domain.incentive import (
    AgreedForm,
    CasePart,
    ClosedCase,
    DossierStand,
    IncentiveLine,
    IncentiveTable,
    check_table,
    paid,
)
from mediation_desk.domain.numerals import plain_date
from mediation_desk.domain.staff import Role
from mediation_desk.errors import DeskError
from mediation_desk.register import cases, closed_cases, office
from mediation_desk.register.records import Records
from mediation_desk.register.search.readings import spelled
from mediation_desk.services import paper_gate
from mediation_desk.services.access import INCENTIVE_READ, INCENTIVE_WRITE
from mediation_desk.services.dossier_check import ARCHIVED_STATES, sheet_of
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.password_check import Confirmed, require
from mediation_desk.services.permission import allowed
from mediation_desk.services.spreadsheet import spreadsheet
from mediation_desk.words import paper_term

SETTING = "incentive_table"
_WIDTHS = (12, 24, 12, 10, 12, 14, 8, 12)


@dataclass(frozen=True, slots=True, kw_only=True)
class IncentiveSheet:
    """The lines of a period, mediators in the order of their names, each one's cases by day closed.

    `everybody`: all mediators are shown; `may_set`: whoever asks sets the table.
    """

    begins: date
    ends: date
    lines: tuple[IncentiveLine, ...]
    table: IncentiveTable
    everybody: bool
    may_set: bool

    @property
    def yuan(self) -> int:
        """What is paid in all."""
        return sum(one.yuan for one in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetWords:
    """The words of the spreadsheet: its title, its heads, and how one line is said."""

    title: str
    heads: tuple[str, ...]
    cells: Callable[[IncentiveLine], tuple[str | int, ...]]


@allowed(INCENTIVE_READ)
def incentive_sheet(records: Records, begins: date, ends: date) -> IncentiveSheet:
    """The list of a period; a mediator sees their own lines. DeskError("incentive.period")."""
    return _sheet(records, begins, ends)


@allowed(INCENTIVE_WRITE, changes={"incentive", "journal"})
def set_incentive_table(records: Records, table: IncentiveTable) -> None:
    """Say what is paid from now on. DeskError: incentive.amount, .percent, .basis_needed."""
    check_table(table)
    kept = {
        "amounts": {f"{level.value}/{form.value}": yuan for (level, form), yuan in table.amounts.items()},
        "assistant_percent": table.assistant_percent,
        "needs_dossier": table.needs_dossier,
        "basis": table.basis.strip(),
    }
    office.set_setting(records, SETTING, kept)
    records.journal("set_incentive_table")


@allowed(INCENTIVE_READ, changes={"journal"})
def incentive_paper(records: Records, begins: date, ends: date) -> MadePaper:
    """The list to be signed, journalled, because it leaves the desk. DeskError: incentive.period, paper.*."""
    sheet = _sheet(records, begins, ends)
    said, table = wording(FORM), sheet.table
    dossier = said["dossier" if table.needs_dossier else "any_dossier"]
    assists = said.fill("assists", percent=str(table.assistant_percent), dossier=dossier)
    facts = IncentiveFacts(
        unit=office.centre(records).committee,
        period=f"{plain_date(begins)}至{plain_date(ends)}",
        mediators=tuple(_mediators(sheet)),
        amount=str(sheet.yuan),
        rates=tuple(
            (paper_term(level), *(str(table.amounts.get((level, form), 0)) for form in AgreedForm))
            for level in Difficulty
        ),
        assists=f"{assists}{table.basis}",
    )
    records.journal("print_incentive_list", fields=(str(len(sheet.lines)),))
    return paper_gate.plain(FORM, incentive_list(facts))


@allowed(INCENTIVE_READ, changes={"journal"})
def export_incentives(
    records: Records, begins: date, ends: date, said: SheetWords, confirmed: Confirmed
) -> bytes:
    """The list as the bytes of an .xlsx file. DeskError: password.ask_again, incentive.period."""
    require(confirmed, records.staff.id, records.now)
    sheet = _sheet(records, begins, ends)
    records.journal("export_incentives", fields=(str(len(sheet.lines)),))
    return spreadsheet(said.title, said.heads, _WIDTHS, [said.cells(one) for one in sheet.lines])


def table_of(records: Records) -> IncentiveTable:
    """The table in force; without amounts until the director sets it."""
    told = office.setting(records, SETTING, {})
    amounts = {}
    for key, yuan in told.get("amounts", {}).items():
        level, _slash, form = key.partition("/")
        amounts[Difficulty(level), AgreedForm(form)] = int(yuan)
    return IncentiveTable(
        amounts=amounts,
        assistant_percent=told.get("assistant_percent", 0),
        needs_dossier=told.get("needs_dossier", True),
        basis=told.get("basis", ""),
    )


def _sheet(records: Records, begins: date, ends: date) -> IncentiveSheet:
    if begins > ends:
        raise DeskError("incentive.period", field="ends")
    everybody = Role.DIRECTOR in records.staff.roles
    mine = "" if everybody else records.staff.id
    table = table_of(records)
    names = {one.id: one.name for one in office.all_staff(records)}
    lines = []
    for case_id in closed_cases.between(records, begins, ends, mine):
        closed = _closed(records, cases.get(records, case_id))
        for place, staff_id in enumerate(closed.mediator_ids):
            if mine and staff_id != mine:
                continue
            part = CasePart.ASSISTS if place else CasePart.LEADS
            lines.append(
                IncentiveLine(
                    staff_id=staff_id,
                    name=names.get(staff_id, ""),
                    case=closed,
                    part=part,
                    yuan=paid(table, closed, part),
                )
            )
    lines.sort(key=lambda one: (spelled(one.name), one.staff_id, one.case.closed_on, one.case.number))
    return IncentiveSheet(
        begins=begins,
        ends=ends,
        lines=tuple(lines),
        table=table,
        everybody=everybody,
        may_set=bool(records.staff.roles & INCENTIVE_WRITE),
    )


def _closed(records: Records, case: Case) -> ClosedCase:
    form = AgreedForm.NONE
    if case.written_effective_on is not None:
        form = AgreedForm.WRITTEN
    elif case.oral_reached_on is not None:
        form = AgreedForm.ORAL
    if case.state in ARCHIVED_STATES:
        stand = DossierStand.BOUND
    else:
        stand = DossierStand.LACKING if sheet_of(records, case).missing else DossierStand.COMPLETE
    assert case.closed_on is not None
    return ClosedCase(
        case_id=case.id,
        number=case.number,
        closed_on=case.closed_on,
        difficulty=case.difficulty,
        form=form,
        dossier=stand,
        mediator_ids=case.mediator_ids,
    )


def _mediators(sheet: IncentiveSheet) -> list[PaidMediator]:
    found = []
    for _staff_id, theirs in groupby(sheet.lines, key=lambda one: one.staff_id):
        lines = list(theirs)
        told = tuple(
            PaidCase(
                number=one.case.number,
                closed=one.case.closed_on.isoformat().replace("-", "."),
                difficulty=paper_term(one.case.difficulty),
                form=paper_term(one.case.form),
                dossier=paper_term(one.case.dossier),
                part=paper_term(one.part),
                amount=str(one.yuan),
            )
            for one in lines
        )
        found.append(PaidMediator(name=lines[0].name, cases=told, amount=str(sum(one.yuan for one in lines))))
    return found

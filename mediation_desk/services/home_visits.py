"""Home visits: recorded in seconds, listed, left as a spreadsheet; findings that touch safety are sealed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import uuid4

from mediation_desk.domain.colour import HIGHEST
from mediation_desk.domain.home_visit import HomeVisit, check_visit
from mediation_desk.domain.home_visit_list import Key, VisitFilter, VisitLine, VisitPage
from mediation_desk.errors import DeskError
from mediation_desk.register import (
    areas,
    clue_areas,
    colour_schemes,
    grants,
    home_visits,
    households,
    numbered,
    screening_rounds,
    sealed,
)
from mediation_desk.register.records import Records
from mediation_desk.register.sealed import SealedKind
from mediation_desk.services.access import HOME_VISIT_READ, HOME_VISIT_WRITE
from mediation_desk.services.password_check import Confirmed, require
from mediation_desk.services.permission import allowed
from mediation_desk.services.spreadsheet import spreadsheet

MOST_LINES = 20_000
"""Visits in one file; whoever needs more narrows the list."""

_WIDTHS = (12, 12, 26, 14, 14, 20, 10, 20, 40, 10, 10, 12)


@allowed(HOME_VISIT_READ)
def visit_page(records: Records, wanted: VisitFilter, after: Key | None = None) -> VisitPage:
    """The visits the filter lets through, the newest first, a page at a time; sealed findings stay sealed."""
    return home_visits.page(records, wanted, after)


@allowed(HOME_VISIT_READ)
def visit_line(records: Records, visit_id: str) -> VisitLine:
    """One visit as the list shows it; sealed findings stay sealed. DeskError("home_visit.missing")."""
    return home_visits.line(records, visit_id)


@allowed(HOME_VISIT_READ, changes={"journal"})
def open_findings(records: Records, visit_id: str) -> str:
    """The findings of a visit that are sealed, for their readers; journalled. DeskError: sealed.not_yours."""
    visit = home_visits.get(records, visit_id)
    if visit.sealed_id is None:
        return visit.findings
    said = sealed.unseal(records, visit.sealed_id)
    records.journal("open_findings", visit_id)
    return said


@allowed(HOME_VISIT_WRITE, changes={"home_visit", "household"})
def keep_visit(
    records: Records, visit: HomeVisit, *, seals: bool = False, clue: str | None = None
) -> HomeVisit:
    """Keep a new or changed visit; `seals`: its findings open for author, director and keepers alone.

    So do all findings about a household of the first colour, and all that propose it: a seal would
    otherwise tell which of them is red for what nobody else may know.

    `clue` is the number of the clue it was about ("" for none, None leaves it). What was sealed once stays
    sealed: without new findings as it is, with new ones again for who could read it. The household's last
    and next visit follow. Raises DeskError: home_visit.*, text.*, household.missing, clue.missing,
    area.missing, round.missing, sealed.no_seat, sealed.not_yours, record.changed_meanwhile.
    """
    if clue is not None:
        visit = replace(visit, clue_id=_clue_of(records, clue))
    check_visit(visit, records.today)
    before = home_visits.get(records, visit.id) if visit.version else None
    placed = _placed(records, visit)
    placed = _sealed(records, placed, before, seals=seals or _alike(records, placed, before))
    kept = home_visits.save(
        records,
        replace(
            placed,
            id=visit.id or uuid4().hex,
            visitors=tuple(name.strip() for name in visit.visitors if name.strip()),
            met=visit.met.strip(),
            recorded_at=before.recorded_at if before else records.now,
            recorded_by=before.recorded_by if before else records.staff.id,
        ),
    )
    for household_id in {kept.household_id, before.household_id if before else None} - {None}:
        households.touch_visit(records, str(household_id))
    return kept


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitChoices:
    """What a visit chooses from: (code, word) of the colours in force, (id, name) of rounds, newest first."""

    colours: tuple[tuple[str, str], ...]
    rounds: tuple[tuple[str, str], ...]


@allowed(HOME_VISIT_READ)
def visit_choices(records: Records) -> VisitChoices:
    """The colours of the scheme in force and the screening rounds."""
    scheme = colour_schemes.in_force(records)
    return VisitChoices(
        colours=tuple((one.code, one.word) for one in scheme.colours),
        rounds=tuple((one.id, one.name) for one in screening_rounds.every(records)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitSheetWords:
    """The words of the file: its title, its heads, and how one line is said."""

    title: str
    heads: tuple[str, ...]
    cells: Callable[[VisitLine], tuple[str | int, ...]]


@allowed(HOME_VISIT_READ, changes={"journal"})
def export_visits(
    records: Records, wanted: VisitFilter, said: VisitSheetWords, confirmed: Confirmed
) -> bytes:
    """The visits the filter lets through as the bytes of an .xlsx file, sealed findings left out.

    Raises DeskError: password.ask_again.
    """
    require(confirmed, records.staff.id, records.now)
    page = home_visits.page(records, wanted, None, MOST_LINES)
    records.journal("export_home_visits", fields=(str(len(page.lines)),))
    return spreadsheet(said.title, said.heads, _WIDTHS, [said.cells(one) for one in page.lines])


def _clue_of(records: Records, number: str) -> str | None:
    if not number.strip():
        return None
    found = numbered.find(records, number.strip())
    if found is None or found.clue_id is None:
        raise DeskError("home_visit.clue_unknown", field="clue")
    return found.clue_id


def _placed(records: Records, visit: HomeVisit) -> HomeVisit:
    """Where it was: the household's area, else that of the clue, else the one that was said."""
    area_id = visit.area_id
    if visit.household_id:
        area_id = households.get(records, visit.household_id).area_id
    elif visit.clue_id:
        area_id = clue_areas.area_of(records, visit.clue_id) or area_id
    if visit.round_id:
        screening_rounds.get(records, visit.round_id)
    return replace(visit, area_id=area_id, area_path=areas.path_of(records, area_id))


def _alike(records: Records, visit: HomeVisit, before: HomeVisit | None) -> bool:
    """Whether something new is said of a household that has, is asked or is proposed the first colour."""
    if before and (before.findings, before.colour_proposed) == (
        visit.findings.strip(),
        visit.colour_proposed,
    ):
        return False
    proposed = colour_schemes.in_force(records).colour(visit.colour_proposed)
    if proposed is not None and proposed.rank == HIGHEST:
        return True
    return (
        bool(visit.household_id) and households.get(records, str(visit.household_id)).colour_rank == HIGHEST
    )


def _sealed(records: Records, visit: HomeVisit, before: HomeVisit | None, *, seals: bool) -> HomeVisit:
    former = before.sealed_id if before else None
    if not visit.findings.strip():
        return replace(visit, findings="", sealed_id=former)
    if former is None and not seals:
        return replace(visit, findings=visit.findings.strip(), sealed_id=None)
    readers = frozenset({before.recorded_by}) if before else frozenset[str]()
    if former is not None:
        if not sealed.may_open(records, former):
            raise DeskError("sealed.not_yours")
        readers = grants.readers(records, former)
    said = visit.findings.strip()
    sealed_id = sealed.seal(records, SealedKind.RESTRICTED, said, readers, visit.version + 1)
    if before is not None and before.findings:
        records.forgets = True  # what stood open is sealed now
    return replace(visit, findings="", sealed_id=sealed_id)

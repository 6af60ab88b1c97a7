"""查阅、复制登记: pages of a dossier for one reader, through the two-party wall, and the line of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from mediation_desk.documents.bound import numbered_pages
from mediation_desk.documents.reading_register import ReadingFacts, reading_register
from mediation_desk.domain.dossier import Part, Volume
from mediation_desk.domain.dossier_reading import (
    OF_A_SIDE,
    ReaderKind,
    Reading,
    check_reading,
    said_pages,
)
from mediation_desk.domain.numerals import plain_date
from mediation_desk.domain.party import Side
from mediation_desk.domain.staff import Role
from mediation_desk.errors import DeskError
from mediation_desk.register import cases, office, readings
from mediation_desk.register.records import Records
from mediation_desk.services import binding_gate, paper_gate
from mediation_desk.services.access import ARCHIVE_READ, ARCHIVE_WRITE, DATA_REQUEST
from mediation_desk.services.case_team import opened_case
from mediation_desk.services.dossier_sources import parts_of
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.papers import case_document
from mediation_desk.services.password_check import Confirmed, require
from mediation_desk.services.permission import allowed
from mediation_desk.words import term


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody asks for: who they are, for which side, on what ground, which pages, how many copies."""

    kind: ReaderKind
    side: Side | None
    name: str
    identity: str
    ground: str
    pages: tuple[int, ...]
    copies: int
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingLine:
    """One line of the register with the number of its case and the names of staff."""

    reading: Reading
    number: str
    approved_by: str
    noted_by: str


@allowed(ARCHIVE_WRITE, changes={"reading", "journal"})
def give_pages(
    records: Records,
    confirmed: Confirmed,
    case_id: str,
    volume: MadePaper,
    spans: tuple[tuple[str, int], ...],
    wish: Wish,
) -> MadePaper:
    """The pages wished for of the bound 正卷, and the line in the register; stopped pages are not registered.

    The director approves by their own password; a mediator's wish waits for none, because the director alone
    may call this. `spans` are the parts' ids with their pages, in order, as they were bound.
    DeskError: permission.refused, password.ask_again, reading.*, reading.other_side (page).
    """
    require(confirmed, records.staff.id, records.now)
    if Role.DIRECTOR not in records.staff.roles:
        raise DeskError("reading.director_approves")
    case = opened_case(records, case_id)
    if volume.case_id != case_id or volume.stop:
        raise DeskError("dossier.nothing_to_bind")
    if wish.on > records.today:
        raise DeskError("date.in_future", field="on")
    reading = Reading(
        id=uuid4().hex,
        case_id=case_id,
        kind=wish.kind,
        side=wish.side if wish.kind in OF_A_SIDE else None,
        name=wish.name.strip(),
        identity=wish.identity.strip(),
        ground=wish.ground.strip(),
        pages=wish.pages,
        copies=wish.copies,
        on=wish.on,
        approved_by=records.staff.id,
        noted_by=records.staff.id,
        noted_at=records.now,
    )
    parts = {one.id: one for one in parts_of(records, case) if one.volume is Volume.MAIN}
    if any(part_id not in parts for part_id, _pages in spans):
        raise DeskError("dossier.only_side_volume", paper=volume.name)  # nobody is given pages of the 副卷
    check_reading(reading, numbered_pages(volume.pdf))
    _refuse_other_side(parts, reading, spans)
    readers = frozenset({reading.side}) if reading.side else frozenset()
    shown = case_document(records, case, "rights_notice").shown
    made = binding_gate.extract(records, volume, case, reading.pages, readers, shown)
    if made.stop:
        return made
    readings.add(records, reading)
    return made


@allowed(ARCHIVE_READ)
def readings_of(records: Records, case_id: str) -> tuple[ReadingLine, ...]:
    """Who read this dossier, the newest first."""
    opened_case(records, case_id)
    return _lines(records, readings.of_case(records, case_id))


@allowed(DATA_REQUEST)
def reading_lines(records: Records) -> tuple[ReadingLine, ...]:
    """The whole register, for the director; a mediator sees the lines of their own cases."""
    every = _lines(records, readings.every(records))
    if Role.DIRECTOR in records.staff.roles:
        return every
    own = {
        line.reading.case_id
        for line in every
        if records.staff.id in cases.get(records, line.reading.case_id).mediator_ids
    }
    return tuple(line for line in every if line.reading.case_id in own)


@allowed(DATA_REQUEST)
def reading_register_paper(records: Records) -> MadePaper:
    """The register as a sheet to print: every line this person may see, the oldest first."""
    rows = tuple(_row(line) for line in reversed(reading_lines(records)))
    facts = ReadingFacts(unit=office.centre(records).committee, readings=rows)
    return paper_gate.plain("reading_register", reading_register(facts))


def _lines(records: Records, found: tuple[Reading, ...]) -> tuple[ReadingLine, ...]:
    staff = {one.id: one.name for one in office.all_staff(records)}
    numbers = {one.case_id: cases.get(records, one.case_id).number for one in found}
    return tuple(
        ReadingLine(
            reading=one,
            number=numbers[one.case_id],
            approved_by=staff.get(one.approved_by, ""),
            noted_by=staff.get(one.noted_by, ""),
        )
        for one in found
    )


def _row(line: ReadingLine) -> tuple[str, ...]:
    one = line.reading
    part = term(one.kind) + (f"（{term(one.side)}）" if one.side else "")
    way = "复制" if one.copies else "查阅"
    pages = said_pages(one.pages)
    return (
        plain_date(one.on),
        one.name,
        one.identity,
        part,
        line.number,
        one.ground,
        way,
        pages,
        line.approved_by,
        line.noted_by,
    )


def _refuse_other_side(
    parts: Mapping[str, Part], reading: Reading, spans: tuple[tuple[str, int], ...]
) -> None:
    """A scan has no words to compare: what one side gave, the other does not get. DeskError."""
    if reading.side is None:
        return
    page = 1
    for part_id, pages in spans:
        side = parts[part_id].side
        theirs = side is not None and side is not reading.side
        wanted = set(range(page, page + pages)) & set(reading.pages)
        if theirs and wanted:
            raise DeskError("reading.other_side", field="pages", page=min(wanted))
        page += pages

"""Clues: taken in, looked at, handled, followed up, closed, opened again."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from uuid import uuid4

from mediation_desk.domain.clue import (
    Clue,
    ClueHandling,
    ClueKind,
    ClueOutcome,
    FollowUp,
    Urgency,
    check_clue,
)
from mediation_desk.domain.clue_list import ClueFilter, ClueLine, Key
from mediation_desk.domain.prevented_harm import PreventedHarm
from mediation_desk.domain.staff import Staff
from mediation_desk.domain.texts import PARAGRAPH, check_text
from mediation_desk.errors import DeskError
from mediation_desk.register import (
    areas,
    clue_follow_ups,
    clue_links,
    clue_list,
    clues,
    hotline_calls,
    office,
    prevented_harms,
)
from mediation_desk.register.clue_links import ClueLinks
from mediation_desk.register.records import Records
from mediation_desk.services.access import CLUE_READ, CLUE_SEALED_READ, CLUE_WRITE
from mediation_desk.services.clue_sight import opened, reads, seen, sight_of, writes
from mediation_desk.services.hits import hits
from mediation_desk.services.limit_facts.clue import RULES
from mediation_desk.services.limit_rules import book_of
from mediation_desk.services.permission import allowed

CHANGES = frozenset({"clue", "limit"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ClueDesk:
    """What the entry of a clue asks for: proposed due days by urgency, and who may be responsible.

    `keepers` are the ids of those among them who may read what is restricted.
    """

    due: tuple[tuple[Urgency, date], ...]
    colleagues: tuple[Staff, ...]
    keepers: frozenset[str]

    def due_of(self, urgency: Urgency) -> date:
        """The day proposed for an urgency."""
        return dict(self.due)[urgency]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClueSheet:
    """A clue as whoever asks may know it, with all that hangs on it.

    `may_write`: its texts are for them; `may_assign`: they may only say who is responsible from now on.
    """

    clue: Clue
    links: ClueLinks
    follow_ups: tuple[FollowUp, ...]
    harms: tuple[PreventedHarm, ...]
    staff: tuple[tuple[str, str], ...]
    may_write: bool
    may_assign: bool

    def name(self, staff_id: str) -> str:
        """The name of a member of staff, empty when unknown."""
        return dict(self.staff).get(staff_id, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class CluePage:
    """A page of the list; `open` and `overdue` count all that the filter lets through."""

    lines: tuple[ClueLine, ...]
    open: int
    overdue: int
    staff: tuple[tuple[str, str], ...]


@allowed(CLUE_READ)
def clue_desk(records: Records, found_on: date) -> ClueDesk:
    """What the entry of a clue found on a day begins with."""
    book = book_of(records)
    due = tuple((one, book.ends(RULES[one], found_on)) for one in Urgency)
    colleagues = tuple(one for one in office.all_staff(records) if one.active and one.roles & CLUE_READ)
    return ClueDesk(
        due=due,
        colleagues=colleagues,
        keepers=frozenset(one.id for one in colleagues if one.roles & CLUE_SEALED_READ and one.signs_in),
    )


@allowed(CLUE_READ)
def clue_page(records: Records, wanted: ClueFilter, after: Key | None = None, typed: str = "") -> CluePage:
    """A page of the list; `typed` finds by number and subject, never what is not for whoever asks."""
    sight = sight_of(records)
    rows = _found(records, typed) if typed.strip() else None
    is_open, overdue = clue_list.counts(records, wanted, sight)
    return CluePage(
        lines=clue_list.page(records, wanted, sight, after, rows=rows),
        open=is_open,
        overdue=overdue,
        staff=tuple((one.id, one.name) for one in office.all_staff(records)),
    )


@allowed(CLUE_READ)
def count_found_clues(records: Records, typed: str) -> int:
    """How many clues the words typed into the search field find."""
    return len(_found(records, typed)) if typed.strip() else 0


@allowed(CLUE_READ, changes={"journal"})
def clue_sheet(records: Records, clue_id: str) -> ClueSheet:
    """One clue with all that hangs on it; opening a restricted one is journalled. DeskError clue.missing."""
    return _sheet(records, clue_id)


@allowed(CLUE_READ)
def clues_of_household(records: Records, household_id: str) -> tuple[ClueLine, ...]:
    """Clues about a household, the newest first."""
    return clue_list.of_household(records, household_id, sight_of(records))


@allowed(CLUE_WRITE, changes=CHANGES)
def take_in_clue(records: Records, clue: Clue, *, listed: str = "", call_id: str = "") -> ClueSheet:
    """Take a clue in; one about violence is sealed for whoever took it, its responsible and the director.

    `call_id` is the call to 12338 it came by. Raises DeskError: those of `check_clue`,
    clue.responsible_unknown, clue.responsible_reads (restricted, and the responsible may not read that),
    area.missing, those of `numbers.take`, sealed.no_seat.
    """
    fresh = replace(
        clue,
        restricted=clue.restricted or clue.kind is ClueKind.VIOLENCE,
        area_path=areas.path_of(records, clue.area_id or None),
        closed_on=None,
        outcome=None,
        outcome_note="",
        case_id="",
        reception_id="",
    )
    check_clue(fresh, records.today)
    _check_responsible(records, fresh)
    kept = clues.open_clue(records, fresh, listed)
    if call_id:
        hotline_calls.became(records, call_id, clue_id=kept.id)
    return _sheet(records, kept.id)


@allowed(CLUE_WRITE, changes=CHANGES)
def change_clue(records: Records, clue: Clue, reason: str = "") -> ClueSheet:
    """Keep what was corrected while it is open; another due day asks for a reason, kept with the follow-ups.

    Raises DeskError: clue.missing, clue.not_yours, record.changed_meanwhile, clue.closed, clue.reason_needed,
    and those of `take_in_clue`.
    """
    known = opened(records, clue.id, clue.version)
    if not known.open:
        raise DeskError("clue.closed")
    changed = replace(
        known,
        found_on=clue.found_on,
        source=clue.source,
        subject=clue.subject,
        kind=clue.kind,
        restricted=known.restricted or clue.kind is ClueKind.VIOLENCE,
        urgency=clue.urgency,
        responsible=clue.responsible,
        due_on=clue.due_on,
        area_id=clue.area_id,
        area_path=areas.path_of(records, clue.area_id or None),
        place=clue.place,
        reported_by=clue.reported_by,
        reporter_phone=clue.reporter_phone,
        household_id=clue.household_id,
        groups=clue.groups,
        actions=clue.actions,
        summary=clue.summary,
        handling=clue.handling,
    )
    check_clue(changed, records.today)
    _check_responsible(records, changed)
    if changed.due_on != known.due_on and not reason.strip():
        raise DeskError("clue.reason_needed", field="reason")
    fields = tuple(one for one in Clue.__slots__ if getattr(changed, one) != getattr(known, one))
    kept = clues.save(records, changed, "change_clue", *fields)
    if reason.strip():
        _follow_up(records, kept, records.today, reason)
    return _sheet(records, kept.id)


@allowed(CLUE_WRITE, changes=CHANGES)
def handle_clue(records: Records, clue_id: str, version: int, handling: ClueHandling) -> ClueSheet:
    """Say how a clue is handled. DeskError: clue.missing, clue.not_yours, clue.closed, changed_meanwhile."""
    known = opened(records, clue_id, version)
    if not known.open:
        raise DeskError("clue.closed")
    clues.save(records, replace(known, handling=handling), "handle_clue", "handling")
    return _sheet(records, clue_id)


@allowed(CLUE_WRITE, changes=CHANGES)
def assign_clue(records: Records, clue_id: str, version: int, staff_id: str) -> ClueSheet:
    """Let somebody else see to a clue; a restricted one opens for them from now on.

    Raises DeskError: clue.missing, clue.not_yours, clue.closed, record.changed_meanwhile,
    clue.responsible_unknown, clue.responsible_reads.
    """
    known = opened(records, clue_id, version, assigning=True)
    if not known.open:
        raise DeskError("clue.closed")
    changed = replace(known, responsible=staff_id)
    _check_responsible(records, changed)
    clues.save(records, changed, "assign_clue", "responsible")
    return _sheet(records, clue_id)


@allowed(CLUE_WRITE, changes={"clue"})
def follow_clue_up(records: Records, clue_id: str, on: date, said: str) -> ClueSheet:
    """Note what was done or learned on a day, also after the clue was closed (回访).

    Raises DeskError: clue.missing, clue.not_yours, clue.said_needed, clue.future, clue.before_found, text.*.
    """
    clue = _writable(records, clue_id)
    if not said.strip():
        raise DeskError("clue.said_needed", field="said")
    if on > records.today:
        raise DeskError("clue.future", field="on")
    if on < clue.found_on:
        raise DeskError("clue.before_found", field="on")
    _follow_up(records, clue, on, said)
    return _sheet(records, clue_id)


@allowed(CLUE_WRITE, changes=CHANGES)
def close_clue(
    records: Records, clue_id: str, version: int, outcome: ClueOutcome, on: date, note: str = ""
) -> ClueSheet:
    """Close a clue with its outcome on a day.

    Raises DeskError: clue.missing, clue.not_yours, clue.closed, record.changed_meanwhile, clue.future,
    clue.before_found, clue.handling_needed, clue.note_needed (closed without being resolved).
    """
    known = opened(records, clue_id, version)
    if not known.open:
        raise DeskError("clue.closed")
    if on > records.today:
        raise DeskError("clue.future", field="on")
    if on < known.found_on:
        raise DeskError("clue.before_found", field="on")
    if known.handling is None:
        raise DeskError("clue.handling_needed", field="handling")
    if outcome is not ClueOutcome.RESOLVED and not note.strip():
        raise DeskError("clue.note_needed", field="note")
    check_text(note, "note", PARAGRAPH, lines=True)
    closed = replace(known, closed_on=on, outcome=outcome, outcome_note=note.strip())
    clues.save(records, closed, "close_clue", "closed_on", "outcome")
    return _sheet(records, clue_id)


@allowed(CLUE_WRITE, changes=CHANGES)
def reopen_clue(records: Records, clue_id: str, version: int, reason: str) -> ClueSheet:
    """Open a closed clue again; its due day stays, the reason stands among the follow-ups.

    Raises DeskError: clue.missing, clue.not_yours, clue.open, clue.reason_needed, record.changed_meanwhile.
    """
    known = opened(records, clue_id, version)
    if known.open:
        raise DeskError("clue.open")
    if not reason.strip():
        raise DeskError("clue.reason_needed", field="reason")
    fresh = replace(known, closed_on=None, outcome=None, outcome_note="")
    before = known.outcome_note.strip()
    kept = clues.save(records, fresh, "reopen_clue", "closed_on", "outcome")
    _follow_up(records, kept, records.today, "\n".join(filter(None, (reason.strip(), before))))
    return _sheet(records, clue_id)


def _found(records: Records, typed: str) -> Collection[int]:
    words = typed.split()
    return [
        row
        for row, number, subject in clue_list.named(records, sight_of(records))
        if all(hits(word, subject) or word.lower() in number.lower() for word in words)
    ]


def _sheet(records: Records, clue_id: str) -> ClueSheet:
    clue = clues.plain(records, clue_id)
    told = reads(records, clue)
    notes = clue_follow_ups.of_clue(records, clue_id)
    return ClueSheet(
        clue=seen(records, clue_id),
        links=clue_links.of_clue(records, clue),
        follow_ups=notes if told else (),
        harms=prevented_harms.of_clue(records, clue_id) if told else (),
        staff=tuple((one.id, one.name) for one in office.all_staff(records)),
        may_write=told and writes(records, clue),
        may_assign=told,
    )


def _writable(records: Records, clue_id: str) -> Clue:
    clue = clues.plain(records, clue_id)
    if not reads(records, clue):
        raise DeskError("clue.not_yours")
    if not writes(records, clue):
        raise DeskError("clue.reads_only")
    return clue


def _follow_up(records: Records, clue: Clue, on: date, said: str) -> None:
    check_text(said, "said", PARAGRAPH, lines=True)
    told = FollowUp(
        id=uuid4().hex,
        clue_id=clue.id,
        on=on,
        said=said.strip(),
        recorded_at=records.now,
        recorded_by=records.staff.id,
    )
    clue_follow_ups.add(records, clue, told)


def _check_responsible(records: Records, clue: Clue) -> None:
    who = next((one for one in office.all_staff(records) if one.id == clue.responsible), None)
    if who is None or not who.active or not who.roles & CLUE_READ:
        raise DeskError("clue.responsible_unknown", field="responsible")
    if clue.restricted and not (who.roles & CLUE_SEALED_READ and who.signs_in):
        raise DeskError("clue.responsible_reads", field="responsible")

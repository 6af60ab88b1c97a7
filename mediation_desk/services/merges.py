"""Merge two records of one person, seen side by side; undone within thirty days if it was a mistake."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from mediation_desk.domain import merging
from mediation_desk.domain.merging import Keep
from mediation_desk.domain.person import Person
from mediation_desk.domain.safety import Mark, highest
from mediation_desk.domain.standing import lowers
from mediation_desk.errors import DeskError
from mediation_desk.register import cases, merges, office, people, screenings
from mediation_desk.register.records import Records
from mediation_desk.services.access import MERGE
from mediation_desk.services.permission import allowed
from mediation_desk.services.screenings import mark_of_parties, standing_of
from mediation_desk.words import _

UNDO_WITHIN = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two records side by side: fields both fill differently wait for a choice.

    A contact is None when it is sealed and whoever looks is not its reader: then they cannot merge.
    """

    first: Person
    second: Person
    differing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecentMerge:
    """A merge that can still be undone."""

    id: str
    name: str
    merged_at: datetime
    merged_by: str
    until: datetime


@allowed(MERGE, changes={"journal"})
def compare(records: Records, first_id: str, second_id: str) -> Pair:
    """Two records side by side, their contacts opened where this seat can; journalled.

    Raises DeskError: person.missing, merge.same, merge.both_sides.
    """
    if people.same(records, first_id) & people.same(records, second_id):
        raise DeskError("merge.same")
    if merges.opposed(records, first_id, second_id):
        raise DeskError("merge.both_sides")
    first = _opened(records, people.remaining(records, first_id))
    second = _opened(records, people.remaining(records, second_id))
    records.journal("compare_people", first_id, second_id)
    return Pair(first=first, second=second, differing=merging.conflicts(first, second))


@allowed(MERGE, changes={"person", "case", "reception", "screening"})
def merge_people(
    records: Records, first: tuple[str, int], second: tuple[str, int], chosen: Mapping[str, Keep]
) -> str:
    """Unite two records (id, version) under the first; roles, cases, marks and consents of both are kept.

    The stricter safety setting and mark win. Returns the merge's id. Raises DeskError:
    record.changed_meanwhile, merge.same, merge.both_sides, merge.choose, merge.sealed.
    """
    pair = compare(records, first[0], second[0])
    if (pair.first.version, pair.second.version) != (first[1], second[1]):
        raise DeskError("record.changed_meanwhile")
    united = merging.merge(pair.first, pair.second, chosen)
    before = [standing_of(records, one.id).mark for one in (pair.first, pair.second)]
    merge_id = merges.merge(records, pair.first, pair.second, united)
    _keep_stricter(records, pair.first.id, before)
    _repaint(records, first[0])
    return merge_id


@allowed(MERGE, changes={"person", "case", "reception", "screening"})
def undo_merge(records: Records, merge_id: str) -> None:
    """Take a merge back within thirty days; by whoever merged, or the director.

    Raises DeskError: merge.missing, merge.undone, merge.too_late, merge.later_merge, sealed.not_yours.
    """
    line = merges.get(records, merge_id)
    if line.undone:
        raise DeskError("merge.undone")
    if records.now > line.merged_at + UNDO_WITHIN:
        raise DeskError("merge.too_late", days=UNDO_WITHIN.days)
    merges.undo(records, line)
    _repaint(records, line.kept_id)
    _repaint(records, line.gone_id)


@allowed(MERGE)
def recent_merges(records: Records) -> tuple[RecentMerge, ...]:
    """Merges that can still be undone, newest first."""
    staff = {one.id: one.name for one in office.all_staff(records)}
    lines = [line for line in merges.since(records, records.now - UNDO_WITHIN) if not line.undone]
    names = people.names(records, [line.kept_id for line in lines])
    return tuple(
        RecentMerge(
            id=line.id,
            name=names[line.kept_id],
            merged_at=line.merged_at,
            merged_by=staff.get(line.merged_by, ""),
            until=line.merged_at + UNDO_WITHIN,
        )
        for line in lines
    )


def _opened(records: Records, person_id: str) -> Person:
    person = people.get(records, person_id)
    if person.contact is not None:
        return person
    try:
        return replace(person, contact=people.open_contact(records, person_id))
    except DeskError as closed:
        if closed.key != "sealed.not_yours":
            raise
        return person


def _keep_stricter(records: Records, person_id: str, before: list[Mark]) -> None:
    # A lowering approved for one record was never judged with the other one's sheets in view.
    marks: list[Mark] = [mark for mark in before if mark is not Mark.UNFINISHED]
    if marks and lowers(highest(marks), standing_of(records, person_id).mark):
        screenings.raise_mark(
            records, person_id, highest(marks), _("The stricter mark of two merged records.")
        )


def _repaint(records: Records, person_id: str) -> None:
    for case_id in cases.of_person(records, person_id):
        cases.repaint(records, case_id)
        cases.set_mark(records, case_id, mark_of_parties(records, cases.get(records, case_id).parties))

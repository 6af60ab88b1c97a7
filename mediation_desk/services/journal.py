"""The journal as its page shows it: entries with what they are about in words, and what to filter by."""

from __future__ import annotations

from dataclasses import replace

from mediation_desk.domain.case_filter import CaseFilter
from mediation_desk.domain.journal import (
    JournalFilter,
    JournalLine,
    JournalPage,
    Subject,
    SubjectKind,
)
from mediation_desk.register import case_list, journal_pages, journal_subjects, office, people
from mediation_desk.register.journal import JournalEntry
from mediation_desk.register.records import Records
from mediation_desk.services.access import JOURNAL_READ
from mediation_desk.services.permission import allowed

MOST_OFFERED = 12
"""People and cases offered for what was typed."""


@allowed(JOURNAL_READ)
def journal_page(records: Records, wanted: JournalFilter, before: int | None = None) -> JournalPage:
    """The newest entries that the filter lets through, before a number.

    A person is looked for with everything once merged into them, a case with its agreements and records.
    """
    if wanted.subject_ids:
        named = (one for one in wanted.subject_ids if people.exists(records, one))
        every = wanted.subject_ids.union(*(people.same(records, one) for one in named))
        every = journal_subjects.belonging(records, every)
        wanted = replace(wanted, subject_ids=every)
    entries, on = journal_pages.page(records, wanted, before)
    return JournalPage(lines=lines_of(records, entries), before=on)


@allowed(JOURNAL_READ)
def find_subjects(records: Records, typed: str) -> tuple[Subject, ...]:
    """People, cases and files that what was typed may mean, at most a dozen."""
    if not typed.strip():
        return ()
    found = list(journal_subjects.find(records, typed.strip(), MOST_OFFERED))
    for line in case_list.page(records, CaseFilter(typed=typed)).lines[:MOST_OFFERED]:
        found.append(Subject(id=line.id, kind=SubjectKind.CASE, words=f"{line.number} {line.parties}"))
    return tuple(found[: 2 * MOST_OFFERED])


def lines_of(records: Records, entries: list[JournalEntry]) -> tuple[JournalLine, ...]:
    """Entries with names and numbers in place of ids; what is gone or sealed has none."""
    subjects = journal_subjects.named(records, (one for entry in entries for one in entry.ids))
    staff = {one.id: one.name for one in office.all_staff(records)}
    return tuple(
        JournalLine(
            number=entry.number,
            at=entry.at,
            staff=staff.get(entry.staff_id, ""),
            act=entry.act,
            subjects=_about(entry, subjects),
            fields=entry.fields,
        )
        for entry in entries
    )


def _about(entry: JournalEntry, subjects: dict[str, Subject]) -> tuple[Subject, ...]:
    told = dict.fromkeys(subjects[one] for one in entry.ids if one in subjects)
    return tuple(one for one in told if one.id != entry.staff_id or len(told) == 1)

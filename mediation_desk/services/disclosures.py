"""The log of disclosures of one person: who was told what, when, on which ground, by whom (告知记录)."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from mediation_desk.domain.disclosure import Disclosure, DisclosureEntry
from mediation_desk.domain.referral_content import Told
from mediation_desk.domain.referral_ground import ReferralGround
from mediation_desk.domain.staff import Role
from mediation_desk.errors import DeskError
from mediation_desk.register import (
    cases,
    counselling_files,
    disclosures,
    office,
    people,
    referrals,
    safety_records,
)
from mediation_desk.register.records import Records
from mediation_desk.services.access import DATA_REQUEST, REFERRAL_READ, SAFETY_RECORD_READ
from mediation_desk.services.case_team import opened_case, refuse_whoever_stands_apart
from mediation_desk.services.password_check import Confirmed, require
from mediation_desk.services.permission import allowed
from mediation_desk.services.referral_access import has_to_do_with
from mediation_desk.words import paper_term


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureLog:
    """One person's log, the newest first; `staff` are names by id."""

    person_id: str
    name: str
    entries: tuple[DisclosureEntry, ...]
    staff: tuple[tuple[str, str], ...]


@allowed(REFERRAL_READ, changes={"journal"})
def disclosure_log(records: Records, person_id: str) -> DisclosureLog:
    """Everything anybody outside was told of a person, as far as it opens here; journalled.

    What was noted among the safety records stands in it too. Raises DeskError: person.missing,
    case.assign_another, disclosure.not_yours.
    """
    _refuse_strangers(records, person_id)
    person = people.get(records, person_id)
    found = [*_known(records, person_id), *_noted(records, person_id)]
    records.journal("open_disclosures", person_id)
    return DisclosureLog(
        person_id=person_id,
        name=person.name,
        entries=tuple(sorted(found, key=lambda one: one.on, reverse=True)),
        staff=tuple((one.id, one.name) for one in office.all_staff(records)),
    )


@allowed(DATA_REQUEST, changes={"journal"})
def disclosure_file(records: Records, confirmed: Confirmed, person_id: str) -> bytes:
    """The log as a table (CSV, UTF-8 with mark) for the person who asks for their data (art 45); journalled.

    It holds what opens for whoever makes it, and says so; a director's is whole.
    Raises DeskError: password.ask_again and those of `disclosure_log`.
    """
    require(confirmed, records.staff.id, records.now)
    log = disclosure_log(records, person_id)
    records.journal("export_disclosures", person_id)
    said = io.StringIO()
    table = csv.writer(said)
    table.writerow(["日期", "告知对象", "告知内容", "目的", "依据", "经办人"])
    staff = dict(log.staff)
    for one in log.entries:
        if one.opens:
            told = "、".join(told_words(one))
            row = [
                one.on.isoformat(),
                one.to_whom,
                told,
                one.purpose,
                ground_words(one),
                staff.get(one.staff_id, ""),
            ]
            table.writerow([_harmless(cell) for cell in row])
    table.writerow(["本表只列经办人能够打开的记录；全部记录由中心主任出具。"])
    return said.getvalue().encode("utf-8-sig")


def told_words(entry: DisclosureEntry) -> tuple[str, ...]:
    """The categories told, in Chinese as a paper prints them; free words as they were typed."""
    known = {one.value: paper_term(one) for one in Told}
    return tuple(known.get(word, word) for word in entry.told)


def ground_words(entry: DisclosureEntry) -> str:
    """The ground in Chinese as a paper prints it."""
    known = {one.value: paper_term(one) for one in ReferralGround}
    return known.get(entry.ground, entry.ground)


def _known(records: Records, person_id: str) -> list[DisclosureEntry]:
    """Tellings of referrals whoever asks has to do with: of any other nobody learns that it exists."""
    found: list[DisclosureEntry] = []
    mine: dict[str, bool] = {}
    for one in disclosures.of_person(records, person_id):
        if one.referral_id not in mine:
            mine[one.referral_id] = has_to_do_with(records, referrals.get(records, one.referral_id))
        if mine[one.referral_id]:
            found.append(one)
    return found


def _noted(records: Records, person_id: str) -> list[DisclosureEntry]:
    if not records.staff.roles & SAFETY_RECORD_READ:
        return []
    return [
        DisclosureEntry(
            person_id=person_id,
            on=one.content.on,
            staff_id=one.author,
            to_whom=one.content.to_whom,
            told=(one.content.what,),
            ground=paper_term(one.content.ground) if one.content.ground else "",
        )
        for one in safety_records.open_of_person(records, person_id)
        if isinstance(one.content, Disclosure) and one.content.on is not None
    ]


def _refuse_strangers(records: Records, person_id: str) -> None:
    """Only who works with the person in a case or a file, or the director."""
    refuse_whoever_stands_apart(records, person_id)
    if Role.DIRECTOR in records.staff.roles:
        return
    for case_id in cases.of_person(records, person_id):
        try:
            opened_case(records, case_id)
        except DeskError:
            continue
        return
    mine = {one.id for one in counselling_files.open_of(records, records.staff.id)}
    if mine & set(counselling_files.of_person(records, person_id)):
        return
    if any(one.staff_id == records.staff.id for one in disclosures.of_person(records, person_id)):
        return
    raise DeskError("disclosure.not_yours")


def _harmless(cell: str) -> str:
    """A cell no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in "=+-@\t\r" and cell else cell

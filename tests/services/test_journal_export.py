"""The journal as a spreadsheet: complete, in words, without formulas, by password, journalled."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest

from mediation_desk.domain.journal import JournalFilter
from mediation_desk.errors import DeskError
from mediation_desk.register import office as office_register
from mediation_desk.services import journal, journal_export, people
from mediation_desk.services.password_check import Confirmed
from mediation_desk.ui.pages.journal.export import sheet_words
from tests.case_fixtures import WIFE
from tests.desk_fixtures import DIRECTOR, MEDIATOR, Office, with_roles

NAMES = ('=HYPERLINK("http://x")', "+86", "-1", "@SUM(A1)", "\t=1+1")
SPACE = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def rows(data: bytes) -> list[list[str]]:
    """The cells of the first sheet, as a spreadsheet program would read them."""
    with zipfile.ZipFile(BytesIO(data)) as book:
        sheet = ET.fromstring(book.read("xl/worksheets/sheet1.xml"))
        strings = [
            "".join(part.text or "" for part in one.iter(f"{{{SPACE['s']}}}t"))
            for one in ET.fromstring(book.read("xl/sharedStrings.xml")).findall("s:si", SPACE)
        ]
        assert not list(sheet.iter(f"{{{SPACE['s']}}}f"))  # no formula anywhere
        assert not re.search(rb"externalLink|hyperlink", b" ".join(n.encode() for n in book.namelist()))
    return [
        [
            strings[int(cell.findtext("s:v", "0", SPACE))]
            if cell.get("t") == "s"
            else cell.findtext("s:v", "", SPACE)
            for cell in row.findall("s:c", SPACE)
        ]
        for row in sheet.iter(f"{{{SPACE['s']}}}row")
    ]


def exported(office: Office, wanted: JournalFilter | None = None) -> list[list[str]]:
    with office.as_(DIRECTOR) as records:
        confirmed = Confirmed(staff_id=DIRECTOR.id, at=records.now)
        return rows(
            journal_export.export_journal(records, wanted or JournalFilter(), sheet_words(), confirmed)
        )


def test_the_head_and_every_entry_stand_in_words(desk_office: Office) -> None:
    with desk_office.as_(MEDIATOR) as records:
        people.save_person(records, WIFE)
    told = exported(desk_office)
    assert told[0] == ["编号", "时间", "操作人", "操作", "涉及", "内容"]
    assert told[1][1:] == ["2026-03-18 09:41:09", MEDIATOR.name, "登记人员信息", "人员 林晓芸", ""]
    assert [int(row[0]) for row in told[1:]] == list(range(len(told) - 1, 0, -1))
    with desk_office.reading(DIRECTOR) as records:
        newest = journal.journal_page(records, JournalFilter()).lines[0]
    assert (newest.act, newest.fields) == ("export_journal", (str(len(told) - 1),))


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_begins_like_a_formula_is_no_formula(desk_office: Office, name: str) -> None:
    hostile = with_roles(replace(DIRECTOR, id="8" * 32, name=name), *DIRECTOR.roles)
    with desk_office.as_(DIRECTOR) as records:
        office_register.add_staff(records, hostile)
    with desk_office.as_(hostile) as records:
        records.journal("add_note", "x")
    row = exported(desk_office)[1]
    assert row[2] == f"'{name}"
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in row)


def test_without_the_password_of_this_moment_nothing_leaves(desk_office: Office) -> None:
    from datetime import timedelta

    def refused(confirmed: Confirmed) -> str:
        with pytest.raises(DeskError) as error, desk_office.as_(DIRECTOR) as records:
            journal_export.export_journal(records, JournalFilter(), sheet_words(), confirmed)
        return error.value.key

    now = desk_office.clock.now
    assert refused(Confirmed(staff_id=MEDIATOR.id, at=now)) == "password.ask_again"
    assert refused(Confirmed(staff_id=DIRECTOR.id, at=now - timedelta(minutes=6))) == "password.ask_again"
    own = Confirmed(staff_id=MEDIATOR.id, at=now)
    with pytest.raises(DeskError, match=r"permission\.refused"), desk_office.as_(MEDIATOR) as records:
        journal_export.export_journal(records, JournalFilter(), sheet_words(), own)

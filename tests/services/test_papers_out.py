"""Filled papers that left the desk are noted, with ids and kind only."""

from __future__ import annotations

import pytest

from mediation_desk.domain.case import EventKind
from mediation_desk.errors import DeskError
from mediation_desk.register import cases, journal
from mediation_desk.services import papers
from mediation_desk.services.papers_out import Way, note_paper_out
from tests.case_fixtures import HUSBAND, WIFE, add_case
from tests.desk_fixtures import MEDIATOR, OTHER_MEDIATOR, RECEPTION, Office


def test_an_export_stands_in_journal_and_case_without_a_name(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    with desk_office.as_(MEDIATOR) as records:
        made = papers.case_paper(records, "application", case_id)
        note_paper_out(records, made.key, made.case_id, made.subject_id, Way.WORD)
    with desk_office.reading(MEDIATOR) as records:
        entry = journal.entries(records, case_id)[0]
        event = cases.events(records, case_id)[0]
    assert (entry.act, entry.ids, entry.fields) == ("export_paper", (case_id,), ("application", "docx"))
    assert event.kind is EventKind.PAPER_EXPORTED
    assert dict(event.names) == {"paper": "application", "file": "docx"}
    assert not {WIFE.name, HUSBAND.name} & set(entry.fields)


def test_a_print_of_an_agreement_names_the_agreement(desk_office: Office) -> None:
    case_id, agreement_id = add_case(desk_office), "f" * 32
    with desk_office.as_(MEDIATOR) as records:
        note_paper_out(records, "mediation_agreement", case_id, agreement_id, Way.PRINTER)
    with desk_office.reading(MEDIATOR) as records:
        entry = journal.entries(records, agreement_id)[0]
        event = cases.events(records, case_id)[0]
    assert (entry.act, entry.ids) == ("print_paper", (case_id, agreement_id))
    assert (event.kind, event.subject_id) == (EventKind.PAPER_PRINTED, agreement_id)


def test_only_whoever_may_open_the_case_notes_it(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    for who, key in ((OTHER_MEDIATOR, "case.not_yours"), (RECEPTION, "permission.refused")):
        with pytest.raises(DeskError, match=key), desk_office.as_(who) as records:
            note_paper_out(records, "application", case_id, "", Way.PDF)


def test_a_blank_form_belongs_to_no_case(desk_office: Office) -> None:
    with desk_office.reading(RECEPTION) as records:
        assert papers.blank_paper(records, "application").case_id == ""

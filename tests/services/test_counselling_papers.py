"""Papers of a counselling file: for their readers, with everything added, and nobody's sealed contact."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mediation_desk.domain.counselling_note import AdditionKind
from mediation_desk.errors import DeskError
from mediation_desk.register import journal
from mediation_desk.register import people as people_register
from mediation_desk.services import counselling_papers, counselling_signing, papers_out, people
from mediation_desk.services.counselling_papers import ServiceWords
from mediation_desk.services.papers_out import Way
from tests.case_fixtures import WIFE
from tests.counselling_fixtures import SAID, SECOND_COUNSELLOR, add_file, add_session, confirmed, sign
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, Office

HER_PHONE = WIFE.contact.phones[0].number if WIFE.contact else ""


def test_a_note_prints_with_what_was_added_and_says_that_it_is_void(desk_office: Office) -> None:
    file = add_file(desk_office)
    note = sign(desk_office, add_session(desk_office, file))
    with desk_office.as_(COUNSELLOR) as records:
        own = confirmed(records)
        counselling_signing.add_to_note(
            records, own, note.id, AdditionKind.CORRECTION, "五个小时应为四个小时"
        )
        counselling_signing.void_note(records, own, confirmed(records, DIRECTOR), note.id, "写错了档案")
        facts = counselling_papers.note_facts(records, note.id)
        assert facts.parts[0] == ("S　来访者说", SAID)
        assert [one.kind for one in facts.additions] == ["更正", "作废"]
        assert (facts.voided, facts.additions[1].confirmed) == (True, "何玉贞")
        made = counselling_papers.counselling_paper(records, "counselling_note", file.id, note.id)
        assert (made.file_id, made.case_id) == (file.id, "")
        papers_out.note_file_paper_out(records, made.key, made.file_id, made.subject_id, Way.PRINTER)
    with desk_office.reading(DIRECTOR) as records:
        assert "print_paper" in [one.act for one in journal.entries(records)]


def test_no_paper_of_a_note_for_whoever_cannot_open_it(desk_office: Office) -> None:
    file, other = add_file(desk_office), add_file(desk_office)
    note = sign(desk_office, add_session(desk_office, file))
    for who, key in ((DIRECTOR, "sealed.not_yours"), (SECOND_COUNSELLOR, "counselling.not_yours")):
        with desk_office.as_(who) as records, pytest.raises(DeskError) as refused:
            counselling_papers.counselling_paper(records, "counselling_note", file.id, note.id)
        assert refused.value.key == key
        refusal = r"counselling\.not_yours|permission\.refused"
        with desk_office.as_(who) as records, pytest.raises(DeskError, match=refusal):
            counselling_papers.counselling_paper(records, "informed_consent", file.id)
    with desk_office.as_(COUNSELLOR) as records, pytest.raises(DeskError, match=r"session_missing"):
        counselling_papers.counselling_paper(records, "counselling_note", other.id, note.id)


def test_the_service_record_keeps_a_safe_contact_to_itself(desk_office: Office) -> None:
    session = add_session(desk_office, add_file(desk_office))
    with desk_office.as_(COUNSELLOR) as records:
        told = counselling_papers.service_record_facts(records, session.id, ServiceWords())
        assert told.spouses[0].phone == HER_PHONE
        known = people_register.get(records, WIFE.id)
        people.save_person(records, replace(known, safe_contact=True))
        told = counselling_papers.service_record_facts(records, session.id, ServiceWords())
        assert (told.inquiry, told.assessment) == ("", "")  # nothing sealed gets in by itself
        assert HER_PHONE not in repr(told)
        assert WIFE.identity_number not in repr(told)
        assert counselling_papers.consent_facts(records, session.file_id).clients == (WIFE.name,)

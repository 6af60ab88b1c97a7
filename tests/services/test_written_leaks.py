"""Written papers, read by a thief: no kind or readers in the rows, no talk of one side for the other."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from sqlalchemy import select, text

from mediation_desk.domain.dossier import Volume
from mediation_desk.domain.party import Side
from mediation_desk.domain.written_paper import Audience, Recipient, WrittenPaper
from mediation_desk.errors import DeskError
from mediation_desk.register import cases, mediation_records, written_papers
from mediation_desk.register.tables.safekeeping import drafts as draft_rows
from mediation_desk.services import drafts, readings, sides, written_desk
from mediation_desk.services import written_papers as services
from mediation_desk.services.dossier_sources import parts_of
from mediation_desk.services.mediation_records import save_mediation_record
from mediation_desk.services.written_desk import WrittenSheet
from mediation_desk.services.written_drafts import FORM
from tests.case_fixtures import HUSBAND, WIFE, add_case, begin_mediation
from tests.desk_fixtures import DIRECTOR, MEDIATOR, Office
from tests.dossier_fixtures import closed_case, confirmed, scan, sitting
from tests.services.test_dossier_binding import bound
from tests.services.test_readings import wish

CLOSED = ("child_wish", "court_letter", "help_record_proof", "service_address")


@pytest.fixture
def case_id(desk_office: Office) -> str:
    return add_case(desk_office)


def opened(office: Office, case_id: str, key: str) -> WrittenSheet:
    with office.as_(MEDIATOR) as records:
        return written_desk.written_sheet(records, case_id, key)


def typed(office: Office, sheet: WrittenSheet, words: str) -> None:
    with office.as_(MEDIATOR) as records:
        told = json.dumps({"key": sheet.kind.key, "said": words}, ensure_ascii=False)
        drafts.keep_draft(records, FORM, sheet.draft, told)


def kept(office: Office, case_id: str, key: str, audience: Audience, **said: object) -> WrittenPaper:
    fresh = opened(office, case_id, key).paper
    with office.as_(MEDIATOR) as records:
        values = tuple((dict(fresh.values) | said).items())
        return services.keep_written(records, replace(fresh, audience=audience, values=values))


def issued(office: Office, case_id: str, key: str, audience: Audience, **said: object) -> WrittenPaper:
    draft = kept(office, case_id, key, audience, **said)
    with office.as_(MEDIATOR) as records:
        draft = services.keep_written(records, replace(draft, by_hand=True))
        return services.issue_written(records, draft.id, draft.version)


def test_a_draft_of_a_restricted_paper_tells_no_kind_and_is_found_again(
    desk_office: Office, case_id: str
) -> None:
    for key in CLOSED:
        typed(desk_office, opened(desk_office, case_id, key), f"话{key}")
    with desk_office.reading(MEDIATOR) as records:
        rows = records.connection.execute(select(draft_rows)).all()
        assert len(rows) == len(CLOSED)
        assert not any(key.encode() in repr(tuple(row)).encode() for row in rows for key in CLOSED)
    for key in CLOSED:
        again = opened(desk_office, case_id, key)
        with desk_office.as_(MEDIATOR) as records:
            assert f"话{key}" in (drafts.get_draft(records, FORM, again.draft) or "")


def test_going_on_leads_to_the_kind_that_was_typed(desk_office: Office, case_id: str) -> None:
    typed(desk_office, opened(desk_office, case_id, "child_wish"), "想跟外婆住")
    with desk_office.as_(MEDIATOR) as records:
        place = drafts.newest_draft(records)
    assert place is not None
    assert (place.matter_id, place.subject_id) == (case_id, f"{case_id}/child_wish")


def test_the_row_does_not_tell_whom_a_restricted_paper_is_for(desk_office: Office, case_id: str) -> None:
    for key, audience in (("help_record_proof", Audience.SEEKER), ("court_letter", Audience.AUTHORITY)):
        paper = kept(desk_office, case_id, key, audience)
        with desk_office.as_(DIRECTOR) as records:
            assert written_papers.peep(records, paper.id).audience is Audience.HOUSE
            assert written_papers.get(records, paper.id).audience is audience
    with desk_office.reading(MEDIATOR) as records:
        told = (
            records.connection.execute(text("SELECT DISTINCT audience FROM written_papers")).scalars().all()
        )
    assert told == ["house"]


def test_a_restricted_paper_of_one_side_is_still_compared(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        sides.keep_phrase_apart(records, case_id, Side.OTHER, "他已经搬到工地去住")
    paper = kept(desk_office, case_id, "help_record_proof", Audience.SEEKER, words="他已经搬到工地去住。")
    with desk_office.as_(MEDIATOR) as records:
        assert written_desk.proof_of_written(records, paper.id).stop.finds


def test_no_copy_is_noted_for_a_side_the_paper_was_not_made_for(desk_office: Office, case_id: str) -> None:
    paper = issued(desk_office, case_id, "evidence_list", Audience.SEEKER)
    with desk_office.as_(MEDIATOR) as records:
        with pytest.raises(DeskError, match=r"written\.not_for_them"):
            services.hand_out(records, paper.id, ((Recipient.OTHER, 1),))
        services.hand_out(records, paper.id, ((Recipient.SEEKER, 1), (Recipient.OTHER, 0)))


def test_what_one_side_told_alone_lies_in_the_side_volume(desk_office: Office, case_id: str) -> None:
    alone = issued(desk_office, case_id, "investigation_record", Audience.OTHER)
    both = issued(desk_office, case_id, "investigation_record", Audience.BOTH)
    listed = issued(desk_office, case_id, "evidence_list", Audience.OTHER)
    with desk_office.reading(MEDIATOR) as records:
        volumes = {one.id: one.volume for one in parts_of(records, cases.get(records, case_id))}
    assert volumes[f"written:{alone.id}"] is Volume.SIDE
    assert volumes[f"written:{both.id}"] is Volume.MAIN
    assert volumes[f"written:{listed.id}"] is Volume.MAIN


def test_no_party_is_given_pages_of_the_side_volume(desk_office: Office) -> None:
    case_id = closed_case(desk_office)
    theirs = scan(desk_office, case_id, side=Side.SEEKER)
    volume = bound(desk_office, case_id)
    with desk_office.as_(DIRECTOR) as records:
        mine, spans = confirmed(records), ((f"scan:{theirs}", 1),)
        with pytest.raises(DeskError, match=r"dossier\.only_side_volume"):
            readings.give_pages(records, mine, case_id, volume, spans, wish(desk_office, name=HUSBAND.name))


def test_a_sitting_to_which_one_side_did_not_come_is_theirs_alone(desk_office: Office, case_id: str) -> None:
    begin_mediation(desk_office, case_id)
    came = sitting(desk_office, case_id, sign=False)
    with desk_office.as_(MEDIATOR) as records:
        record = mediation_records.get(records, came)
        both = {one.id: one.volume for one in parts_of(records, cases.get(records, case_id))}
        save_mediation_record(records, replace(record, present_ids=(WIFE.id,)))
        alone = {one.id: one.volume for one in parts_of(records, cases.get(records, case_id))}
    assert both[f"sitting:{came}"] is Volume.MAIN
    assert alone[f"sitting:{came}"] is Volume.SIDE

"""Minutes printed to be signed: code and version on every page, the same bytes for good."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from mediation_desk.domain.agreement import PrintState
from mediation_desk.domain.coded_paper import PaperStanding
from mediation_desk.domain.mediation_record import MediationRecord
from mediation_desk.domain.party import Side
from mediation_desk.domain.short_code import code_from, scan_text
from mediation_desk.errors import DeskError
from mediation_desk.register import record_prints as rows
from mediation_desk.services import codes, mediation_records, papers, record_prints, sides
from tests.case_fixtures import add_case, begin_mediation
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, EXPERT, MEDIATOR, OTHER_MEDIATOR, RECEPTION, Office
from tests.documents.reading import pdf_pages, squeezed
from tests.services.test_mediation_records import minutes


@pytest.fixture
def record(desk_office: Office) -> MediationRecord:
    case_id = add_case(desk_office)
    begin_mediation(desk_office, case_id)
    with desk_office.as_(MEDIATOR) as records:
        return mediation_records.save_mediation_record(records, minutes(case_id))


def printed(office: Office, record: MediationRecord) -> rows.RecordPrint:
    with office.as_(MEDIATOR) as records:
        return record_prints.print_record(records, record.id, record.version)


def test_every_page_carries_number_version_and_code(desk_office: Office, record: MediationRecord) -> None:
    long = replace(record, utterances=record.utterances * 60)
    with desk_office.as_(MEDIATOR) as records:
        long = mediation_records.save_mediation_record(records, long)
    made = printed(desk_office, long)
    with desk_office.reading(MEDIATOR) as records:
        paper = papers.case_paper(records, "mediation_record", long.case_id, long.id)
    assert hashlib.sha256(paper.pdf).hexdigest() == made.sha256
    pages = pdf_pages(paper.pdf)
    assert len(pages) > 2
    for n, page in enumerate(pages, 1):
        said = squeezed(page)
        for part in (made.number, "第1版", made.code, f"第{n}页共{len(pages)}页"):
            assert part in said


def test_minutes_not_printed_to_be_signed_are_a_proof(desk_office: Office, record: MediationRecord) -> None:
    with desk_office.reading(MEDIATOR) as records:
        proof = papers.case_paper(records, "mediation_record", record.case_id, record.id)
    said = squeezed("".join(pdf_pages(proof.pdf)))
    assert "核对稿" in said
    assert "核对码" not in said


def test_a_signed_version_is_printed_again_byte_for_byte(
    desk_office: Office, record: MediationRecord
) -> None:
    made = printed(desk_office, record)
    assert printed(desk_office, record) == made
    with desk_office.as_(MEDIATOR) as records:
        mediation_records.sign_mediation_record(records, record.id, records.today)
    desk_office.clock.forward(days=400)
    with desk_office.reading(MEDIATOR) as records:
        again = papers.case_paper(records, "mediation_record", record.case_id, record.id)
        kept = rows.printed_bytes(records, made.code)
    assert (again.pdf, again.docx) == kept
    assert hashlib.sha256(again.pdf).hexdigest() == made.sha256


def test_a_change_voids_the_print_and_the_next_is_another_version(
    desk_office: Office, record: MediationRecord
) -> None:
    first = printed(desk_office, record)
    with desk_office.as_(MEDIATOR) as records:
        same = mediation_records.save_mediation_record(records, record)
        assert [one.state for one in rows.of_record(records, record.id)] == [PrintState.CURRENT]
        changed = replace(same, result_note="下周三再谈")
        changed = mediation_records.save_mediation_record(records, changed)
    second = printed(desk_office, changed)
    assert (first.n, second.n) == (1, 2)
    assert first.code != second.code
    with desk_office.reading(MEDIATOR) as records:
        assert [codes.paper_of_code(records, one.code).standing for one in (first, second)] == [
            PaperStanding.SUPERSEDED,
            PaperStanding.PRINTED,
        ]


@pytest.mark.parametrize(
    ("lack", "field"),
    [
        ({"result": None}, "result"),
        ({"rights_explained": False}, "rights_explained"),
        ({"present_ids": ()}, "present"),
    ],
)
def test_what_is_not_finished_is_not_printed_to_be_signed(
    desk_office: Office, record: MediationRecord, lack: dict[str, object], field: str
) -> None:
    with desk_office.as_(MEDIATOR) as records:
        record = mediation_records.save_mediation_record(records, replace(record, **lack))  # type: ignore[arg-type]
        with pytest.raises(DeskError) as refused:
            record_prints.print_record(records, record.id, record.version)
    assert refused.value.field == field


def test_minutes_written_by_hand_are_kept_as_they_stand_when_signed(
    desk_office: Office, record: MediationRecord
) -> None:
    with desk_office.as_(MEDIATOR) as records:
        mediation_records.sign_mediation_record(records, record.id, records.today)
        (made,) = rows.of_record(records, record.id)
    assert made.state is PrintState.FROZEN
    with desk_office.reading(MEDIATOR) as records:
        found = codes.paper_of_code(records, scan_text(made.code))
    assert found.standing is PaperStanding.SIGNED
    assert found.place == ("mediation_record", record.case_id, record.id)


def test_one_sides_words_stop_the_print_and_not_the_signing(
    desk_office: Office, record: MediationRecord
) -> None:
    with desk_office.as_(MEDIATOR) as records:
        sides.keep_phrase_apart(records, record.case_id, Side.SEEKER, "女儿跟谁")
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError, match=r"paper\.private_words"):
        record_prints.print_record(records, record.id, record.version)
    with desk_office.as_(MEDIATOR) as records:
        mediation_records.sign_mediation_record(records, record.id, records.today)
        assert rows.of_record(records, record.id) == []


def test_the_database_refuses_to_change_what_was_printed(
    desk_office: Office, record: MediationRecord
) -> None:
    made = printed(desk_office, record)
    for statement in (
        "UPDATE record_prints SET pdf = x'00'",
        "DELETE FROM record_prints",
        "UPDATE record_prints SET code = 'x'",
    ):
        with desk_office.as_(MEDIATOR) as records, pytest.raises(DatabaseError):
            records.connection.execute(text(statement))
    with desk_office.as_(MEDIATOR) as records:
        mediation_records.sign_mediation_record(records, record.id, records.today)
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DatabaseError):
        rows.set_state(records, made, PrintState.SUPERSEDED)


def test_who_hears_what_of_a_code(desk_office: Office, record: MediationRecord) -> None:
    made = printed(desk_office, record)
    for who, place in ((MEDIATOR, True), (DIRECTOR, True), (OTHER_MEDIATOR, False), (RECEPTION, False)):
        with desk_office.reading(who) as records:
            found = codes.paper_of_code(records, made.code.lower())
        assert found.n == 1
        assert bool(found.place) is place
    for who in (COUNSELLOR, EXPERT):
        with desk_office.reading(who) as records, pytest.raises(DeskError, match=r"code\.closed"):
            codes.paper_of_code(records, made.code)
    with desk_office.reading(COUNSELLOR) as records, pytest.raises(DeskError, match=r"code\.not_ours"):
        codes.paper_of_code(records, code_from(b"elsewhere"))

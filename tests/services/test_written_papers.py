"""Papers written on the desk: from the register, issued for good, voided, sealed, told and never lost."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from mediation_desk.documents.extras import EXTRA
from mediation_desk.documents.house import wearing
from mediation_desk.documents.words_of import words_of_pdf
from mediation_desk.domain.case import EventKind
from mediation_desk.domain.written_paper import Audience, Recipient, WrittenPaper, WrittenState
from mediation_desk.errors import DeskError
from mediation_desk.register import cases, written_papers
from mediation_desk.services import papers_out, written_desk
from mediation_desk.services import written_papers as services
from mediation_desk.services.form_style import change_words
from mediation_desk.services.house import house
from mediation_desk.services.papers_out import Way
from mediation_desk.services.written_codes import written_paper_of_code
from mediation_desk.services.written_values import KINDS
from tests.case_fixtures import HUSBAND, WIFE, add_case
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, EXPERT, MEDIATOR, OTHER_MEDIATOR, Office
from tests.written_kinds import OPEN, SEALED, writable

SAID = "双方就家务分工发生争议。"


@pytest.fixture(autouse=True)
def kinds() -> Iterator[None]:
    with writable():
        yield


@pytest.fixture
def case_id(desk_office: Office) -> str:
    return add_case(desk_office)


def drafted(office: Office, case_id: str, key: str = OPEN.key, **said: object) -> WrittenPaper:
    with office.as_(MEDIATOR) as records:
        sheet = written_desk.written_sheet(records, case_id, key)
        values = tuple((dict(sheet.paper.values) | {"facts": SAID} | said).items())
        return services.keep_written(records, replace(sheet.paper, values=values))


def issued(office: Office, case_id: str, key: str = OPEN.key) -> WrittenPaper:
    draft = drafted(office, case_id, key)
    with office.as_(MEDIATOR) as records:
        return services.issue_written(records, draft.id, draft.version)


def test_it_is_filled_from_the_register(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        sheet = written_desk.written_sheet(records, case_id, OPEN.key)
    assert sheet.paper.version == 0
    assert sheet.paper.value("date") == "2026年3月18日"
    assert sheet.register_says("date") == "2026年3月18日"
    assert sheet.audiences == (Audience.BOTH,)
    assert sheet.writes


def test_what_is_typed_stays_and_two_do_not_overwrite_one_another(desk_office: Office, case_id: str) -> None:
    draft = drafted(desk_office, case_id, clauses=("甲方付款。",))
    with desk_office.as_(MEDIATOR) as records:
        again = written_desk.written_sheet(records, case_id, draft.id).paper
        assert again.value("facts") == SAID
        assert again.value("clauses") == ("甲方付款。",)
        services.keep_written(records, replace(again, values=(("facts", "改过"),)))
    with desk_office.as_(DIRECTOR) as records, pytest.raises(DeskError, match=r"changed_meanwhile"):
        services.keep_written(records, replace(again, values=(("facts", "另一人改的"),)))


def test_issuing_gives_number_code_and_bytes_that_never_change(desk_office: Office, case_id: str) -> None:
    paper = issued(desk_office, case_id)
    assert paper.state is WrittenState.ISSUED
    assert paper.number == "（2026）青婚人调字第001号"
    with desk_office.as_(MEDIATOR) as records:
        first = services.issued_paper(records, paper.id)
        assert hashlib.sha256(first.pdf).hexdigest() == paper.sha256
        assert first.docx.startswith(b"PK")
        found = written_paper_of_code(records, paper.code)
        assert found is not None
        assert found.place == ("written_paper", case_id, paper.id)
    desk_office.clock.forward(days=400)
    with desk_office.as_(DIRECTOR) as records:
        again = services.issued_paper(records, paper.id)
    assert (again.pdf, again.docx) == (first.pdf, first.docx)


@pytest.mark.parametrize(
    "change",
    [
        "typed = '{}'",
        "number = 'x'",
        "pdf = x'00'",
        "code = NULL",
        "state = 'draft'",
        "case_id = NULL",
        "key = 'application'",
        "issued_at = NULL",
    ],
)
def test_the_database_refuses_to_change_an_issued_paper(
    desk_office: Office, case_id: str, change: str
) -> None:
    issued(desk_office, case_id)
    with desk_office.as_(DIRECTOR) as records, pytest.raises(DatabaseError):
        records.connection.execute(text(f"UPDATE written_papers SET {change}"))  # noqa: S608 -- ours
    with desk_office.as_(DIRECTOR) as records, pytest.raises(DatabaseError):
        records.connection.execute(text("DELETE FROM written_papers"))


def test_an_issued_paper_is_not_kept_or_issued_again(desk_office: Office, case_id: str) -> None:
    paper = issued(desk_office, case_id)
    with desk_office.as_(MEDIATOR) as records:
        with pytest.raises(DeskError, match=r"written\.issued"):
            services.keep_written(records, paper)
        with pytest.raises(DeskError, match=r"written\.issued"):
            services.issue_written(records, paper.id, paper.version)


def test_what_is_needed_stands_first_unless_a_hand_completes_it(desk_office: Office, case_id: str) -> None:
    draft = drafted(desk_office, case_id, facts="  ")
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError) as lacking:
        services.issue_written(records, draft.id, draft.version)
    assert (lacking.value.key, lacking.value.field) == ("written.needed", "facts")
    with desk_office.as_(MEDIATOR) as records:
        by_hand = services.keep_written(records, replace(draft, by_hand=True))
        assert services.issue_written(records, by_hand.id, by_hand.version).by_hand


def test_the_day_of_signing_is_recorded_once_and_counts(desk_office: Office, case_id: str) -> None:
    paper = issued(desk_office, case_id)
    today = desk_office.clock.now.date()
    with desk_office.as_(MEDIATOR) as records:
        for day, key in ((today + timedelta(1), "later"), (today - timedelta(1), "before")):
            with pytest.raises(DeskError, match=f"written.signed_{key}"):
                services.sign_written(records, paper.id, day)
        signed = services.sign_written(records, paper.id, today)
        assert signed.counts
        with pytest.raises(DeskError, match=r"written\.signed"):
            services.sign_written(records, paper.id, today)
    with desk_office.as_(DIRECTOR) as records, pytest.raises(DatabaseError):
        records.connection.execute(text("UPDATE written_papers SET signed_on = '2026-01-01'"))


def test_a_voided_paper_stays_with_its_reason(desk_office: Office, case_id: str) -> None:
    paper = issued(desk_office, case_id)
    with desk_office.as_(MEDIATOR) as records:
        with pytest.raises(DeskError, match=r"reason_needed"):
            services.void_written(records, paper.id, "  ")
        voided = services.void_written(records, paper.id, "当事人姓名写错")
        assert (voided.state, voided.void_reason) == (WrittenState.VOIDED, "当事人姓名写错")
        assert services.issued_paper(records, paper.id).pdf
        with pytest.raises(DeskError, match=r"written\.voided"):
            services.sign_written(records, paper.id, records.today)
    with desk_office.as_(DIRECTOR) as records, pytest.raises(DatabaseError):
        records.connection.execute(text("UPDATE written_papers SET void_reason = '无'"))


def test_copies_are_counted_by_recipient(desk_office: Office, case_id: str) -> None:
    paper = issued(desk_office, case_id)
    given = ((Recipient.SEEKER, 1), (Recipient.OTHER, 0), (Recipient.KEPT, 2))
    with desk_office.as_(MEDIATOR) as records:
        for wrong in (((Recipient.KEPT, 0),), ((Recipient.KEPT, 100),), ((Recipient.KEPT, -1),)):
            with pytest.raises(DeskError):
                services.hand_out(records, paper.id, wrong)
        told = services.hand_out(records, paper.id, given)
    assert [(one.recipient, one.count) for one in told] == [(Recipient.SEEKER, 1), (Recipient.KEPT, 2)]
    with desk_office.as_(MEDIATOR) as records:
        (line,) = written_desk.written_of_case(records, case_id)
    assert line.copies == told


def test_nobody_else_opens_it(desk_office: Office, case_id: str) -> None:
    paper = issued(desk_office, case_id)
    with desk_office.as_(OTHER_MEDIATOR) as records:
        for refused in (
            lambda: written_desk.written_sheet(records, case_id, paper.id),
            lambda: written_desk.written_of_case(records, case_id),
            lambda: services.issued_paper(records, paper.id),
            lambda: services.void_written(records, paper.id, "不该"),
            lambda: written_desk.look_at_written(records, paper),
            lambda: papers_out.note_written_out(records, paper.id, Way.PDF),
        ):
            with pytest.raises(DeskError, match=r"case\.not_yours"):
                refused()
    for who in (COUNSELLOR, EXPERT):
        with desk_office.as_(who) as records, pytest.raises(DeskError):
            services.void_written(records, paper.id, "不该")


def test_a_paper_does_not_move_to_another_case_or_kind(desk_office: Office, case_id: str) -> None:
    draft = drafted(desk_office, case_id)
    with desk_office.as_(MEDIATOR) as records:
        with pytest.raises(DeskError, match=r"written\.no_such_kind"):
            services.keep_written(records, replace(draft, case_id=""))
        with pytest.raises(DeskError, match=r"written\.missing|wrong_audience"):
            services.keep_written(records, replace(draft, key=SEALED.key, audience=Audience.HOUSE))
        with pytest.raises(DeskError, match=r"wrong_audience"):
            services.keep_written(records, replace(draft, audience=Audience.HOUSE))


def test_what_belongs_to_one_side_stops_it(desk_office: Office, case_id: str) -> None:
    draft = drafted(desk_office, case_id, facts=f"联系证件 {HUSBAND.identity_number}。")
    with desk_office.as_(MEDIATOR) as records:
        look = written_desk.look_at_written(records, draft)
        assert look.stop.finds
        assert look.pages == ()
        assert written_desk.proof_of_written(records, draft.id).stop
        with pytest.raises(DeskError, match=r"private_words"):
            services.issue_written(records, draft.id, draft.version)
    with desk_office.reading(MEDIATOR) as records:
        assert written_papers.get(records, draft.id).state is WrittenState.DRAFT


HOSTILE = ("{committee}", "<b>粗</b>&amp;\n第二行", "=1+1", "㐂𠮷𬍛" * 50, "%s %(a)s", "\u202e倒写")


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_print_as_they_are_or_stop(desk_office: Office, case_id: str, words: str) -> None:
    draft = drafted(desk_office, case_id, facts=words)
    stopped = ""
    with desk_office.as_(MEDIATOR) as records:
        try:
            services.issue_written(records, draft.id, draft.version)
        except DeskError as stop:
            stopped = stop.key
    assert stopped in ("", "paper.unfilled_field", "paper.unprintable")
    with desk_office.reading(MEDIATOR) as records:
        assert written_papers.get(records, draft.id).value("facts") == words


def test_a_restricted_paper_keeps_its_kind_and_words_to_itself(desk_office: Office, case_id: str) -> None:
    paper = issued(desk_office, case_id, SEALED.key)
    with desk_office.as_(MEDIATOR) as records:
        services.void_written(records, paper.id, "孩子改了主意")
        row = records.connection.execute(text("SELECT * FROM written_papers")).one()
    assert (row.key, row.typed, row.pdf, row.docx, row.sha256, row.void_reason) == (
        "restricted",
        None,
        None,
        None,
        "",
        "",
    )
    with desk_office.as_(DIRECTOR) as records:
        found = services.issued_paper(records, paper.id)
        assert found.pdf.startswith(b"%PDF")
        opened = written_desk.written_sheet(records, case_id, paper.id).paper
        assert (opened.key, opened.value("facts"), opened.void_reason) == (SEALED.key, SAID, "孩子改了主意")
        assert records.acts.count(("open_written_paper", (paper.id, case_id), ())) == 2
        events = [one for one in cases.events(records, case_id) if one.kind is EventKind.WRITTEN_ISSUED]
        assert [(one.restricted, one.names) for one in events] == [(True, ())]


def test_a_colleague_on_the_case_sees_only_that_it_is_there(desk_office: Office, case_id: str) -> None:
    paper = drafted(desk_office, case_id, SEALED.key)
    with desk_office.as_(DIRECTOR) as records:
        case = cases.get(records, case_id)
        team = (*case.mediator_ids, OTHER_MEDIATOR.id)
        cases.save(records, replace(case, mediator_ids=team), "assign_mediators")
    with desk_office.as_(OTHER_MEDIATOR) as records:
        (line,) = written_desk.written_of_case(records, case_id)
        assert (line.opens, line.paper.key, line.paper.values) == (False, "restricted", ())
        for refused in (
            lambda: written_desk.written_sheet(records, case_id, paper.id),
            lambda: services.keep_written(records, paper),
            lambda: services.issue_written(records, paper.id, paper.version),
        ):
            with pytest.raises(DeskError, match=r"sealed\.not_yours"):
                refused()


def test_printing_is_noted_without_the_kind_of_a_restricted_one(desk_office: Office, case_id: str) -> None:
    plain, sealed = issued(desk_office, case_id), issued(desk_office, case_id, SEALED.key)
    with desk_office.as_(MEDIATOR) as records:
        papers_out.note_written_out(records, plain.id, Way.PRINTER)
        papers_out.note_written_out(records, sealed.id, Way.PDF)
        assert ("print_paper", (case_id, plain.id), (OPEN.key, "printer")) in records.acts
        assert ("export_paper", (case_id, sealed.id), ("pdf",)) in records.acts
        assert all(SEALED.key not in fields for _act, _ids, fields in records.acts)


def test_the_case_tells_of_it(desk_office: Office, case_id: str) -> None:
    paper = issued(desk_office, case_id)
    with desk_office.reading(MEDIATOR) as records:
        (event,) = [one for one in cases.events(records, case_id) if one.subject_id == paper.id]
    assert event.kind is EventKind.WRITTEN_ISSUED
    assert dict(event.names) == {"paper": OPEN.key, "number": paper.number}
    assert WIFE.name not in str(event.names)


def test_rows_of_ones_own_are_typed_and_printed(desk_office: Office, case_id: str) -> None:
    key = "evidence_list" if "evidence_list" in KINDS else OPEN.key
    with desk_office.as_(DIRECTOR) as records:
        change_words(records, key, {EXTRA: ["所属网格"]})
    with desk_office.as_(MEDIATOR) as records, wearing(lambda: house(records)):
        sheet = written_desk.written_sheet(records, case_id, key)
        assert sheet.kind.fields[-1].label == "所属网格"
        values = tuple((dict(sheet.paper.values) | {sheet.kind.fields[-1].name: "青禾第三网格"}).items())
        kept = services.keep_written(records, replace(sheet.paper, values=values))
        proof = written_desk.proof_of_written(records, kept.id)
    assert "青禾第三网格" in "".join(words_of_pdf(proof.pdf))

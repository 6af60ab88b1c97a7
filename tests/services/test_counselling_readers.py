"""Who reads a note: its author and whoever was let in; the director knows of it, nobody else does."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from mediation_desk.domain.counselling_note import AdditionKind, GrantPurpose
from mediation_desk.domain.staff import Staff
from mediation_desk.errors import DeskError
from mediation_desk.register import journal
from mediation_desk.services import (
    counselling_files,
    counselling_notes,
    counselling_readers,
    counselling_search,
    counselling_signing,
    process_notes,
)
from mediation_desk.services.counselling_access import FileRight
from tests.case_fixtures import WIFE
from tests.counselling_fixtures import (
    NOTE,
    SECOND_COUNSELLOR,
    add_file,
    add_session,
    confirmed,
    hire_second_counsellor,
    sign,
)
from tests.desk_fixtures import (
    ADMINISTRATOR,
    COUNSELLOR,
    DIRECTOR,
    EXPERT,
    MEDIATOR,
    OTHER_MEDIATOR,
    RECEPTION,
    Office,
)

SUPERVISION = GrantPurpose.SUPERVISION


def opens(office: Office, who: Staff, note_id: str) -> str:
    """What somebody gets who asks for a note: "" when it opens, else why not."""
    with office.as_(who) as records:
        try:
            counselling_notes.open_note(records, note_id)
        except DeskError as refused:
            return refused.key
    return ""


def test_a_note_opens_for_its_author_alone(desk_office: Office) -> None:
    file = add_file(desk_office)
    note = sign(desk_office, add_session(desk_office, file))
    assert {
        one.name: opens(desk_office, one, note.id) for one in (COUNSELLOR, DIRECTOR, SECOND_COUNSELLOR)
    } == {
        "陈静怡": "",
        "何玉贞": "sealed.not_yours",
        "周若岚": "counselling.not_yours",
    }
    for who in (MEDIATOR, OTHER_MEDIATOR, RECEPTION, ADMINISTRATOR):
        assert opens(desk_office, who, note.id) == "permission.refused"
    with desk_office.reading(DIRECTOR) as records:
        told = counselling_files.counselling_file(records, file.id)
    standing = told.sessions[0].standing
    assert standing is not None
    assert (standing.opens, standing.note.author_id, standing.note.length) == (
        False,
        COUNSELLOR.id,
        note.length,
    )


def test_a_grant_opens_one_note_with_its_additions_and_no_other(desk_office: Office) -> None:
    hire_second_counsellor(desk_office)
    file = add_file(desk_office)
    first, second = (sign(desk_office, add_session(desk_office, file)) for _n in range(2))
    with desk_office.as_(COUNSELLOR) as records:
        counselling_signing.add_to_note(records, confirmed(records), first.id, AdditionKind.ADDENDUM, "补记")
        counselling_readers.grant_note(
            records, confirmed(records), first.id, SECOND_COUNSELLOR.id, SUPERVISION
        )
    with desk_office.as_(COUNSELLOR) as records:
        counselling_signing.add_to_note(records, confirmed(records), first.id, AdditionKind.ADDENDUM, "再补")
    with desk_office.as_(SECOND_COUNSELLOR) as records:
        opened = counselling_notes.open_note(records, first.id)
        assert [words for _one, words in opened.added] == ["补记", "再补"]
        seen = counselling_files.counselling_file(records, file.id)
        assert seen.right is FileRight.READS
        assert [(one.name, one.contact, one.identity_number) for one in seen.clients] == [
            (WIFE.name, None, "")
        ]
        assert counselling_files.open_file_words(records, file.id).goals == ""
    assert opens(desk_office, SECOND_COUNSELLOR, second.id) == "sealed.not_yours"
    with desk_office.reading(COUNSELLOR) as records:
        told = counselling_notes.readers_of_note(records, first.id)
    assert [(one.staff_id, one.why) for one in told] == [
        (COUNSELLOR.id, "note.reader.author"),
        (SECOND_COUNSELLOR.id, "GrantPurpose.supervision"),
    ]


def test_a_supervisor_of_the_file_reads_what_comes_until_that_ends(desk_office: Office) -> None:
    file = add_file(desk_office)
    before = sign(desk_office, add_session(desk_office, file))
    with desk_office.as_(COUNSELLOR) as records:
        assert (
            counselling_readers.grant_file(records, confirmed(records), file.id, DIRECTOR.id, SUPERVISION)
            == 2
        )
        with pytest.raises(DeskError, match=r"note\.reads_already"):
            counselling_readers.grant_file(records, confirmed(records), file.id, DIRECTOR.id, SUPERVISION)
    during = sign(desk_office, add_session(desk_office, file))
    with desk_office.as_(COUNSELLOR) as records:
        row = counselling_readers.readers_of_file(records, file.id).grants[-1].row
        counselling_readers.end_grant(records, file.id, row)
    after = sign(desk_office, add_session(desk_office, file))
    assert [opens(desk_office, DIRECTOR, one.id) for one in (before, during, after)] == [
        "",
        "",
        "sealed.not_yours",
    ]


@pytest.mark.parametrize("unfit", [MEDIATOR, RECEPTION, ADMINISTRATOR, EXPERT, COUNSELLOR])
def test_who_cannot_be_a_reader(desk_office: Office, unfit: Staff) -> None:
    note = sign(desk_office, add_session(desk_office, add_file(desk_office)))
    with desk_office.as_(COUNSELLOR) as records, pytest.raises(DeskError, match=r"note\.reader_unfit"):
        counselling_readers.grant_note(records, confirmed(records), note.id, unfit.id, SUPERVISION)


def test_nobody_grants_what_they_cannot_open_or_without_their_password(desk_office: Office) -> None:
    hire_second_counsellor(desk_office)
    file = add_file(desk_office)
    note = sign(desk_office, add_session(desk_office, file))
    with desk_office.as_(DIRECTOR) as records, pytest.raises(DeskError, match=r"sealed\.not_yours"):
        counselling_readers.grant_note(
            records, confirmed(records), note.id, SECOND_COUNSELLOR.id, SUPERVISION
        )
    with desk_office.as_(COUNSELLOR) as records:
        stale = replace(confirmed(records), at=records.now - timedelta(minutes=6))
        for wrong in (stale, confirmed(records, DIRECTOR)):
            with pytest.raises(DeskError, match=r"password\.ask_again"):
                counselling_readers.grant_file(records, wrong, file.id, DIRECTOR.id, SUPERVISION)
            with pytest.raises(DeskError, match=r"password\.ask_again"):
                counselling_signing.add_to_note(records, wrong, note.id, AdditionKind.ADDENDUM, "补")


def test_private_notes_are_their_authors_alone_and_gone_when_thrown_away(desk_office: Office) -> None:
    hire_second_counsellor(desk_office)
    file = add_file(desk_office)
    with desk_office.as_(COUNSELLOR) as records:
        kept = process_notes.write_process_note(records, file.id, "自己有些着急")[0]
        rewritten = process_notes.write_process_note(records, file.id, "已与督导谈过", kept.id, kept.version)[
            0
        ]
        assert [one.text for one in process_notes.own_process_notes(records, file.id)] == ["已与督导谈过"]
        with pytest.raises(DeskError, match=r"record\.changed_meanwhile"):
            process_notes.write_process_note(records, file.id, "旧稿", kept.id, kept.version)
        counselling_readers.grant_file(
            records, confirmed(records), file.id, SECOND_COUNSELLOR.id, SUPERVISION
        )
    with desk_office.as_(SECOND_COUNSELLOR) as records:
        assert process_notes.count_process_notes(records, file.id) == 0
        with pytest.raises(DeskError, match=r"note\.missing"):
            process_notes.throw_process_note_away(records, file.id, kept.id, rewritten.version)
    with desk_office.as_(COUNSELLOR) as records:
        assert process_notes.throw_process_note_away(records, file.id, kept.id, rewritten.version) == ()


def test_every_opening_and_grant_stands_in_the_journal_without_words(desk_office: Office) -> None:
    file = add_file(desk_office)
    note = sign(desk_office, add_session(desk_office, file))
    with desk_office.as_(COUNSELLOR) as records:
        counselling_readers.grant_note(records, confirmed(records), note.id, DIRECTOR.id, SUPERVISION)
        counselling_search.begin_search(records, "睡")
    opens(desk_office, DIRECTOR, note.id)
    with desk_office.reading(DIRECTOR) as records:
        acts = [one.act for one in journal.entries(records)]
    for act in ("sign_note", "grant_counselling", "grant_reader", "open_note", "search_own_notes"):
        assert act in acts


def test_a_search_finds_ones_own_sentences_piece_by_piece(
    desk_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counselling_search, "PIECE", 2)
    file, other = add_file(desk_office), add_file(desk_office, SECOND_COUNSELLOR)
    for _n in range(5):
        sign(desk_office, add_session(desk_office, file))
    sign(desk_office, add_session(desk_office, other, SECOND_COUNSELLOR), NOTE, SECOND_COUNSELLOR)
    waiting = add_session(desk_office, file)
    desk_office.clock.forward(seconds=5)
    with desk_office.as_(COUNSELLOR) as records:
        counselling_notes.save_note(records, waiting.id, '{"said": "又能睡了。", "style": "soap"}')
        piece = counselling_search.begin_search(records, "睡")
        hits, opened = list(piece.hits), piece.opened
        while piece.after is not None:
            piece = counselling_search.search_on(records, "睡", piece.after)
            hits += piece.hits
            opened += piece.opened
        assert opened == piece.all == 5
        assert [one.ordinal for one in hits] == [6, 5, 4, 3, 2, 1]
        assert hits[1].sentence[hits[1].start : hits[1].end] == "睡"
        assert {one.file_id for one in hits} == {file.id}
        with pytest.raises(DeskError, match=r"search\.too_short"):
            counselling_search.begin_search(records, "  ")
        assert counselling_search.begin_search(records, "ＳＯＡＰ").hits == ()

"""What somebody reads who holds the database key and nothing else: that notes exist, and no word of them."""

from __future__ import annotations

import json
from dataclasses import replace

from mediation_desk.domain.counselling_note import AdditionKind
from mediation_desk.domain.counselling_session import Attendance
from mediation_desk.register.drafts import OTHER, SAVED
from mediation_desk.services import (
    counselling_files,
    counselling_notes,
    counselling_sessions,
    counselling_signing,
    drafts,
    process_notes,
)
from tests.counselling_fixtures import NOTE, add_file, add_session, confirmed, sign
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, Office
from tests.faults.test_thief import everything_readable

WORDS = {
    "goals": "目标是能睡整夜",
    "closing": "小结写到她愿意继续",
    "reason": "没来是因为在派出所",
    "typed": "还没保存的半句话",
    "saved": "保存了还没签的一句",
    "other": "中断前的另一句话",
    "addition": "补充她次日来电",
    "private": "只给自己看的手记",
    "private_before": "改写以前的手记",
    "private_typed": "手记的半句草稿",
}


def test_the_database_key_reads_no_word_of_counselling(desk_office: Office) -> None:
    file = add_file(desk_office)
    note = sign(desk_office, add_session(desk_office, file))
    absent, waiting = add_session(desk_office, file), add_session(desk_office, file)
    with desk_office.as_(COUNSELLOR) as records:
        counselling_files.agree_on_goals(records, file.id, WORDS["goals"])
        away = replace(absent, attendance=Attendance.NO_SHOW, present_ids=())
        counselling_sessions.save_session(records, away, WORDS["reason"])
        counselling_signing.add_to_note(
            records, confirmed(records), note.id, AdditionKind.ADDENDUM, WORDS["addition"]
        )
        for form, word in ((counselling_notes.DRAFT, "typed"), (SAVED, "saved"), (OTHER, "other")):
            drafts.keep_draft(
                records, form, waiting.id, json.dumps({"said": WORDS[word]}, ensure_ascii=False)
            )
        kept = process_notes.write_process_note(records, file.id, WORDS["private_before"])[0]
        process_notes.write_process_note(records, file.id, WORDS["private"], kept.id, kept.version)
        drafts.keep_draft(records, process_notes.DRAFT, file.id, WORDS["private_typed"])
    readable = everything_readable(desk_office)
    for words in (*WORDS.values(), *NOTE.texts()):
        assert not words or words.encode() not in readable
        assert not words or json.dumps(words).strip('"').encode() not in readable
    assert file.number.encode() in readable  # that a file exists is no secret


def test_nor_does_the_director_through_any_use_case(desk_office: Office) -> None:
    file = add_file(desk_office)
    sign(desk_office, add_session(desk_office, file))
    with desk_office.as_(DIRECTOR) as records:
        told = repr(
            (
                counselling_files.counselling_file(records, file.id),
                counselling_files.open_file_words(records, file.id),
            )
        )
    for words in filter(None, NOTE.texts()):
        assert words not in told

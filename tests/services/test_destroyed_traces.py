"""A destroyed case in which everything was kept that a case can hold: which rows still speak of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import select

from mediation_desk.domain.attachment import NewAttachment
from mediation_desk.domain.exported_copy import ExportForm
from mediation_desk.domain.retention import Retention
from mediation_desk.domain.written_paper import Audience
from mediation_desk.register.tables import metadata
from mediation_desk.services import attachments, drafts, exported_copies, written_desk, written_papers
from tests.case_fixtures import CHILD, HUSBAND, WIFE
from tests.desk_fixtures import DIRECTOR, MEDIATOR, Office
from tests.dossier_fixtures import closed_case, confirmed, picture
from tests.referral_fixtures import AID, DANGER, sent
from tests.services.test_archive import put_by
from tests.services.test_destructions import FAR, carry_out, granted, words

STAYS = {"journal", "destruction_lines", "attachments", "exported_copies", "numbers"}
"""Tables whose rows may name what was destroyed: the proof of it, and lines without a word."""


def full_case(office: Office, outside: Path) -> str:
    case_id = closed_case(office)
    with office.as_(MEDIATOR) as records:
        new = NewAttachment(title="哨兵照片", item=6, restricted=True)
        attachments.withdraw_attachment(
            records, attachments.add_picture(records, case_id, picture(), new).id, "哨兵撤回"
        )
        shown = next(one for one in attachments.shelf_of(records, case_id).filed if not one.restricted)
        copy_id = exported_copies.begin_export(
            records, confirmed(records), shown.id, outside / "哨兵林晓芸.pdf", None
        )
    with office.as_(MEDIATOR) as records:
        exported_copies.write_export(records, copy_id, ExportForm.PAGES)
        exported_copies.delete_copy(records, copy_id)
    for key, audience in (("child_wish", Audience.HOUSE), ("evidence_list", Audience.SEEKER)):
        with office.as_(MEDIATOR) as records:
            fresh = written_desk.written_sheet(records, case_id, key).paper
            fresh = replace(fresh, audience=audience, by_hand=True)
            kept = written_papers.keep_written(records, fresh)
            written_papers.issue_written(records, kept.id, kept.version)
    for content in (replace(AID, needs="哨兵需要"), replace(DANGER, needs="哨兵被打")):
        sent(office, case_id, content)
    with office.as_(MEDIATOR) as records:
        wish = written_desk.written_sheet(records, case_id, "child_wish")
        drafts.keep_draft(records, "written_paper", wish.draft, '{"key": "child_wish"}')
        drafts.keep_draft(records, "referral", f"case/{case_id}", "哨兵半句")
        drafts.keep_draft(records, "case_note", case_id, "哨兵半句")
    return case_id


def test_no_row_speaks_of_a_destroyed_case_but_the_proof(desk_office: Office) -> None:
    with TemporaryDirectory() as outside:
        case_id = full_case(desk_office, Path(outside))
    put_by(desk_office, case_id, Retention.LONG, "协议已履行")
    desk_office.clock.forward(days=FAR)
    carry_out(desk_office, granted(desk_office, case_id))
    left = words(desk_office)
    for gone in ("哨兵", WIFE.name, HUSBAND.name, CHILD.name):
        assert gone not in left, gone
    ids = (case_id, WIFE.id, HUSBAND.id, CHILD.id)
    with desk_office.reading(DIRECTOR) as records:
        for table in metadata.sorted_tables:
            rows = [repr(tuple(row)) for row in records.connection.execute(select(table))]
            if table.name not in STAYS:
                assert not [row for row in rows if any(one in row for one in ids)], table.name

"""Colleagues who do not work on a case: every use case of its papers, scans, letters and dossier refuses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from mediation_desk.domain.attachment import Attachment, NewAttachment
from mediation_desk.domain.dossier import Volume
from mediation_desk.domain.referral import Referral
from mediation_desk.domain.staff import Staff
from mediation_desk.domain.written_paper import Audience, WrittenPaper
from mediation_desk.errors import DeskError
from mediation_desk.register import agreements
from mediation_desk.services import (
    agreement_proof,
    agreement_versions,
    archive,
    attachments,
    confirmation_desk,
    disclosures,
    dossier_binding,
    dossier_check,
    papers,
    papers_out,
    readings,
    referral_consents,
    referral_letters,
    referral_list,
    referral_moves,
    referrals,
    written_desk,
    written_papers,
)
from mediation_desk.services.papers_out import Way
from tests.case_fixtures import WIFE
from tests.desk_fixtures import (
    ADMINISTRATOR,
    COUNSELLOR,
    EXPERT,
    MEDIATOR,
    OTHER_MEDIATOR,
    RECEPTION,
    Office,
)
from tests.dossier_fixtures import closed_case, picture
from tests.referral_fixtures import AID, DANGER, sent

Call = tuple[Callable[..., Any], tuple[Any, ...]]
STRANGERS = (OTHER_MEDIATOR, RECEPTION, COUNSELLOR, EXPERT, ADMINISTRATOR)


def of_paper(paper: WrittenPaper) -> Iterator[Call]:
    yield written_desk.written_sheet, (paper.case_id, paper.id)
    yield written_desk.look_at_written, (paper,)
    yield written_desk.register_says, (paper,)
    yield written_desk.proof_of_written, (paper.id,)
    yield written_papers.keep_written, (paper,)
    yield written_papers.issued_paper, (paper.id,)
    yield written_papers.sign_written, (paper.id, date(2026, 3, 18))
    yield written_papers.void_written, (paper.id, "x")
    yield written_papers.hand_out, (paper.id, ())
    yield papers_out.note_written_out, (paper.id, Way.PDF)


def of_scan(one: Attachment) -> Iterator[Call]:
    for act in (attachments.open_attachment, attachments.pages_of, attachments.restrict_attachment):
        yield act, (one.id,)
    yield attachments.change_attachment, (one,)
    yield attachments.move_attachment, (one.id, 1)
    yield attachments.withdraw_attachment, (one.id, "x")
    yield attachments.put_attachment_back, (one.id,)
    yield dossier_binding.binding_leaf, (one.subject_id, f"scan:{one.id}")
    yield dossier_binding.binding_restricted_leaf, (one.subject_id, f"scan:{one.id}")


def of_letter(letter: Referral) -> Iterator[Call]:
    yield referrals.referral_view, (letter.id,)
    yield referral_consents.withdraw_consent, (letter.id, date(2026, 3, 18))
    yield referral_moves.follow_up, (letter.id, letter.version, "x")
    yield referral_letters.note_letter_out, (letter.id, "referral_letter", Way.PDF)


def of_case(case_id: str, agreement_id: str) -> Iterator[Call]:
    for act in (
        attachments.shelf_of,
        attachments.filed_attachments,
        written_desk.written_of_case,
        dossier_check.dossier_sheet,
        readings.readings_of,
        confirmation_desk.confirmation_sheet,
        referral_list.referrals_of_case,
    ):
        yield act, (case_id,)
    yield written_desk.written_sheet, (case_id, "child_wish")
    yield attachments.add_picture, (case_id, picture(), NewAttachment(title="x", item=3))
    yield dossier_binding.binding_plan, (case_id, Volume.MAIN)
    yield dossier_binding.binding_ends, (case_id, Volume.SIDE, ())
    yield dossier_binding.note_bound, (case_id, Volume.MAIN)
    yield archive.explain_gap, (case_id, 1, "x")
    yield archive.reopen_case, (case_id, "x")
    yield agreement_versions.agreement_versions, (agreement_id,)
    yield agreement_proof.final_paper, (agreement_id,)
    yield agreement_proof.agreement_as_paper, (agreement_id,)
    yield papers.case_paper, ("rights_notice", case_id)
    yield disclosures.disclosure_log, (WIFE.id,)


@pytest.fixture
def calls(desk_office: Office) -> list[Call]:
    office, made = desk_office, []
    case_id = closed_case(office)
    made = [call for content in (AID, DANGER) for call in of_letter(sent(office, case_id, content))]
    with office.as_(MEDIATOR) as records:
        for new in (
            NewAttachment(title="身份证", item=3),
            NewAttachment(title="伤情", item=6, restricted=True),
        ):
            made += of_scan(attachments.add_picture(records, case_id, picture(), new))
        for key, audience in (("child_wish", Audience.HOUSE), ("evidence_list", Audience.SEEKER)):
            fresh = written_desk.written_sheet(records, case_id, key).paper
            fresh = replace(fresh, audience=audience, by_hand=True)
            kept = written_papers.keep_written(records, fresh)
            made += of_paper(written_papers.issue_written(records, kept.id, kept.version))
        made += of_case(case_id, agreements.of_case(records, case_id)[0].id)
    return made


@pytest.mark.parametrize("who", STRANGERS, ids=[one.name for one in STRANGERS])
def test_whoever_does_not_work_on_a_case_opens_nothing_of_it(
    desk_office: Office, calls: list[Call], who: Staff
) -> None:
    for use_case, given in calls:
        with pytest.raises(DeskError) as refused, desk_office.as_(who) as records:
            use_case(records, *given)
        said = refused.value.key
        assert said == "permission.refused" or "not_yours" in said or "assign_another" in said, (
            use_case.__name__,
            said,
        )

"""The lines of the tabs 调解记录, 协议 and 文书."""

from __future__ import annotations

from datetime import date

from mediation_desk.domain.agreement import AgreementForm
from mediation_desk.domain.case import Case
from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.mediation_record import MediationRecord, Sitting
from mediation_desk.domain.party import Side
from mediation_desk.domain.wall import BOTH_SIDES
from mediation_desk.services.agreements import AgreementFile
from mediation_desk.services.case_desk import CaseSheet
from mediation_desk.ui import limits
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.keep_apart import ONLY
from mediation_desk.ui.kit.cells import Tag
from mediation_desk.ui.kit.line_values import Line
from mediation_desk.ui.pages.case.confirmation_words import confirmed_tag
from mediation_desk.words import N_, _, count, term

_PAPERS = (
    ("application", "D03", N_("paper.application")),
    ("acceptance_form", "D04", N_("paper.acceptance_form")),
    ("rights_notice", "D05", N_("paper.rights_notice")),
)


def record_lines(sheet: CaseSheet, desk: Desk) -> list[Line]:
    """Every sitting; ids are record ids."""
    return [_record_line(record, desk, side_of(sheet.view.case, record)) for record in sheet.records]


def side_of(case: Case, record: MediationRecord) -> Side | None:
    """The one side that sat there; None when both did or nobody is named."""
    if record.sitting is not Sitting.SEPARATE:
        return None
    sat = {party.side for party in case.parties if party.person_id in record.present_ids} & BOTH_SIDES
    return next(iter(sat)) if len(sat) == 1 else None


def agreement_lines(sheet: CaseSheet, today: date) -> list[Line]:
    """Every agreement, each with its own day of effect; ids are agreement ids."""
    return [_agreement_line(one, today, confirmed_tag(sheet, one.agreement.id)) for one in sheet.agreements]


def paper_lines(sheet: CaseSheet, today: date) -> list[Line]:
    """Papers of the case; ids are (key, id of the record or agreement, or "")."""
    lines = [
        Line(id=(key, ""), first=_(words), second=form, icon="file-text", arrow=True)
        for key, form, words in _PAPERS
    ]
    for record in sheet.records:
        words = _("Mediation record {n}", n=record.ordinal)
        lines.append(
            Line(
                id=("mediation_record", record.id),
                first=words,
                second="D10",
                icon="notes",
                chip=_signed(record),
                arrow=True,
            )
        )
    return lines + [_agreement_paper(one, today) for one in sheet.agreements]


def _record_line(record: MediationRecord, desk: Desk, side: Side | None) -> Line:
    began = record.began.astimezone(SHANGHAI)
    result = term(record.result) if record.result and not desk.masked else ""
    alone = _(ONLY[side]) if side else ""
    parts = (f"{began:%H:%M}", record.place, term(record.sitting), alone, result)
    return Line(
        id=record.id,
        first=_("Sitting {n}", n=record.ordinal),
        second=" · ".join(part for part in parts if part),
        icon="notes",
        chip=_signed(record),
        fact=limits.day(legal_day(record.began), desk.today()),
        arrow=True,
    )


def _signed(record: MediationRecord) -> Tag:
    if record.signed_on is None:
        return Tag(text=_("not signed yet"), tone="amber")
    return Tag(text=_("signed"), tone="pine")


def _agreement_paper(one: AgreementFile, today: date) -> Line:
    oral = one.agreement.form is AgreementForm.ORAL
    return Line(
        id=("oral_agreement" if oral else "mediation_agreement", one.agreement.id),
        first=_("Oral agreement") if oral else _("Mediation agreement"),
        second="D12" if oral else "D11",
        icon="file-certificate",
        chip=_standing(one, today),
        arrow=True,
    )


def _standing(one: AgreementFile, today: date) -> Tag:
    if one.effective_on is not None:
        said = _("in force {day}", day=limits.day(one.effective_on, today))
        return Tag(text=said, tone="blue", icon="snowflake")
    if one.current is not None:
        return Tag(text=_("to be signed"), tone="amber")
    return Tag(text=_("draft"), tone="amber")


def _agreement_line(one: AgreementFile, today: date, ruled: Tag | None) -> Line:
    oral = one.agreement.form is AgreementForm.ORAL
    current = one.current
    printed = _("Final print {n}, {number}", n=current.n, number=current.number) if current else ""
    clauses = count("{n} clause", "{n} clauses", len(one.agreement.clauses))
    return Line(
        id=one.agreement.id,
        first=_("Oral agreement") if oral else _("Mediation agreement"),
        second=" · ".join(part for part in (clauses, printed) if part),
        icon="file-certificate",
        chip=ruled or _standing(one, today),
        arrow=True,
    )

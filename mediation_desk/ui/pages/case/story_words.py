"""The timeline of a case in words: one entry for every event."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from mediation_desk.documents.wording import wording
from mediation_desk.domain.case import CaseEvent, CaseState, EventKind, TerminationGround
from mediation_desk.domain.confirmation import StepKind
from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.mediation_record import MediationRecord
from mediation_desk.domain.obligation import PerformanceEventKind
from mediation_desk.domain.party import Side
from mediation_desk.services.case_desk import CaseSheet
from mediation_desk.ui import limits
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.keep_apart import ONLY
from mediation_desk.ui.kit.timeline import Entry
from mediation_desk.ui.pages.case.file_lines import side_of
from mediation_desk.words import _, term


class Part(StrEnum):
    """What the timeline is narrowed to."""

    EVERYTHING = "everything"
    SITTINGS = "sittings"
    PAPERS = "papers"


SITTINGS = {
    EventKind.SITTING,
    EventKind.SCREENED,
    EventKind.CHILD_HEARD,
    EventKind.RECORD_SIGNED,
    EventKind.SHUTTLE_APPROVED,
}
WRITTEN = {EventKind.WRITTEN_ISSUED, EventKind.WRITTEN_SIGNED, EventKind.WRITTEN_VOIDED}
PAPERS = {
    EventKind.NOTICE_SERVED,
    EventKind.NOTICE_UNDONE,
    EventKind.RECORD_SIGNED,
    EventKind.AGREEMENT_BEGUN,
    EventKind.PRINTED_FINAL,
    EventKind.PRINT_SUPERSEDED,
    EventKind.NUMBER_VOIDED,
    EventKind.AGREEMENT_EFFECTIVE,
    EventKind.PAPER_EXPORTED,
    EventKind.PAPER_PRINTED,
    EventKind.CONFIRMATION,
    *WRITTEN,
}
_DATED = {
    EventKind.CONFIRMATION,
    EventKind.RETURN_VISIT,
    EventKind.PAYMENT,
    EventKind.PAYMENT_BACK,
    EventKind.PERFORMED_ACT,
    EventKind.HAPPENED,
}
"""They tell of a day, which need not be the one they were noted on."""
_SAFETY = {EventKind.SCREENED, EventKind.SHUTTLE_APPROVED}  # left out while a visitor may read along
ICONS = {
    EventKind.RECEIVED: "user-plus",
    EventKind.REOPENED: "folders",
    EventKind.GONE_ON: "folders",
    EventKind.ACCEPTED: "rubber-stamp",
    EventKind.SCREENED: "shield-half",
    EventKind.SHUTTLE_APPROVED: "separator-vertical",
    EventKind.CHILD_HEARD: "mood-kid",
    EventKind.CONSENTED: "heart-handshake",
    EventKind.CONSENT_UNDONE: "arrow-back-up",
    EventKind.NOTICE_SERVED: "file-text",
    EventKind.NOTICE_UNDONE: "arrow-back-up",
    EventKind.SITTING: "notes",
    EventKind.RECORD_SIGNED: "signature",
    EventKind.MOVED: "folders",
    EventKind.ASSIGNED: "users",
    EventKind.ANOTHER_MEDIATOR: "users",
    EventKind.AGREEMENT_BEGUN: "pencil",
    EventKind.PRINTED_FINAL: "printer",
    EventKind.PRINT_SUPERSEDED: "ban",
    EventKind.NUMBER_VOIDED: "ban",
    EventKind.AGREEMENT_EFFECTIVE: "file-certificate",
    EventKind.PAPER_EXPORTED: "file-export",
    EventKind.PAPER_PRINTED: "printer",
    EventKind.EXPERT_ASKED: "user-plus",
    EventKind.EXPERT_ENDED: "users",
    EventKind.WRITTEN_ISSUED: "file-certificate",
    EventKind.WRITTEN_SIGNED: "signature",
    EventKind.WRITTEN_VOIDED: "ban",
    EventKind.CONFIRMATION: "gavel",
    EventKind.RETURN_VISIT: "phone",
    EventKind.PAYMENT: "clipboard-check",
    EventKind.PAYMENT_BACK: "arrow-back-up",
    EventKind.PERFORMED_ACT: "circle-check",
    EventKind.HAPPENED: "gavel",
}


def entries(sheet: CaseSheet, desk: Desk, part: Part, reasons: Mapping[str, str]) -> list[Entry]:
    """The entries of a part, newest first; ids are places in the case's events.

    `reasons` are the sealed reasons opened so far, by the id of their text.
    """
    wanted = {Part.SITTINGS: SITTINGS, Part.PAPERS: PAPERS}.get(part)
    return [
        _entry(sheet, desk, number, event, reasons)
        for number, event in enumerate(sheet.view.events)
        if (wanted is None or event.kind in wanted) and not (desk.masked and event.kind in _SAFETY)
    ]


def sealed_reason(event: CaseEvent) -> str:
    """The id of the sealed text that says why a case moved; empty when there is none."""
    return event.subject_id or "" if event.kind is EventKind.MOVED else ""


def _entry(sheet: CaseSheet, desk: Desk, number: int, event: CaseEvent, reasons: Mapping[str, str]) -> Entry:
    opened = "" if desk.masked else reasons.get(sealed_reason(event), "")
    first, second = _first(sheet, desk, event), _second(sheet, desk, event)
    if opened:
        first = f"{first}：{opened}"
    elif sealed_reason(event):
        second = f"{second} · {_('The reason is sealed. Open it: this is journalled')}"
    return Entry(
        id=number,
        when=limits.day(legal_day(event.at), desk.today()),
        icon=ICONS[event.kind],
        first=first,
        second=second,
        restricted=event.restricted,
        side=_(ONLY[side]) if (side := _one_side(sheet, event)) else "",
    )


def _one_side(sheet: CaseSheet, event: CaseEvent) -> Side | None:
    """Whose alone an event is: a talk with one person, a sitting of one side."""
    record = _record(sheet, event)
    if record is not None:
        return side_of(sheet.view.case, record)
    if event.kind is not EventKind.SCREENED:
        return None
    person_id = dict(event.names).get("person_id")
    return next((one.side for one in sheet.view.case.parties if one.person_id == person_id), None)


def _first(sheet: CaseSheet, desk: Desk, event: CaseEvent) -> str:
    names: dict[str, object] = dict(event.names)
    if person_id := names.pop("person_id", None):
        names["person"] = desk.shown(sheet.view.person(str(person_id)).name)
    if staff_id := names.pop("staff_id", None):
        names["name"] = sheet.view.member(str(staff_id))
    if "step" in names:
        names["step"] = term(StepKind(str(names["step"])))
    if event.kind in _DATED:
        names["on"] = limits.plain_day(date.fromisoformat(str(names["on"])), desk.today())
    if "amount" in names:
        names["amount"] = desk.hidden(_("{amount} yuan", amount=names["amount"]))
    if "happening" in names:
        names["happening"] = term(PerformanceEventKind(str(names["happening"])))
    if "state" in names:
        names["state"] = term(CaseState(str(names["state"])))
    if "paper" in names:
        names["paper"] = wording(str(names["paper"]))["title"]
    elif event.kind in WRITTEN:
        names["paper"] = _("a restricted paper")
    if "file" in names:
        names["file"] = {"docx": "Word", "pdf": "PDF"}[str(names["file"])]
    names.pop("reason", None)
    names.pop("ground", None)
    said = f"EventKind.{event.kind.name.lower()}"
    record = _record(sheet, event)
    result = f" · {term(record.result)}" if record and record.result and not desk.masked else ""
    return _(said, **names) + result


def _second(sheet: CaseSheet, desk: Desk, event: CaseEvent) -> str:
    who = sheet.view.member(event.staff_id)
    if event.restricted and event.kind in WRITTEN:
        return _("Only its author and the director may read it")
    if event.restricted:
        return _("Only who talked with them and the director may read it")
    names = dict(event.names)
    said = [who]
    if event.kind is EventKind.RECEIVED:
        said.append(term(sheet.view.case.source))
    if record := _record(sheet, event):
        said = [term(record.sitting), record.place, _span(record), who]
    if "ground" in names:
        said.append(desk.hidden(term(TerminationGround(names["ground"]))))
    if "reason" in names:
        said.append(desk.hidden(names["reason"]))
    return " · ".join(part for part in said if part)


def _record(sheet: CaseSheet, event: CaseEvent) -> MediationRecord | None:
    if event.kind is not EventKind.SITTING:
        return None
    return next((one for one in sheet.records if one.id == event.subject_id), None)


def _span(record: MediationRecord) -> str:
    began = f"{record.began.astimezone(SHANGHAI):%H:%M}"
    return f"{began}–{record.ended.astimezone(SHANGHAI):%H:%M}" if record.ended else began

"""Papers of a case: filled from the register or blank, as one model for preview, print and both files."""

from __future__ import annotations

from dataclasses import dataclass, replace

from mediation_desk.documents.acceptance_form import AcceptanceFacts, acceptance_form
from mediation_desk.documents.application import ApplicationFacts, application
from mediation_desk.documents.extras import with_extras
from mediation_desk.documents.paper import Paper
from mediation_desk.documents.papers import PAPERS
from mediation_desk.documents.people import PartyFacts
from mediation_desk.documents.preview import PageImage, page_images
from mediation_desk.documents.rights_notice import NoticeFacts, rights_notice
from mediation_desk.domain.case import Case
from mediation_desk.domain.numerals import plain_date
from mediation_desk.domain.party import Side
from mediation_desk.errors import DeskError
from mediation_desk.register import mediation_records, office, people, service_details
from mediation_desk.register.records import Records
from mediation_desk.services import paper_gate
from mediation_desk.services.access import AT_THE_DESK, DOSSIER_READ
from mediation_desk.services.case_team import opened_case
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.party_facts import parties_facts, unasked
from mediation_desk.services.permission import allowed
from mediation_desk.services.record_papers import record_as_paper


@allowed(AT_THE_DESK)
def paper_pages(_records: Records, pdf_bytes: bytes, scale: float) -> tuple[PageImage, ...]:
    """Images of a finished paper at `scale` pixels per point, drawn away from the screen's thread."""
    return page_images(pdf_bytes, scale)


@allowed(AT_THE_DESK)
def paper_page(_records: Records, pdf_bytes: bytes, scale: float, number: int) -> tuple[int, PageImage]:
    """One page (from 0) of a long paper, with its number: sixty at once would fill the memory."""
    return number, page_images(pdf_bytes, scale, (number,))[0]


@allowed(AT_THE_DESK)
def blank_paper(_records: Records, key: str) -> MadePaper:
    """An empty form to complete by hand. DeskError("paper.no_blank") when there is none."""
    kind = next(kind for kind in PAPERS if kind.key == key)
    if kind.blank is None:
        raise DeskError("paper.no_blank")
    paper = with_extras(kind.build(kind.blank), key, {}, by_hand=True)
    return replace(paper_gate.plain(key, paper), blank=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseDocument:
    """A paper for both sides of a case, before the gate, and what each party agreed to show in it."""

    paper: Paper
    shown: tuple[PartyFacts, ...]
    unasked: tuple[str, ...] = ()


@allowed(DOSSIER_READ)
def case_paper(records: Records, key: str, case_id: str, subject_id: str = "") -> MadePaper:
    """A paper of a case (application, acceptance_form, rights_notice; mediation_record needs its id).

    Raises DeskError: case.not_yours, paper.missing_glyph.
    """
    case = opened_case(records, case_id)
    if key == "mediation_record":
        record = mediation_records.get(records, subject_id)
        if record.case_id != case_id:
            raise DeskError("mediation_record.missing")
        return record_as_paper(records, case, record)
    one = case_document(records, case, key)
    made = paper_gate.made(records, key, one.paper, case, shown=one.shown)
    return replace(made, unasked=one.unasked)


def case_document(records: Records, case: Case, key: str) -> CaseDocument:
    """A paper of an opened case filled from the register: application, acceptance_form or rights_notice."""
    known = {one.id: one for one in people.get_many(records, [party.person_id for party in case.parties])}
    agreed = service_details.of_case(records, case.id)
    facts = parties_facts(case, known, office.centre(records), records.today, agreed=agreed)
    shown = tuple(facts.values())
    if key == "application":
        paper = _application(case, facts)
    elif key == "acceptance_form":
        paper = _acceptance(records, case, facts)
    elif key == "rights_notice":
        labels = tuple(f"{one.side}：" for one in shown)
        paper = rights_notice(NoticeFacts(number=case.number, party_labels=labels))
    else:
        raise ValueError("no such paper of a case")
    return CaseDocument(
        paper=with_extras(paper, key, {}, by_hand=True),
        shown=shown,
        unasked=unasked(case, known, agreed) if key == "application" else (),
    )


def _application(case: Case, facts: dict[str, PartyFacts]) -> Paper:
    sides = {party.person_id: party.side for party in case.parties}
    return application(
        ApplicationFacts(
            applicants=tuple(one for key, one in facts.items() if sides[key] is Side.SEEKER),
            respondents=tuple(one for key, one in facts.items() if sides[key] is not Side.SEEKER),
            summary=case.summary,
            requests=case.requests,
        )
    )


def _acceptance(records: Records, case: Case, facts: dict[str, PartyFacts]) -> Paper:
    sides = {party.person_id: party.side for party in case.parties}
    named: dict[bool, list[str]] = {True: [], False: []}
    for key, one in facts.items():
        named[sides[key] is Side.SEEKER].append(one.name)
    return acceptance_form(
        AcceptanceFacts(
            number=case.number,
            date=plain_date(case.accepted_on),
            one="、".join(named[True]),
            other="、".join(named[False]),
            dispute=case.dispute_subtype,
            source=case.source,
            summary=case.summary,
            party_labels=tuple(f"{one.side}：" for one in facts.values()),
            committee=office.centre(records).committee,
        )
    )

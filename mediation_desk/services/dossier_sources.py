"""Where the parts of a dossier come from: one line in SOURCES for each place that keeps papers of a case.

A source lists what it has and hands its pages over through the gate for papers. None reaches the counselling
file, and the gate would refuse what came from there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from mediation_desk.documents.dossier_note import DossierNoteFacts, dossier_note
from mediation_desk.documents.kind import Shelf
from mediation_desk.documents.paper import PLAIN
from mediation_desk.documents.people import PartyFacts
from mediation_desk.documents.wording import wording
from mediation_desk.domain.agreement import AgreementForm, PrintState
from mediation_desk.domain.attachment import Original
from mediation_desk.domain.case import Case
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.dossier import ITEMS, Part, Signing, Volume
from mediation_desk.domain.party import Side
from mediation_desk.domain.reception import Source
from mediation_desk.domain.written_paper import ONE_SIDE, Audience, WrittenPaper, WrittenState
from mediation_desk.errors import DeskError
from mediation_desk.register import (
    agreements,
    attachments,
    cases,
    dossiers,
    mediation_records,
    record_prints,
    written_papers,
)
from mediation_desk.register.records import Records
from mediation_desk.services import binding_gate
from mediation_desk.services.attachments import pages_of
from mediation_desk.services.binding_gate import Leafed
from mediation_desk.services.dossier_letters import SOURCE, letter_leaf, letter_parts
from mediation_desk.services.papers import case_document
from mediation_desk.services.record_papers import living_print, record_paper, sides_of, told_alone
from mediation_desk.services.written_values import kind_of
from mediation_desk.words import _

Parts = Callable[[Records, Case], Iterator[Part]]
Leaves = Callable[[Records, Case, Part], Leafed]


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierSource:
    """One place: what it has of a case, and one part of it as a leaf. `frozen`: its pages never change."""

    key: str
    parts: Parts
    leaf: Leaves
    frozen: bool


def parts_of(records: Records, case: Case) -> tuple[Part, ...]:
    """Every part of a case's dossier, from every source."""
    return tuple(part for source in SOURCES for part in source.parts(records, case))


def leaf_of(records: Records, case: Case, part: Part) -> Leafed:
    """A part ready to be bound, as it was archived where it was. DeskError as of the gate."""
    kept = dossiers.kept_paper(records, case.id, part.id)
    if kept is not None:
        shown = _shown(records, case)
        return binding_gate.leaf_of_file(records, part, kept, case, shown, signed=False)
    return source_of(part).leaf(records, case, part)


def source_of(part: Part) -> DossierSource:
    """The source of a part."""
    return next(source for source in SOURCES if source.key == part.source)


def part_with(records: Records, case: Case, part_id: str) -> Part:
    """One part by its id. DeskError("dossier.no_part")."""
    found = next((part for part in parts_of(records, case) if part.id == part_id), None)
    if found is None:
        raise DeskError("dossier.no_part")
    return found


def _filled(records: Records, case: Case) -> Iterator[Part]:
    """Papers filled from the register: D03 where the parties applied, D04 and D05 always."""
    served = [days.rights_notice_on for days in cases.party_dates(records, case.id).values()]
    papers = [
        ("acceptance_form", _("paper.acceptance_form"), 1),
        ("rights_notice", _("paper.rights_notice"), 2),
    ]
    if case.source is Source.PARTY_APPLICATION:
        papers.insert(0, ("application", _("paper.application"), 1))
    for key, title, item in papers:
        signed = key == "rights_notice" and any(served)
        yield Part(
            id=f"filled:{key}",
            source="filled",
            key=key,
            item=item,
            title=title,
            number=case.number,
            on=case.accepted_on,
            signing=Signing.SIGNED if signed else Signing.OPEN,
        )


def _filled_leaf(records: Records, case: Case, part: Part) -> Leafed:
    made = case_document(records, case, part.key)
    return binding_gate.leaf_of_paper(records, part, made.paper, case, made.shown)


def _sittings(records: Records, case: Case) -> Iterator[Part]:
    """One record a sitting; what one side said alone is for the 副卷."""
    for record in mediation_records.of_case(records, case.id):
        yield Part(
            id=f"sitting:{record.id}",
            source="sitting",
            key="mediation_record",
            item=7,
            title=_("Mediation record {n}", n=record.ordinal),
            number=case.number,
            on=legal_day(record.began),
            volume=Volume.SIDE if told_alone(case, record) else Volume.MAIN,
            signing=Signing.SIGNED if record.signed_on else Signing.OPEN,
        )


def _sitting_leaf(records: Records, case: Case, part: Part) -> Leafed:
    """The print that was made to be signed, exactly; without one, the minutes as they are kept."""
    record = mediation_records.get(records, part.id.partition(":")[2])
    printed = living_print(records, record.id)
    if printed is None:
        paper, shown = record_paper(records, case, record, PLAIN)
        return binding_gate.leaf_of_paper(records, part, paper, case, shown)
    content, _docx = record_prints.printed_bytes(records, printed.code)
    held_by_all = {Side.SEEKER, Side.OTHER} <= sides_of(case, record)
    signed = printed.state is PrintState.FROZEN and held_by_all
    return binding_gate.leaf_of_file(records, part, content, case, _shown(records, case), signed=signed)


def _agreements(records: Records, case: Case) -> Iterator[Part]:
    """Final prints that may be signed or were, byte for byte; drafts and superseded prints stay outside."""
    for agreement in agreements.of_case(records, case.id):
        for printed in agreements.prints(records, agreement.id):
            if printed.state not in (PrintState.CURRENT, PrintState.FROZEN):
                continue
            oral = agreement.form is AgreementForm.ORAL
            yield Part(
                id=f"agreement:{printed.code}",
                source="agreement",
                key="oral_agreement" if oral else "mediation_agreement",
                item=8,
                title=_("Oral agreement") if oral else _("Mediation agreement"),
                number=printed.number,
                on=legal_day(printed.printed_at),
                signing=Signing.SIGNED if printed.state is PrintState.FROZEN else Signing.OPEN,
            )


def _agreement_leaf(records: Records, case: Case, part: Part) -> Leafed:
    code = part.id.partition(":")[2]
    content, _docx = agreements.printed_bytes(records, code)
    signed = part.signing is Signing.SIGNED
    return binding_gate.leaf_of_file(records, part, content, case, _shown(records, case), signed=signed)


def _shown(records: Records, case: Case) -> tuple[PartyFacts, ...]:
    return case_document(records, case, "rights_notice").shown


def _written(records: Records, case: Case) -> Iterator[Part]:
    """Papers issued on the desk. A restricted one keeps its kind to itself: listed, in an envelope.

    What one side told alone is for the 副卷, as the minutes of a talk with one side are.
    """
    for paper in written_papers.of_case(records, case.id):
        if paper.state is not WrittenState.ISSUED:
            continue
        kind = None if paper.restricted else kind_of(paper.key)
        if kind is not None and (kind.shelf not in _VOLUMES or kind.key in _MADE_BY_BINDING):
            continue
        yield Part(
            id=f"written:{paper.id}",
            source="written",
            key=kind.key if kind else "",
            item=(kind.item if kind else 0) or _TOLD_ITEM,
            title=kind.title if kind else _("Restricted paper"),
            volume=_VOLUMES[kind.shelf] if kind and not _told_alone(paper) else Volume.SIDE,
            restricted=paper.restricted,
            envelope=paper.restricted,
            signing=Signing.SIGNED if paper.signed_on else Signing.OPEN,
            number=paper.number,
            on=legal_day(paper.issued_at) if paper.issued_at else None,
        )


def _written_leaf(records: Records, case: Case, part: Part) -> Leafed:
    content, _docx = written_papers.printed(records, part.id.partition(":")[2])
    signed = part.signing is Signing.SIGNED and _for_both(records, part)
    return binding_gate.leaf_of_file(records, part, content, case, _shown(records, case), signed=signed)


def _told_alone(paper: WrittenPaper) -> bool:
    return paper.key in _TALKS and paper.audience in ONE_SIDE


def _for_both(records: Records, part: Part) -> bool:
    return written_papers.peep(records, part.id.partition(":")[2]).audience is Audience.BOTH


def _scans(records: Records, case: Case) -> Iterator[Part]:
    """Scans with a place in the dossier: what one side gave is for the 副卷, as is what is restricted.

    A restricted one that does not open here lies in an envelope.
    """
    for one in attachments.of_subject(records, case.id):
        if one.withdrawn_at is not None or not one.item or not one.shown:
            continue
        papers = ITEMS[one.item - 1].papers
        yield Part(
            id=f"scan:{one.id}",
            source="scan",
            key=papers[0] if len(papers) == 1 else "",
            item=one.item,
            title=one.title or _("Restricted scan"),
            volume=Volume.SIDE if one.restricted or one.side is not None else Volume.MAIN,
            pages=one.pages,
            signing=Signing.SIGNED if one.original is Original.SIGNED else Signing.NONE,
            on=legal_day(one.added_at),
            restricted=one.restricted,
            envelope=one.restricted and not one.opens,
            scan=True,
            side=one.side,
        )


def _scan_leaf(records: Records, case: Case, part: Part) -> Leafed:
    content = pages_of(records, part.id.partition(":")[2])
    return binding_gate.leaf_of_file(records, part, content, case, _shown(records, case), signed=False)


def _note(records: Records, case: Case) -> Iterator[Part]:
    """D16 from what was explained, unless somebody wrote one on the desk."""
    written = any(
        one.key == "dossier_note" and one.state is WrittenState.ISSUED
        for one in written_papers.of_case(records, case.id)
    )
    if dossiers.explained(records, case.id) and not written:
        yield Part(
            id="note:gaps",
            source="note",
            key="dossier_note",
            item=12,
            title=wording("dossier_note")["title"],
            number=case.number,
            signing=Signing.OPEN,
        )


def _note_leaf(records: Records, case: Case, part: Part) -> Leafed:
    said, gaps = wording("dossier"), dossiers.explained(records, case.id)
    told = "\n".join(said.fill("gap", n=str(item), reason=reason) for item, reason in gaps.items())
    paper = dossier_note(DossierNoteFacts(number=case.number, note=told))
    return binding_gate.leaf_of_paper(records, part, paper, case, _shown(records, case))


_TOLD_ITEM = 7
"""What is told in talks lies with the records of the sittings."""
_TALKS = ("investigation_record", "return_visit_record")
_VOLUMES = {Shelf.MAIN: Volume.MAIN, Shelf.SIDE: Volume.SIDE}
_MADE_BY_BINDING = ("dossier_cover", "dossier_index", "back_cover")


SOURCES: tuple[DossierSource, ...] = (
    DossierSource(key="filled", parts=_filled, leaf=_filled_leaf, frozen=False),
    DossierSource(key="sitting", parts=_sittings, leaf=_sitting_leaf, frozen=False),
    DossierSource(key="agreement", parts=_agreements, leaf=_agreement_leaf, frozen=True),
    DossierSource(key="note", parts=_note, leaf=_note_leaf, frozen=False),
    DossierSource(key="written", parts=_written, leaf=_written_leaf, frozen=True),
    DossierSource(key="scan", parts=_scans, leaf=_scan_leaf, frozen=True),
    DossierSource(key=SOURCE, parts=letter_parts, leaf=letter_leaf, frozen=True),
)

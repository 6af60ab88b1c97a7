"""Agreements: draft with the parties, check, print, have signed, freeze; or let go with a reason."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import uuid4

from mediation_desk.domain.agreement import (
    Agreement,
    AgreementForm,
    FinalPrint,
    PrintState,
    Signature,
    Signer,
)
from mediation_desk.domain.case import Case, CaseState, EventKind
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.party import PARTY_ROLES, Side
from mediation_desk.domain.short_code import normalise_code
from mediation_desk.domain.signing import check_signatures, complete, effective_on
from mediation_desk.domain.written_paper import Copies
from mediation_desk.errors import DeskError
from mediation_desk.register import (
    agreement_copies,
    agreements,
    cases,
    check_codes,
    numbers,
    office,
    service_details,
)
from mediation_desk.register.records import Records
from mediation_desk.services import paper_gate
from mediation_desk.services.access import DOSSIER_READ, DOSSIER_WRITE
from mediation_desk.services.agreement_papers import PrintMarks, agreement_paper, agreement_parties
from mediation_desk.services.agreement_ready import context_of, refuse_unready
from mediation_desk.services.case_team import opened_case
from mediation_desk.services.obligations import propose
from mediation_desk.services.permission import allowed, need_keys
from mediation_desk.services.visit_planning import plan_after_effect


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementFile:
    """An agreement with its final prints, the signatures on the newest, and copies given by code."""

    agreement: Agreement
    prints: tuple[FinalPrint, ...]
    signatures: tuple[Signature, ...]
    copies: tuple[tuple[str, tuple[Copies, ...]], ...] = ()

    @property
    def current(self) -> FinalPrint | None:
        """The print that may be signed or was signed, if there is one."""
        living = [one for one in self.prints if one.state in (PrintState.CURRENT, PrintState.FROZEN)]
        return living[-1] if living else None

    @property
    def numbered(self) -> bool:
        """Whether the next print keeps a number: that of the print before it, unless it was voided."""
        return bool(self.prints) and self.prints[-1].state is not PrintState.VOIDED

    @property
    def frozen(self) -> bool:
        """Whether it was signed by everybody and never changes again."""
        return any(one.state is PrintState.FROZEN for one in self.prints)

    @property
    def effective_on(self) -> date | None:
        """The day this agreement took effect, whatever others of the case did; None before that."""
        return effective_on(self.agreement, self.signatures) if self.frozen else None


@allowed(DOSSIER_WRITE, changes={"agreement", "case"})
def begin_agreement(
    records: Records, case_id: str, form: AgreementForm = AgreementForm.WRITTEN
) -> AgreementFile:
    """Begin an agreement filled from the case: mediators, signers, copies = parties + 1.

    Raises DeskError("case.not_in_mediation").
    """
    case = opened_case(records, case_id)
    if case.state is not CaseState.IN_MEDIATION:
        raise DeskError("case.not_in_mediation")
    parties = signing_parties(case)
    begun = Agreement(
        id=uuid4().hex,
        case_id=case_id,
        form=form,
        facts=case.summary,
        copies=len(parties) + 1,
        mediator_ids=case.mediator_ids,
        recorder_id=records.staff.id,
        signers=tuple(Signer(person_id=person_id) for person_id in parties),
    )
    kept = agreements.add(records, begun)
    cases.note_event(records, case_id, EventKind.AGREEMENT_BEGUN, subject_id=kept.id)
    return AgreementFile(agreement=kept, prints=(), signatures=())


@allowed(DOSSIER_READ)
def agreements_of(records: Records, case_id: str) -> tuple[AgreementFile, ...]:
    """Every agreement of a case with its prints."""
    opened_case(records, case_id)
    return tuple(_file(records, agreement) for agreement in agreements.of_case(records, case_id))


@allowed(DOSSIER_READ)
def agreement_file(records: Records, agreement_id: str) -> AgreementFile:
    """One agreement with its prints."""
    agreement = agreements.get(records, agreement_id)
    opened_case(records, agreement.case_id)
    return _file(records, agreement)


@allowed(DOSSIER_WRITE, changes={"agreement"})
def save_agreement(records: Records, agreement: Agreement) -> AgreementFile:
    """Keep a changed draft; a final print of other content is marked 作废 by it.

    It stays in its case, whatever the caller says. Raises DeskError: agreement.missing,
    case.not_yours, agreement.signed, record.changed_meanwhile.
    """
    before = _file(records, agreements.get(records, agreement.id))
    opened_case(records, before.agreement.case_id)
    if agreement.case_id != before.agreement.case_id:
        raise DeskError("agreement.missing")
    if before.frozen:
        raise DeskError("agreement.signed")
    kept = agreements.save(records, agreement)
    printed = before.current
    if printed and agreements.content(kept) != agreements.printed_content(records, printed.code):
        agreements.set_print_state(records, printed.code, PrintState.SUPERSEDED)
        names = {"n": str(printed.n)}
        cases.note_event(records, kept.case_id, EventKind.PRINT_SUPERSEDED, subject_id=kept.id, names=names)
    return _file(records, kept)


@allowed(DOSSIER_WRITE, changes={"agreement", "case"})
def print_final(records: Records, agreement_id: str, version: int, *, listed: str = "") -> AgreementFile:
    """Make version n as it will be signed: number, short code on every page, bytes and hash kept.

    Printing the same content again gives the print that exists, a later version keeps its number; else
    `listed` may name one of the list 恢复后待补录. Raises DeskError: agreement.signed,
    agreement.not_ready.* (see refuse_unready), record.changed_meanwhile, paper.private_words.
    """
    agreement = agreements.get(records, agreement_id)
    case = opened_case(records, agreement.case_id)
    if agreement.version != version:
        raise DeskError("record.changed_meanwhile")
    before = _file(records, agreement)
    if before.frozen:
        raise DeskError("agreement.signed")
    if before.current:
        return before
    context = context_of(records, case, agreement)
    refuse_unready(context, agreement)
    n = len(before.prints) + 1
    number = _number(records, before, listed)
    code = check_codes.fresh(records, _fingerprint(records, agreement, n, number))
    marks = PrintMarks(n=n, number=number, code=code)
    centre = office.centre(records)
    facts = agreement_parties(agreement, context, centre, service_details.of_case(records, case.id))
    paper = agreement_paper(agreement, context, centre, marks, facts)
    pdf, docx = paper_gate.files(records, paper, case, tuple(facts.values()))
    made = FinalPrint(
        agreement_id=agreement_id,
        n=n,
        number=number,
        code=code,
        printed_at=records.now,
        staff_id=records.staff.id,
        sha256=hashlib.sha256(pdf).hexdigest(),
        state=PrintState.CURRENT,
    )
    agreements.add_print(records, made, agreement, pdf, docx)
    names = {"n": str(n), "number": number}
    cases.note_event(records, case.id, EventKind.PRINTED_FINAL, subject_id=agreement_id, names=names)
    return _file(records, agreement)


@allowed(DOSSIER_READ)
def final_bytes(records: Records, code: str) -> tuple[bytes, bytes]:
    """(PDF, DOCX) of a final print exactly as printed.

    Raises DeskError: code.not_ours, case.not_yours, paper.private_words (not signed yet, and it tells one
    side what the other keeps private now).
    """
    found = _print_with_code(records, code)
    case = opened_case(records, agreements.get(records, found.agreement_id).case_id)
    made = kept_print(records, case, found, "", "")
    if made.stop:
        raise DeskError("paper.private_words")
    return made.pdf, made.docx


def kept_print(records: Records, case: Case, found: FinalPrint, key: str, name: str) -> paper_gate.MadePaper:
    """A final print as kept, through the gate; one that everybody signed is in everybody's hands already."""
    agreement = agreements.get(records, found.agreement_id)
    facts = agreement_parties(
        agreement,
        context_of(records, case, agreement),
        office.centre(records),
        service_details.of_case(records, case.id),
    )
    return paper_gate.kept(
        records,
        key,
        name,
        agreements.printed_bytes(records, found.code),
        case,
        subject_id=found.agreement_id,
        signed=found.state is PrintState.FROZEN,
        shown=tuple(facts.values()),
    )


@allowed(DOSSIER_READ)
def print_of_code(records: Records, typed: str) -> FinalPrint:
    """Which version a code on a paper belongs to. DeskError: code.*, case.not_yours."""
    made = _print_with_code(records, typed)
    opened_case(records, agreements.get(records, made.agreement_id).case_id)
    return made


@allowed(DOSSIER_WRITE, changes={"agreement", "case"})
def record_signatures(records: Records, typed: str, signed: Iterable[Signature]) -> AgreementFile:
    """Note who signed, sealed or fingerprinted the paper with this code, and when.

    Once every party, every mediator, the recorder and the committee's seal stand, that version is frozen and
    takes effect on the latest of the days (人民调解法 art 29). Raises DeskError: code.not_ours,
    code.superseded, code.voided, agreement.signed, signature.*, sealed.no_seat.
    """
    need_keys(records)
    made = _print_with_code(records, typed)
    agreement = agreements.get(records, made.agreement_id)
    case = opened_case(records, agreement.case_id)
    if made.state is not PrintState.CURRENT:
        raise DeskError(_NOT_CURRENT[made.state], field="code")
    given = [replace(one, code=made.code) for one in signed]
    check_signatures(agreement, given, printed_on=legal_day(made.printed_at), today=records.today)
    agreements.put_signatures(records, made.code, given)
    standing = agreements.signatures_on(records, made.code)
    if complete(agreement, standing):
        agreements.set_print_state(records, made.code, PrintState.FROZEN)
        _take_effect(records, case, agreement, effective_on(agreement, standing), made)
    return _file(records, agreement)


@allowed(DOSSIER_WRITE, changes={"agreement", "case"})
def void_agreement_number(records: Records, agreement_id: str, reason: str) -> AgreementFile:
    """The parties refuse after the final print: void its number, with the reason; the draft stays.

    Raises DeskError: agreement.signed, agreement.not_printed, number.reason_needed.
    """
    agreement = agreements.get(records, agreement_id)
    opened_case(records, agreement.case_id)
    before = _file(records, agreement)
    if before.frozen:
        raise DeskError("agreement.signed")
    living = [one for one in before.prints if one.state in (PrintState.CURRENT, PrintState.SUPERSEDED)]
    if not living:
        raise DeskError("agreement.not_printed")
    numbers.void(records, living[-1].number, reason)
    for one in living:
        agreements.set_print_state(records, one.code, PrintState.VOIDED, reason.strip())
    names = {"number": living[-1].number, "reason": reason.strip()}
    cases.note_event(
        records, agreement.case_id, EventKind.NUMBER_VOIDED, subject_id=agreement_id, names=names
    )
    return _file(records, agreement)


def signing_parties(case: Case) -> tuple[str, ...]:
    """Ids of those who sign: both sides' parties, seeker's side first."""
    order = (Side.SEEKER, Side.OTHER, Side.NEUTRAL)
    return tuple(
        dict.fromkeys(
            party.person_id
            for side in order
            for party in case.parties
            if party.side is side and party.role in PARTY_ROLES
        )
    )


def _take_effect(records: Records, case: Case, agreement: Agreement, on: date, made: FinalPrint) -> None:
    # The case keeps its latest days; each agreement keeps its own in its signatures
    # (AgreementFile.effective_on), and its own limit of confirmation runs from it.
    oral = agreement.form is AgreementForm.ORAL
    if oral:
        dated = replace(case, oral_reached_on=max(on, case.oral_reached_on or on))
    else:
        dated = replace(case, written_effective_on=max(on, case.written_effective_on or on))
    cases.save(records, dated, "agreement_effective", "oral_reached_on" if oral else "written_effective_on")
    names = {"on": on.isoformat(), "number": made.number, "n": str(made.n)}
    cases.note_event(records, case.id, EventKind.AGREEMENT_EFFECTIVE, subject_id=agreement.id, names=names)
    plan_after_effect(records, dated, agreement.id, on, signing_parties(case))
    if not agreement.performed_on_the_spot:
        propose(records, dated, agreement, on)


def _file(records: Records, agreement: Agreement) -> AgreementFile:
    prints = tuple(agreements.prints(records, agreement.id))
    signed = agreements.signatures_on(records, prints[-1].code) if prints else []
    copies = tuple(agreement_copies.of_agreement(records, agreement.id).items()) if prints else ()
    return AgreementFile(agreement=agreement, prints=prints, signatures=tuple(signed), copies=copies)


def _number(records: Records, before: AgreementFile, listed: str) -> str:
    # One number for all versions of one agreement; after a voided one the next print takes a new one.
    if before.numbered:
        return before.prints[-1].number
    became, year = before.agreement.id, records.today.year
    return numbers.take(records, "agreement", year, listed=listed, became=became)


def _fingerprint(records: Records, agreement: Agreement, n: int, number: str) -> bytes:
    parts = (records.seat.register_id, agreement.id, str(n), number, agreements.content(agreement))
    return "\n".join(parts).encode("utf-8", "surrogatepass")


def _print_with_code(records: Records, typed: str) -> FinalPrint:
    made = agreements.print_with_code(records, normalise_code(typed))
    if made is None:
        raise DeskError("code.not_ours", field="code")
    return made


_NOT_CURRENT = {
    PrintState.SUPERSEDED: "code.superseded",
    PrintState.VOIDED: "code.voided",
    PrintState.FROZEN: "agreement.signed",
}

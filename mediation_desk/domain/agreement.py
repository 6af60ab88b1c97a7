"""Mediation agreement (D11) and oral agreement (D12): clauses, prints, signatures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class AgreementForm(StrEnum):
    """书面 or 口头."""

    WRITTEN = "written"
    ORAL = "oral"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One numbered clause.

    `kind` is a library id (C12) or "" for a clause written freely. `gaps` are the typed values of the
    library clause, canonical strings by gap name (amounts "2800.00", dates ISO, persons by id). `text` is
    the sentence of a free clause, or the rewording of a library clause (empty = rendered from the library).
    """

    id: str
    title: str
    kind: str = ""
    gaps: tuple[tuple[str, str], ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signs for a party: the party, or a representative."""

    person_id: str
    representative: str = ""
    capacity: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFinding:
    """A 提醒 that was kept, with the reason for keeping it."""

    rule: str
    clause_id: str | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """An agreement being drafted or frozen; `copies` is parties + 1 unless the parties want more."""

    id: str
    case_id: str
    form: AgreementForm = AgreementForm.WRITTEN
    version: int = 0
    facts: str = ""
    clauses: tuple[Clause, ...] = ()
    manner: str = ""
    place: str = ""
    deadline: str = ""
    copies: int = 3
    mediator_ids: tuple[str, ...] = ()
    recorder_id: str = ""
    signers: tuple[Signer, ...] = ()
    kept: tuple[KeptFinding, ...] = ()
    show_identity_numbers: bool = True
    reached_on: date | None = None
    performed_on_the_spot: bool = False


class PrintState(StrEnum):
    """CURRENT may still be signed; SUPERSEDED is 作废 by a later print; FROZEN is what was signed."""

    CURRENT = "current"
    SUPERSEDED = "superseded"
    FROZEN = "frozen"
    VOIDED = "voided"


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalPrint:
    """Version `n` as printed: its number, short code, hash and bytes never change."""

    agreement_id: str
    n: int
    number: str
    code: str
    printed_at: datetime
    staff_id: str
    sha256: str
    state: PrintState
    reason: str = ""


class SigningManner(StrEnum):
    """签名、盖章或按指印."""

    SIGNED = "signed"
    SEALED = "sealed"
    FINGERPRINTED = "fingerprinted"


class SigningCapacity(StrEnum):
    """In whose place on the paper."""

    PARTY = "party"
    MEDIATOR = "mediator"
    RECORDER = "recorder"
    COMMITTEE_SEAL = "committee_seal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One signature, seal or fingerprint on the paper with `code`; `signer_id` is a person or staff id.

    The committee's seal has no signer. The effective date is the latest `on` (人民调解法 art 29).
    """

    code: str
    capacity: SigningCapacity
    manner: SigningManner
    on: date
    signer_id: str = ""
    representative: str = ""

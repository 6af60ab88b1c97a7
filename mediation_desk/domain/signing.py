"""Signing the printed agreement: who must, whether all did, and the day it takes effect."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mediation_desk.domain.agreement import (
    Agreement,
    AgreementForm,
    Signature,
    SigningCapacity,
    SigningManner,
)
from mediation_desk.errors import DeskError

Place = tuple[SigningCapacity, str]
SEAL: Place = (SigningCapacity.COMMITTEE_SEAL, "")


def places(agreement: Agreement) -> tuple[Place, ...]:
    """The places on the paper that must be filled, in printed order.

    Written (人民调解法 art 29): every party, every mediator and the recorder, the committee's seal. Oral (art
    30): registered by the mediators; the seal is on the register form.
    """
    mediators = [(SigningCapacity.MEDIATOR, one) for one in agreement.mediator_ids]
    if agreement.form is AgreementForm.ORAL:
        return (*mediators, SEAL)
    parties = [(SigningCapacity.PARTY, one.person_id) for one in agreement.signers]
    recorder = [(SigningCapacity.RECORDER, agreement.recorder_id)] if agreement.recorder_id else []
    return (*parties, *mediators, *recorder, SEAL)


def check_signatures(
    agreement: Agreement, given: Sequence[Signature], *, printed_on: date, today: date
) -> None:
    """Refuse what cannot stand on this paper.

    Raises DeskError: signature.stranger, signature.before_print, date.in_future, signature.seal_only,
    signature.representative_unnamed.
    """
    asked = set(places(agreement))
    represented = {one.person_id: one.representative for one in agreement.signers if one.representative}
    for one in given:
        if (one.capacity, one.signer_id) not in asked:
            raise DeskError("signature.stranger")
        if one.on > today:
            raise DeskError("date.in_future", field="on")
        if one.on < printed_on:
            raise DeskError("signature.before_print", field="on")
        is_seal = one.capacity is SigningCapacity.COMMITTEE_SEAL
        if is_seal is not (one.manner is SigningManner.SEALED) and (
            is_seal or one.capacity in (SigningCapacity.MEDIATOR, SigningCapacity.RECORDER)
        ):
            raise DeskError("signature.seal_only", field="manner")
        if one.signer_id in represented and not one.representative.strip():
            raise DeskError("signature.representative_unnamed", field="representative")


def missing(agreement: Agreement, standing: Sequence[Signature]) -> tuple[Place, ...]:
    """The places still empty, in printed order."""
    filled = {(one.capacity, one.signer_id) for one in standing}
    return tuple(place for place in places(agreement) if place not in filled)


def complete(agreement: Agreement, standing: Sequence[Signature]) -> bool:
    """Whether nothing is missing."""
    return not missing(agreement, standing)


def effective_on(agreement: Agreement, standing: Sequence[Signature]) -> date:
    """The day of effect: written, the latest of all signature and seal dates (人民调解法 art 29); oral, the
    day it was reached (art 30).
    """
    if agreement.form is AgreementForm.ORAL and agreement.reached_on is not None:
        return agreement.reached_on
    return max(one.on for one in standing)

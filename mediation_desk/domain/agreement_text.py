"""An agreement as text and back, for the draft that is kept while somebody types."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from mediation_desk.domain.agreement import Agreement, AgreementForm, Clause, KeptFinding, Signer


def write_agreement(agreement: Agreement) -> str:
    """The agreement as JSON; days are ISO dates."""
    said = asdict(agreement)
    said["reached_on"] = agreement.reached_on.isoformat() if agreement.reached_on else None
    return json.dumps(said, ensure_ascii=False)


def read_agreement(text: str) -> Agreement:
    """The agreement `write_agreement` wrote; ValueError, KeyError or TypeError when it is something else."""
    said: dict[str, Any] = json.loads(text)
    said["form"] = AgreementForm(said["form"])
    said["clauses"] = tuple(
        Clause(**(one | {"gaps": tuple((name, value) for name, value in one["gaps"])}))
        for one in said["clauses"]
    )
    said["signers"] = tuple(Signer(**one) for one in said["signers"])
    said["kept"] = tuple(KeptFinding(**one) for one in said["kept"])
    said["mediator_ids"] = tuple(said["mediator_ids"])
    said["reached_on"] = date.fromisoformat(said["reached_on"]) if said["reached_on"] else None
    return Agreement(**said)

"""以案定补: what is paid for a case that was closed (人民调解法 art 16); it lists and never ranks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from mediation_desk.domain.case import Difficulty
from mediation_desk.errors import DeskError

MOST_YUAN = 100_000
"""More for one case is a slip of the finger."""


class AgreedForm(StrEnum):
    """协议形式 of a case as the list pays it."""

    WRITTEN = "written"
    ORAL = "oral"
    NONE = "none"


class DossierStand(StrEnum):
    """Whether the dossier is in the archive, complete, or still lacks something."""

    BOUND = "bound"
    COMPLETE = "complete"
    LACKING = "lacking"


class CasePart(StrEnum):
    """主办 or 协办."""

    LEADS = "leads"
    ASSISTS = "assists"


@dataclass(frozen=True, slots=True, kw_only=True)
class IncentiveTable:
    """Whole yuan for a case by difficulty and form, of whoever leads; assistants get a part of it.

    `needs_dossier`: a case is paid once its dossier is complete. `basis` is the local paper it stands on.
    """

    amounts: Mapping[tuple[Difficulty, AgreedForm], int] = field(default_factory=dict)
    assistant_percent: int = 0
    needs_dossier: bool = True
    basis: str = ""

    @property
    def set(self) -> bool:
        """Whether anybody said an amount yet."""
        return any(self.amounts.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedCase:
    """One case closed in the period, as far as pay asks; the first mediator leads."""

    case_id: str
    number: str
    closed_on: date
    difficulty: Difficulty
    form: AgreedForm
    dossier: DossierStand
    mediator_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncentiveLine:
    """One case of one mediator and what is paid for it, in whole yuan."""

    staff_id: str
    name: str
    case: ClosedCase
    part: CasePart
    yuan: int


def check_table(table: IncentiveTable) -> None:
    """Refuse amounts nobody pays. DeskError: incentive.amount, incentive.percent, incentive.basis_needed."""
    for (difficulty, form), yuan in table.amounts.items():
        if not 0 <= yuan <= MOST_YUAN:
            raise DeskError("incentive.amount", field=f"{difficulty.value}_{form.value}", most=MOST_YUAN)
    if not 0 <= table.assistant_percent <= 100:
        raise DeskError("incentive.percent", field="assistant_percent")
    if table.set and not table.basis.strip():
        raise DeskError("incentive.basis_needed", field="basis")


def paid(table: IncentiveTable, case: ClosedCase, part: CasePart) -> int:
    """What the table gives for a case: nothing while its dossier lacks something and the table asks for it.

    A part of a yuan is cut off.
    """
    if table.needs_dossier and case.dossier is DossierStand.LACKING:
        return 0
    whole = table.amounts.get((case.difficulty, case.form), 0)
    return whole if part is CasePart.LEADS else whole * table.assistant_percent // 100

"""What the check-up says: findings and the rules they come from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mediation_desk.domain.law import Citation


class Severity(StrEnum):
    """禁止 locks the final print; 提醒 is kept with a reason; 说明 needs nothing."""

    FORBIDDEN = "forbidden"
    REMINDER = "reminder"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of resources/forms/checkup.json; without `citations` it is 中心规则 (the centre's own rule).

    `fix` names what is offered (`remove`, `transfer_duty`, `add:C12`, …), `suggest` is the wording (建议写法)
    that may stand in the sentence's place; none lowers an amount.
    """

    rule: str
    severity: Severity
    citations: tuple[Citation, ...] = ()
    fix: str = ""
    suggest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Where the sentence stands in the clause as rendered: `text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One finding; `clause_id` None speaks of the whole agreement.

    Its sentence is the msgid `checkup.<rule>` and its explanation `checkup.<rule>.why`, both filled with
    `names`. `part` says where the words stand when not in a clause: `facts`, `manner` or `deadline`.
    `suggest` may be put in the place of `span`.
    """

    rule: str
    severity: Severity
    clause_id: str | None = None
    span: Span | None = None
    citations: tuple[Citation, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    fix: str = ""
    part: str = ""
    suggest: str = ""

    @property
    def citation(self) -> Citation | None:
        """The article that carries it, or None for a rule of the centre's own."""
        return self.citations[0] if self.citations else None

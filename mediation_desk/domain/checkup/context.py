"""What the check-up is told about the case beside the agreement itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from mediation_desk.domain.agreement import Agreement, Clause
from mediation_desk.domain.case import Case
from mediation_desk.domain.checkup.plain import Plain, plain
from mediation_desk.domain.checkup.wording import CheckRules
from mediation_desk.domain.clauses.library import Library
from mediation_desk.domain.clauses.names import Named, Names
from mediation_desk.domain.clauses.sentence import render
from mediation_desk.domain.party import PARTY_ROLES, Side
from mediation_desk.domain.person import Person
from mediation_desk.domain.safety import Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckContext:
    """The case, its people and marks, the library and the rules; `today` counts ages.

    `names` says which children were heard. `dv_recorded`: violence is on record for a person of the case.
    """

    case: Case
    people: Mapping[str, Person]
    names: Names
    library: Library
    rules: CheckRules
    today: date
    mark: Mark = Mark.NONE
    dv_recorded: bool = False

    @property
    def party_ids(self) -> tuple[str, ...]:
        """Who promises and signs."""
        return tuple(party.person_id for party in self.case.parties if party.role in PARTY_ROLES)

    def on_side(self, side: Side) -> tuple[str, ...]:
        """The parties of one side."""
        return tuple(
            party.person_id for party in self.case.parties if party.side is side and party.role in PARTY_ROLES
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """An agreement as the rules read it: every clause with its sentence, as written and evened out."""

    agreement: Agreement
    context: CheckContext
    texts: tuple[tuple[Clause, str], ...]
    evened: tuple[tuple[Clause, Plain], ...]

    def of_kind(self, *kinds: str) -> tuple[Clause, ...]:
        """The clauses made from these model clauses."""
        return tuple(clause for clause, _text in self.texts if clause.kind in kinds)

    def saying(self, *words: str) -> tuple[Clause, ...]:
        """The clauses written or reworded by hand that say one of the words."""
        return tuple(
            clause
            for clause, text in self.texts
            if (clause.text or not clause.kind) and any(word in text for word in words)
        )

    @property
    def divorce(self) -> bool:
        """Whether this is a divorce agreement: it states the wish to end the marriage."""
        return bool(self.of_kind("C01") or self.saying("自愿离婚", "解除婚姻关系", "同意离婚", "协议离婚"))

    def about(self, child: Named, kinds: tuple[str, ...], *words: str) -> tuple[Clause, ...]:
        """The clauses that settle something for a child; one that names no child speaks of all."""
        made = tuple(
            clause
            for clause in self.of_kind(*kinds)
            if dict(clause.gaps).get("child", "") in ("", child.person_id)
        )
        alone = len(self.context.names.children) == 1
        written = tuple(
            clause
            for clause in self.saying(*words)
            if alone or child.name in clause.text or "子女" in clause.text or "孩子" in clause.text
        )
        return made + written


def read(agreement: Agreement, context: CheckContext) -> Read:
    """The agreement with its sentences, the copies counted as the agreement has them."""
    names = replace(context.names, copies=max(agreement.copies, 0))
    texts = tuple(
        (clause, render(clause, context.library, names, context.today).text) for clause in agreement.clauses
    )
    evened = tuple((clause, plain(text)) for clause, text in texts)
    return Read(agreement=agreement, context=context, texts=texts, evened=evened)

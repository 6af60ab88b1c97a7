"""What the buttons of a finding do; none of them lowers what a child or an old parent receives."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from uuid import uuid4

from mediation_desk.domain.agreement import Clause
from mediation_desk.domain.agreement_split import divided
from mediation_desk.domain.checkup.finding import Finding
from mediation_desk.domain.clauses.library import new_clause
from mediation_desk.domain.money import capital
from mediation_desk.ui.pages.agreement.checking import Checked
from mediation_desk.ui.pages.agreement.editing import Editing
from mediation_desk.words import _

Act = tuple[str, Callable[[], object]]
_TRANSFER = "{who}应当于____年__月__日前协助办理上述房屋的所有权转移登记手续。"


def fixes(
    finding: Finding,
    found: Checked,
    editing: Editing,
    go: Callable[[str], object],
    case: Callable[[], object],
    split: Callable[[], object],
) -> list[Act]:
    """Acts of a finding: `go(clause id)` looks at a clause, `case()` opens the case, `split()` divides."""
    fix, clause = finding.fix, editing.clause(finding.clause_id or "")
    words = _("checkup.fix.add") if fix.startswith("add:") else _(f"checkup.fix.{fix}") if fix else ""
    if (
        finding.suggest
        and finding.span is not None
        and (finding.part or (clause is not None and clause.text))
    ):
        better = (_("checkup.fix.suggest"), lambda: _put(finding, clause, editing))
        rest = fixes(replace(finding, suggest=""), found, editing, go, case, split)
        return [better, *rest]
    if fix.startswith("add:"):
        return [(words, lambda: add_from_library(fix[4:], found, editing, go))]
    if fix == "set_copies":
        needed = len(found.context.party_ids) + 1
        return [(words, lambda: editing.change(copies=needed))]
    if fix == "hear_child":
        return [(words, case)]
    if fix == "split":
        return [(words, split)] if divided(editing.now, found.context.library) else []
    if clause is None or not clause.text or finding.span is None:
        return []
    if fix == "remove":
        return [(words, lambda: _remove(finding, clause, editing))]
    if fix == "write_amount":
        return [(words, lambda: _write_amount(finding, clause, editing))]
    if fix == "transfer_duty":
        return [(words, lambda: _transfer(clause, found, editing, go))]
    return []


def add_from_library(
    kind: str, found: Checked, editing: Editing, go: Callable[[str], object], place: int | None = None
) -> None:
    """Put a model clause in, filled with what is known already, and look at it."""
    form = found.context.library.form(kind)
    if form is None:
        return
    known = {}
    children = found.context.names.children
    if len(children) == 1:
        known = {"child": children[0].person_id}
    made = new_clause(form, uuid4().hex, **known)
    editing.insert(made, len(editing.now.clauses) if place is None else place)
    go(made.id)


def _put(finding: Finding, clause: Clause | None, editing: Editing) -> None:
    """The suggested wording in the place of the words: in a clause, or in a part beside the clauses."""
    if clause is not None:
        before, after = _around(finding, clause.text)
        editing.put_clause(replace(clause, text=(before + finding.suggest + after).strip()))
    else:
        before, after = _around(finding, getattr(editing.now, finding.part))
        editing.change(**{finding.part: before + finding.suggest + after})


def _around(finding: Finding, text: str) -> tuple[str, str]:
    """What stands before and after the words of a finding."""
    assert finding.span is not None
    start = 0 if finding.part else len(text) - len(text.lstrip())  # counted in the sentence as printed
    return text[: start + finding.span.start], text[start + finding.span.end :]


def _remove(finding: Finding, clause: Clause, editing: Editing) -> None:
    before, after = _around(finding, clause.text)
    text = before + after
    if text.strip():
        editing.put_clause(replace(clause, text=text.strip()))
    else:
        editing.remove(clause.id)


def _write_amount(finding: Finding, clause: Clause, editing: Editing) -> None:
    names = dict(finding.names)
    figures = names["figures"]
    amount = Decimal(re.sub(r"[,，万]", "", figures)) * (10_000 if figures.endswith("万") else 1)
    written = names["capitals"]
    lead = "人民币" if written.startswith("人民币") else ""
    text = clause.text.replace(written, lead + capital(amount.quantize(Decimal("0.01"))), 1)
    editing.put_clause(replace(clause, text=text))


def _transfer(clause: Clause, found: Checked, editing: Editing, go: Callable[[str], object]) -> None:
    parties = found.context.names.parties
    who = "、".join(one.label for one in parties) or "双方"
    made = Clause(id=uuid4().hex, title="协助过户", text=_TRANSFER.format(who=who))
    place = next(n for n, one in enumerate(editing.now.clauses) if one.id == clause.id)
    editing.insert(made, place + 1)
    go(made.id)

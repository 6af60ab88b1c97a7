"""Findings on the paper as a whole: its parties, what art 29 asks for, copies, locked clauses, who signs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mediation_desk.domain.checkup.context import Read
from mediation_desk.domain.checkup.finding import Finding
from mediation_desk.domain.party import Side


def findings(read: Read) -> Iterator[Finding]:
    """人民调解法 art 29 item by item, and the clauses a safety mark locks."""
    agreement, context, rules = read.agreement, read.context, read.context.rules
    signing = {signer.person_id for signer in agreement.signers}
    parties = context.party_ids
    if not (context.on_side(Side.SEEKER) and context.on_side(Side.OTHER)) or (
        signing and not set(parties) <= signing
    ):
        yield rules.finding("party_missing")
    for clause, _text in read.texts:
        form = context.library.form(clause.kind)
        if form and form.locked_by(context.mark):
            yield rules.finding("locked_clause", clause.id, title=form.title)
        if clause.kind == "C01" and any(signer.representative for signer in agreement.signers):
            yield rules.finding("will_by_representative", clause.id)
        if _tells_account_of_hidden(read, dict(clause.gaps)):
            yield rules.finding("account_of_hidden_person", clause.id)
    missing = {
        "art29_facts": not agreement.facts.strip(),
        "art29_clauses": not agreement.clauses,
        "art29_manner": not agreement.manner.strip(),
        "art29_deadline": not agreement.deadline.strip(),
        "art29_mediator": not agreement.mediator_ids,
        "art29_party": any(
            person_id not in context.people or not context.people[person_id].name.strip()
            for person_id in parties
        ),
    }
    for rule, lacking in missing.items():
        if lacking:
            yield rules.finding(rule)
    if parties and agreement.copies != len(parties) + 1:
        yield rules.finding("copies_differ", copies=str(agreement.copies), needed=str(len(parties) + 1))


def _tells_account_of_hidden(read: Read, gaps: Mapping[str, str]) -> bool:
    """An account written down while somebody other than the payer is reached through the centre only."""
    context = read.context
    return gaps.get("account") == "given" and any(
        context.people[one].safe_contact
        for one in context.party_ids
        if one in context.people and one != gaps.get("payer")
    )

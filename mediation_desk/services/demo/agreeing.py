"""The demo's agreements: drafted from a kit, checked, printed, signed and frozen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from string import Template
from uuid import uuid4

from mediation_desk.domain.agreement import (
    AgreementForm,
    Clause,
    KeptFinding,
    Signature,
    SigningCapacity,
    SigningManner,
)
from mediation_desk.domain.checkup.check import check, not_kept
from mediation_desk.domain.clauses.library import new_clause
from mediation_desk.domain.signing import places
from mediation_desk.register.records import Records
from mediation_desk.services import agreements
from mediation_desk.services.agreement_ready import check_context
from mediation_desk.services.clause_books import clause_library
from mediation_desk.services.demo.calendar import Act
from mediation_desk.services.demo.data import Kit
from mediation_desk.services.demo.way import Told, Way

_KEPT = "已向双方说明，双方坚持此约定。"
_SHARE = re.compile(r"(\w+):(\d+),(\w+):(\d+)", re.ASCII)


def agreed(way: Way, *, oral: bool) -> Iterator[Told]:
    """Draft, print, sign; `until` in the story stops at drafted or printed, `void` lets it go."""
    until = way.story.get("until")
    yield Told(after=13, staff=way.lead, act=_drafted(way, oral=oral))
    if until == "drafted":
        return
    yield Told(after=14, staff=way.lead, act=lambda records: _printed(way, records))
    if way.story.get("reprint"):
        yield Told(after=14, staff=way.lead, act=lambda records: _reprinted(way, records))
    if reason := way.story.get("void"):
        yield Told(after=15, staff=way.lead, act=lambda records: _voided(way, records, reason))
    elif until != "printed":
        yield Told(after=15, staff=way.lead, act=lambda records: _signed(way, records, seal=False))
        if until != "unsealed":
            yield Told(after=15, staff=way.director, act=lambda records: _signed(way, records, seal=True))


def _drafted(way: Way, *, oral: bool) -> Act:
    def act(records: Records) -> None:
        form = AgreementForm.ORAL if oral else AgreementForm.WRITTEN
        begun = agreements.begin_agreement(records, way.case_id, form).agreement
        way.agreement_id = begun.id
        kit = way.kit
        if kit is None:
            raise ValueError("an agreement needs a kit")
        draft = replace(
            begun,
            clauses=tuple(_clauses(way, kit, records.today)),
            manner=kit.manner,
            place=way.story.get("place", "青禾区"),
            deadline=Template(kit.deadline).safe_substitute(_words(way, kit)),
            reached_on=records.today if oral else None,
            performed_on_the_spot=oral,
        )
        kept = agreements.save_agreement(records, draft).agreement
        if way.story.get("until") == "drafted":
            return
        findings = not_kept(kept, check(kept, check_context(records, kept.id)))
        if findings:
            reasons = tuple(
                KeptFinding(rule=one.rule, clause_id=one.clause_id, reason=_KEPT) for one in findings
            )
            agreements.save_agreement(records, replace(kept, kept=reasons))

    return act


def _printed(way: Way, records: Records) -> None:
    version = agreements.agreement_file(records, way.agreement_id).agreement.version
    agreements.print_final(records, way.agreement_id, version)


def _reprinted(way: Way, records: Records) -> None:
    draft = agreements.agreement_file(records, way.agreement_id).agreement
    agreements.save_agreement(records, replace(draft, place=f"{draft.place}青禾街道"))
    _printed(way, records)


def _voided(way: Way, records: Records, reason: str) -> None:
    agreements.void_agreement_number(records, way.agreement_id, reason)


def _signed(way: Way, records: Records, *, seal: bool) -> None:
    file = agreements.agreement_file(records, way.agreement_id)
    made = file.current
    if made is None:
        raise ValueError("nothing was printed")
    fingerprint = way.story.get("fingerprint") is True
    signed = [
        Signature(code=made.code, capacity=capacity, signer_id=signer, manner=_manner(capacity, fingerprint),
                  on=records.today)
        for capacity, signer in places(file.agreement)
        if (capacity is SigningCapacity.COMMITTEE_SEAL) is seal
    ]  # fmt: skip
    agreements.record_signatures(records, made.code, signed)


def _manner(capacity: SigningCapacity, fingerprint: bool) -> SigningManner:
    if capacity is SigningCapacity.COMMITTEE_SEAL:
        return SigningManner.SEALED
    if fingerprint and capacity is SigningCapacity.PARTY:
        return SigningManner.FINGERPRINTED
    return SigningManner.SIGNED


def _words(way: Way, kit: Kit) -> dict[str, str]:
    names = {place: person.name for place, person in way.people.items()}
    return names | dict(kit.terms) | dict(way.story.get("terms", {}))


def _clauses(way: Way, kit: Kit, today: date) -> Iterator[Clause]:
    words = _words(way, kit)
    wanted = (*kit.clauses, *way.story.get("clauses", ()))
    for spec in wanted:
        yield _clause(way, spec, words, today)
        if "child2" in way.people and "child" in spec.values():
            again = {name: "child2" if value == "child" else value for name, value in spec.items()}
            yield _clause(way, again, words, today)


def _clause(way: Way, spec: Mapping[str, str], words: Mapping[str, str], today: date) -> Clause:
    said = {name: Template(value).substitute(words) for name, value in spec.items()}
    if "text" in said:
        return Clause(id=uuid4().hex, title=said["title"], text=said["text"])
    form = clause_library().form(said.pop("kind"))
    if form is None:
        raise ValueError("no such model clause")
    gaps = {name: _value(way, value, today) for name, value in said.items()}
    return new_clause(form, uuid4().hex, **gaps)


def _value(way: Way, raw: str, today: date) -> str:
    """A gap's canonical value: a place's id, +30d, +1m, shares, rows of a list, or the words themselves."""
    if raw in way.people:
        return way.person(raw)
    if later := re.fullmatch(r"\+(\d+)d", raw, re.ASCII):
        return (today + timedelta(days=int(later[1]))).isoformat()
    if later := re.fullmatch(r"\+(\d+)m", raw, re.ASCII):
        months = today.month - 1 + int(later[1])
        return f"{today.year + months // 12}-{months % 12 + 1:02}"
    if shares := _SHARE.fullmatch(raw):
        return f"{way.person(shares[1])}:{shares[2]},{way.person(shares[3])}:{shares[4]}"
    if "|" in raw:
        rows = (line.split("|") for line in raw.split(";"))
        return "\n".join("\t".join(_value(way, cell, today) for cell in row) for row in rows)
    return raw

"""D07 授权委托书: a party lets somebody else act in mediation. The will to divorce cannot be delegated."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.ends import hands, opening
from mediation_desk.documents.kind import Field, FieldKind
from mediation_desk.documents.paper import PLAIN, Grid, Imprint, Paper, Paragraph, Row, Run, text
from mediation_desk.documents.rows import line
from mediation_desk.documents.wording import fixed_list, label, our_wording, ticked, value, wording, written
from mediation_desk.words import N_

POWERS = our_wording("power_of_attorney").lists["powers"]
FIELDS = (
    Field(name="principal_name", label=N_("Principal: name"), needed=True),
    Field(name="principal_sex", label=N_("Principal: sex")),
    Field(name="principal_born", label=N_("Principal: born on"), kind=FieldKind.DAY),
    Field(name="principal_identity", label=N_("Principal: identity number")),
    Field(name="principal_address", label=N_("Principal: address")),
    Field(name="principal_phone", label=N_("Principal: phone")),
    Field(name="agent_name", label=N_("Agent: name"), needed=True),
    Field(name="agent_sex", label=N_("Agent: sex")),
    Field(name="agent_born", label=N_("Agent: born on"), kind=FieldKind.DAY),
    Field(name="agent_identity", label=N_("Agent: identity number")),
    Field(name="agent_address", label=N_("Agent: address")),
    Field(name="agent_phone", label=N_("Agent: phone")),
    Field(name="agent_relation", label=N_("Agent: relation to the principal")),
    Field(name="agent_unit", label=N_("Agent: employer or lawyer's licence number")),
    Field(name="matter", label=N_("Dispute of the mandate"), needed=True),
    Field(name="powers", label=N_("Powers"), kind=FieldKind.TICKS, choices=POWERS, needed=True),
    Field(name="other_powers", label=N_("Other powers")),
    Field(name="from_day", label=N_("Mandate from"), kind=FieldKind.DAY),
    Field(name="to_day", label=N_("Mandate to"), kind=FieldKind.DAY),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateFacts:
    """Who lets whom do what; `matter` reads 与李某离婚纠纷, `powers` are those of POWERS that are given."""

    number: str = ""
    principal_name: str = ""
    principal_sex: str = ""
    principal_born: str = ""
    principal_identity: str = ""
    principal_address: str = ""
    principal_phone: str = ""
    agent_name: str = ""
    agent_sex: str = ""
    agent_born: str = ""
    agent_identity: str = ""
    agent_address: str = ""
    agent_phone: str = ""
    agent_relation: str = ""
    agent_unit: str = ""
    matter: str = ""
    powers: tuple[str, ...] = ()
    other_powers: str = ""
    from_day: str = ""
    to_day: str = ""
    by_hand: bool = False
    imprint: Imprint = PLAIN


def power_of_attorney(facts: MandateFacts) -> Paper:
    """The power: both people, the matter, seven powers to tick, the term, the warning, both signatures."""
    said = wording("power_of_attorney")
    by_hand = facts.by_hand
    agent_rows = (
        *_person(facts, "agent"),
        line(said, ("relation", facts.agent_relation), by_hand=by_hand),
        line(said, ("unit", facts.agent_unit), width=50, by_hand=by_hand),
    )
    matter = said.runs("matter", by_hand=by_hand, blank=16, matter=facts.matter)
    begun, ended = (day or (said["day"] if by_hand else "") for day in (facts.from_day, facts.to_day))
    term = said.runs("term", by_hand=by_hand, begun=begun, ended=ended)
    return Paper(
        form="D07",
        title=said["title"],
        imprint=facts.imprint,
        blocks=(
            *opening(said["title"], facts.number, by_hand=by_hand),
            Grid(rows=_person(facts, "principal")),
            Paragraph(runs=text(""), role="space"),
            Grid(rows=agent_rows),
            Paragraph(runs=matter, role="notice_spaced"),
            Paragraph(runs=text(said["granted"]), role="notice", keep=True),
            *_powers(facts),
            Paragraph(runs=term, role="notice_spaced"),
            Paragraph(runs=(Run(text=said["warning"], strong=True),), role="notice_spaced", keep=True),
            hands(said["principal_signs"], said["agent_signs"]),
        ),
    )


def _person(facts: MandateFacts, who: str) -> tuple[Row, ...]:
    said = wording("power_of_attorney")
    by_hand = facts.by_hand

    def known(what: str) -> str:
        found: str = getattr(facts, f"{who}_{what}")
        return found

    first = (
        label(said[who], 30),
        value(known("name"), by_hand=by_hand),
        label(said["sex"], 12),
        value(known("sex"), 14, by_hand=by_hand),
        label(said["born"], 20),
        value(known("born"), 33, by_hand=by_hand),
    )
    second = (
        label(said["identity"], 30),
        value(known("identity"), by_hand=by_hand),
        label(said["phone"], 20),
        value(known("phone"), 33, by_hand=by_hand),
    )
    return (
        Row(cells=first, centred=True),
        Row(cells=second, centred=True),
        line(said, ("address", known("address")), by_hand=by_hand),
    )


def _powers(facts: MandateFacts) -> tuple[Paragraph, ...]:
    said = wording("power_of_attorney")
    worded = fixed_list("power_of_attorney", "powers")
    given = [bool({ours, power} & set(facts.powers)) for ours, power in zip(POWERS, worded, strict=True)]
    listed = [
        Paragraph(runs=(ticked(chosen, f"{mark}{power}"),), role="power", keep=True)
        for mark, power, chosen in zip(said["marks"], worded, given, strict=False)
    ]
    other = facts.other_powers
    last = Run(text=f"{'☑' if other else '☐'}{said['marks'][len(POWERS)]}{said['other']}")
    words = written(other, by_hand=facts.by_hand, blank=20)
    return (*listed, Paragraph(runs=(last, words), role="power", keep=True))

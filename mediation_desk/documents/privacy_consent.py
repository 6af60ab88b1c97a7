"""D31 个人信息告知与单独同意书: who keeps which data why, and a separate yes or no to what is sensitive.

By 个人信息保护法 arts 17 and 30 (what is told), 23 and 29 (separate consent), 31 (guardians of children).
"""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.kind import Field, FieldKind
from mediation_desk.documents.paper import (
    PLAIN,
    Imprint,
    Paper,
    Paragraph,
    Run,
    SignatureColumn,
    Signatures,
    Title,
    text,
)
from mediation_desk.documents.wording import PLACEHOLDER, our_wording, ticked, wording, written
from mediation_desk.domain.numerals import ordinal
from mediation_desk.words import N_

_KEY = "privacy_consent"
AGREE, REFUSE = our_wording(_KEY)["agree"], our_wording(_KEY)["refuse"]
CONSENTS = ("health", "children", "violence", "accounts", "recording", "sharing")
"""What is asked for separately, each with AGREE, REFUSE or nothing yet."""


def _consent(name: str, label: str) -> Field:
    return Field(name=name, label=label, kind=FieldKind.CHOICE, choices=(AGREE, REFUSE))


FIELDS = (
    Field(name="person", label=N_("Who consents"), needed=True),
    Field(name="guardian", label=N_("Guardian who consents for a child")),
    Field(name="handler", label=N_("Who keeps the data"), needed=True),
    Field(name="handler_phone", label=N_("Phone of who keeps the data"), needed=True),
    Field(name="retention", label=N_("How long data are kept"), needed=True),
    _consent("health", N_("Consent: health")),
    _consent("children", N_("Consent: children under fourteen")),
    _consent("violence", N_("Consent: violence and safety")),
    _consent("accounts", N_("Consent: bank accounts")),
    _consent("recording", N_("Consent: recording")),
    _consent("sharing", N_("Consent: telling other bodies")),
    Field(name="recipients", label=N_("Bodies that are told")),
    Field(name="shared", label=N_("What they are told, why and how"), kind=FieldKind.TEXT),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivacyFacts:
    """Who is told by whom, and each separate answer (同意, 不同意 or empty: still to be ticked)."""

    person: str = ""
    guardian: str = ""
    handler: str = ""
    handler_phone: str = ""
    retention: str = ""
    health: str = ""
    children: str = ""
    violence: str = ""
    accounts: str = ""
    recording: str = ""
    sharing: str = ""
    recipients: str = ""
    shared: str = ""
    by_hand: bool = False
    imprint: Imprint = PLAIN


def privacy_consent(facts: PrivacyFacts) -> Paper:
    """The notice and the consents; boxes not answered stay open, a hand ticks them at the table."""
    said = wording(_KEY)
    by_hand = facts.by_hand
    labels = [
        said.fill("person_named", name=facts.person) if facts.person else said["person"],
        *_guardian(facts),
        said["staff"],
    ]
    return Paper(
        form="D31",
        title=said["title"],
        imprint=facts.imprint,
        blocks=(
            Title(text=said["title"]),
            Paragraph(
                runs=said.runs(
                    "opening",
                    by_hand=by_hand,
                    blank=10,
                    handler=facts.handler,
                    handler_phone=facts.handler_phone,
                ),
                role="notice",
            ),
            *(
                Paragraph(runs=_item(n, words, facts), role="notice")
                for n, words in enumerate(said.lists["items"], 1)
            ),
            Paragraph(runs=text(said["necessity"]), role="notice"),
            Paragraph(runs=text(said["consents_heading"]), role="sheet_heading", keep=True),
            *(Paragraph(runs=_answer(facts, name), role="rule", keep=True) for name in CONSENTS),
            *(Paragraph(runs=runs, role="notice", keep=True) for runs in _told(facts)),
            Paragraph(runs=text(said["statement"]), role="notice", keep=True),
            Signatures(dated=True, columns=(SignatureColumn(heading=said["signs"], labels=tuple(labels)),)),
        ),
    )


def _guardian(facts: PrivacyFacts) -> tuple[str, ...]:
    said = wording(_KEY)
    if facts.guardian:
        return (said.fill("guardian_named", name=facts.guardian),)
    return (said["guardian"],) if facts.by_hand else ()


def _item(n: int, words: str, facts: PrivacyFacts) -> tuple[Run, ...]:
    before, *gap = PLACEHOLDER.split(words)
    said = Run(text=f"{ordinal(n)}{before}")
    if not gap:
        return (said,)
    return (said, written(facts.retention, by_hand=facts.by_hand, blank=8), Run(text=gap[-1]))


def _answer(facts: PrivacyFacts, name: str) -> tuple[Run, ...]:
    """Boxes first: a hand finds them in one column."""
    said, answer = wording(_KEY), getattr(facts, name)
    boxes = (ticked(answer == AGREE, said["agree"]), ticked(answer == REFUSE, said["refuse"]))
    return (*boxes, Run(text=said[name]))


def _told(facts: PrivacyFacts) -> tuple[tuple[Run, ...], ...]:
    """Who would be told what; nobody when that was refused."""
    if facts.sharing == REFUSE and not (facts.recipients or facts.shared):
        return ()
    told = {"recipients": facts.recipients, "shared": facts.shared}
    return tuple(
        wording(_KEY).runs(key, by_hand=facts.by_hand, blank=21, **{key: words})
        for key, words in told.items()
    )

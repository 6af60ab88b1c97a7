"""D15 司法确认申请书: both parties ask a court to confirm their agreement (民事诉讼法 arts 205, 206)."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.documents.court_rows import person_rows
from mediation_desk.documents.kind import Field, FieldKind
from mediation_desk.documents.paper import (
    BLANK,
    PLAIN,
    Block,
    Grid,
    Imprint,
    Paper,
    Paragraph,
    Run,
    Runs,
    Sheet,
    SignatureColumn,
    Signatures,
    Title,
    text,
)
from mediation_desk.documents.wording import (
    NOTHING,
    fixed_list,
    free_text,
    our_wording,
    reworded,
    ticked,
    wording,
)
from mediation_desk.words import N_

_KEY = "confirmation_application"
COLUMNS = ("name", "sex", "born", "ethnicity", "identity", "occupation", "address", "phone")
"""What a row of an applicant holds, in order."""
FIELDS = (
    Field(
        name="applicants",
        label=N_("Applicants to the court"),
        kind=FieldKind.ROWS,
        columns=(
            N_("Applicant: name"),
            N_("Applicant: sex"),
            N_("Applicant: born on"),
            N_("Applicant: ethnic group"),
            N_("Applicant: identity number"),
            N_("Applicant: occupation or employer"),
            N_("Applicant: home"),
            N_("Applicant: how to reach"),
        ),
        needed=True,
    ),
    Field(name="agreement_number", label=N_("Agreement to confirm: its number"), needed=True),
    Field(name="agreed_on", label=N_("Agreement to confirm: reached on"), kind=FieldKind.DAY, needed=True),
    Field(name="dispute", label=N_("Agreement to confirm: about which dispute"), needed=True),
    Field(name="mediated_on", label=N_("Agreement to confirm: mediated on"), kind=FieldKind.DAY, needed=True),
    Field(name="place", label=N_("Agreement to confirm: mediated where"), needed=True),
    Field(name="committee", label=N_("Committee that mediated"), needed=True),
    Field(name="clauses", label=N_("What was agreed, clause by clause"), kind=FieldKind.TEXT, needed=True),
    Field(name="court", label=N_("Court applied to"), needed=True),
    Field(
        name="court_ground",
        label=N_("Why this court"),
        kind=FieldKind.CHOICE,
        choices=our_wording(_KEY).lists["court_grounds"],
        needed=True,
    ),
    Field(
        name="attached",
        label=N_("What goes with the application"),
        kind=FieldKind.TICKS,
        choices=our_wording(_KEY).lists["attached"],
        needed=True,
    ),
    Field(name="more_attached", label=N_("What else goes with the application")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmationFacts:
    """Who asks which court to confirm what; `applicants` are rows in the order of COLUMNS.

    `clauses` holds a clause to each line, as the agreement numbers them.
    """

    applicants: tuple[tuple[str, ...], ...] = ()
    agreement_number: str = ""
    agreed_on: str = ""
    dispute: str = ""
    mediated_on: str = ""
    place: str = ""
    committee: str = ""
    clauses: str = ""
    court: str = ""
    court_ground: str = ""
    attached: tuple[str, ...] = ()
    more_attached: str = ""
    by_hand: bool = False
    imprint: Imprint = PLAIN


def confirmation_application(facts: ConfirmationFacts) -> Paper:
    """The application; status of persons is left out, a court does not confirm it (民诉法解释 art 355)."""
    said, by_hand = wording(_KEY), facts.by_hand
    people = facts.applicants or ((), ())
    names = "、".join(row[0] for row in facts.applicants if row and row[0])
    request = said.runs(
        "request",
        by_hand=by_hand,
        blank=9,
        names=names,
        agreed_on=facts.agreed_on,
        committee=facts.committee,
        agreement_number=facts.agreement_number,
    )
    reason = said.runs(
        "facts",
        by_hand=by_hand,
        blank=9,
        dispute=facts.dispute,
        mediated_on=facts.mediated_on,
        place=facts.place,
        committee=facts.committee,
    )
    ground = said.runs(
        "ground", by_hand=by_hand, blank=14, court_ground=reworded(_KEY, "court_grounds", facts.court_ground)
    )
    labels = tuple(f"{row[0] if row and row[0] else said['applicant']}：" for row in people)
    return Paper(
        form="D15",
        title=said["title"],
        sheet=Sheet.OFFICIAL,
        imprint=facts.imprint,
        blocks=(
            Title(text=said["title"]),
            *(
                Grid(
                    rows=person_rows(
                        said, said["applicant"], dict(zip(COLUMNS, row, strict=False)), by_hand=by_hand
                    )
                )
                for row in people
            ),
            Paragraph(runs=text(said["request_heading"]), role="court_heading"),
            Paragraph(runs=request, role="court"),
            Paragraph(runs=text(said["facts_heading"]), role="court_heading"),
            Paragraph(runs=reason, role="court"),
            *free_text(facts.clauses, by_hand=by_hand, lines=6, role="court"),
            Paragraph(runs=text(said["declared"]), role="court"),
            Paragraph(runs=ground, role="court"),
            Paragraph(runs=text(said["to"]), role="court", keep=True),
            Paragraph(runs=_court(facts), role="court_to"),
            Signatures(dated=True, columns=(SignatureColumn(heading=said["signs"], labels=labels),)),
            *_attached(facts),
        ),
    )


def _court(facts: ConfirmationFacts) -> Runs:
    if facts.by_hand and not facts.court:
        return (Run(text=BLANK * 9, underline=True), Run(text=wording(_KEY)["court_blank"]))
    return text(facts.court or NOTHING)


def _attached(facts: ConfirmationFacts) -> tuple[Block, ...]:
    """附: what is attached, numbered; on a form to fill by hand all of it with boxes to tick."""
    said, ours = wording(_KEY), our_wording(_KEY).lists["attached"]
    house = fixed_list(_KEY, "attached")
    listed: list[Runs]
    if facts.by_hand:
        pairs = enumerate(zip(ours, house, strict=True), 1)
        listed = [(ticked(one in facts.attached, f"{n}. {words}"),) for n, (one, words) in pairs]
    else:
        known = (reworded(_KEY, "attached", one) for one in facts.attached)
        given = filter(None, (*known, *facts.more_attached.split("；")))
        listed = [text(f"{n}. {one}") for n, one in enumerate(given, 1)] or [text(NOTHING)]
    head = Paragraph(runs=text(said["attachments"]), role="court_list_head", keep=True)
    return (head, *(Paragraph(runs=runs, role="court_list") for runs in listed))

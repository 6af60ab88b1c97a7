"""What is asked on the page of a household, each as a sheet in the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mediation_desk.domain.colour import LONGEST_REASON, ColourScheme
from mediation_desk.domain.household import HouseholdLink, Link, Measure
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.ask import Ask
from mediation_desk.ui.forms.helper_field import HelperField
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.segments import SegmentsField
from mediation_desk.ui.kit.text_fields import MultilineField, TextField
from mediation_desk.ui.kit.toggles import TogglesField
from mediation_desk.words import _, term

Answer = Callable[[dict[str, Any]], object]


def colour_ask(scheme: ColourScheme, suggested: str, answer: Answer) -> Ask:
    """Which colours' criteria are met, and why; the first of them counts, the others stay as tags."""
    options = [(one.code, f"{one.word} · {one.definition}") for one in scheme.colours]
    codes = TogglesField("codes", _("Criteria that are met (several may be)"), options)
    reason = MultilineField(
        "reason",
        _("Reason"),
        helper=_("At most {n} characters. Of the first colour every reason is sealed.", n=LONGEST_REASON),
    )
    means = _("You decide; the highest of them counts, the others stay as tags.")
    text = " ".join(filter(None, (means, suggested)))
    return Ask(_("Assess the colour"), _("Keep the assessment"), answer, [[codes], [reason]], text=text)


def refusal_ask(answer: Answer) -> Ask:
    """Why a lighter colour is not approved."""
    return Ask(_("Do not approve"), _("Keep the decision"), answer, [[MultilineField("why", _("Why not"))]])


def link_ask(desk: Desk, answer: Answer) -> Ask:
    """Who pairs with or claims the household, since when."""
    kind = SegmentsField("kind", _("How"), [(one, term(one)) for one in HouseholdLink])
    kind.set_value(HouseholdLink.PAIRING)
    since = DateField("since", _("Begins on"), latest=desk.today())
    since.set_value(desk.today())
    return Ask(
        _("Pair or claim"), _("Keep"), answer, [[kind, since], [HelperField(desk, "helper_id", _("Helper"))]]
    )


def link_end_ask(desk: Desk, link: Link, answer: Answer) -> Ask:
    """On which day a link ends."""
    until = DateField("until", _("Ended on"), latest=desk.today())
    until.set_value(desk.today())
    title = _("End: {what}", what=term(link.kind))
    return Ask(title, _("Keep"), answer, [[until]], text=desk.shown(link.helper))


def measure_ask(desk: Desk, before: Measure | None, answer: Answer) -> Ask:
    """What is done for the household, by whom, until when; of one that stands also what came of it."""
    what = TextField("what", _("What is done"))
    who = TextField("who", _("Carried out by"), optional=True)
    begun = DateField("begun_on", _("Begun on"), latest=desk.today())
    due = DateField("due_on", _("To be done by"))
    done = DateField("done_on", _("Finished on"), latest=desk.today())
    outcome = TextField("outcome", _("What came of it"), optional=True)
    begun.set_value(desk.today())
    if before is not None:
        for field, value in (
            (what, before.what),
            (who, before.who),
            (begun, before.begun_on),
            (due, before.due_on),
            (done, before.done_on),
            (outcome, before.outcome),
        ):
            field.set_value(value)
    rows: list[list[Field]] = [[what], [who], [begun, due]]
    if before is not None:
        rows.append([done, outcome])
    return Ask(_("Help measure"), _("Keep the measure"), answer, rows)


def close_ask(desk: Desk, answer: Answer) -> Ask:
    """When and why a household is closed."""
    on = DateField("on", _("On"), latest=desk.today())
    on.set_value(desk.today())
    return Ask(
        _("Moved away or closed"),
        _("Close the household"),
        answer,
        [[on], [TextField("reason", _("Reason"))]],
        text=_("Number, colours and visits stay; it no longer stands on the board."),
    )

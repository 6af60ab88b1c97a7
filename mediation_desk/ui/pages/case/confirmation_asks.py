"""The questions of judicial confirmation: what is asked of which court, and what happened there."""

from __future__ import annotations

from datetime import date

from mediation_desk.domain.confirmation import MUST_ATTACH, Attachment, Confirmation, CourtGround, StepKind
from mediation_desk.domain.confirmation_check import Weight
from mediation_desk.domain.confirmation_steps import NOTE_NEEDED, NUMBER_NEEDED, PERSON_NEEDED
from mediation_desk.domain.court import Court, write_courts
from mediation_desk.services.confirmation_desk import ConfirmationSheet, Outlook
from mediation_desk.ui.forms.ask import Answer, Ask
from mediation_desk.ui.kit.checks import CheckField, RadioField
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.text_fields import MultilineField, TextField
from mediation_desk.ui.kit.toggles import TogglesField
from mediation_desk.words import N_, _, term

WHY = {
    CourtGround.INVITING: N_("court_ground.inviting.why"),
    CourtGround.ORGANISATION: N_("court_ground.organisation.why"),
    CourtGround.RESIDENCE: N_("court_ground.residence.why"),
    CourtGround.OBJECT: N_("court_ground.object.why"),
    CourtGround.INTERMEDIATE: N_("court_ground.intermediate.why"),
}
STEP_TEXT = {
    StepKind.APPLY: N_("Both parties, or their agents with a written authority, hand the application in."),
    StepKind.CONFIRM: N_("From the day each party receives the ruling, fifteen days to object run."),
    StepKind.DISMISS: N_("The parties may change the agreement by mediation, make another, or sue."),
}


def ask_plan(
    sheet: ConfirmationSheet, outlook: Outlook, today: date, answer: Answer, kept: Confirmation | None = None
) -> Ask:
    """Court, why that court, what goes with the application; `kept` is the application being changed."""
    both = CheckField("jointly", _("Both parties want to apply together"))
    both.set_value(kept is not None)
    names = [(one.name, one.name) for one in sheet.courts]
    other = _("Choose one or type another name")
    court = ComboField("court", _("Apply to which court"), names, free=True, helper=other)
    places = {one.name: " · ".join(filter(None, (one.address, one.phone))) for one in sheet.courts}
    court.changed.connect(lambda: court.set_helper(places.get(str(court.value()), "") or other))
    court.set_value(kept.court if kept else names[0][0])
    grounds = [(one, f"{term(one)}：{_(WHY[one])}") for one in sheet.grounds]
    ground = RadioField("ground", _("Why this court (Civil Procedure Law, article 205)"), grounds)
    ground.set_value(kept.ground if kept else sheet.grounds[0])
    attached = TogglesField("attachments", _("Goes with it"), [(one, term(one)) for one in Attachment])
    attached.set_value(kept.attachments if kept else MUST_ATTACH)
    due = DateField(
        "last_due",
        _("Last day of performance"),
        helper=_("Of instalments the last one; enforcement may be asked for within two years of it"),
        optional=True,
    )
    due.set_value(kept.last_due if kept else None)
    fields: list[list[Field]] = [[both], [court, due], [ground], [attached]]
    if any(one.weight is Weight.ANSWER for one in outlook.points):
        told = MultilineField(
            "court_answer", _("What the court answered beforehand about these clauses"), rows=2, most_rows=4
        )
        told.set_value(kept.court_answer if kept else "")
        fields.append([told])
    if kept is None:
        applied = DateField("applied_on", _("Handed in already on"), latest=today, optional=True)
        fields.append([applied])
    title = _("Change the application") if kept else _("Apply for judicial confirmation")
    return Ask(title, _("Keep"), answer, fields)


def ask_step(kind: StepKind, sheet: ConfirmationSheet, answer: Answer, today: date) -> Ask:
    """When it happened, and what the court said."""
    on = DateField("on", _("Day"), latest=today)
    on.set_value(today)
    row: list[Field] = [on]
    if kind in NUMBER_NEEDED:
        row.append(TextField("number", _("The court's case number"), placeholder="（2026）鲁0115民特1号"))
    if kind in PERSON_NEEDED:
        who = ComboField("person_id", _("Who received the ruling"), list(sheet.parties))
        who.set_value(sheet.parties[0][0] if sheet.parties else None)
        row.append(who)
    fields: list[list[Field]] = [row]
    if kind in NOTE_NEEDED:
        fields.append([MultilineField("note", _note_label(kind), rows=2, most_rows=4)])
    text = _(STEP_TEXT[kind]) if kind in STEP_TEXT else ""
    return Ask(term(kind), _("Note it"), answer, fields, text=text)


def ask_courts(courts: tuple[Court, ...], answer: Answer) -> Ask:
    """The centre's own list of courts, a line each."""
    field = MultilineField("courts", _("One court a line: name, address, phone"), rows=3, most_rows=8)
    field.set_value(write_courts(courts))
    text = _("The first one is offered first. Address and phone may be left out; they stand on no paper.")
    return Ask(_("Courts of the centre"), _("Keep"), answer, [[field]], text=text)


def _note_label(kind: StepKind) -> str:
    if kind is StepKind.UNDONE:
        return _("What was recorded by mistake")
    if kind is StepKind.GIVE_UP:
        return _("Why the parties do not apply")
    return _("The court's reasons in short")

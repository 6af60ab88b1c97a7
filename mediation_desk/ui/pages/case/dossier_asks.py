"""What the part 卷宗 asks in place: how long to keep, why something lacks, why a case goes on."""

from __future__ import annotations

from mediation_desk.domain.retention import Retention
from mediation_desk.services.dossier_check import DossierSheet
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.ask import Answer, Ask
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.segments import SegmentsField
from mediation_desk.ui.kit.text_fields import MultilineField
from mediation_desk.ui.pages.case.dossier_lines import kept_words
from mediation_desk.words import _, count, term


def ask_archive(sheet: DossierSheet, desk: Desk, answer: Answer) -> Ask:
    """How long the dossier is kept: the suggestion with its reasons, another class with one's own."""
    suggested = sheet.suggestion
    text = _(
        "Suggested: {kept}, because: {reasons}. Afterwards nobody changes the case.",
        kept=kept_words(suggested.retention, sheet.due_on, desk),
        reasons="；".join(_(one) for one in suggested.reasons),
    )
    if sheet.visits:
        text += "\n" + count(
            "{n} return visit is still planned; archiving cancels it.",
            "{n} return visits are still planned; archiving cancels them.",
            sheet.visits,
        )
    if sheet.owed:
        text += "\n" + count(
            "{n} obligation is not settled; in the archive it is not followed any more.",
            "{n} obligations are not settled; in the archive they are not followed any more.",
            sheet.owed,
        )
    return Ask(
        _("Archive the dossier"),
        _("Archive"),
        answer,
        [[_classes(suggested.retention)], [_reason(_("Reason, when you choose another class"))]],
        text=text,
    )


def ask_retention(sheet: DossierSheet, answer: Answer) -> Ask:
    """Another class for an archived dossier."""
    text = _("The reason stays with the dossier. Only the director makes it shorter.")
    now = sheet.kept[0].retention if sheet.kept else sheet.suggestion.retention
    fields: list[list[Field]] = [[_classes(now)], [_reason(_("Reason"), optional=False)]]
    return Ask(_("Keep it longer or shorter"), _("Note it"), answer, fields, text=text)


def ask_gap(item: str, said: str, answer: Answer) -> Ask:
    """Why an item cannot be had."""
    reason = _reason(_("Reason"), optional=False)
    reason.set_value(said)
    text = _("It is printed in the dossier note, which whoever files and whoever checks both sign.")
    return Ask(_("Why {item} cannot be had", item=item), _("Note it"), answer, [[reason]], text=text)


def ask_reopen(answer: Answer) -> Ask:
    """Why a case goes on."""
    text = _("A new case of the same people begins, linked with this one. Nothing here changes.")
    return Ask(
        _("Go on as a new case"),
        _("Open the new case"),
        answer,
        [[_reason(_("Reason"), optional=False)]],
        text=text,
    )


def _classes(chosen: Retention) -> SegmentsField:
    field = SegmentsField(
        "retention", _("Period kept"), [(one, term(one)) for one in Retention], compact=True
    )
    field.set_value(chosen)
    return field


def _reason(label: str, *, optional: bool = True) -> MultilineField:
    return MultilineField("reason", label, rows=2, most_rows=4, optional=optional)

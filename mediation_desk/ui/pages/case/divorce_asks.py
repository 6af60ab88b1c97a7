"""The questions of a divorce by registration: the receipt, and how it ended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from mediation_desk.domain.divorce_registration import DivorceOutcome, DivorceRegistration
from mediation_desk.services.divorce_registrations import DivorceTrack
from mediation_desk.ui.forms.ask import Answer, Ask
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.words import _, term

Shown = Callable[[str], str]
_NONE = ""


def ask_receipt(answer: Answer, today: date, kept: DivorceRegistration | None = None) -> Ask:
    """What stands on the receipt; `kept` is the registration being corrected."""
    on = DateField("received_on", _("Received by the registry on"), latest=today)
    receipt = TextField("receipt", _("Number on the receipt slip"), optional=True)
    registry = TextField("registry", _("Registry"), optional=True)
    on.set_value(kept.received_on if kept else today)
    receipt.set_value(kept.receipt if kept else "")
    registry.set_value(kept.registry if kept else "")
    title = _("Correct the receipt") if kept else _("Note the receipt of the registry")
    text = _("The day on the receipt is not counted; the cooling-off begins with the next one.")
    return Ask(title, _("Keep"), answer, [[on, receipt, registry]], text=text)


def ask_end(track: DivorceTrack, kept: DivorceRegistration, answer: Answer, today: date, shown: Shown) -> Ask:
    """How it ended, when, and by whom; an end noted by mistake is taken back."""
    how = ComboField("outcome", _("How it ended"), [(one, term(one)) for one in DivorceOutcome])
    on = DateField("ended_on", _("Day"), latest=today)
    who = ComboField(
        "ended_by",
        _("Who withdrew"),
        [(_NONE, _("nobody")), *((one, shown(name)) for one, name in track.parties)],
    )
    note = TextField("note", _("Why the registry did not accept it"), optional=True)
    ended = kept.outcome is not DivorceOutcome.RUNNING
    how.set_value(kept.outcome if ended else DivorceOutcome.REGISTERED)
    on.set_value(kept.ended_on or today)
    who.set_value(kept.ended_by or _NONE)
    note.set_value(kept.note)

    def show_which() -> None:
        chosen = how.value()
        on.setVisible(chosen is not DivorceOutcome.RUNNING)
        who.setVisible(chosen is DivorceOutcome.WITHDRAWN)
        note.setVisible(chosen is DivorceOutcome.NOT_ACCEPTED)

    how.changed.connect(show_which)
    show_which()
    return Ask(_("How the registration ended"), _("Keep"), answer, [[how, on], [who, note]])

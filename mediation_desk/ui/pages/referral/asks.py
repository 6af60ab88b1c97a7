"""What the acts of a referral ask for: fields of each question, and the use case its answer calls."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from mediation_desk.domain.incoming_letter import IncomingContent
from mediation_desk.domain.referral import Direction, ReferralState
from mediation_desk.domain.referral_ground import ConsentManner
from mediation_desk.domain.return_slip import ReturnSlip
from mediation_desk.services import (
    incoming_answers,
    incoming_letters,
    referral_consents,
    referral_letters,
    referral_moves,
)
from mediation_desk.services.referrals import ReferralView
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.checks import CheckField
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.segments import SegmentsField
from mediation_desk.ui.kit.text_fields import MultilineField, TextField
from mediation_desk.ui.pages.referral.progress import words_of_move
from mediation_desk.words import _, term

S = ReferralState
Call = tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]
Question = tuple[str, str, Sequence[Sequence[Field]], Callable[[dict[str, Any]], Call], str]
"""(title, verb, rows of fields, the call its answer makes, what stands above the fields)."""


def question(desk: Desk, view: ReferralView, key: str, handlers: Sequence[tuple[str, str]]) -> Question:
    """The question of one act: a state's value, or what `ProgressPane` names."""
    referral = view.referral
    at = (referral.id, referral.version)
    if key in set(ReferralState):
        to = ReferralState(key)
        if referral.direction is Direction.IN and to in (S.IN_PROGRESS, S.REFUSED, S.FEEDBACK):
            return _answer(desk, at, to, view.content)
        return _move(desk, view, to)
    if key == "consent":
        return _consent(desk, referral.id)
    if key == "withdraw":
        day = _day(desk, "on", _("Withdrawn on"))
        text = _("Nothing more is sent. What was sent, the agency must be told of.")
        return (
            _("Consent withdrawn"),
            _("Note the withdrawal"),
            ((day,),),
            lambda said: (referral_consents.withdraw_consent, (referral.id, said["on"]), {}),
            text,
        )
    if key == "told":
        return (
            _("The agency was told of the withdrawal"),
            _("Note it"),
            ((_day(desk, "on", _("Told on")),),),
            lambda said: (referral_consents.tell_of_withdrawal, (referral.id, said["on"]), {}),
            "",
        )
    if key == "slip":
        return _slip(desk, at)
    if key == "handler":
        field = ComboField("handler", _("Handler"), handlers)
        return (
            _("Name another handler"),
            _("Name"),
            ((field,),),
            lambda said: (incoming_letters.name_handler, (*at, said["handler"] or ""), {}),
            _("They may open everything of it from now on."),
        )
    name = "to_whom" if key == "phone" else "words"
    words = MultilineField(name, _("Who was told") if key == "phone" else _("What was done or heard"), rows=2)
    call = referral_moves.tell_by_phone if key == "phone" else referral_moves.follow_up
    title = _("Note the phone call") if key == "phone" else _("Note a follow-up")
    return title, _("Note it"), ((words,),), lambda said: (call, (*at, said[name]), {}), ""


def _move(desk: Desk, view: ReferralView, to: ReferralState) -> Question:
    referral = view.referral
    move = next(one for one in view.moves if one.to is to)
    title, _icon = words_of_move(referral.direction, move)
    at = (referral.id, referral.version)
    if to is S.SENT:
        text = _("The letter gets its number now and is kept exactly as it is. Who was told what is noted.")
        return title, title, (), lambda _said: (referral_letters.send_referral, at, {}), text
    label = _("What they said") if to in (S.FEEDBACK, S.RECEIVED, S.IN_PROGRESS) else _("Reason")
    rows: list[list[Field]] = []
    if referral.sent_on is not None and to is not S.CLOSED:
        rows.append([_day(desk, "on", _("Day"))])
    if move.reason_needed or to in (S.RECEIVED, S.IN_PROGRESS, S.CLOSED):
        rows.append([MultilineField("reason", label, rows=2, optional=not move.reason_needed)])

    def call(said: dict[str, Any]) -> Call:
        return referral_moves.move_referral, (*at, to, said.get("reason", ""), said.get("on")), {}

    return title, title, rows, call, ""


def _answer(desk: Desk, at: tuple[str, int], to: ReferralState, content: object) -> Question:
    delegated = isinstance(content, IncomingContent) and content.delegates
    make = _("Make and keep the letter") if delegated else _("Make and keep the slip")
    if to is S.FEEDBACK:
        result = MultilineField("reason", _("Result"), rows=3)
        materials = MultilineField("materials", _("Materials"), rows=1, helper=_("One a line"), optional=True)
        return (
            _("Report the result"),
            _("Make and keep the letter"),
            ((result,), (materials,)),
            lambda said: (incoming_answers.report_result, (*at, said["reason"], said["materials"]), {}),
            _("Nothing one side told in confidence stands in it."),
        )
    if to is S.REFUSED:
        return (
            _("Refuse it"),
            make,
            ((MultilineField("reason", _("Reason"), rows=2),),),
            lambda said: (incoming_answers.answer_letter, at, {"accepted": False, "reason": said["reason"]}),
            "",
        )
    measures = MultilineField("measures", _("What we will do"), rows=2, optional=True)
    ends = DateField("expected_on", _("Expected to end"), start=desk.today(), optional=not delegated)
    agreed = CheckField("agreed", _("Both parties agreed to be mediated"), helper=_("The reply says so"))
    rows: list[list[Field]] = [[agreed]] if delegated else []
    return (
        _("Accept it"),
        make,
        (*rows, (measures,), (ends,)),
        lambda said: (incoming_answers.answer_letter, at, {"accepted": True, **said}),
        "",
    )


def _consent(desk: Desk, referral_id: str) -> Question:
    manner = SegmentsField("manner", _("How it was given"), [(one, term(one)) for one in ConsentManner])
    manner.set_value(ConsentManner.WRITTEN)
    rows = (
        (_day(desk, "given_on", _("Given on")), manner),
        (
            TextField(
                "paper",
                _("Number of the signed consent"),
                helper=_("Needed when it was given in writing"),
            ),
        ),
        (
            CheckField("name_too", _("The letter may name them")),
            CheckField("by_guardian", _("By a guardian")),
        ),
    )
    text = _(
        "Told before: to whom, what, why; they may refuse or withdraw at any time. Refusing stops no help."
    )

    def call(said: dict[str, Any]) -> Call:
        given = {name: said[name] for name in ("paper", "name_too", "by_guardian")}
        return (
            referral_consents.record_consent,
            (referral_id, said["given_on"], ConsentManner(said["manner"])),
            given,
        )

    return _("Note the person's consent"), _("Keep the consent"), rows, call, text


def _slip(desk: Desk, at: tuple[str, int]) -> Question:
    accepted = SegmentsField("accepted", _("Accepted"), [("yes", _("Yes")), ("no", _("No"))])
    accepted.set_value("yes")
    rows = (
        (_day(desk, "received_on", _("Received on")), accepted),
        (TextField("reason", _("Reason"), optional=True),),
        (
            TextField("department", _("Their department"), optional=True),
            TextField("handler", _("Handler"), optional=True),
            TextField("phone", _("Their phone"), optional=True),
        ),
        (MultilineField("measures", _("What they will do"), rows=1, optional=True),),
        (
            DateField("expected_on", _("Expected to end"), start=desk.today(), optional=True),
            DateField(
                "dated_on", _("Date of the slip"), start=desk.today(), latest=desk.today(), optional=True
            ),
        ),
        (MultilineField("feedback", _("Feedback"), rows=1, optional=True),),
        (CheckField("stamped", _("It bears their stamp")),),
    )

    def call(said: dict[str, Any]) -> Call:
        told = dict(said) | {"accepted": said["accepted"] == "yes"}
        return referral_moves.record_slip, (*at, ReturnSlip(**told)), {}

    return _("Note the return slip"), _("Keep the slip"), rows, call, ""


def _day(desk: Desk, name: str, label: str) -> DateField:
    today: date = desk.today()
    field = DateField(name, label, start=today, latest=today)
    field.set_value(today)
    return field

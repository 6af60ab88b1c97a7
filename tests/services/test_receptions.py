from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from mediation_desk.domain.intake import PhoneSafety
from mediation_desk.domain.party import Consent, ConsentGround
from mediation_desk.domain.person import Contact, Person
from mediation_desk.domain.reception import (
    Decision,
    Mode,
    Reception,
    ReceptionState,
    RejectReason,
    Stage,
    StageEntry,
)
from mediation_desk.domain.reception_list import ReceptionFilter
from mediation_desk.domain.safety import Mark
from mediation_desk.domain.staff import Staff
from mediation_desk.errors import DeskError
from mediation_desk.register import journal
from mediation_desk.services import cases, people, receptions
from tests.desk_fixtures import (
    ADMINISTRATOR,
    COUNSELLOR,
    DIRECTOR,
    EXPERT,
    MEDIATOR,
    NOON,
    OTHER_MEDIATOR,
    RECEPTION,
    Office,
)
from tests.services.reception_samples import (
    ADDRESS,
    CHILD,
    LIN,
    PHONE,
    TOLD,
    ZHAO,
    alone,
    entry,
    everything,
    reception,
    talked,
)

STRANGER = Person(id="7" * 32, name="王女士", alias=True)
SAFE_WORDS = "只在上班时间打到单位，不要留言"


def test_one_aggregate_is_kept_and_read_back(desk_office: Office) -> None:
    with desk_office.as_(RECEPTION) as records:
        view = receptions.save_reception(records, entry())
    assert view.reception.number == "青婚接20260001"
    assert view.reception.state is ReceptionState.AWAITING_TALK
    assert replace(view.reception, number="", version=0) == reception()
    assert [replace(one, version=0) for one in view.people] == [LIN, ZHAO, CHILD]
    assert view.consents == (TOLD,)
    assert dict(view.standings)[LIN.id].mark is Mark.UNFINISHED
    with desk_office.reading(MEDIATOR) as records:
        assert receptions.get_reception(records, view.reception.id) == view


def test_a_refused_person_leaves_nothing_and_takes_no_number(desk_office: Office) -> None:
    wrong = replace(ZHAO, identity_number="370115198506151238")
    with desk_office.as_(RECEPTION) as records, pytest.raises(DeskError) as refused:
        receptions.save_reception(records, entry(people=(LIN, wrong, CHILD)))
    assert (refused.value.key, refused.value.field) == ("identity.check", "1.identity_number")
    with pytest.raises(DeskError), desk_office.as_(RECEPTION) as records:
        receptions.save_reception(records, entry(people=(LIN, wrong, CHILD)))
    with desk_office.as_(RECEPTION) as records:
        assert receptions.save_reception(records, entry()).reception.number == "青婚接20260001"


def test_editing_keeps_number_and_refuses_a_stale_version(desk_office: Office) -> None:
    with desk_office.as_(RECEPTION) as records:
        kept = receptions.save_reception(records, entry())
    changed = replace(kept.reception, wish="想要孩子的抚养权", number="", staff_id="x")
    with desk_office.as_(MEDIATOR) as records:
        again = receptions.save_reception(records, entry(reception=changed, people=kept.people))
    assert (again.reception.wish, again.reception.number) == ("想要孩子的抚养权", kept.reception.number)
    assert again.reception.staff_id == kept.reception.staff_id
    assert again.people == kept.people  # nothing typed anew, no version spent
    with pytest.raises(DeskError, match=r"record\.changed_meanwhile"), desk_office.as_(MEDIATOR) as records:
        receptions.save_reception(records, entry(reception=changed, people=kept.people))


def test_a_removed_child_leaves_the_reception_not_the_register(desk_office: Office) -> None:
    with desk_office.as_(RECEPTION) as records:
        kept = receptions.save_reception(records, entry())
    fewer = replace(kept.reception, parties=kept.reception.parties[:2])
    with desk_office.as_(RECEPTION) as records:
        view = receptions.save_reception(records, entry(reception=fewer, people=kept.people[:2], consents=()))
        assert [one.name for one in view.people] == ["林晓芸", "赵启帆"]
    with desk_office.as_(DIRECTOR) as records:  # the counter has nothing to do with the child any more
        assert people.get_person(records, CHILD.id).name == "赵予安"


def test_an_anonymous_caller_needs_no_papers(desk_office: Office) -> None:
    with desk_office.as_(RECEPTION) as records:
        view = receptions.save_reception(
            records,
            replace(alone(STRANGER), phone_safety=PhoneSafety(safe_now=True, how_to_reach=SAFE_WORDS)),
        )
        assert view.people[0].alias
        assert view.has_phone_safety
    named = replace(STRANGER, id="8" * 32, identity_number=LIN.identity_number)
    with desk_office.as_(RECEPTION) as records, pytest.raises(DeskError) as refused:
        receptions.save_reception(records, alone(named, "c"))
    assert refused.value.key == "person.alias_has_identity"


def test_words_of_safety_are_sealed_from_the_first_one(desk_office: Office) -> None:
    with desk_office.as_(RECEPTION) as records:
        said = replace(alone(STRANGER), phone_safety=PhoneSafety(safe_now=False, how_to_reach=SAFE_WORDS))
        kept = receptions.save_reception(records, said).reception.id
        dump = everything(records)
        assert SAFE_WORDS not in dump
    for who in (RECEPTION, DIRECTOR):
        with desk_office.as_(who) as records:
            assert receptions.open_phone_safety(records, kept) == said.phone_safety
            assert records.acts[-1][0] == "open_phone_safety"
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError, match=r"sealed\.not_yours"):
        receptions.open_phone_safety(records, kept)


def test_refusing_consent_never_blocks(desk_office: Office) -> None:
    refused = replace(TOLD, ground=ConsentGround.REFUSED)
    with desk_office.as_(RECEPTION) as records:
        view = receptions.save_reception(records, entry(consents=(refused,)))
        assert view.consent(LIN.id) == refused


def test_a_child_needs_the_guardians_consent(desk_office: Office) -> None:
    child = Consent(person_id=CHILD.id, ground=ConsentGround.CONSENT, notice_given=True, recorded_at=NOON)
    with desk_office.as_(RECEPTION) as records, pytest.raises(DeskError) as refused:
        receptions.save_reception(records, entry(consents=(TOLD, child)))
    assert (refused.value.key, refused.value.field) == ("consent.guardian_needed", "2.consent.ground")


def test_stages_keep_their_order_and_skips_their_reason(desk_office: Office) -> None:
    listened = StageEntry(stage=Stage.LISTEN, at=NOON)
    skipped = StageEntry(stage=Stage.TELL, at=NOON, skipped_reason="对方不愿细说")
    spoke = StageEntry(stage=Stage.COMMUNICATE, at=NOON, note="约了周五")
    with desk_office.as_(RECEPTION) as records:
        kept = receptions.save_reception(
            records, entry(reception=reception(stages=(listened, skipped, spoke)))
        )
        assert kept.reception.stages == (listened, skipped, spoke)
    with desk_office.as_(RECEPTION) as records, pytest.raises(DeskError, match=r"stage\.order"):
        receptions.save_reception(records, entry(reception=reception(id="c" * 32, stages=(spoke,))))


def test_handled_on_the_spot_is_a_complete_ending(desk_office: Office) -> None:
    with desk_office.as_(RECEPTION) as records:
        kept = receptions.save_reception(records, alone(STRANGER)).reception
        with pytest.raises(DeskError, match=r"decision\.reason_needed"):
            receptions.handle_on_the_spot(records, kept.id, kept.version, "  ")
    with desk_office.as_(RECEPTION) as records:
        done = receptions.handle_on_the_spot(records, kept.id, kept.version, "讲清了探望规定").reception
        assert done.state is ReceptionState.DECIDED
        assert done.number
        assert done.decisions[-1].reason == "讲清了探望规定"


def received(office: Office, typed: receptions.ReceptionEntry) -> Reception:
    """A reception whose visitor was talked with alone."""
    with office.as_(RECEPTION) as records:
        kept = receptions.save_reception(records, typed).reception
    with office.as_(MEDIATOR) as records:
        talked(records, kept.id)
        return receptions.get_reception(records, kept.id).reception


def test_help_waits_for_the_talk_and_an_ending_does_not(desk_office: Office) -> None:
    with desk_office.as_(RECEPTION) as records:
        kept = receptions.save_reception(records, entry()).reception
    for decision in (Decision.ACCEPTED, Decision.COUNSELLING, Decision.CONSULTATION):
        with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError) as refused:
            receptions.decide(
                records, kept.id, kept.version, decision, "双方愿意", mediator_ids=(MEDIATOR.id,)
            )
        assert (refused.value.key, refused.value.field) == ("decision.talk_alone_first", "decision")
    with desk_office.as_(MEDIATOR) as records:
        view = receptions.decide(records, kept.id, kept.version, Decision.REFERRED, "转法律援助中心")
        assert view.reception.state is ReceptionState.DECIDED


def test_accepting_opens_a_case(desk_office: Office) -> None:
    kept = received(desk_office, entry())
    with desk_office.as_(MEDIATOR) as records:
        view = receptions.decide(
            records, kept.id, kept.version, Decision.ACCEPTED, "双方愿意调解", mediator_ids=(MEDIATOR.id,)
        )
    assert view.reception.case_id
    with desk_office.reading(MEDIATOR) as records:
        assert cases.case_view(records, view.reception.case_id).case.parties == kept.parties
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError, match=r"decision\.already_accepted"):
        receptions.decide(records, kept.id, view.reception.version, Decision.REFERRED, "转介法援")


def test_not_accepting_names_a_reason_and_seals_what_speaks_of_safety(desk_office: Office) -> None:
    with desk_office.as_(RECEPTION) as records:
        kept = receptions.save_reception(records, entry()).reception
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError) as refused:
        receptions.decide(records, kept.id, kept.version, Decision.NOT_ACCEPTED, "说明")
    assert refused.value.field == "reject_reason"
    with desk_office.as_(MEDIATOR) as records:
        view = receptions.decide(
            records,
            kept.id,
            kept.version,
            Decision.NOT_ACCEPTED,
            SAFE_WORDS,
            reject_reason=RejectReason.DV_UNSAFE,
        )
        assert view.reception.decisions[-1].reason == ""
        dump = everything(records)
        assert SAFE_WORDS not in dump
        assert receptions.open_decision_reason(records, kept.id) == SAFE_WORDS
    with desk_office.as_(OTHER_MEDIATOR) as records, pytest.raises(DeskError, match=r"sealed\.not_yours"):
        receptions.open_decision_reason(records, kept.id)


def test_a_decision_other_than_accepting_may_be_followed_by_a_new_one(desk_office: Office) -> None:
    kept = received(desk_office, entry())
    with desk_office.as_(COUNSELLOR) as records:
        first = receptions.decide(records, kept.id, kept.version, Decision.COUNSELLING, "先做两次辅导")
        second = receptions.decide(
            records, kept.id, first.reception.version, Decision.CONSULTATION, "请心理老师一起看"
        )
        assert [one.decision for one in second.reception.decisions] == [
            Decision.COUNSELLING,
            Decision.CONSULTATION,
        ]
        lines = receptions.reception_page(
            records, ReceptionFilter(decisions=frozenset({Decision.CONSULTATION}))
        )
        assert [line.id for line in lines] == [kept.id]


def test_whoever_stands_too_near_is_kept_out_without_a_word_why(desk_office: Office) -> None:
    kept = received(desk_office, entry())
    with desk_office.as_(MEDIATOR) as records:
        receptions.declare_conflict(records, kept.id, "求助人是我表妹")
        with pytest.raises(DeskError, match=r"case\.assign_another"):
            receptions.decide(records, kept.id, kept.version, Decision.COUNSELLING, "辅导")
    with desk_office.as_(DIRECTOR) as records:
        assert receptions.get_reception(records, kept.id).stand_apart == {MEDIATOR.id}
        with pytest.raises(DeskError, match=r"case\.assign_another"):
            receptions.decide(
                records, kept.id, kept.version, Decision.ACCEPTED, "受理", mediator_ids=(MEDIATOR.id,)
            )
    with desk_office.as_(DIRECTOR) as records:
        view = receptions.decide(
            records, kept.id, kept.version, Decision.ACCEPTED, "受理", mediator_ids=(OTHER_MEDIATOR.id,)
        )
        case = cases.case_view(records, view.reception.case_id or "").case
        with pytest.raises(DeskError, match=r"case\.assign_another"):
            cases.assign_mediators(records, case.id, case.version, (MEDIATOR.id,))


def test_a_phone_typed_beside_a_sealed_contact_is_refused_with_what_to_do(desk_office: Office) -> None:
    with desk_office.as_(MEDIATOR) as records:
        receptions.save_reception(records, entry(people=(replace(LIN, safe_contact=True), ZHAO, CHILD)))
    again = entry(reception=reception(id="f" * 32))
    with (
        pytest.raises(DeskError, match=r"reception\.contact_sealed") as refused,
        desk_office.as_(RECEPTION) as records,
    ):
        receptions.save_reception(records, again)
    assert refused.value.field == "0.phone"
    with desk_office.as_(RECEPTION) as records:
        silent = replace(again, people=(replace(LIN, contact=Contact()), ZHAO, CHILD))
        assert receptions.save_reception(records, silent).person(LIN.id).safe_contact


def test_a_sealed_contact_follows_the_case_team(desk_office: Office) -> None:
    hidden = replace(LIN, safe_contact=True)
    kept = received(desk_office, entry(people=(hidden, ZHAO, CHILD)))
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError, match=r"sealed\.not_yours"):
        people.open_contact(records, LIN.id)
    with desk_office.as_(DIRECTOR) as records:
        receptions.decide(
            records, kept.id, kept.version, Decision.ACCEPTED, "受理", mediator_ids=(MEDIATOR.id,)
        )
    with desk_office.as_(MEDIATOR) as records:
        assert people.open_contact(records, LIN.id).address == ADDRESS
    with desk_office.as_(OTHER_MEDIATOR) as records, pytest.raises(DeskError, match=r"sealed\.not_yours"):
        people.open_contact(records, LIN.id)


def test_the_list_pages_by_key_and_hides_the_past_from_the_counter(desk_office: Office) -> None:
    with desk_office.as_(MEDIATOR) as records:
        for n in range(103):
            person = Person(id=f"{n:032d}", name="王女士", alias=True)
            receptions.save_reception(records, replace(alone(person), reception=_of(person, n)))
        first = receptions.reception_page(records, ReceptionFilter())
        rest = receptions.reception_page(records, ReceptionFilter(), before=first[-1].row)
        assert (len(first), len(rest)) == (100, 3)
        assert first[0].seekers == ("王女士",)
        done = first[0]
        receptions.handle_on_the_spot(records, done.id, 1, "当场讲清")
    with desk_office.reading(RECEPTION) as records:
        assert done.id not in {line.id for line in receptions.reception_page(records, ReceptionFilter())}
        with pytest.raises(DeskError, match=r"permission\.refused"):
            receptions.get_reception(records, done.id)
        with pytest.raises(DeskError, match=r"permission\.refused"):
            receptions.reception_page(records, ReceptionFilter(person_id=LIN.id))
    with desk_office.reading(COUNSELLOR) as records:
        decided = receptions.reception_page(
            records, ReceptionFilter(states=frozenset({ReceptionState.DECIDED}))
        )
        assert [line.id for line in decided] == [done.id]


def _of(person: Person, n: int):  # type: ignore[no-untyped-def]
    return replace(alone(person).reception, id=f"{n:031d}r", mode=Mode.PHONE)


@pytest.mark.parametrize("who", [EXPERT, ADMINISTRATOR])
def test_roles_away_from_the_counter_are_refused(desk_office: Office, who: Staff) -> None:
    for use_case, args in (
        (receptions.save_reception, (entry(),)),
        (receptions.get_reception, ("x",)),
        (receptions.reception_page, (ReceptionFilter(),)),
        (receptions.handle_on_the_spot, ("x", 1, "y")),
    ):
        with desk_office.reading(who) as records, pytest.raises(DeskError, match=r"permission\.refused"):
            use_case(records, *args)


def test_the_front_desk_does_not_decide(desk_office: Office) -> None:
    with desk_office.reading(RECEPTION) as records, pytest.raises(DeskError, match=r"permission\.refused"):
        receptions.decide(records, "x", 1, Decision.REFERRED, "转介")


HOSTILE = (
    "=cmd|' /C calc'!A0",
    "{{7*7}}{x}",
    "<w:p/>&amp;",
    "\u202e反向",
    "𬍛𪚥",
    "'; DROP TABLE people; --",
)


@pytest.mark.parametrize("typed", HOSTILE)
def test_hostile_text_is_kept_exactly(desk_office: Office, typed: str) -> None:
    with desk_office.as_(RECEPTION) as records:
        view = receptions.save_reception(
            records,
            entry(
                people=(replace(LIN, name=typed, occupation=typed), ZHAO, CHILD),
                reception=reception(summary=typed, wish=typed),
            ),
        )
        assert (view.people[0].name, view.reception.summary, view.reception.wish) == (typed, typed, typed)


@pytest.mark.parametrize(
    ("typed", "key"),
    [("空\0字", "text.control"), ("半\ud800", "text.control"), ("长" * 10_000_000, "text.too_long")],
)
def test_what_cannot_be_kept_is_refused_beside_its_field(desk_office: Office, typed: str, key: str) -> None:
    for field in ("name", "occupation", "school"):
        with desk_office.as_(RECEPTION) as records, pytest.raises(DeskError) as refused:
            receptions.save_reception(records, entry(people=(replace(LIN, **{field: typed}), ZHAO, CHILD)))
        assert (refused.value.key, refused.value.field) == (key, f"0.{field}")
    for field in ("summary", "wish"):
        with desk_office.as_(RECEPTION) as records, pytest.raises(DeskError) as refused:
            receptions.save_reception(records, entry(reception=reception(**{field: typed})))
        assert (refused.value.key, refused.value.field) == (key, field)


def test_a_reception_of_tomorrow_is_refused(desk_office: Office) -> None:
    late = reception(received_at=NOON + timedelta(days=1))
    with desk_office.as_(RECEPTION) as records, pytest.raises(DeskError, match=r"reception\.future"):
        receptions.save_reception(records, entry(reception=late))


def test_every_save_is_journalled_without_values(desk_office: Office) -> None:
    with desk_office.as_(RECEPTION) as records:
        receptions.save_reception(records, entry())
    with desk_office.reading(DIRECTOR) as records:
        acts = {one.act for one in journal.entries(records)}
        assert {"add_reception", "add_person", "record_consent", "take_number"} <= acts
        written = records.connection.execute(text("SELECT group_concat(CAST(entry AS TEXT)) FROM journal"))
        told = str(written.scalar_one())
        assert not any(word in told for word in ("林晓芸", PHONE, "离婚前"))

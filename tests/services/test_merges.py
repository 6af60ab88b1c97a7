from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mediation_desk.domain.merging import Keep
from mediation_desk.domain.party import ConsentGround
from mediation_desk.domain.person import Contact, Person, Phone, Sex
from mediation_desk.domain.reception import Decision
from mediation_desk.domain.safety import Mark
from mediation_desk.errors import DeskError
from mediation_desk.register import consents, people
from mediation_desk.services import cases, merges, receptions, screenings
from mediation_desk.services import people as people_services
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, MEDIATOR, NOON, OTHER_MEDIATOR, RECEPTION, Office
from tests.services.reception_samples import ADDRESS, LIN, PHONE, TOLD, ZHAO, alone, entry, everything, talked

TWICE = Person(
    id="5" * 32,
    name="林晓云",
    sex=Sex.FEMALE,
    born=date(1990, 1, 1),
    occupation="教师",
    contact=Contact(phones=(Phone(number="13800000999"),)),
)
NAMES = {"name": Keep.FIRST}


def merged(office: Office, second: Person = TWICE) -> tuple[str, str]:
    """A case of 林晓芸's, a marked visit of the same woman under another name, and both made one."""
    with office.as_(RECEPTION) as records:
        visit = receptions.save_reception(records, entry()).reception
        other = replace(TOLD, person_id=second.id, ground=ConsentGround.REFUSED, recorded_at=NOON)
        receptions.save_reception(records, replace(alone(second), consents=(other,)))
    with office.as_(MEDIATOR) as records:
        talked(records, visit.id)
        accepted = receptions.decide(
            records, visit.id, visit.version + 1, Decision.ACCEPTED, "受理", mediator_ids=(MEDIATOR.id,)
        )
        screenings.raise_mark(records, second.id, Mark.ORANGE, "她说害怕回家")
    with office.as_(DIRECTOR) as records:
        merge_id = merges.merge_people(records, (LIN.id, 1), (second.id, 1), NAMES)
    return merge_id, accepted.reception.case_id or ""


def test_roles_cases_marks_and_consents_are_kept(desk_office: Office) -> None:
    _merge_id, case_id = merged(desk_office)
    with desk_office.as_(DIRECTOR) as records:
        one = people.get(records, LIN.id)
        assert (one.name, one.occupation) == ("林晓芸", "教师")
        assert one.contact is not None
        assert {phone.number for phone in one.contact.phones} == {PHONE, "13800000999"}
        assert people.get(records, TWICE.id) == replace(one, id=TWICE.id)  # the old id still tells all
        assert screenings.standing_of(records, LIN.id).mark is Mark.ORANGE
        assert cases.case_view(records, case_id).mark is Mark.ORANGE
        assert consents.latest(records, [LIN.id])[LIN.id].ground is ConsentGround.REFUSED
        assert len(consents.history(records, LIN.id)) == 2
        assert len(people_services.open_match(records, LIN.id).services) == 2
        typed = people_services.TypedPerson(side=people_services.Side.SEEKER, name="林晓云")
        assert [one.person_id for one in people_services.matches(records, typed)] == [LIN.id]


def test_a_merge_is_undone_within_thirty_days(desk_office: Office) -> None:
    merge_id, case_id = merged(desk_office)
    with desk_office.as_(MEDIATOR) as records:
        changed = people.get(records, LIN.id)
        people_services.save_person(records, replace(changed, work_unit="青禾小学"))
    with desk_office.as_(DIRECTOR) as records:
        (recent,) = merges.recent_merges(records)
        assert (recent.id, recent.name, recent.merged_by) == (merge_id, "林晓芸", "何玉贞")
        merges.undo_merge(records, merge_id)
    with desk_office.as_(DIRECTOR) as records:
        first, second = people.get_many(records, [LIN.id, TWICE.id])
        assert replace(first, version=0, work_unit="") == LIN
        assert first.work_unit == "青禾小学"  # what was changed since stays
        assert replace(second, version=0) == TWICE
        assert cases.case_view(records, case_id).mark is Mark.UNFINISHED
        assert merges.recent_merges(records) == ()
        with pytest.raises(DeskError, match=r"merge\.undone"):
            merges.undo_merge(records, merge_id)


def test_after_thirty_days_it_stays(desk_office: Office) -> None:
    merge_id, _case_id = merged(desk_office)
    desk_office.clock.forward(days=31)
    with desk_office.as_(DIRECTOR) as records, pytest.raises(DeskError, match=r"merge\.too_late"):
        merges.undo_merge(records, merge_id)


def test_only_who_merged_and_the_director_undo(desk_office: Office) -> None:
    merge_id, _case_id = merged(desk_office)
    with desk_office.as_(COUNSELLOR) as records, pytest.raises(DeskError, match=r"sealed\.not_yours"):
        merges.undo_merge(records, merge_id)


def test_the_stricter_safety_setting_wins_and_stays_sealed(desk_office: Office) -> None:
    merge_id, _case_id = merged(desk_office, replace(TWICE, safe_contact=True))
    with desk_office.as_(DIRECTOR) as records:
        one = people.get(records, LIN.id)
        assert one.safe_contact
        assert one.contact is None
        dump = everything(records)
        assert not any(word in dump for word in (PHONE, ADDRESS, "13800000999"))
        merges.undo_merge(records, merge_id)
        assert people.get(records, LIN.id).contact == LIN.contact
        assert people.get(records, TWICE.id).contact is None
        assert people.open_contact(records, TWICE.id) == TWICE.contact


def test_who_cannot_open_a_contact_cannot_merge_it(desk_office: Office) -> None:
    with desk_office.as_(RECEPTION) as records:
        people_services.save_person(records, LIN)
        people_services.save_person(records, replace(TWICE, safe_contact=True))
    with desk_office.as_(OTHER_MEDIATOR) as records:
        assert merges.compare(records, LIN.id, TWICE.id).second.contact is None
        with pytest.raises(DeskError, match=r"merge\.sealed"):
            merges.merge_people(records, (LIN.id, 1), (TWICE.id, 1), NAMES)


def test_two_sides_of_one_matter_are_two_people(desk_office: Office) -> None:
    with desk_office.as_(RECEPTION) as records:
        receptions.save_reception(records, entry())
    with desk_office.as_(DIRECTOR) as records, pytest.raises(DeskError, match=r"merge\.both_sides"):
        merges.compare(records, LIN.id, ZHAO.id)


def test_differing_fields_want_a_choice_and_versions_must_stand(desk_office: Office) -> None:
    with desk_office.as_(RECEPTION) as records:
        people_services.save_person(records, LIN)
        people_services.save_person(records, TWICE)
    with desk_office.as_(MEDIATOR) as records:
        assert merges.compare(records, LIN.id, TWICE.id).differing == ("name",)
        with pytest.raises(DeskError, match=r"merge\.choose"):
            merges.merge_people(records, (LIN.id, 1), (TWICE.id, 1), {})
        with pytest.raises(DeskError, match=r"record\.changed_meanwhile"):
            merges.merge_people(records, (LIN.id, 1), (TWICE.id, 2), NAMES)
        merges.merge_people(records, (LIN.id, 1), (TWICE.id, 1), {"name": Keep.SECOND})
        assert people.names(records, [LIN.id, TWICE.id]) == {LIN.id: "林晓云", TWICE.id: "林晓云"}
        with pytest.raises(DeskError, match=r"merge\.same"):
            merges.compare(records, LIN.id, TWICE.id)


def test_a_chain_of_merges_is_undone_from_its_end(desk_office: Office) -> None:
    third = replace(TWICE, id="6" * 32, name="林晓芸")
    with desk_office.as_(MEDIATOR) as records:
        for one in (LIN, TWICE, third):
            people_services.save_person(records, one)
        first_merge = merges.merge_people(records, (TWICE.id, 1), (third.id, 1), NAMES)
        second_merge = merges.merge_people(records, (LIN.id, 1), (TWICE.id, 2), NAMES)
        assert people.same(records, third.id) == {LIN.id, TWICE.id, third.id}
        assert people.get(records, third.id).name == "林晓芸"
        with pytest.raises(DeskError, match=r"merge\.later_merge"):
            merges.undo_merge(records, first_merge)
        merges.undo_merge(records, second_merge)
        merges.undo_merge(records, first_merge)
        assert people.same(records, third.id) == {third.id}


def test_the_counter_does_not_merge(desk_office: Office) -> None:
    with desk_office.as_(RECEPTION) as records:
        for use_case, args in (
            (merges.compare, ("a", "b")),
            (merges.merge_people, (("a", 1), ("b", 1), NAMES)),
            (merges.undo_merge, ("a",)),
            (merges.recent_merges, ()),
        ):
            with pytest.raises(DeskError, match=r"permission\.refused"):
                use_case(records, *args)

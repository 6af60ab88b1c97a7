"""Helpers, certificates and corps: periods, validity, hours given, and what cannot be counted is refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from mediation_desk.domain.area import Area, PointKind, ServicePoint
from mediation_desk.domain.certificate import Certificate, Validity
from mediation_desk.domain.corps import CallOut, Corps, Membership
from mediation_desk.domain.helper import CorpsKind, Helper, HelperRole, Position
from mediation_desk.errors import DeskError
from mediation_desk.services.areas import keep_area
from mediation_desk.services.certificates import certificates_of_helpers, keep_helper_certificate
from mediation_desk.services.corps import corps_view, keep_call_out, keep_corps, keep_membership
from mediation_desk.services.helpers import find_helpers, keep_helper, keep_position
from mediation_desk.services.service_points import keep_point, points
from tests.desk_fixtures import MEDIATOR, NOON, RECEPTION, Office

TODAY = NOON.date()
DAY = timedelta(days=1)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path / "register.db")
    yield made
    made.close()


def helper(office: Office, name: str = "夏荷") -> Helper:
    with office.as_(MEDIATOR) as records:
        return keep_helper(records, Helper(id="", name=name))


def corps(office: Office) -> Corps:
    with office.as_(MEDIATOR) as records:
        founded = TODAY - 100 * DAY
        return keep_corps(
            records, Corps(id="", kind=CorpsKind.LEGAL_AID, name="法律援助服务团", founded_on=founded)
        )


def test_a_position_holds_for_its_days_and_never_twice(office: Office) -> None:
    who = helper(office)
    with office.as_(MEDIATOR) as records:
        area = keep_area(records, Area(id="", name="青禾区"))
        role = Position(
            id="", helper_id=who.id, role=HelperRole.GRID_HEAD, area_id=area.id, since=TODAY - 9 * DAY
        )
        kept = keep_position(records, role)
        assert find_helpers(records, "xh")[0].held == (HelperRole.GRID_HEAD,)
        with pytest.raises(DeskError, match=r"helper\.position_twice"):
            keep_position(records, replace(role, since=TODAY))
        keep_position(records, replace(kept, until=TODAY - DAY))
        assert find_helpers(records, "夏")[0].held == ()
        keep_position(records, replace(role, since=TODAY))
        with pytest.raises(DeskError, match=r"helper\.period"):
            keep_position(records, replace(kept, until=TODAY - 99 * DAY))


def test_who_left_is_not_offered(office: Office) -> None:
    who = helper(office)
    with office.as_(MEDIATOR) as records:
        keep_helper(records, replace(who, active=False))
        assert find_helpers(records, "夏") == ()


@pytest.mark.parametrize(
    ("left", "stands"),
    [
        (None, Validity.VALID),
        (61, Validity.VALID),
        (60, Validity.ENDS_SOON),
        (0, Validity.ENDS_SOON),
        (-1, Validity.OVER),
    ],
)
def test_certificates_warn_before_they_end(office: Office, left: int | None, stands: Validity) -> None:
    who = helper(office)
    until = None if left is None else TODAY + left * DAY
    with office.as_(MEDIATOR) as records:
        keep_helper_certificate(
            records,
            Certificate(
                id="", holder="", name="律师证", got_on=TODAY - 900 * DAY, valid_until=until, helper_id=who.id
            ),
        )
        (found,) = certificates_of_helpers(records)[who.id]
    assert found.on(TODAY) is stands
    assert found.holder == "夏荷"


def test_call_outs_count_once_and_hours_for_each(office: Office) -> None:
    one, two, team = helper(office), helper(office, "方明澈"), corps(office)
    call = CallOut(
        id="", corps_id=team.id, on=TODAY, what="集市普法咨询", minutes=((one.id, 90), (two.id, 45))
    )
    with office.as_(RECEPTION) as records:  # whoever is at the counter enters what was done
        kept = keep_call_out(records, call, "")
        keep_call_out(records, replace(kept, minutes=((one.id, 120),)))
        view = corps_view(records, TODAY - DAY, TODAY)
        assert len(view.call_outs) == 1
        assert dict(view.minutes) == {one.id: 120}
        assert corps_view(records, TODAY - 9 * DAY, TODAY - DAY).call_outs == ()


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"on": TODAY + DAY}, "call_out.ahead"),
        ({"on": TODAY - 101 * DAY}, "call_out.before_corps"),
        ({"what": " "}, "call_out.what_needed"),
        ({"minutes": ()}, "call_out.nobody"),
    ],
)
def test_what_could_not_be_counted_is_refused(office: Office, change: dict[str, object], key: str) -> None:
    one, team = helper(office), corps(office)
    call = CallOut(id="", corps_id=team.id, on=TODAY, what="调处", minutes=((one.id, 90),))
    with office.as_(MEDIATOR) as records:
        with pytest.raises(DeskError, match=key.replace(".", r"\.")):
            keep_call_out(records, replace(call, **change))  # type: ignore[arg-type]
        for minutes, wrong in (
            (((one.id, 0),), "call_out.minutes"),
            (((one.id, 1441),), "call_out.minutes"),
            (((one.id, 9), (one.id, 9)), "call_out.twice"),
        ):
            with pytest.raises(DeskError, match=wrong.replace(".", r"\.")):
                keep_call_out(records, replace(call, minutes=minutes))
        with pytest.raises(DeskError, match=r"call_out\.about_unknown"):
            keep_call_out(records, call, "没有这个编号")


def test_nobody_is_twice_in_a_corps_at_a_time(office: Office) -> None:
    one, team = helper(office), corps(office)
    member = Membership(id="", corps_id=team.id, helper_id=one.id, since=TODAY - 50 * DAY)
    with office.as_(MEDIATOR) as records:
        kept = keep_membership(records, member)
        with pytest.raises(DeskError, match=r"corps\.member_twice"):
            keep_membership(records, replace(member, since=TODAY))
        keep_membership(records, replace(kept, until=TODAY - DAY))
        keep_membership(records, replace(member, since=TODAY))


def test_service_points_stand_in_the_order_of_their_kind(office: Office) -> None:
    with office.as_(MEDIATOR) as records:
        area = keep_area(records, Area(id="", name="青禾区"))
        for kind, name in ((PointKind.STUDIO, "柳青萍调解工作室"), (PointKind.CENTRE, "中心")):
            keep_point(records, ServicePoint(id="", kind=kind, name=name, area_id=area.id))
        assert [one.name for one in points(records)] == ["中心", "柳青萍调解工作室"]
        with pytest.raises(DeskError, match=r"point\.area_needed"):
            keep_point(records, ServicePoint(id="", kind=PointKind.STUDIO, name="无处", area_id=""))

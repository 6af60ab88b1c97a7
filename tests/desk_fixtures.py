"""Real encrypted registers for tests: a file with a raw key, a seat with real keys, staff of every role."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from nacl.public import PrivateKey
from nacl.signing import SigningKey
from nacl.utils import random

from mediation_desk.domain.centre import Centre
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.errors import DeskError
from mediation_desk.register import office
from mediation_desk.register.engine import open_engine
from mediation_desk.register.records import Records
from mediation_desk.register.register import Register
from mediation_desk.register.seat import Seat
from mediation_desk.register.vault.derive import Label, derive
from mediation_desk.services import recount
from tests.limits_checked import forgotten

KEY = bytes(range(32))
REGISTER_ID = "5f3c2d1e0b9a48d7a6c5e4f30211aabb"
NOON = datetime(2026, 3, 18, 1, 41, 7, tzinfo=UTC)  # 09:41 in Asia/Shanghai

CENTRE = Centre(
    district="青禾区",
    abbreviation="青婚",
    committee="青禾区婚姻家庭纠纷人民调解委员会",
    counselling_centre="青禾区婚姻家庭辅导中心",
    womens_federation="青禾区妇女联合会",
    address="青禾区文华路 18 号",
    phone="0531-80001234",
)

DIRECTOR = Staff(id="d" * 32, name="何玉贞", roles=frozenset({Role.DIRECTOR}), signs_in=True)
MEDIATOR = Staff(id="a" * 32, name="周若岚", roles=frozenset({Role.MEDIATOR}), signs_in=True)
OTHER_MEDIATOR = Staff(id="b" * 32, name="孙德全", roles=frozenset({Role.MEDIATOR}), signs_in=True)
COUNSELLOR = Staff(id="c" * 32, name="陈静怡", roles=frozenset({Role.COUNSELLOR}), signs_in=True)
RECEPTION = Staff(id="e" * 32, name="马春霞", roles=frozenset({Role.RECEPTION}), signs_in=True)
EXPERT = Staff(id="f" * 32, name="欧阳雨荷", roles=frozenset({Role.EXPERT}))
ADMINISTRATOR = Staff(id="9" * 32, name="段清和", roles=frozenset({Role.ADMINISTRATOR}), signs_in=True)
EVERYONE = (DIRECTOR, MEDIATOR, OTHER_MEDIATOR, COUNSELLOR, RECEPTION, EXPERT, ADMINISTRATOR)
SEEDS = {one.id: random(32) for one in EVERYONE if one.signs_in}
KEYS = {
    staff_id: (PrivateKey(derive(seed, Label.BOX)), SigningKey(derive(seed, Label.SIGN)))
    for staff_id, seed in SEEDS.items()
}


@dataclass(slots=True)
class Clock:
    """A clock that only moves when told to."""

    now: datetime = NOON

    def forward(self, **span: float) -> None:
        self.now += timedelta(**span)


class Counted:
    """The register as a desk turns it: limits are counted anew before each commit."""

    def __init__(self, register: Register) -> None:
        self.register = register

    def reading(self, staff: Staff, now: datetime) -> AbstractContextManager[Records]:
        return self.register.reading(staff, now)

    def writing(self, staff: Staff, now: datetime) -> AbstractContextManager[Records]:
        return recount.writing(self.register, staff, now)


class Office:
    """A register with everybody in it; `with office.as_(MEDIATOR) as records:` is one transaction."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.clock = Clock(NOON + timedelta(seconds=1))  # when the first entries of the journal were made
        path.write_bytes(_furnished())
        self.register = Register(open_engine(path, KEY), self.seat(DIRECTOR))
        self.counted = Counted(self.register)
        self.open = True

    def seat(self, who: Staff) -> Seat:
        """The keys of one member of staff, as unlocking would give them."""
        return _seat(who)

    @contextmanager
    def as_(self, who: Staff) -> Iterator[Records]:
        """Write as `who`, one second later than the last time."""
        self.clock.forward(seconds=1)
        self.register.seat = self.seat(who)
        with recount.writing(self.register, who, self.clock.now) as records:
            yield records

    @contextmanager
    def reading(self, who: Staff) -> Iterator[Records]:
        """Read as `who`."""
        self.register.seat = self.seat(who)
        with self.register.reading(who, self.clock.now) as records:
            yield records

    def check_limits(self) -> None:
        """Every stored limit says what a fresh count says: no test found an act that forgot to tell."""
        if not self.open:
            return
        try:
            with self.reading(DIRECTOR) as records:
                wrong = forgotten(records)
        except DeskError:
            return  # the test spoiled the register
        assert not wrong, wrong

    def spoil(self) -> None:
        """The test writes past the use cases on purpose: nothing is to be counted afterwards."""
        self.open = False

    def close(self) -> None:
        self.open = False
        self.register.close()


@cache
def _furnished() -> bytes:
    """A register's file with the centre named and everybody in it: made once, copied for every office."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "register.db"
        register = Register.create(path, KEY, _seat(DIRECTOR))
        with register.writing(DIRECTOR, NOON + timedelta(seconds=1)) as records:
            office.name_centre(records, CENTRE)
            for one in EVERYONE:
                office.add_staff(records, one)
                if one.signs_in:
                    box, sign = KEYS[one.id]
                    office.add_keys(records, one.id, bytes(box.public_key), bytes(sign.verify_key))
        register.close()
        return path.read_bytes()


def _seat(who: Staff) -> Seat:
    if who.id not in KEYS:
        return Seat(register_id=REGISTER_ID, staff_id=None)
    box, sign = KEYS[who.id]
    return Seat(register_id=REGISTER_ID, staff_id=who.id, box_secret=bytes(box), sign_secret=bytes(sign))


def with_roles(who: Staff, *roles: Role) -> Staff:
    """The same member of staff in other roles."""
    return replace(who, roles=frozenset(roles))

"""A whole register of two people with passwords and a card, opened through its vault, cheap to derive."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from mediation_desk.domain.keeper_sheet import KeeperSheet
from mediation_desk.domain.staff import Staff
from mediation_desk.register import office, sealed
from mediation_desk.register.records import Records
from mediation_desk.register.sealed import SealedKind
from mediation_desk.register.vault.entry import Entry
from mediation_desk.register.vault.kdf import LEAST_COST
from mediation_desk.register.vault.new_slot import new_slot
from mediation_desk.register.vault.pc_key import read_pc_key
from mediation_desk.register.vault.slots import Slot, SlotKind
from mediation_desk.services import keepers, opening
from mediation_desk.services.header_change import change_slots
from mediation_desk.services.session import Session
from tests.desk_fixtures import CENTRE, COUNSELLOR, DIRECTOR, MEDIATOR, NOON

PASSWORDS = {
    DIRECTOR.id: "daogu-menpai-yusan",
    COUNSELLOR.id: "qiaolou-shanxi-fanchuan",
    MEDIATOR.id: "zhulin-xiaolu-dengta",
}
NAMES = ("何玉贞", "陈静怡", "青禾区档案馆 唐守正")


@dataclass(slots=True)
class KeeperOffice:
    """`with desk.sitting(DIRECTOR) as session:` is one sign-in; a second passes with each."""

    root: Path
    card: str
    now: datetime = NOON + timedelta(minutes=1)
    sheets: list[tuple[KeeperSheet, ...]] = field(default_factory=list)

    @property
    def folder(self) -> Path:
        return self.root / "register"

    @property
    def state(self) -> Path:
        return self.root / "state"

    def tick(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def sign_in(self, who: Staff, password: str = "") -> Session:
        typed = password or PASSWORDS[who.id]
        return opening.open_with_password(self.folder, self.state, who.id, typed, self.tick())

    @contextmanager
    def sitting(self, who: Staff, password: str = "") -> Iterator[Session]:
        session = self.sign_in(who, password)
        try:
            yield session
        finally:
            opening.lock(session)

    def appoint(self, session: Session, old: tuple[str, ...] = ()) -> tuple[KeeperSheet, ...]:
        """Draw three sheets and appoint `NAMES` with them."""
        made = keepers.draw_sheets()
        typed = tuple(" ".join(sheet.words) for sheet in made)
        keepers.appoint_keepers(session, self.tick(), PASSWORDS[session.staff.id], typed, NAMES, old)  # type: ignore[arg-type]
        self.sheets.append(made)
        return made


def words(sheet: KeeperSheet) -> str:
    """A sheet as its words are typed."""
    return " ".join(sheet.words)


def numbers(sheet: KeeperSheet) -> str:
    """A sheet as its numbers are typed."""
    return " ".join(sheet.numbers)


def seal_text(session: Session, now: datetime, kind: SealedKind, text: str, *readers: str) -> str:
    """One sealed text, as a use case would keep it."""
    with session.writing(session.staff, now) as records:
        return sealed.seal(records, kind, text, readers)


def unsealed(session: Session, now: datetime, text_id: str) -> str:
    """The text, opened by whoever sits there."""
    with session.reading(session.staff, now) as records:
        return sealed.unseal(records, text_id)


def make_office(root: Path) -> KeeperOffice:
    """A copy of the furnished office under `root`."""
    made = _furnished()
    shutil.copytree(made.root, root, dirs_exist_ok=True)
    return KeeperOffice(root=root, card=made.card, now=made.now)


@cache
def _furnished() -> KeeperOffice:
    root = Path(mkdtemp(prefix="keeper-office-"))
    wanted = opening.FirstStart(
        centre=CENTRE, first=DIRECTOR, members=(COUNSELLOR, MEDIATOR), password=PASSWORDS[DIRECTOR.id]
    )
    created = opening.create_register(root / "register", root / "state", wanted, NOON, cost=LEAST_COST)
    made = KeeperOffice(root=root, card=created.card)
    for who in (COUNSELLOR, MEDIATOR):
        _give_slot(created.session, made.tick(), who)
    opening.lock(created.session)
    return made


def _give_slot(session: Session, now: datetime, who: Staff) -> None:
    keys = session.keys
    entry = Entry(register_key=keys.register_key, register_id=keys.register_id, epoch=keys.epoch)
    made = new_slot(
        entry,
        SlotKind.PERSON,
        who.id,
        who.name,
        PASSWORDS[who.id].encode(),
        pc_key=read_pc_key(session.state_folder, keys.register_id),
        cost=LEAST_COST,
    )

    def edit(records: Records, slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
        office.add_keys(records, who.id, made.public.box, made.public.sign)
        return (*slots, made.slot)

    change_slots(session, now, edit)

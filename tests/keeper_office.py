"""A whole register with its vault, for keepers: who signs in, sheets drawn and appointed, texts sealed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from mediation_desk.domain.keeper_sheet import KeeperSheet
from mediation_desk.domain.staff import Staff
from mediation_desk.register import sealed
from mediation_desk.register.sealed import SealedKind
from mediation_desk.services import keepers, opening
from mediation_desk.services.session import Session
from tests.desk_fixtures import NOON
from tests.session_fixtures import PASSWORD, SessionOffice

NAMES = ("何玉贞", "陈静怡", "青禾区档案馆 唐守正")


@dataclass(slots=True)
class KeeperOffice:
    """`with desk.sitting(DIRECTOR) as session:` is one sign-in; a second passes with each."""

    root: Path
    card: str
    now: datetime = NOON + timedelta(hours=1)
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
        return opening.open_with_password(self.folder, self.state, who.id, password or PASSWORD, self.tick())

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
        keepers.appoint_keepers(session, self.tick(), PASSWORD, typed, NAMES, old)  # type: ignore[arg-type]
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
    made = SessionOffice(root)
    return KeeperOffice(root=root, card=made.card)

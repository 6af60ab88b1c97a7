"""A password for somebody at an office desk: a real lock, PC key and header around the office's register."""

from __future__ import annotations

from pathlib import Path

from mediation_desk.domain.passwords import normalised
from mediation_desk.domain.staff import Staff
from mediation_desk.register import office as register_office
from mediation_desk.register.openlock import OpenLock
from mediation_desk.register.vault.derive import Label, derive
from mediation_desk.register.vault.entry import Entry
from mediation_desk.register.vault.header import Header, header_text, signed
from mediation_desk.register.vault.kdf import LEAST_COST
from mediation_desk.register.vault.new_slot import new_slot
from mediation_desk.register.vault.opened import open_with
from mediation_desk.register.vault.pc_key import keep_pc_key, new_pc_key
from mediation_desk.register.vault.slots import SlotKind
from mediation_desk.services.session import HEADER_TEXT, Session
from tests.desk_fixtures import CENTRE, DIRECTOR, KEY, REGISTER_ID, SEEDS, Office
from tests.session_fixtures import PASSWORD


def session_with_password(office: Office, who: Staff, folder: Path) -> Session:
    """A session of `who` on the office's own register, whose password is PASSWORD."""
    entry = Entry(register_key=KEY, register_id=REGISTER_ID, epoch=1)
    pc_key = keep_pc_key(folder / "state", REGISTER_ID, new_pc_key().key)
    made = new_slot(
        entry,
        SlotKind.PERSON,
        who.id,
        who.name,
        normalised(PASSWORD),
        pc_key=pc_key,
        seed=SEEDS[who.id],
        cost=LEAST_COST,
    )
    bare = Header(
        register_id=REGISTER_ID, generation=1, epoch=1, database="register-1.db", slots=(made.slot,)
    )
    header = signed(bare, derive(KEY, Label.HEADER))
    with office.as_(DIRECTOR) as records:
        register_office.set_setting(records, HEADER_TEXT, header_text(header))
    office.register.seat = office.seat(who)
    return Session(
        register=office.register,
        staff=who,
        centre=CENTRE,
        held=OpenLock.take(folder),
        folder=folder,
        state_folder=folder / "state",
        keys=open_with(header, made.slot, made.seed),
    )

"""An invented register that is left where it was made, to be opened by the next version of the program.

Whoever tries an upgrade lets the old program make it and the new one open it again, in the same folder. Its
password lies beside it in the open: nobody in it exists.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TextIO

from mediation_desk import words
from mediation_desk.domain.passwords import offer_phrase
from mediation_desk.log import close_log, open_log
from mediation_desk.paths import paths_under, usual_paths
from mediation_desk.preferences import load_preferences
from mediation_desk.register.vault.kdf import LEAST_COST
from mediation_desk.self_test.family import CENTRE, DIRECTOR, NAMES
from mediation_desk.self_test.telling import FaultError, StoppedError, Telling, terminal
from mediation_desk.self_test.way import Way, now
from mediation_desk.services import opening
from mediation_desk.words import _

NOTE = "self-test.json"
"""Beside the register: its password, its case, and hashes of what was printed."""


def run_kept(folder: Path, out: TextIO | None = None) -> int:
    """Make the register below `folder`, or open the one made there before; 0 when all was as it should be."""
    words.use(load_preferences(usual_paths().preferences).language)
    telling = Telling(out or terminal())
    paths = paths_under(folder)
    open_log(paths.logs)
    try:
        if (folder / NOTE).exists():
            with telling.step(_("opened again with the password: people and both files as they were")):
                _again(folder)
        else:
            with telling.step(_("an encrypted register with keys, centre and staff")):
                _make(folder)
    except StoppedError:
        return 1
    finally:
        close_log()
    return 0


def _make(folder: Path) -> None:
    paths, password, way = paths_under(folder), offer_phrase().typed, Way()
    wanted = opening.FirstStart(centre=CENTRE, first=DIRECTOR, members=(), password=password)
    made = opening.create_register(paths.registers / "register", paths.state, wanted, now(), cost=LEAST_COST)
    session = made.session
    try:
        for act in (way.receive, way.talk_alone, way.accept, way.begin, way.sit, way.draft):
            with session.writing(session.staff, now()) as records:
                act(records)
        with session.writing(session.staff, now()) as records:
            printed = way.print(records)
            way.sign(records, printed.code)
    finally:
        opening.lock(session)
    told = {"password": password, "case": way.case_id, "code": printed.code}
    (folder / NOTE).write_text(json.dumps({**told, "printed": _digests(printed.pdf, printed.docx)}))


def _again(folder: Path) -> None:
    paths, told, way = paths_under(folder), json.loads((folder / NOTE).read_text()), Way()
    way.case_id = told["case"]
    register = paths.registers / "register"
    session = opening.open_with_password(register, paths.state, DIRECTOR.id, told["password"], now())
    try:
        with session.register.reading(session.staff, now()) as records:
            same = _digests(*way.bytes_again(records, told["code"])) == told["printed"]
            if not same or way.names_again(records) != NAMES:
                raise FaultError(_("The register gives back something else than it was given."))
    finally:
        opening.lock(session)


def _digests(*files: bytes) -> list[str]:
    return [hashlib.sha256(one).hexdigest() for one in files]

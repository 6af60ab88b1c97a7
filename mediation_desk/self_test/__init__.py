"""The self-test: the program proves its main job on a scratch register, without a screen."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from mediation_desk import words
from mediation_desk.domain.passwords import offer_phrase
from mediation_desk.errors import DeskError
from mediation_desk.log import close_log, note, open_log
from mediation_desk.paths import Paths, paths_under, usual_paths
from mediation_desk.preferences import load_preferences
from mediation_desk.register.vault.kdf import LEAST_COST
from mediation_desk.scratch import scratch_folder
from mediation_desk.self_test.disk import ENCODINGS, altered_copy, holds, traces
from mediation_desk.self_test.family import AMOUNTS, CENTRE, COPIES, DIRECTOR, NAMES
from mediation_desk.self_test.reading import docx_text, lacking, pdf_text
from mediation_desk.self_test.telling import FaultError, StoppedError, Telling, refused, terminal
from mediation_desk.self_test.way import Printed, Way, now
from mediation_desk.self_test.whole import prove_whole
from mediation_desk.services import opening
from mediation_desk.services.session import Session
from mediation_desk.words import _


def run(out: TextIO | None = None) -> int:
    """Prove it and say each step; 0 when all went well, else 1."""
    words.use(load_preferences(usual_paths().preferences).language)
    telling = Telling(out or terminal())
    telling.line(_("Mediation Desk proves its main job on a scratch register:"))
    before = tempfile.tempdir
    with scratch_folder() as folder:
        try:
            (folder / "temp").mkdir()
            tempfile.tempdir = str(folder / "temp")  # whatever is written beside the register is searched too
            _prove(telling, folder)
            prove_whole(telling, folder)
        except StoppedError:
            telling.line(_("The self-test failed; please show these lines to whoever looks after the PC."))
            return 1
        finally:
            tempfile.tempdir = before
            close_log()
    telling.line(_("Everything is as it should be; the scratch register is deleted."))
    return 0


def _prove(telling: Telling, folder: Path) -> None:
    paths = paths_under(folder / "desk")
    register, password = paths.registers / "register", offer_phrase().typed
    open_log(paths.logs)
    note("self-test")
    with telling.step(_("an encrypted register with keys, centre and staff")):
        wanted = opening.FirstStart(centre=CENTRE, first=DIRECTOR, members=(), password=password)
        made = opening.create_register(register, paths.state, wanted, now(), cost=LEAST_COST)
    session, way = made.session, Way()
    try:
        printed = _main_job(telling, session, way)
        with telling.step(_("a second desk on the same register is refused")):
            refused(("register.in_use",), _open(paths, register, password))
        with telling.step(_("nobody's name in any file while the register is open")):
            _no_traces(folder)
    finally:
        opening.lock(session)
    _door(telling, paths, password, way, printed)
    with telling.step(_("one altered byte of the register is refused")):
        _altered(paths, folder, password)
    with telling.step(_("nobody's name in any file after locking")):
        _no_traces(folder)


def _main_job(telling: Telling, session: Session, way: Way) -> Printed:
    acts = (
        (_("reception of a visitor, the other side and a child"), way.receive),
        (_("both are asked alone"), way.talk_alone),
        (_("the case is accepted"), way.accept),
        (_("consents, notices of rights, the child is heard"), way.begin),
        (_("a sitting and its signed record"), way.sit),
        (_("the agreement is written and checked"), way.draft),
    )
    for said, act in acts:
        with telling.step(said), session.writing(session.staff, now()) as records:
            act(records)
    with (
        telling.step(_("the final print takes its number and code")),
        session.writing(session.staff, now()) as records,
    ):
        printed = way.print(records)
    texts = {"PDF": pdf_text(printed.pdf, printed.number), "Word": docx_text(printed.docx)}
    for kind, text in texts.items():
        with telling.step(
            _("read from the {kind} file: parties, clauses, number, amounts, copies", kind=kind)
        ):
            _read_back(text, printed)
    with (
        telling.step(_("signed by everybody, sealed, frozen")),
        session.writing(session.staff, now()) as records,
    ):
        if not way.sign(records, printed.code):
            raise FaultError(_("The signed version is not frozen."))
    return printed


def _read_back(text: str, printed: Printed) -> None:
    wanted = (*NAMES, printed.number, printed.code, *AMOUNTS, *printed.clauses)
    missing = lacking(text, wanted)
    if len(lacking(text, COPIES)) == len(COPIES):
        missing += (COPIES[0],)
    if missing:
        raise FaultError(_("Not found: {words}", words="；".join(missing)))


def _door(telling: Telling, paths: Paths, password: str, way: Way, printed: Printed) -> None:
    register = paths.registers / "register"
    with telling.step(_("a wrong password is refused")):
        refused(("vault.wrong_password",), _open(paths, register, offer_phrase().typed))
    with telling.step(_("opened again with the password: people and both files as they were")):
        session = opening.open_with_password(register, paths.state, DIRECTOR.id, password, now())
        try:
            with session.register.reading(session.staff, now()) as records:
                same = way.bytes_again(records, printed.code) == (printed.pdf, printed.docx)
                if way.names_again(records) != NAMES or not same:
                    raise FaultError(_("The register gives back something else than it was given."))
        finally:
            opening.lock(session)


def _altered(paths: Paths, folder: Path, password: str) -> None:
    register = paths.registers / "register"
    database = next(path.name for path in register.iterdir() if path.suffix == ".db")
    size = (register / database).stat().st_size
    for number, (name, place) in enumerate(((database, 0.0), (database, 2000 / size), ("vault.json", 0.5))):
        copy = altered_copy(register, folder / f"altered-{number}", name, place)
        refused(_DAMAGE, _open(paths, copy, password))


def _open(paths: Paths, register: Path, password: str) -> DeskError | None:
    """The refusal of opening, or None when it opened (and was locked again)."""
    try:
        session = opening.open_with_password(register, paths.state, DIRECTOR.id, password, datetime.now(UTC))
    except DeskError as error:
        return error
    opening.lock(session)
    return None


def _no_traces(folder: Path) -> None:
    planted = "\n".join(NAMES)
    if not all(holds(planted.encode(one), [name.encode(one) for name in NAMES]) for one in ENCODINGS):
        raise FaultError(_("The search itself does not find."))
    if found := traces(folder, NAMES):
        raise FaultError(_("A name stands in: {files}", files="、".join(found)))


_DAMAGE = ("register.wrong_key_or_damaged", "vault.header_damaged", "vault.header_altered")

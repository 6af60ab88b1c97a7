"""A new register key, copied, proved and swung, against SQLCipher's bare export of the same file."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from uuid import uuid4

import sqlcipher3.dbapi2 as sqlcipher
from nacl.utils import random
from sqlalchemy import insert

from mediation_desk.register.tables.safekeeping import drafts
from mediation_desk.services import opening
from mediation_desk.services.rekey import swing
from mediation_desk.services.session import Session
from tests.bench.generated import FIRST, MORNING, Generated, generated
from tests.bench.timing import Line, spent

CASES = 1_000
_ROW = 3_072
_AT_ONCE = 4_000


def line(cache: Path, megabytes: int) -> Line:
    """One re-key of a register of so many MB; generated cases, and sealed drafts for the rest."""
    made = generated(cache, CASES)
    with tempfile.TemporaryDirectory(dir=cache) as folder:
        copied = Generated(root=Path(folder) / "register", cases=CASES)
        shutil.copytree(made.root, copied.root)
        session = copied.open()
        try:
            _fill(session, megabytes << 20)
            base = _bare_export(session, Path(folder) / "exported.db")
            ours = spent(lambda: swing(session, MORNING, lambda _records, slots: slots))
        finally:
            opening.lock(session)
    return Line(
        what=f"re-key of {megabytes} MB, proved page by page",
        ours=ours,
        base=base,
        against="bare sqlcipher_export",
        most=3,
    )


def _fill(session: Session, wanted: int) -> None:
    database = session.folder / session.keys.database
    while database.stat().st_size < wanted:
        rows = [
            {
                "form": "filler",
                "subject_id": uuid4().hex,
                "author": FIRST.id,
                "cipher": random(_ROW),
                "saved_at": MORNING,
            }
            for _ in range(_AT_ONCE)
        ]
        with session.writing(FIRST, MORNING) as records:
            records.connection.execute(insert(drafts), rows)
        session.register.settle()


def _bare_export(session: Session, target: Path) -> float:
    source = sqlcipher.connect(str(session.folder / session.keys.database), isolation_level=None)
    try:
        source.execute("PRAGMA key = \"x'" + session.keys.database_key.hex() + "'\"")
        source.execute("PRAGMA temp_store = MEMORY")
        key = "x'" + random(32).hex() + "'"
        source.execute("ATTACH DATABASE ? AS target KEY ?", (str(target), key))
        return spent(lambda: source.execute("SELECT sqlcipher_export('target')").fetchall())
    finally:
        source.close()

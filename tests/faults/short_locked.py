"""A process that short-locks a desk and waits to be killed: `python -m tests.faults.short_locked FOLDER`.

Says on its standard output, which is a pipe, what must not be found on the disk afterwards.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from mediation_desk.register.vault.kdf import LEAST_COST
from mediation_desk.services.drafts import keep_draft
from mediation_desk.services.password_check import Confirmed
from mediation_desk.services.short_lock import lock_short, set_short_code
from tests.desk_fixtures import COUNSELLOR, NOON
from tests.session_fixtures import SessionOffice

CODE = "739164"


def main(folder: Path) -> None:
    office = SessionOffice(folder)
    session = office.open(COUNSELLOR)
    confirmed = Confirmed(staff_id=COUNSELLOR.id, at=office.now())
    set_short_code(session, office.now(), confirmed, CODE, LEAST_COST)
    with office.records(session) as records:
        keep_draft(records, "reception", "", "哨兵草稿")
    keys = session.keys
    secrets = [keys.seed, keys.register_key, keys.database_key, keys.box_secret_key, keys.sign_key]
    told = [secret.hex() for secret in secrets if secret is not None]
    short = lock_short(session, NOON, office.now())
    assert short is not None
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    time.sleep(600)
    assert not short.ended


if __name__ == "__main__":
    main(Path(sys.argv[1]))

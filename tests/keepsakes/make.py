"""Keep a register of this version for ever: `python -m tests.keepsakes.make NAME` (1.0, …), once per release.

Writes `NAME/register.db`, a small real encrypted register with one case from reception to a final print, and
`NAME/README.md` with its key and what must be found in it. A keepsake is never edited and never made again.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from mediation_desk.register import journal
from mediation_desk.register.migrations import newest
from mediation_desk.services import agreements, cases
from tests.case_fixtures import add_case, begin_mediation, filled
from tests.desk_fixtures import KEY, MEDIATOR, Office

HERE = Path(__file__).parent
README = """# A register of version {name}

Schema {revision}, {entries} entries in the journal. Never edited: every later program must open it.

- raw SQLCipher key (hexadecimal): `{key}`
- register id: `{register_id}`
- mediator, who may read the case: `{mediator}`
- case: `{case_id}`
- parties: 林晓芸 ／ 赵启帆 (invented)
- note: {note}
- final print: `{code}`
"""
NOTE = "双方约定下周三上午再来一次，带房产证。"


def make(folder: Path) -> None:
    """Write the keepsake into `folder`, which must not exist yet."""
    with tempfile.TemporaryDirectory(prefix="desk-keepsake-") as scratch:
        path = Path(scratch) / "register.db"
        office = Office(path)
        case_id = add_case(office)
        begin_mediation(office, case_id)
        with office.as_(MEDIATOR) as records:
            cases.add_note(records, case_id, NOTE)
            agreement = agreements.begin_agreement(records, case_id).agreement
            draft = agreements.save_agreement(records, filled(agreement)).agreement
        with office.as_(MEDIATOR) as records:
            made = agreements.print_final(records, draft.id, draft.version)
        with office.reading(MEDIATOR) as records:
            entries = len(journal.entries(records))
        office.close()
        assert made.current is not None
        told = README.format(
            name=folder.name,
            revision=newest(),
            entries=entries,
            key=KEY.hex(),
            register_id=office.register.seat.register_id,
            mediator=MEDIATOR.id,
            case_id=case_id,
            note=NOTE,
            code=made.current.code,
        )
        folder.mkdir(parents=True)
        (folder / "register.db").write_bytes(path.read_bytes())
    (folder / "README.md").write_text(told, encoding="utf-8")


if __name__ == "__main__":
    make(HERE / sys.argv[1])

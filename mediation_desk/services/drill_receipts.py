"""The receipt of a restore drill, on the page and on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from mediation_desk.documents.drill_receipt import FORM, DrillFacts, drill_receipt
from mediation_desk.documents.wording import wording
from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.drill import Drill, DrillHow
from mediation_desk.domain.numerals import plain_date
from mediation_desk.errors import DeskError
from mediation_desk.register import drills, office
from mediation_desk.register.records import Records
from mediation_desk.services import paper_gate
from mediation_desk.services.access import BACKUP_RESTORE
from mediation_desk.services.copy_receipts import head_said
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.permission import allowed


@allowed(BACKUP_RESTORE)
def drill_facts(records: Records, number: int) -> DrillFacts:
    """What the receipt of drill `number` says. DeskError("drill.none")."""
    done = next((one for one in drills.every(records) if one.number == number), None)
    if done is None:
        raise DeskError("drill.none")
    said = wording(FORM)
    names = {one.id: one.name for one in office.all_staff(records)}
    made, at = _moment(done.copy_made_at), _moment(done.at)
    facts = DrillFacts(
        centre=office.centre(records).counselling_centre,
        number=said.fill("number_said", number=str(done.number)),
        at=at,
        copy=said.fill("copy_said", made=made, stick=done.stick),
        how=said[f"how_{done.how}"],
        result=said["passed" if done.passed else "failed"],
        by=names.get(done.by, ""),
        proves=said[_proves(done)],
    )
    return _with_findings(facts, done) if done.passed else facts


@allowed(BACKUP_RESTORE, changes={"journal"})
def drill_paper(records: Records, number: int) -> MadePaper:
    """The receipt to look at and print; journalled. DeskError: drill.none, paper.missing_glyph."""
    paper = drill_receipt(drill_facts(records, number))
    records.journal("print_drill_receipt", fields=(str(number),))
    return paper_gate.plain(FORM, paper)


def _with_findings(facts: DrillFacts, done: Drill) -> DrillFacts:
    said = wording(FORM)
    changed = str(done.cases - done.same)
    return replace(
        facts,
        cases=said.fill("cases_said", cases=str(done.cases), same=str(done.same), changed=changed),
        files=said.fill("files_said", files=f"{done.files:,}") if done.files else "",
        head=head_said(done.head),
    )


def _proves(done: Drill) -> str:
    if not done.passed:
        return "not_passed"
    return "own_key" if done.how is DrillHow.OWN_KEY else "apart"


def _moment(moment: datetime) -> str:
    here = moment.astimezone(SHANGHAI)
    return f"{plain_date(legal_day(moment))} {here:%H:%M}"

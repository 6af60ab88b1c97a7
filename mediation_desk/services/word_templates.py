"""A centre's own Word templates for letters: checked when added, filled apart, out through the one gate."""

from __future__ import annotations

from mediation_desk.documents.own_template import TemplateFault, faults_of, used_names
from mediation_desk.documents.papers import OWN_TEMPLATE
from mediation_desk.documents.template_apart import fill_apart
from mediation_desk.domain.texts import check_text
from mediation_desk.domain.written_paper import Audience
from mediation_desk.errors import DeskError
from mediation_desk.register import word_templates
from mediation_desk.register.records import Records
from mediation_desk.register.word_templates import TemplateLine
from mediation_desk.services import paper_gate
from mediation_desk.services.access import AT_THE_DESK, DOSSIER_WRITE, OFFICE_WRITE
from mediation_desk.services.case_team import opened_case
from mediation_desk.services.filling.source import Source
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.permission import allowed
from mediation_desk.services.template_names import NAMES, told

__all__ = [
    "TemplateLine",
    "add_template",
    "check_template",
    "paper_from_template",
    "retire_template",
    "templates_in_use",
]

OFFERED = frozenset(NAMES)
"""What a template may name."""


@allowed(AT_THE_DESK)
def templates_in_use(records: Records) -> tuple[TemplateLine, ...]:
    """The centre's own templates, by title."""
    return word_templates.in_use(records)


@allowed(OFFICE_WRITE)
def check_template(_records: Records, docx: bytes) -> tuple[TemplateFault, ...]:
    """Everything wrong with a file somebody wants to add; empty when it can be filled."""
    return faults_of(docx, OFFERED)


@allowed(OFFICE_WRITE, changes={"form"})
def add_template(records: Records, title: str, docx: bytes) -> str:
    """Keep a template without faults. DeskError: template.untitled, template.faulty, text.*."""
    said = title.strip()
    if not said:
        raise DeskError("template.untitled", field="title")
    check_text(said, "title", 60)
    if faults_of(docx, OFFERED):
        raise DeskError("template.faulty", field="file")
    return word_templates.add(records, said, docx)


@allowed(OFFICE_WRITE, changes={"form"})
def retire_template(records: Records, template_id: str) -> None:
    """Offer a template no more; papers made from it stay what they are. DeskError("template.missing")."""
    word_templates.retire(records, template_id)


@allowed(DOSSIER_WRITE)
def paper_from_template(records: Records, template_id: str, case_id: str, audience: Audience) -> MadePaper:
    """A letter of a case from the centre's own template, as a Word file alone.

    It passes the two-party wall as every paper does. Raises DeskError: template.missing, template.failed,
    template.too_long, case.missing, case.not_yours.
    """
    title, docx = word_templates.get(records, template_id)
    case = opened_case(records, case_id)
    source = Source(records, case)
    filled = fill_apart(docx, told(source, used_names(docx)))
    return paper_gate.own(
        records,
        OWN_TEMPLATE,
        title,
        filled,
        case,
        subject_id=template_id,
        readers=audience.sides,
        shown=source.parties.values(),
    )

"""The centre's own wording and looks in the register: kept, journalled, put back, worn by every paper."""

from __future__ import annotations

import pytest

from mediation_desk.documents.house import STYLE, wearing
from mediation_desk.documents.words_of import words_of_pdf
from mediation_desk.errors import DeskError
from mediation_desk.services.form_style import (
    change_look,
    change_words,
    form_changes_of,
    reset_form,
)
from mediation_desk.services.house import house
from mediation_desk.services.papers import blank_paper
from tests.desk_fixtures import DIRECTOR, MEDIATOR, Office

SAID = "以上内容已向我宣读，我已听懂。"


def test_changed_words_are_on_the_next_paper_and_ours_after_reset(desk_office: Office) -> None:
    with desk_office.as_(DIRECTOR) as records:
        change_words(records, "rights_notice", "statement", SAID)
    with desk_office.reading(MEDIATOR) as records, wearing(lambda: house(records)):
        assert SAID in "".join(words_of_pdf(blank_paper(records, "rights_notice").pdf)).replace("\n", "")
    with desk_office.as_(DIRECTOR) as records:
        reset_form(records, "rights_notice")
        assert house(records).of("rights_notice") == {}


def test_saying_ours_again_is_no_change(desk_office: Office) -> None:
    with desk_office.as_(DIRECTOR) as records:
        change_words(records, "rights_notice", "statement", SAID)
        change_words(records, "rights_notice", "statement", "以上内容我已阅读（已向我宣读）并理解。")
        assert form_changes_of(records).of("rights_notice") == {}


def test_looks_are_kept_by_path(desk_office: Office) -> None:
    with desk_office.as_(DIRECTOR) as records:
        change_look(records, "roles.body.size", 15)
        change_look(records, "sheets.form.left", 30)
        reset_form(records, STYLE, "roles.body.size")
        assert house(records).of(STYLE) == {"sheets.form.left": 30}


def test_a_mediator_changes_no_form(desk_office: Office) -> None:
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError, match=r"permission\.refused"):
        change_words(records, "rights_notice", "statement", SAID)


def test_the_screening_and_the_check_up_are_no_forms_to_change(desk_office: Office) -> None:
    with desk_office.as_(DIRECTOR) as records, pytest.raises(ValueError, match="no such form"):
        change_words(records, "screening", "title", "甲")

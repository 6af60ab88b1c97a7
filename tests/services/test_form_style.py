"""The centre's own wording and looks in the register: kept, journalled, put back, worn by every paper."""

from __future__ import annotations

import pytest

from mediation_desk.documents.extras import EXTRA
from mediation_desk.documents.house import STYLE, wearing
from mediation_desk.documents.words_of import words_of_pdf
from mediation_desk.errors import DeskError
from mediation_desk.services.form_style import (
    change_looks,
    change_words,
    form_changes_of,
    look_at_form,
    reset_form,
)
from mediation_desk.services.house import house
from mediation_desk.services.papers import blank_paper
from tests.desk_fixtures import DIRECTOR, MEDIATOR, Office

SAID = "以上内容已向我宣读，我已听懂。"


def test_changed_words_are_on_the_next_paper_and_ours_after_reset(desk_office: Office) -> None:
    with desk_office.as_(DIRECTOR) as records:
        change_words(records, "rights_notice", {"statement": SAID})
    with desk_office.reading(MEDIATOR) as records, wearing(lambda: house(records)):
        assert SAID in "".join(words_of_pdf(blank_paper(records, "rights_notice").pdf)).replace("\n", "")
    with desk_office.as_(DIRECTOR) as records:
        reset_form(records, "rights_notice")
        assert house(records).of("rights_notice") == {}


def test_saying_ours_again_is_no_change(desk_office: Office) -> None:
    with desk_office.as_(DIRECTOR) as records:
        change_words(records, "rights_notice", {"statement": SAID})
        change_words(records, "rights_notice", {"statement": "以上内容我已阅读（已向我宣读）并理解。"})
        assert form_changes_of(records).of("rights_notice") == {}


def test_looks_are_kept_by_path(desk_office: Office) -> None:
    with desk_office.as_(DIRECTOR) as records:
        change_looks(records, {"roles.body.size": 15, "sheets.form.left": 30})
        reset_form(records, STYLE, "roles.body.size")
        assert house(records).of(STYLE) == {"sheets.form.left": 30}


def test_a_mediator_changes_no_form(desk_office: Office) -> None:
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError, match=r"permission\.refused"):
        change_words(records, "rights_notice", {"statement": SAID})


def test_the_screening_and_the_check_up_are_no_forms_to_change(desk_office: Office) -> None:
    with desk_office.as_(DIRECTOR) as records, pytest.raises(ValueError, match="no such form"):
        change_words(records, "screening", {"title": "甲"})


def test_a_wrong_word_is_said_beside_its_place_and_nothing_is_kept(desk_office: Office) -> None:
    with pytest.raises(DeskError) as refused, desk_office.as_(DIRECTOR) as records:
        change_words(records, "acceptance_form", {"title": "登记表", "sentence": "调解。"})
    assert (refused.value.key, refused.value.field) == ("form.placeholder_missing", "sentence")
    with desk_office.reading(DIRECTOR) as records:
        assert house(records).changes == {}


def test_a_row_of_ones_own_stands_on_the_form(desk_office: Office) -> None:
    with desk_office.as_(DIRECTOR) as records:
        change_words(records, "acceptance_form", {EXTRA: ["所属网格", "", "网格员"]})
    with desk_office.reading(MEDIATOR) as records, wearing(lambda: house(records)):
        said = words_of_pdf(blank_paper(records, "acceptance_form").pdf)[0]
    assert "所属网格" in said
    assert "网格员" in said


@pytest.mark.parametrize("form", ["mediation_agreement", "mediation_record", "restore_card", "common"])
def test_what_people_sign_as_theirs_takes_no_rows(desk_office: Office, form: str) -> None:
    with desk_office.as_(DIRECTOR) as records, pytest.raises(ValueError, match="no rows"):
        change_words(records, form, {EXTRA: ["网格"]})


@pytest.mark.parametrize(
    ("labels", "key"),
    [
        (["网格"] * 2, "form.extra_twice"),
        (["很长" * 7], "form.extra_long"),
        ([str(n) for n in range(9)], "form.extra_many"),
        (["{name}"], "form.stray_brace"),
    ],
)
def test_rows_that_would_spoil_a_form_are_refused(desk_office: Office, labels: list[str], key: str) -> None:
    with desk_office.as_(DIRECTOR) as records, pytest.raises(DeskError) as refused:
        change_words(records, "application", {EXTRA: labels})
    assert (refused.value.key, refused.value.field) == (key, EXTRA)


def test_changes_are_looked_at_before_they_count(desk_office: Office) -> None:
    with desk_office.reading(DIRECTOR) as records:
        ours = look_at_form(records, "rights_notice", {}, {}, 0.5)
        tried = look_at_form(records, "rights_notice", {"statement": SAID}, {"roles.notice.size": 16}, 0.5)
        assert tried[0].pixels != ours[0].pixels
        assert house(records).changes == {}


def test_the_head_of_letters_is_seen_among_the_looks(desk_office: Office) -> None:
    with desk_office.reading(DIRECTOR) as records:
        ours = look_at_form(records, "style", {}, {}, 0.5)
        tried = look_at_form(records, "style", {}, {"letter.head": "none"}, 0.5)
    assert [one.pixels == two.pixels for one, two in zip(ours, tried, strict=True)] == [True] * (
        len(ours) - 1
    ) + [False]

"""The page of the forms: typed and seen, kept, refused beside its place, put back; templates and faults."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from mediation_desk.domain.staff import Staff
from mediation_desk.services.form_style import form_changes_of
from mediation_desk.services.word_templates import templates_in_use
from mediation_desk.ui.kit.notice import Notice
from mediation_desk.ui.pages.form_style.page import TEMPLATES, FormStylePage
from tests.desk_fixtures import ADMINISTRATOR, DIRECTOR, Office
from tests.documents.test_own_template import template
from tests.ui.pages.office_desk import OfficeDesk

SAID = "以上内容已向我宣读，我已听懂。"


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Iterator[OfficeDesk]:
    made = OfficeDesk(qtbot, tmp_path)
    yield made
    made.close()


def shown(office: OfficeDesk, form: str, staff: Staff = DIRECTOR) -> FormStylePage:
    page = FormStylePage(office.sit(staff))
    office.show(page)
    page.opened(form)
    office.wait()
    return page


def changes(office: OfficeDesk) -> dict[str, dict[str, object]]:
    def told(desk: Office) -> dict[str, dict[str, object]]:
        with desk.reading(DIRECTOR) as records:
            return {form: dict(said) for form, said in form_changes_of(records).changes.items()}

    return office.run(told)


def titles(office: OfficeDesk) -> list[str]:
    def told(desk: Office) -> list[str]:
        with desk.reading(DIRECTOR) as records:
            return [one.title for one in templates_in_use(records)]

    return office.run(told)


def test_what_is_typed_is_seen_and_counts_once_kept(office: OfficeDesk, qtbot: QtBot) -> None:
    page = shown(office, "rights_notice")
    before = page.preview._pages[0]
    page.words.words["statement"].field.set_value(SAID)
    qtbot.waitUntil(lambda: not page._pause.isActive())
    office.wait()
    assert page.preview._pages[0] != before
    assert changes(office) == {}
    page.primary()
    office.wait()
    assert changes(office) == {"rights_notice": {"statement": SAID}}
    assert page.words.said() == {}
    page.words.words["statement"].back.click()
    page.primary()
    office.wait()
    assert changes(office) == {}


def test_a_placeholder_taken_out_is_said_beside_its_place(office: OfficeDesk) -> None:
    page = shown(office, "acceptance_form")
    place = page.words.words["sentence"].field
    place.set_value("本会调解纠纷。")
    page.primary()
    office.wait()
    assert place.error is not None
    assert "{" in place.error
    assert changes(office) == {}


def test_half_typed_words_are_there_again(office: OfficeDesk) -> None:
    page = shown(office, "rights_notice")
    page.words.words["statement"].field.set_value(SAID)
    page.words.form.settle()
    page.left()
    office.wait()
    again = shown(office, "rights_notice")
    assert again.words.words["statement"].typed() == SAID


def test_looks_are_kept_and_put_back(office: OfficeDesk) -> None:
    page = shown(office, "style")
    fields = page.looks.form.fields
    fields["sheets.form.left"].set_value("35")
    fields["roles.body.size"].set_value(16.0)
    fields["letter.head"].set_value("none")
    page.primary()
    office.wait()
    kept = {"letter.head": "none", "roles.body.size": 16, "sheets.form.left": 35}
    assert changes(office) == {"style": kept}
    fields["sheets.form.left"].set_value("宽")
    page.primary()
    office.wait()
    assert fields["sheets.form.left"].error is not None
    page.back.click()
    office.wait()
    assert changes(office) == {}
    assert fields["sheets.form.left"].value() == "28"


def test_forms_are_found_by_a_part_of_their_name(office: OfficeDesk) -> None:
    page = shown(office, "style", ADMINISTRATOR)
    page.narrow.set_value("告知书")
    found = [line.first for line in page.forms.entries.lines if hasattr(line, "first")]
    assert found
    assert all("告知书" in one for one in found)


def test_a_template_is_added_once_its_faults_are_mended(office: OfficeDesk, tmp_path: Path) -> None:
    page = shown(office, TEMPLATES)
    pane = page.templates
    bad, good = tmp_path / "商请函.docx", tmp_path / "好.docx"
    bad.write_bytes(template("关于 {{ 姓名 }} 的函"))
    good.write_bytes(template("关于 {{ 纠纷名称 }} 的函"))
    pane.read(bad)
    office.wait()
    assert any(
        "姓名" in label.text()
        for notice in pane.findChildren(Notice)
        for label in notice.findChildren(QLabel)
    )
    assert pane.name.value() == "商请函"
    assert not pane.used.isVisibleTo(pane)
    pane.read(good)
    office.wait()
    assert pane.name.value() == "好"
    pane.name.set_value("商请某事的函")
    pane.read(good)
    office.wait()
    pane.add_it()
    office.wait()
    assert titles(office) == ["商请某事的函"]
    assert "停用这个模板" in pane.retire.text()
    pane.lines.choose(pane.lines.entries.lines[0].id)
    pane._retire()
    office.wait()
    assert titles(office) == []

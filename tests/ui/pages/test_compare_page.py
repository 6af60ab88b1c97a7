"""Versions side by side on the screen: chosen, filtered, stepped through by keyboard, covered when masked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from mediation_desk.services import agreements
from mediation_desk.services.agreement_versions import DRAFT
from mediation_desk.ui.pages.agreement.compare_page import ComparePage
from tests.desk_fixtures import MEDIATOR, Office
from tests.services.test_agreement_versions import raised
from tests.ui.pages.agreement_bench import Bench


@pytest.fixture
def page(bench: Bench) -> ComparePage:
    def versions(office: Office) -> None:
        with office.as_(MEDIATOR) as records:
            first = agreements.agreement_file(records, bench.agreement.id).agreement
            agreements.print_final(records, first.id, first.version)
            changed = raised(first)
            second = agreements.save_agreement(records, changed).agreement
            agreements.print_final(records, second.id, second.version)
            agreements.save_agreement(records, replace(second, place="济南"))

    bench.run(versions)
    made = ComparePage(bench.desk)
    bench.show(made)
    made.opened(bench.case_id, bench.agreement.id)
    bench.wait()
    return made


def test_the_newest_print_and_the_draft_come_first_and_others_are_chosen(
    bench: Bench, page: ComparePage
) -> None:
    assert page.right_one.value() == DRAFT
    assert "1 处改动" in page._said.text()
    assert page.versions is not None
    first = page.versions.prints[0].code
    page.left_one.set_value(first)
    bench.wait()
    assert page.versions.left == first
    assert sum(row.changed for row in page.rows) > 3


def test_f7_steps_from_change_to_change_and_round(bench: Bench, page: ComparePage) -> None:
    assert page.versions is not None
    page.left_one.set_value(page.versions.prints[0].code)
    bench.wait()
    changed = [row for row in page.rows if row.changed]
    for row in changed:
        QTest.keyClick(page, Qt.Key.Key_F7)
        assert page._here == changed.index(row)
    QTest.keyClick(page, Qt.Key.Key_F7)
    assert page._here == 0
    QTest.keyClick(page, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    assert page._here == len(changed) - 1
    assert "已改" in changed[-1].accessibleName() or "移动" in changed[-1].accessibleName()


def test_only_changes_are_shown_when_asked_for(page: ComparePage) -> None:
    page.only.setChecked(True)
    assert [row for row in page.rows if not row.isHidden()] == [row for row in page.rows if row.changed]


def test_a_masked_screen_shows_nothing_of_it(bench: Bench, page: ComparePage) -> None:
    bench.desk.mask(True)
    assert not page._compared.isVisible()
    page.step(1)
    assert page._here == -1


def test_the_editor_saves_before_it_compares(bench: Bench) -> None:
    bench.print_final()
    bench.work.editing.change(place="济南市")
    bench.page.compare()
    bench.wait()
    assert bench.kept().agreement.place == "济南市"
    assert bench.gone[-1] == ("agreement_versions", (bench.case_id, bench.agreement.id))

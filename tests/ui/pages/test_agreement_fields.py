"""The fields of a clause: which are asked for, what they refuse, what stays typed, what can be seen."""

from __future__ import annotations

from tests.ui.pages.agreement_bench import gap


def test_what_is_no_value_stays_in_its_field_and_never_prints(bench):
    bench.work.look_at("c12")
    gap(bench, "amount").edit.setText("三千多")
    bench.work.look_at("c10")
    bench.work.look_at("c12")
    field = gap(bench, "amount")
    assert field.edit.text() == "三千多"
    assert field.error
    assert "____" in bench.work.clause.reading.text()
    bench.page.out.print_final()
    bench.wait()
    assert bench.kept().prints == ()


def test_the_account_is_asked_for_only_when_it_is_written_down(bench):
    bench.work.look_at("c12")
    assert gap(bench, "number").isHidden()
    gap(bench, "account").set_value("given")
    assert not gap(bench, "number").isHidden()


def test_every_cell_of_a_list_can_be_seen(bench):
    bench.work.add_clause("C23")
    line = gap(bench, "list")._lines[0]
    bench.qtbot.waitUntil(lambda: line.height() >= line.heightForWidth(line.width()), timeout=20_000)
    assert line.cells["taker"].geometry().bottom() <= line.height()


def test_a_clause_without_gaps_is_read_where_it_is_edited(bench):
    bench.work.look_at("c53")
    assert bench.work.clause.reading.isVisible()


def test_an_account_number_must_look_like_one(bench):
    bench.work.look_at("c12")
    gap(bench, "account").set_value("given")
    field = gap(bench, "number")
    field.edit.setText("六二一七")
    field.settle()
    assert field.error
    assert "____" in bench.work.clause.reading.text()
    field.edit.setText("6217 0000 0000 0006 608")
    assert "6217000000000006608" in bench.work.clause.reading.text()


def test_what_cannot_be_read_stays_while_other_fields_change(bench):
    signers = bench.work.signers
    signers.copies.edit.setText("三份")
    signers.copies.settle()
    signers.identity.set_value(False)
    assert signers.copies.text() == "三份"
    assert signers.copies.error
    bench.work.editing.undo()
    signers.copies.edit.setText("4")
    assert bench.now.copies == 4

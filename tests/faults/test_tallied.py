"""The table of faults counts what tests say, and a test that failed is never a fault survived."""

from __future__ import annotations

from pathlib import Path

from tests.faults.tallied import Tally, read, table

RESULTS = """<testsuites><testsuite>
<testcase classname="tests.faults.test_saves" name="a"><properties>
<property name="inflicted" value="kill -9 while saving&#9;200&#9;0"/></properties></testcase>
<testcase classname="tests.faults.test_saves" name="b"><properties>
<property name="inflicted" value="kill -9 while saving&#9;40&#9;2"/></properties></testcase>
<testcase classname="tests.faults.test_thief" name="c"/>
<testcase classname="tests.faults.test_thief" name="d"><failure message="found"/></testcase>
<testcase classname="tests.faults.test_disk" name="e"><skipped message="no root"/></testcase>
</testsuite></testsuites>"""


def test_what_was_inflicted_is_counted(tmp_path: Path) -> None:
    results = tmp_path / "results.xml"
    results.write_text(RESULTS, "utf-8")
    tallies = read(results)
    assert tallies == {
        "kill -9 while saving": Tally(tests=2, tries=240, lost=2),
        "thief": Tally(tests=2, tries=2, lost=1, failed=1),
        "disk": Tally(tests=1, skipped=1),
    }
    assert table(tallies).splitlines()[-1].split() == ["all", "5", "242", "3", "1"]

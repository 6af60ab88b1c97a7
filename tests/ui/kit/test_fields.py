"""Fields: values, errors instead of helpers, what is said to screen readers, formats as one types."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from mediation_desk.errors import DeskError
from mediation_desk.ui import style
from mediation_desk.ui.kit.amount_field import AmountField
from mediation_desk.ui.kit.checks import CheckField, RadioField
from mediation_desk.ui.kit.combo_field import ComboField
from mediation_desk.ui.kit.date_field import DateField
from mediation_desk.ui.kit.guarded_fields import STARS, ReadOnlyField, RestrictedField
from mediation_desk.ui.kit.number_fields import IdentityField, PhoneField
from mediation_desk.ui.kit.password_field import PasswordField
from mediation_desk.ui.kit.segments import SegmentsField
from mediation_desk.ui.kit.text_fields import MultilineField, TextField
from mediation_desk.ui.kit.toggles import TogglesField

CHOICES = [("a", "自己来访"), ("b", "法院"), ("c", "网格")]
FIELDS = (
    (lambda: TextField("f", "姓名"), "林晓芸", "林晓芸"),
    (lambda: MultilineField("f", "经过"), "一\n二", "一\n二"),
    (lambda: PasswordField("f", "密码"), " a b ", " a b "),
    (lambda: AmountField("f", "金额"), Decimal("2800"), Decimal("2800.00")),
    (lambda: IdentityField("f", "身份证号"), "37011519900101002x", "37011519900101002X"),
    (lambda: PhoneField("f", "电话"), "138 0000 0276", "13800000276"),
    (lambda: DateField("f", "日期"), date(2026, 3, 18), date(2026, 3, 18)),
    (lambda: ReadOnlyField("f", "案号"), "第 046 号", "第 046 号"),
    (lambda: RestrictedField("f", "地址"), "梧桐苑", "梧桐苑"),
    (lambda: ComboField("f", "来源", CHOICES), "b", "b"),
    (lambda: ComboField("f", "来源", CHOICES, filter=True), "c", "c"),
    (lambda: ComboField("f", "来源", CHOICES, free=True), "妇联", "妇联"),
    (lambda: SegmentsField("f", "来源", CHOICES), "b", "b"),
    (lambda: TogglesField("f", "服务", CHOICES), ("a", "c"), ("a", "c")),
    (lambda: CheckField("f", "已送达"), True, True),
    (lambda: RadioField("f", "方式", CHOICES), "c", "c"),
)


@pytest.mark.parametrize(("make", "put", "got"), FIELDS)
def test_a_value_comes_back_and_errors_replace_the_helper(qtbot, make, put, got):
    field = make()
    qtbot.addWidget(field)
    field.show()
    field.set_value(put)
    assert field.value() == got
    field.set_helper("与证件一致")
    assert field.control.accessibleDescription() == "与证件一致"
    field.set_error("请再看一遍")
    assert field.error == "请再看一遍"
    assert field.control.accessibleDescription() == "请再看一遍"
    assert field.control.property("error") is True
    field.set_error(None)
    assert field.control.accessibleDescription() == "与证件一致"
    assert field.control.accessibleName()
    assert field.name == "f"


@pytest.mark.parametrize(("make", "put", "got"), [row for row in FIELDS if row[1] != "第 046 号"])
def test_changes_are_announced_and_take_the_error_away(qtbot, make, put, got):
    field = make()
    qtbot.addWidget(field)
    field.set_error("请再看一遍")
    if isinstance(field, RestrictedField):
        field.set_value("")
    with qtbot.waitSignal(field.changed, timeout=20_000):
        field.set_value(put)
    assert field.error is None


def test_amounts_show_capitals_at_each_key_and_settle_when_left(qtbot):
    def capitals(amount: Decimal) -> str:
        return f"大写 {amount}"

    field = AmountField("amount", "金额", capitals=capitals, helper="元")
    qtbot.addWidget(field)
    qtbot.keyClicks(field.edit, "2800")
    assert field.control.accessibleDescription() == "大写 2800"
    field.settle()
    assert field.edit.text() == "2,800.00"
    qtbot.keyClicks(field.edit, "x")
    assert field.control.accessibleDescription() == "元"
    with pytest.raises(DeskError) as caught:
        field.value()
    assert caught.value.field == "amount"
    field.settle()
    assert field.error


@pytest.mark.parametrize("text", ["-1", "1.234", "NaN", "Infinity", "1e5000", "十", "1" * 20])
def test_what_is_no_amount_is_refused(qtbot, text):
    field = AmountField("amount", "金额")
    qtbot.addWidget(field)
    field.set_value(text)
    with pytest.raises(DeskError):
        field.value()


@pytest.mark.parametrize(
    "text", ["2026-03-18", "2026.3.18", "2026/3/18", "20260318", "2026年3月18日", " 2026-3-18 "]
)
def test_days_are_read_in_any_usual_writing(qtbot, text):
    field = DateField("start", "开始日期")
    qtbot.addWidget(field)
    field.set_value(text)
    assert field.value() == date(2026, 3, 18)
    assert field.control.accessibleDescription() == "星期三"
    field.settle()
    assert field.edit.text() == "2026-03-18"


@pytest.mark.parametrize("text", ["2026-02-30", "明天", "2026-13-01", "18"])
def test_what_is_no_day_is_said_beside_the_field(qtbot, text):
    field = DateField("start", "开始日期")
    qtbot.addWidget(field)
    field.set_value(text)
    field.settle()
    assert field.error
    assert field.edit.text() == text


def test_days_outside_the_bounds_are_refused(qtbot):
    field = DateField("start", "开始日期", earliest=date(2026, 3, 1), latest=date(2026, 3, 31))
    qtbot.addWidget(field)
    for text in ("2026-02-28", "2026-04-01"):
        field.set_value(text)
        field.settle()
        assert "2026-03" in (field.error or "")


def test_a_day_can_be_picked(qtbot):
    field = DateField("start", "开始日期", start=date(2026, 3, 18))
    qtbot.addWidget(field)
    field.show()
    popup = field.open_calendar()
    popup.month.activated.emit(popup.month.selectedDate())
    assert field.value() == date(2026, 3, 18)


def test_numbers_are_grouped_while_typed(qtbot):
    identity, phone = IdentityField("id", "身份证号"), PhoneField("phone", "电话", check=True)
    for field in (identity, phone):
        qtbot.addWidget(field)
    qtbot.keyClicks(identity.edit, "37011519900101002x")
    assert identity.edit.text() == "370115 19900101 002X"
    qtbot.keyClicks(phone.edit, "13800000276")
    assert phone.edit.text() == "138 0000 0276"
    phone.set_value("0531-12345678")
    assert phone.edit.text() == "0531-12345678"


def test_a_password_is_hidden_and_the_eye_opens_it_without_input_method(qtbot):
    field = PasswordField("secret", "密码", helper="至少 12 个字")
    qtbot.addWidget(field)
    assert field.edit.echoMode() is QLineEdit.EchoMode.Password
    field._eye.click()
    assert field.edit.echoMode() is QLineEdit.EchoMode.Normal
    assert not field.edit.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    qtbot.keyClick(field.edit, "A")  # a capital without Shift
    assert field.control.accessibleDescription() == "大写锁定已打开"
    qtbot.keyClick(field.edit, "a")
    assert field.control.accessibleDescription() == "至少 12 个字"


def test_a_restricted_value_is_never_there_before_it_is_opened(qtbot):
    field = RestrictedField("address", "地址")
    qtbot.addWidget(field)
    assert field.edit.text() == STARS
    assert field.value() is None
    with qtbot.waitSignal(field.opened, timeout=20_000):
        field._eye.click()
    field.set_value("梧桐苑")
    assert field.value() == "梧桐苑"
    field.set_value(None)
    assert field.value() is None
    assert field.edit.text() == STARS


def test_typing_narrows_a_list_and_leaving_keeps_only_entries(qtbot):
    field = ComboField("from", "来源", CHOICES, filter=True)
    qtbot.addWidget(field)
    line = field.box.lineEdit()
    line.setText("法")
    field.box.settle()
    assert field.value() == "b"
    line.setText("没有这一项")
    field.box.settle()
    assert line.text() == "法院"


def test_the_wheel_never_changes_a_choice(qtbot):
    field = ComboField("from", "来源", CHOICES)
    qtbot.addWidget(field)
    field.set_value("b")
    field.set_options([*CHOICES, ("d", "其他")])
    assert field.value() == "b"


def test_arrows_move_in_segments_and_nothing_moves_on_the_page(qtbot):
    field = SegmentsField("from", "来源", CHOICES)
    qtbot.addWidget(field)
    field.show()
    width = field.segments.sizeHint().width()
    field.set_value("a")
    button = field.segments.button("a")
    field.activateWindow()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus, timeout=20_000)
    qtbot.keyClick(button, Qt.Key.Key_Right)
    assert field.value() == "b"
    assert field.segments.sizeHint().width() == width
    field.set_value(None)
    assert field.value() is None


def test_long_text_grows_its_box_and_pasting_brings_words_only(qtbot):
    field = MultilineField("story", "经过", rows=2, most_rows=4)
    qtbot.addWidget(field)
    field.resize(300, 200)
    field.show()
    low = field.edit.height()
    field.set_value("一\n二\n三")
    assert field.edit.height() > low
    field.set_value("\n".join("一二三四五六七八九十"))
    assert field.edit.height() == style.px(24) * 4 + style.px(9) * 2
    QApplication.clipboard().setText("<b>粗</b>")
    field.set_value("")
    field.edit.paste()
    assert field.value() == "<b>粗</b>"


@pytest.mark.parametrize("hostile", ["\u202eabc", "a\x00b", "<img src=x>&amp;", "𬍛" * 50, "x" * 100_000])
def test_hostile_text_does_no_harm(qtbot, hostile):
    for field in (TextField("f", hostile[:200]), MultilineField("f", "经过"), AmountField("f", "金额")):
        qtbot.addWidget(field)
        field.set_value(hostile)
        field.set_error(hostile[:200])
        field.show()
        field.grab()

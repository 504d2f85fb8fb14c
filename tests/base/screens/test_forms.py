"""Forms as officers meet them: labels in words, errors beside and above, Thai dates and money understood."""

import datetime
from decimal import Decimal

import pytest
from django import forms

from sucharit.base.screens.forms import DayField, MoneyField
from sucharit.base.screens.gallery import SampleForm
from sucharit.base.screens.nested import Item, NestedListField, as_text, parse_items


class Form(forms.Form):
    why = {"amount": "ใช้คำนวณยอดรวม"}

    title = forms.CharField(label="ชื่อโครงการ", help_text="ขึ้นต้นด้วยโครงการ")
    amount = MoneyField(label="งบประมาณ", required=False)
    starts = DayField(label="วันเริ่ม", required=False)
    kind = forms.ChoiceField(label="ประเภท", choices=[("a", "ก"), ("b", "ข")], widget=forms.RadioSelect)
    seen = forms.BooleanField(label="รับทราบ", required=False)


def given(**data: str) -> Form:
    return Form({"title": "ก", "kind": "a", **data})


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("", None), ("0", 0), ("25,000", 25000), ("๒๕,๐๐๐.-", 25000), ("1,250.50 บาท", Decimal("1250.50")),
     ("ไม่ใช้งบประมาณ", 0), ("1.5 ล้าน", 1_500_000)],
)  # fmt: skip
def test_money_as_officers_write_it(typed: str, amount: Decimal | int | None):
    form = given(amount=typed)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["amount"] == amount


@pytest.mark.parametrize(("typed", "said"), [("ห้าพันกว่า", "อ่านจำนวนเงินนี้ไม่ได้"), ("-5", "ต้องไม่ติดลบ"), ("9" * 14, "เกิน")])
def test_money_that_cannot_be_read_says_how_to_write_it(typed: str, said: str):
    assert said in given(amount=typed).errors["amount"][0]


@pytest.mark.parametrize("typed", ["21 มี.ค. 2566", "21/3/2566", "๒๑ มีนาคม พ.ศ. ๒๕๖๖", "2023-03-21"])
def test_days_as_officers_write_them(typed: str):
    form = given(starts=typed)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["starts"] == datetime.date(2023, 3, 21)


@pytest.mark.parametrize("typed", ["32/13/2566", "30 ก.พ. 2566", "มีนาคม 2566", "เร็ว ๆ นี้"])
def test_days_that_do_not_exist_are_refused(typed: str):
    assert "อ่านวันที่นี้ไม่ได้" in given(starts=typed).errors["starts"][0]


def test_values_come_back_as_they_are_written():
    html = str(Form(initial={"amount": Decimal("25000.00"), "starts": datetime.date(2023, 3, 21)}))
    assert 'value="25,000"' in html
    assert 'value="21 มี.ค. 2566"' in html
    unchanged = Form(
        {"title": "ก", "kind": "a", "amount": "25,000", "starts": "21 มี.ค. 2566"},
        initial={"title": "ก", "kind": "a", "amount": Decimal("25000.00"), "starts": datetime.date(2023, 3, 21)},
    )
    assert unchanged.changed_data == []


def test_a_field_ties_its_help_reason_and_error_to_itself():
    html = str(Form({"title": "", "amount": "x", "kind": "a"}))
    assert '<label for="id_title">ชื่อโครงการ<span class="field-mark">ต้องกรอก</span></label>' in html
    assert 'aria-describedby="id_title_helptext id_title_error"' in html
    assert 'id="id_title_error"' in html
    assert "โปรดกรอกข้อมูลในช่องนี้" in html
    assert "ใช้คำนวณยอดรวม" in html
    assert "ทำไมจึงถาม" in html


def test_the_summary_of_errors_links_to_the_fields_in_their_order():
    html = str(Form({"title": "", "amount": "x"}))
    assert html.index('href="#id_title"') < html.index('href="#id_amount"') < html.index('href="#id_kind"')
    assert 'role="alert"' in html
    assert 'id="id_kind"' in html


def test_a_form_without_errors_has_no_summary():
    assert "error-summary" not in str(Form())


def test_choices_are_a_group_with_a_legend_and_a_lone_box_has_its_label_beside_it():
    html = str(Form())
    assert "<legend>ประเภท" in html
    assert html.index('name="seen"') < html.index('<label for="id_seen">')


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("ก\n\tข\n\t\tค\nง", [("ก", 0), ("ข", 1), ("ค", 2), ("ง", 0)]),
        ("ก\n- ข\n-- ค", [("ก", 0), ("ข", 1), ("ค", 2)]),
        ("\tก\n\t\t\tข", [("ก", 0), ("ข", 1)]),
        ("ก\r\n\r\n  \r\n    ข", [("ก", 0), ("ข", 1)]),
        ("-5 องศา", [("-5 องศา", 0)]),
        ("", []),
    ],
)
def test_lists_as_text(text: str, items: list[tuple[str, int]]):
    assert [(item.text, item.depth) for item in parse_items(text)] == items


def test_items_keep_their_names_only_where_each_line_has_one():
    assert [item.id for item in parse_items("ก\nข\nค", ids="7,,9")] == ["7", "", "9"]
    assert [item.id for item in parse_items("ก\nข\nค", ids="7,9")] == ["", "", ""]


def test_a_list_written_and_read_is_the_same():
    items = (Item("ก", 0), Item("ข", 1), Item("ค", 2), Item("ง", 1))
    assert parse_items(as_text(items)) == items


def test_a_nested_field_gives_items_and_bounds_them():
    class Steps(forms.Form):
        steps = NestedListField(label="วิธีดำเนินการ", most_depth=1)

    form = Steps({"steps": "ก\n\tข\n\t\tค"})
    assert form.is_valid()
    assert [item.depth for item in form.cleaned_data["steps"]] == [0, 1, 1]
    assert "โปรดกรอก" in Steps({"steps": " \n "}).errors["steps"][0]
    assert "ไม่เกิน 500 ข้อ" in Steps({"steps": "ก\n" * 501}).errors["steps"][0]


def test_every_kind_of_field_is_drawn_in_the_gallery():
    html = str(SampleForm())
    for name in SampleForm().fields:
        assert f'name="{name}"' in html

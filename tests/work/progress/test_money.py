"""Money beside the budget, meetings, and the cross-check."""

import datetime
import io
import zipfile
from collections.abc import Callable
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.base.people.models import User
from sucharit.core.indicators import Verdict, judge, read_measure
from sucharit.office.demonstration.people import Cast
from sucharit.work.indicators.sources import KnowsEarlier, ManyAtOnce, kind_of
from sucharit.work.progress.actions import (
    correct_error,
    edit_check,
    pay,
    put_back_check,
    put_back_error,
    record_check,
    record_meeting,
    withdraw_check,
    withdraw_error,
)  # fmt: skip
from sucharit.work.progress.actions import (
    reverse as reverse_payment,
)
from sucharit.work.progress.models import CrossCheck, Disbursement
from sucharit.work.progress.queries import spent_on
from sucharit.work.years.models import YearInitiative, YearPlan

DAY = datetime.date(2026, 1, 20)


def paid(row: YearInitiative, by: Officer, amount: str = "4000", **more: object) -> Disbursement:
    told = {"paid_on": DAY, "amount": Decimal(amount), "document": "ฎีกาที่ 1/2569"} | more
    return pay(row, by=by, **told)  # type: ignore[arg-type]


def test_paid_and_reversed(at: Callable[[str], Officer], street: YearInitiative):
    wrong = paid(street, at("reporter"))
    paid(street, at("planner"), "1500.50", document="ฎีกาที่ 2/2569")
    assert spent_on(street) == Decimal("5500.50")
    with pytest.raises(NotAllowed, match="เหตุผล"):
        reverse_payment(wrong, by=at("reporter"), note="")
    back = reverse_payment(wrong, by=at("reporter"), note="ลงผิดโครงการ")
    assert (back.signed, spent_on(street)) == (Decimal(-4000), Decimal("1500.50"))
    for row in (wrong, back):
        with pytest.raises(NotAllowed):
            reverse_payment(row, by=at("reporter"), note="อีกครั้ง")


def test_what_is_paid_for_has_begun(at: Callable[[str], Officer], street: YearInitiative):
    paid(street, at("reporter"))
    street.refresh_from_db()
    assert street.status == YearInitiative.Status.RUNNING


def test_over_the_budget_only_with_a_reason_and_shown_everywhere(
    office: Cast, at: Callable[[str], Officer], street: YearInitiative, desk_of: Callable[[User], Client]
):
    paid(street, at("reporter"), "9000")
    browser = desk_of(office.users["reporter"])
    page = reverse("disbursement_add", args=["donsukchai", 2569, street.seq])
    told = {"paid_on": "20 ม.ค. 2569", "amount": "2,500", "document": "ฎีกาที่ 9/2569"}
    answer = browser.post(page, told)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "เกินงบประมาณ 1,500 บาท" in text and 'value="ฎีกาที่ 9/2569"' in text
    assert browser.post(page, told | {"over_reason": "ค่าวัสดุขึ้นราคา"}).status_code == 302
    code = "donsukchai"
    for name, args in (
        ("progress_year", [code, 2569]), ("progress_money", [code, 2569]), ("disbursement_list", [code, 2569]),
        ("progress_initiative", [code, 2569, street.seq]), ("month_report", [code, 2569]),
    ):  # fmt: skip
        assert "เกินงบ" in browser.get(reverse(name, args=args), {"unit": "", "month": "2026-01-01"}).content.decode()


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"amount": Decimal(0)}, "amount"),
        ({"amount": Decimal(-5)}, "amount"),
        ({"amount": Decimal("0.001")}, "amount"),
        ({"amount": Decimal("NaN")}, "amount"),
        ({"amount": Decimal("1e15")}, "amount"),
        ({"paid_on": datetime.date(2025, 9, 30)}, "paid_on"),
        ({"paid_on": datetime.date(2026, 2, 17)}, "paid_on"),
        ({"document": " "}, "document"),
    ],
)
def test_refused_with_a_sentence(
    at: Callable[[str], Officer], street: YearInitiative, fields: dict[str, object], name: str
):
    with pytest.raises(ValidationError) as fault:
        paid(street, at("reporter"), **fields)  # type: ignore[arg-type]
    assert name in fault.value.message_dict
    assert not Disbursement.objects.exists()


def test_bills_are_paid_after_the_years_end_until_it_is_closed(office: Cast, street: YearInitiative):
    later = office.officer("reporter", datetime.date(2026, 10, 20))
    assert paid(street, later, paid_on=datetime.date(2026, 10, 15)).pk


def test_the_monthly_report_of_a_unit(
    office: Cast, at: Callable[[str], Officer], street: YearInitiative, desk_of: Callable[[User], Client]
):
    paid(street, at("reporter"), "1000", paid_on=datetime.date(2025, 11, 3))
    paid(street, at("reporter"), "2500")
    browser = desk_of(office.users["reporter"])
    where = {"unit": street.unit_id, "month": "2026-01-01"}
    text = browser.get(reverse("month_report", args=["donsukchai", 2569]), where).content.decode()
    for figure in ("1,000", "2,500", "3,500", "6,500"):
        assert figure in text
    sheet = browser.get(reverse("month_report_file", args=["donsukchai", 2569, "xlsx"]), where)
    with zipfile.ZipFile(io.BytesIO(sheet.content)) as packed:
        cells = packed.read("xl/worksheets/sheet1.xml").decode()
    assert "<v>2500</v>" in cells and "<v>1000</v>" in cells
    pdf = browser.get(reverse("month_report_file", args=["donsukchai", 2569, "pdf"]), where)
    assert pdf.content.startswith(b"%PDF-")
    assert browser.get(reverse("month_report_file", args=["donsukchai", 2569, "csv"]), where).status_code == 404


def test_formulas_are_harmless_in_csv(
    office: Cast, at: Callable[[str], Officer], street: YearInitiative, desk_of: Callable[[User], Client]
):
    paid(street, at("reporter"), document="=HYPERLINK(1)")
    answer = desk_of(office.users["planner"]).get(reverse("disbursement_list_file", args=["donsukchai", 2569, "csv"]))
    assert "'=HYPERLINK(1)" in answer.content.decode()


def test_a_meeting_of_each_quarter(office: Cast, street: YearInitiative, desk_of: Callable[[User], Client]):
    browser = desk_of(office.users["finance"])
    listed = reverse("meeting_list", args=["donsukchai", 2569])
    assert "ยังไม่ได้ประชุม" in browser.get(listed).content.decode()
    told = {"held_on": "15/1/2569", "quarter": "1", "who": "ปลัด ผู้อำนวยการทุกกอง", "decisions": "เร่งรัดการเบิกจ่าย"}
    page = reverse("meeting_add", args=["donsukchai", 2569])
    assert browser.post(page, told | {"decisions": ""}).status_code == 422
    assert browser.post(page, told).status_code == 302
    text = browser.get(listed).content.decode()
    assert "เร่งรัดการเบิกจ่าย" in text and "ยังไม่ได้ประชุม" not in text


def test_a_meeting_is_changed_by_who_recorded_it(at: Callable[[str], Officer], street: YearInitiative):
    year = street.year_plan
    with pytest.raises(NotAllowed):
        record_meeting(year, by=at("auditor"), held_on=DAY, quarter=1, who="ก", decisions="ข")
    with pytest.raises(ValidationError):
        record_meeting(year, by=at("finance"), held_on=DAY, quarter=5, who="ก", decisions="ข")


def test_the_cross_check_register(
    office: Cast, at: Callable[[str], Officer], street: YearInitiative, desk_of: Callable[[User], Client]
):
    year, month = street.year_plan, datetime.date(2026, 1, 1)
    told = {"month": month, "unit": office.units["works"].pk, "checked": 40, "error_count": 3, "found": "ไม่มีใบเสร็จ"}
    made = record_check(year, by=at("finance"), **told)
    with pytest.raises(NotAllowed, match="บันทึกการตรวจสอบไขว้ไว้แล้ว"):
        record_check(year, by=at("planner"), **told)
    with pytest.raises(NotAllowed, match="ผู้บันทึก"):
        edit_check(made, by=at("reporter"), fields={"error_count": 0})
    for wrong in (
        {"error_count": -1},
        {"checked": None},
        {"month": datetime.date(2026, 3, 1)},
        {"unit": 0},
        {"checked": 0},
    ):
        with pytest.raises(ValidationError):
            record_check(year, by=at("finance"), **(told | {"unit": office.units["health"].pk} | wrong))
    edit_check(made, by=at("finance"), fields={"error_count": 2}, edition=1)
    text = desk_of(office.users["council"]).get(reverse("cross_check_list", args=["donsukchai", 2569])).content.decode()
    assert "ม.ค." in text and "ไม่มีใบเสร็จ" in text
    withdraw_check(made, by=at("finance"), reason="ตรวจใหม่")
    record_check(year, by=at("finance"), **told)
    with pytest.raises(NotAllowed, match="ไว้แล้ว"):
        put_back_check(made, by=at("finance"))
    assert CrossCheck.objects.filter(withdrawn_at=None).count() == 1


def test_each_error_of_a_cross_check_is_counted(
    office: Cast, at: Callable[[str], Officer], street: YearInitiative, desk_of: Callable[[User], Client]
):
    """Nobody types a sum beside the errors themselves; what was put right was still found; what was none is not."""
    year, month = street.year_plan, datetime.date(2026, 1, 1)
    pay(street, by=at("planner"), paid_on=DAY, amount=Decimal(500), document="ฎ.12/2569")
    told = {"month": month, "unit": office.units["works"].pk, "checked": 40}
    lines = "ฎ.12/2569: ไม่มีลายมือชื่อผู้รับเงิน\nฎ.13/2569\tไม่แนบใบตรวจรับ\n\nลงวันที่ผิด"
    with pytest.raises(ValidationError, match="เขียนทีละจุด 3 บรรทัด"):
        record_check(year, by=at("finance"), **told, lines=lines, error_count=5)
    with pytest.raises(ValidationError, match="บรรทัดที่ 2: โปรดเขียนว่าผิดอะไร"):
        record_check(year, by=at("finance"), **told, lines="ก: ข\nฎ.14:")
    made = record_check(year, by=at("finance"), **told, lines=lines)
    first, second, third = made.errors.all()
    assert (made.error_count, made.counted, first.document, third.document) == (3, True, "ฎ.12/2569", "")
    with pytest.raises(ValidationError, match="นับจากข้อผิดพลาดที่บันทึกทีละจุด"):
        edit_check(made, by=at("finance"), fields={"error_count": 0})
    with pytest.raises(ValidationError):
        correct_error(first, by=at("reporter"), on=datetime.date(2025, 12, 31))
    correct_error(first, by=at("reporter"), on=DAY, how="ลงนามแล้ว")
    withdraw_error(second, by=at("finance"), reason="แนบไว้แล้ว")
    made.refresh_from_db()
    assert (made.error_count, made.edition) == (2, 2)
    page = desk_of(office.users["council"]).get(reverse("cross_check", args=["donsukchai", made.pk])).content.decode()
    paid = reverse("disbursement", args=["donsukchai", Disbursement.objects.get().pk])
    assert f'href="{paid}"' in page and "แนบไว้แล้ว" in page and "ลงนามแล้ว" in page
    assert "check_error" not in page and "เพิ่มข้อผิดพลาด" not in page, "who may only read is offered nothing"
    put_back_error(second, by=at("finance"))
    made.refresh_from_db()
    assert made.error_count == 3
    with pytest.raises(NotAllowed):
        withdraw_error(third, by=at("reporter"), reason="x")


def test_a_typed_sum_gives_way_to_errors_that_are_written_down(
    office: Cast, at: Callable[[str], Officer], street: YearInitiative, desk_of: Callable[[User], Client]
):
    month = datetime.date(2026, 1, 1)
    desk = desk_of(office.users["finance"])
    add = reverse("cross_check_add", args=["donsukchai", 2569])
    told = {"month": "2026-01-01", "unit": office.units["works"].pk, "checked": "๔๐"}
    refused = desk.post(add, told)
    said = refused.content.decode()
    assert refused.status_code == 422 and "โปรดเขียนข้อผิดพลาดทีละจุด หรือใส่" in said, "nothing said is not none found"
    assert desk.post(add, told | {"error_count": "7"}).status_code == 302
    made = CrossCheck.objects.get(month=month)
    assert (made.error_count, made.counted) == (7, False)
    errors = reverse("check_errors_add", args=["donsukchai", made.pk])
    assert desk.post(errors, {"lines": "ฎ.1:"}).status_code == 422
    assert desk.post(errors, {"lines": "ฎ.1: ก\nฎ.2: ข"}).status_code == 302
    made.refresh_from_db()
    assert (made.error_count, made.counted) == (2, True)
    assert (
        'name="error_count"' not in desk.get(reverse("cross_check_edit", args=["donsukchai", made.pk])).content.decode()
    )
    error = made.errors.get(document="ฎ.1")
    corrected = reverse("check_error_correct", args=["donsukchai", error.pk])
    assert desk.post(corrected, {"on": DAY.isoformat(), "how": "แก้แล้ว"}).status_code == 302
    withdraw = reverse("check_error_withdraw", args=["donsukchai", error.pk])
    assert desk.post(withdraw, {"reason": "ไม่ผิด"}).status_code == 302
    assert desk.post(reverse("check_error_put_back", args=["donsukchai", error.pk])).status_code == 302
    sheet = desk.get(reverse("cross_check_list_file", args=["donsukchai", 2569, "csv"])).content.decode()
    assert "นับทีละจุด" in sheet and "ฎ.1: ก (แก้แล้ว" in sheet
    assert desk_of(office.users["council"]).post(withdraw, {"reason": "x"}).status_code in (403, 404)


def test_a_fall_of_errors_is_judged_by_the_cross_checks(
    office: Cast, at: Callable[[str], Officer], street: YearInitiative
):
    """Sheet 29 of the third plan: 80 per cent less than in the year before, counted; nothing is typed anew."""
    year = street.year_plan
    promise = SimpleNamespace(pk=1, source="check_errors", last_entered=[])
    source = kind_of("check_errors").source
    assert isinstance(source, ManyAtOnce) and isinstance(source, KnowsEarlier)
    assert source.observe_all([promise], year)[1].value is None, "no check is not no error"
    before = YearPlan.objects.create(
        organization=year.organization, plan=year.plan, fiscal_year=2568, opened_by=office.users["planner"]
    )
    CrossCheck.objects.create(
        year_plan=before, month=datetime.date(2025, 1, 1), unit=office.units["works"], checked=90, error_count=20,
        recorded_by=office.users["finance"],
    )  # fmt: skip
    told = {"month": datetime.date(2026, 1, 1), "checked": 40}
    record_check(year, by=at("finance"), **told, unit=office.units["works"].pk, lines="ก: ข\nค: ง")
    record_check(year, by=at("finance"), **told, unit=office.units["health"].pk, error_count=1)
    found, base = source.observe_all([promise], year)[1], source.earlier([(promise, 2568)], year)[1]
    assert (found.value, base.value) == (3, 20) and "80 ฉบับ" in found.detail and "ใส่เอง 1 จุด" in found.detail
    assert judge(read_measure("ข้อผิดพลาดของเอกสารลดลงร้อยละ 80"), found.value, base.value).verdict is Verdict.MET
    assert source.observe_all([promise], year, datetime.date(2025, 12, 31))[1].value is None
    assert source.earlier([(promise, 2567)], year) == {}

"""Numbers: a year against the year before, zero as a word, satisfaction into the indicator, report, manual, poster."""

import datetime
import io
import json
import re
import zipfile
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from tests.work.complaints.conftest import DOOR, OFFICE, TODAY

from sucharit.base.people.gate import NotAllowed
from sucharit.core.fiscal import FiscalYear
from sucharit.core.indicators import read_measure
from sucharit.office.demonstration.people import Cast
from sucharit.work.complaints.actions import arranging, closing, handling
from sucharit.work.complaints.figures import figures_of
from sucharit.work.complaints.models import Category, Centre
from sucharit.work.complaints.sources import Complaints, Satisfied, category_of
from sucharit.work.indicators.models import Binding, measure_json
from sucharit.work.years.models import YearPlan

CLOSE = {"outcome": "solved", "result": "ซ่อมแล้ว", "cause": "หลอดหมดอายุ", "prevention": "ตรวจทุกเดือน"}
YEAR = FiscalYear(2569)


def words_of(answer: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


@pytest.fixture
def lived(filed: Any, office: Cast, centre: Centre, on: Any) -> Any:
    """Five complaints: two in time, one late, one linked, one open."""
    by = office.officer("complaints")
    service = Category.objects.get(organization=centre.organization, key="service")
    rows = [(filed(category=service) if n == 2 else filed()).complaint for n in range(5)]
    handling.link(rows[3], rows[4], by=by)
    for row, face in zip(rows[:2], (5, 2), strict=True):
        closing.finish(row, by=by, **CLOSE)
        closing.hear_rating(row, by=by, face=face)
    on(TODAY + datetime.timedelta(days=20))
    closing.finish(rows[2], by=office.officer("complaints"), late_because="รออะไหล่", **CLOSE)
    return rows


def test_a_year_is_counted(lived: Any, office: Cast):
    told = figures_of(office.organization, YEAR, TODAY + datetime.timedelta(days=20))
    total = told.total
    assert (total.received, total.finished, total.in_progress, total.linked) == (5, 3, 1, 1)
    assert (total.in_term, total.late, total.late_open) == (2, 1, 1)
    assert (told.rated.answers, told.rated.good, told.rated.share) == (2, 1, Decimal("50.00"))
    assert sum(one.received for one in told.months) == 5 and len(told.months) == 12
    assert total.before is None
    march = figures_of(
        office.organization, YEAR, TODAY, first=datetime.date(2026, 4, 1), last=datetime.date(2026, 4, 30)
    )
    assert march.total.received == 0


def test_the_public_page_says_none_for_zero_and_keeps_names_out(lived: Any, citizen: Client, office: Cast):
    told = words_of(citizen.get(f"{DOOR}figures/"))
    assert "การบริหารงานบุคคล ไม่มี ไม่มี" in told and "สมชาย" not in told
    assert "ยังไม่มีตัวเลขของปีก่อน" in told and "ไม่รวมการแจ้งการทุจริต" in told
    value = json.loads(citizen.get(f"{DOOR}figures.json").content)
    assert value["total"]["received"] == 5 and value["satisfaction"]["percent"] == 50.0
    general = next(one for one in value["categories"] if one["received"] == 4)
    assert general["year_before"] is None
    assert citizen.get(f"{DOOR}figures.csv").content.decode().startswith("\ufeff")


def test_years_before_are_entered_with_their_source(lived: Any, office: Cast, centre: Centre):
    by = office.officer("complaints")
    general = Category.objects.get(organization=centre.organization, key="general")
    with pytest.raises(ValidationError, match="ที่มาของตัวเลข"):
        arranging.keep_past_count(general, 2568, by=by, received=10, finished=9, source=" ")
    with pytest.raises(ValidationError, match="ไม่เกิน"):
        arranging.keep_past_count(general, 2568, by=by, received=1, finished=9, source="รายงาน")
    with pytest.raises(NotAllowed, match="นับให้เอง"):
        arranging.keep_past_count(general, 2569, by=by, received=1, finished=1, source="รายงาน")
    arranging.keep_past_count(general, 2568, by=by, received=10, finished=9, source="รายงานปี 2568")
    told = figures_of(office.organization, YEAR, TODAY)
    assert (told.total.before, told.total.change) == (10, -5)
    assert told.years == [(2568, 10, 9), (2569, 5, 3)]


def test_the_report_tells_problems_and_remedies(lived: Any, desk_of: Any, office: Cast):
    desk = desk_of(office.users["mayor"])
    for period in ("year", "half", "m06"):
        page = words_of(desk.get(f"{OFFICE}figures/2569/{period}/"))
        assert "หลอดหมดอายุ" in page and "รออะไหล่" in page
    made = desk.post(f"{OFFICE}figures/2569/year/", {"form": "docx", "problems": "อะไหล่ขาด", "remedies": "สำรองอะไหล่"})
    with zipfile.ZipFile(io.BytesIO(made.content)) as packed:
        text = re.sub(r"<[^>]+>", "", packed.read("word/document.xml").decode())
    assert "อะไหล่ขาด" in text and "สำรองอะไหล่" in text and "สมชาย" not in text
    assert desk.post(f"{OFFICE}figures/2569/year/", {"form": "xlsx"}).content.startswith(b"PK")
    assert desk.post(f"{OFFICE}figures/2569/year/", {"form": "pdf"}).content.startswith(b"%PDF")
    for nonsense in ("m13", "m00", "week", "m1x"):
        assert desk.get(f"{OFFICE}figures/2569/{nonsense}/").status_code == 404


def test_manual_and_poster_follow_the_settings(centre: Centre, citizen: Client, office: Cast):
    told = words_of(citizen.get(f"{DOOR}manual/"))
    assert "ภายใน 15 วัน นับแต่วันที่รับเรื่อง" in told and "นิติกร" in told
    for part in ("ร้องเรียนได้อย่างไร", "ขั้นตอนการดำเนินการ", "หน่วยงานและเจ้าหน้าที่ผู้รับผิดชอบ", "ระยะเวลา"):
        assert part in told
    arranging.change_centre(
        centre, by=office.officer("complaints"), fields={"days": 7, "working": True, "anonymous": False}
    )
    told = words_of(citizen.get(f"{DOOR}manual/"))
    assert "ภายใน 7 วันทำการ" in told and "ต้องบอกชื่อ" in told
    assert "ไม่บอกชื่อ" not in words_of(citizen.get(f"{DOOR}new/"))
    assert citizen.get(f"{DOOR}manual.pdf").content.startswith(b"%PDF")
    assert citizen.get(f"{DOOR}poster.pdf").content.startswith(b"%PDF")
    arranging.change_centre(centre, by=office.officer("complaints"), fields={"open": False})
    assert citizen.get(f"{DOOR}manual/").status_code == 404


def promise(office: Cast, sentence: str) -> Binding:
    return Binding(pk=1, organization=office.organization, fiscal_year=2569, sentence=sentence,
                   measure=measure_json(read_measure(sentence)), source="complaints")  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "value"),
    [("ข้อร้องเรียนลดลง", 4), ("ข้อร้องเรียนเรื่องการให้บริการไม่เป็นธรรมลดลง", 1), ("เรื่องร้องเรียนการจัดซื้อจัดจ้างลดลง", 0),
     ("ข้อร้องเรียนเรื่องการทุจริตลดลง", None)],
)  # fmt: skip
def test_promises_are_counted_by_their_category_and_corruption_is_not(
    lived: Any, office: Cast, sentence: str, value: int | None
):
    year = YearPlan(organization=office.organization, fiscal_year=2569)
    assert Complaints().observe(promise(office, sentence), year).value == value


def test_satisfaction_feeds_the_eighty_percent(lived: Any, office: Cast):
    year = YearPlan(organization=office.organization, fiscal_year=2569)
    told = Satisfied().observe(promise(office, "ผู้ร้องเรียนพึงพอใจไม่น้อยกว่าร้อยละ 80"), year)
    assert (told.value, told.of) == (Decimal("50.00"), Decimal(2))
    assert category_of("ไม่มีคำใดตรง") is None
    empty = Satisfied().observe(
        promise(office, "พึงพอใจร้อยละ 80"), YearPlan(organization=office.organization, fiscal_year=2580)
    )
    assert empty.value is None and empty.why_not


def test_lists_ask_a_fixed_number_of_questions(
    lived: Any, filed: Any, desk_of: Any, office: Cast, django_assert_max_num_queries: Any
):
    for _n in range(4):
        filed()
    desk = desk_of(office.users["complaints"])
    desk.get(OFFICE)
    pages = {"": 18, "?q=ไฟ&state=open&sort=-due": 18, "map/": 18, "workload/": 12, "figures/": 25, "2569/1/": 25}
    for path, most in pages.items():
        with django_assert_max_num_queries(most):
            assert desk.get(f"{OFFICE}{path}").status_code == 200
    with django_assert_max_num_queries(16):
        assert Client().get(f"{DOOR}figures/").status_code == 200


def test_a_list_is_an_address(lived: Any, desk_of: Any, office: Cast):
    desk = desk_of(office.users["complaints"])
    assert "ไม่พบเรื่องตามที่กรอง" in words_of(desk.get(f"{OFFICE}?state=urgent"))
    assert "3/2569" in words_of(desk.get(f"{OFFICE}?q=3/2569"))
    assert "เกินกำหนด 1" in words_of(desk.get(f"{OFFICE}?state=late"))
    assert desk.get(f"{OFFICE}?category=nonsense&page=99&sort=evil").status_code == 200


def test_a_page_keeps_its_year_in_the_other_language(centre: Centre, citizen: Client):
    """The English page leads to the same figures, not to those of this year; and back."""
    page = citizen.get(f"{DOOR}figures/?year=2568").content.decode()
    assert f'href="{DOOR}figures/?year=2568&amp;lang=en"' in page
    page = citizen.get(f"{DOOR}figures/?year=2568&lang=en").content.decode()
    assert f'href="{DOOR}figures/?year=2568"' in page

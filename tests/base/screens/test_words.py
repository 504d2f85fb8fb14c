"""What values look like on a screen: honest zeros, Thai dates, digits by choice, real English."""

import datetime
import re
from decimal import Decimal
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import translation

import sucharit
from sucharit.base.files.actions import UnacceptableFile
from sucharit.base.people.gate import NotAllowed
from sucharit.base.screens import digits, words
from sucharit.core.fiscal import FiscalSpan, FiscalYear

SOURCE = Path(sucharit.__file__).parent
DAY = datetime.date(2023, 3, 21)
MOMENT = datetime.datetime(2023, 3, 21, 7, 5, tzinfo=datetime.UTC)  # 14.05 in Bangkok


@pytest.mark.parametrize(
    ("value", "money", "budget"),
    [
        (None, "-", "ไม่ได้ระบุงบประมาณ"),
        (0, "0", "ไม่ใช้งบประมาณ"),
        (Decimal("25000.00"), "25,000", "25,000 บาท"),
        (Decimal("1250.5"), "1,250.50", "1,250.50 บาท"),
    ],
)
def test_nothing_and_zero_are_two_things(value: Decimal | int | None, money: str, budget: str):
    assert words.money(value) == money
    assert words.budget(value) == budget


@pytest.mark.parametrize(
    ("value", "said"), [(1250, "1,250"), (33.25, "33.25"), (Decimal("33.30"), "33.3"), (float("nan"), "-"), (None, "-")]
)
def test_numbers_have_fractions_only_where_there_are_any(value: float | Decimal | None, said: str):
    assert words.number(value) == said


def test_halves_go_up_as_people_round():
    assert words.number(Decimal("3.125"), 2) == "3.13"
    assert words.money(Decimal("0.005")) == "0.01"
    assert words.number(Decimal(1250), 1) == "1,250.0"


def test_days_and_moments_are_of_bangkok():
    assert words.day(DAY) == "21 มี.ค. 2566"
    assert words.day_full(DAY) == "21 มีนาคม พ.ศ. 2566"
    assert words.month(DAY) == "มีนาคม 2566"
    assert words.moment(MOMENT) == "21 มี.ค. 2566 เวลา 14.05 น."
    late = datetime.datetime(2023, 3, 21, 18, 0, tzinfo=datetime.UTC)
    assert words.day(late) == "22 มี.ค. 2566"


def test_english_is_english():
    with translation.override("en"):
        assert words.day(DAY) == "21 Mar 2023"
        assert words.day_full(DAY) == "21 March 2023"
        assert words.month(DAY) == "March 2023"
        assert words.clock(MOMENT) == "14:05"


@pytest.mark.parametrize(
    ("apart", "said"), [(0, "วันนี้"), (1, "เมื่อวานนี้"), (-1, "พรุ่งนี้"), (5, "5 วันที่แล้ว"), (-12, "อีก 12 วัน"), (40, "")]
)
def test_how_far_away_a_day_is(apart: int, said: str):
    assert words.since(DAY - datetime.timedelta(days=apart), DAY) == said


def test_fiscal_years_are_always_named():
    assert words.fiscal_year(2566) == words.fiscal_year(FiscalYear(2566)) == "ปีงบประมาณ พ.ศ. 2566"
    assert words.fiscal_span(FiscalSpan(2566, 2570)) == "ปีงบประมาณ พ.ศ. 2566-2570"
    assert words.fiscal_span(FiscalSpan(2566, 2566)) == "ปีงบประมาณ พ.ศ. 2566"


@pytest.mark.parametrize(("count", "said"), [(0, "0 B"), (999, "999 B"), (1536, "1.5 KB"), (64 * 1024**2, "64 MB")])
def test_sizes(count: int, said: str):
    assert words.size(count) == said


def test_digits_are_the_persons_choice_for_one_request():
    class Officer(AnonymousUser):
        digits = "thai"

    def answer(_request: HttpRequest) -> HttpResponse:
        return HttpResponse(words.money(25000))

    def ask(path: str, *, session: bool) -> str:
        request = RequestFactory().get(path)
        request.user = Officer()
        if session:
            request.COOKIES["sessionid"] = "some"
        return digits.DigitsMiddleware(answer)(request).content.decode()

    assert ask("/o/donsukchai/", session=True) == "๒๕,๐๐๐"
    assert ask("/o/donsukchai/", session=False) == "25,000"
    assert ask("/p/donsukchai/", session=True) == "25,000", "public pages are the same for everyone"
    assert words.money(25000) == "25,000", "the choice ends with the request"


def test_a_refusal_is_said_in_the_readers_language():
    fault = NotAllowed("แผนนี้ประกาศใช้แล้ว", "this plan is adopted")
    assert fault.said == "แผนนี้ประกาศใช้แล้ว"
    with translation.override("en"):
        assert fault.said == "This plan is adopted"
        assert UnacceptableFile("a.png", "ไฟล์ใหญ่เกิน", "the file is too large").said == "The file is too large"


def test_no_page_says_a_refusal_in_thai_alone():
    """Views show `said`, never `thai`: whoever reads English would not know what happened."""
    pages = [
        path
        for room in ("base", "work", "publishing", "office")
        for path in (SOURCE / room).rglob("*.py")
        if "views" in path.relative_to(SOURCE).with_suffix("").parts or path.stem.endswith("views")
    ]
    shown = re.compile(r"\b(refusal|refused|error|rule|problem|fault)(\[0\])?\.thai\b")
    assert [str(path.relative_to(SOURCE)) for path in pages if shown.search(path.read_text("utf-8"))] == []

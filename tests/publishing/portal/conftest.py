"""A year of ดอนสุขใจ in force, in which things were done, paid and proven; one piece of evidence shows people."""

import datetime
import io
from collections.abc import Iterator
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image
from pytest_django.plugin import DjangoDbBlocker
from tests.publishing.plans import adopted, draft_plan
from tests.standing import standing

from sucharit.core.fiscal import FiscalYear
from sucharit.office.demonstration.people import Cast
from sucharit.work.assessments.actions import open_assessment, plan_improvement, record_scores
from sucharit.work.evidence.actions import add_file, use
from sucharit.work.evidence.models import Evidence
from sucharit.work.progress.actions import pay, record_activity
from sucharit.work.publications.actions import record_publications
from sucharit.work.publications.models import Channel
from sucharit.work.years.actions import edit_year_initiative, open_year, set_status
from sucharit.work.years.models import YearPlan

INSIDE = "รายละเอียดที่เขียนไว้ข้างใน"


def this_year() -> int:
    return FiscalYear.of(timezone.localdate()).value


@pytest.fixture
def planner(office: Cast):
    return office.officer("planner")


@pytest.fixture
def plan(office: Cast):
    return adopted(draft_plan(office))


@pytest.fixture(scope="module")
def standing_year(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[int]:
    """Made once for a file."""
    with standing(django_db_blocker) as office:
        yield made_year(office).pk


@pytest.fixture
def year(standing_year: int, office: Cast) -> YearPlan:
    """Open and approved; the first initiative done and paid over, the second cannot be done."""
    return YearPlan.objects.get(pk=standing_year)


def made_year(office: Cast) -> YearPlan:
    planner = office.officer("planner")
    made = open_year(adopted(draft_plan(office)), this_year(), by=planner)
    for row in made.initiatives.order_by("seq"):
        edit_year_initiative(row, by=planner, fields={"quarters": (1, 2), "owner": office.users["reporter"]})
    YearPlan.objects.filter(pk=made.pk).update(state=YearPlan.State.APPROVED, approved_at=timezone.now())
    made.refresh_from_db()
    first, second, *_rest = made.initiatives.order_by("seq")
    day = max(made.year.first_day, timezone.localdate() - datetime.timedelta(days=3))
    activity = record_activity(
        first, by=planner, title="อบรมรุ่นที่ 1", held_on=day, place="หอประชุม", people=48, description=INSIDE
    )
    pay(first, by=planner, paid_on=day, amount=21_500, document="ฎีกา 17", over_reason="ค่าวิทยากรเพิ่ม")
    set_status(first, by=planner, status="done", result="อบรมแล้ว 48 คน")
    set_status(second, by=planner, status="impossible", reason="staff")
    for name, personal in (("ป้ายโครงการ", False), ("ผู้เข้าอบรม", True)):
        piece = add_file(photo(name), by=planner, title=name, personal=personal)
        use(piece, activity, by=planner, initiative_key=first.key, fiscal_year=made.fiscal_year)
    return made


def photo(name: str) -> SimpleUploadedFile:
    content = io.BytesIO()
    Image.new("RGB", (8, 8), (sum(name.encode()) % 250, 20, 20)).save(content, "JPEG")
    return SimpleUploadedFile(f"นายลับ {name}.jpg", content.getvalue(), "image/jpeg")


@pytest.fixture
def told_of(planner, year):
    """Publications and the ITA result of the year, for the tests that look at them."""
    channel = Channel.objects.create(organization=planner.organization, name="หอกระจายข่าว")
    first = year.initiatives.get(seq=1)
    told = {"channels": [channel], "published_on": planner.today, "evidence": list(Evidence.objects.all())}
    record_publications(year, by=planner, title="ผลการอบรม", keys=[first.key], **told)
    row = open_assessment(year.fiscal_year, by=planner)
    record_scores(row, by=planner, values={str(n): Decimal(90 - n) for n in range(1, 11)}, about={"source": "ประกาศ"})
    plan_improvement(
        row, by=planner, indicator=10, fields={"weakness": "ช้า", "measure": "ตั้งเวลาตอบ", "owner": planner.user}
    )
    return year

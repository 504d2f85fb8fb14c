"""An award as an office lives it: criteria first, names, points, the highest; and what is refused."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from sucharit.base.people.gate import NotAllowed
from sucharit.office.demonstration.people import Cast
from sucharit.work.honours.actions import rounds
from sucharit.work.honours.models import Honour, Nominee
from sucharit.work.honours.registers import HONOURS
from sucharit.work.shelf.actions import add, amend
from sucharit.work.shelf.statistics import measured
from sucharit.work.surveys.models import Survey

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 3, 2)


@pytest.fixture(autouse=True)
def the_day(settings: Any) -> None:
    settings.TODAY = TODAY.isoformat()


def award(office: Cast, **more: Any) -> Honour:
    told = {"title": "คนดีศรีตำบล", "kind": "community", "places": 1, "unit": office.units["clerk"], "fiscal_year": 2569}
    row: Honour = add(HONOURS, by=office.officer("planner"), fields=told | more)
    return row


def opened(office: Cast, **more: Any) -> Honour:
    by = office.officer("planner")
    row = rounds.add_criterion(award(office, **more), by=by, text="ทำประโยชน์ต่อส่วนรวม", points=60)
    row = rounds.add_criterion(row, by=by, text="ซื่อสัตย์สุจริต", points=40)
    return rounds.publish_criteria(row, by=by)


def judging(office: Cast, *names: str, **more: Any) -> Honour:
    by, row = office.officer("planner"), opened(office, **more)
    for name in names:
        row = rounds.nominate(row, by=by, name=name, deed="ช่วยงานส่วนรวม")
    return rounds.close_nominations(row, by=by)


def points(row: Honour, *given: int) -> dict[str, int | None]:
    return {f"points_{one.pk}": value for one, value in zip(row.criteria.all(), given, strict=True)}


def judged(office: Cast, row: Honour, who: str, name: str, *given: int) -> Honour:
    return rounds.give_points(row, by=office.officer(who), nominee=row.nominees.get(name=name), **points(row, *given))


def told_by(office: Cast) -> dict[str, Any]:
    return {one.key: share for one, share in measured(HONOURS, office.organization, 2569)}


def test_criteria_come_before_names(office: Cast):
    by, row = office.officer("planner"), award(office)
    with pytest.raises(NotAllowed):
        rounds.nominate(row, by=by, name="นายมานะ อดทน", deed="ดี")
    with pytest.raises(NotAllowed, match="ยังไม่มีเกณฑ์"):
        rounds.publish_criteria(row, by=by)
    with pytest.raises(IntegrityError), transaction.atomic():
        Honour.objects.filter(pk=row.pk).update(state="open")
    row = rounds.add_criterion(row, by=by, text="ก", points=60)
    for text, worth in (("ก", 10), ("ข", 41), ("ค", 0), (" ", 10)):
        with pytest.raises(ValidationError):
            rounds.add_criterion(row, by=by, text=text, points=worth)
    row = rounds.publish_criteria(row, by=by)
    with pytest.raises(NotAllowed):
        rounds.add_criterion(row, by=by, text="เกณฑ์ที่มาทีหลัง", points=10)
    with pytest.raises(NotAllowed):
        amend(row, by=by, fields={"places": 9})
    row = rounds.nominate(row, by=by, name="นายมานะ อดทน", deed="ดี")
    with pytest.raises(ValidationError, match="มีผู้เสนอชื่อนี้แล้ว"):
        rounds.nominate(row, by=by, name="นายมานะ  อดทน", deed="ดี")


def test_the_highest_is_honoured_and_equals_with_them(office: Cast):
    row = judging(office, "ก", "ข", "ค", places=1)
    row = judged(office, row, "clerk", "ก", 60, 30)
    row = judged(office, row, "head", "ก", 50, 40)
    assert row.nominees.get(name="ก").total == Decimal("90.00")
    with pytest.raises(NotAllowed, match="2 ราย"):
        rounds.announce_result(row, by=office.officer("clerk"))
    judged(office, row, "clerk", "ข", 50, 40)
    row = judged(office, row, "clerk", "ค", 10, 10)
    row = rounds.announce_result(row, by=office.officer("clerk"))
    assert set(row.nominees.filter(chosen=True).values_list("name", flat=True)) == {"ก", "ข"}
    assert (row.honoured, told_by(office)["honoured"].part) == (2, 2)
    with pytest.raises(NotAllowed):
        judged(office, row, "clerk", "ค", 60, 40)
    with pytest.raises(ValidationError, match="ไม่ก่อนวันประกาศผล"):
        rounds.hold_ceremony(row, by=office.officer("planner"), ceremony_on=TODAY - datetime.timedelta(days=1))
    assert rounds.hold_ceremony(row, by=office.officer("planner"), ceremony_on=TODAY).state == "held"


def test_nobody_judges_themselves_or_whom_they_proposed(office: Cast):
    row = opened(office, kind="service")
    row = rounds.nominate(row, by=office.officer("head"), name="นางสาวรัตนาภรณ์ ชูช่วย", deed="บริการดี")
    row = rounds.nominate(row, by=office.officer("planner"), name=office.users["clerk"].full_name, deed="บริการดี")
    row = rounds.close_nominations(row, by=office.officer("planner"))
    with pytest.raises(NotAllowed, match="รายที่ตนเสนอ"):
        judged(office, row, "head", "นางสาวรัตนาภรณ์ ชูช่วย", 10, 10)
    with pytest.raises(NotAllowed, match="ตนเอง"):
        judged(office, row, "clerk", office.users["clerk"].full_name, 60, 40)
    with pytest.raises(NotAllowed):
        judged(office, row, "planner", "นางสาวรัตนาภรณ์ ชูช่วย", 10, 10)  # no judge
    for given in ((61, 10), (10, -1)):
        with pytest.raises(ValidationError, match="คะแนนต้องเป็น"):
            judged(office, row, "clerk", "นางสาวรัตนาภรณ์ ชูช่วย", *given)
    assert not row.nominees.exclude(total=None).exists()


def test_whole_terms_of_four_years_are_honoured(office: Cast):
    by = office.officer("planner")
    row = rounds.publish_criteria(award(office, kind="term"), by=by)
    with pytest.raises(ValidationError, match="วาระ"):
        rounds.nominate(row, by=by, name="ก", deed="กรรมการชุมชน")
    start = datetime.date(2022, 1, 10)
    with pytest.raises(ValidationError, match="หลังวันเริ่ม"):
        rounds.nominate(row, by=by, name="ก", deed="กรรมการ", since=start, until=start)
    for name, until in (("ครบ", datetime.date(2026, 1, 9)), ("ไม่ครบ", datetime.date(2025, 12, 31))):
        row = rounds.nominate(row, by=by, name=name, deed="กรรมการชุมชน", since=start, until=until)
    row = rounds.announce_result(rounds.close_nominations(row, by=by), by=office.officer("mayor"))
    assert list(row.nominees.filter(chosen=True).values_list("name", flat=True)) == ["ครบ"]
    assert (told_by(office)["terms"].part, told_by(office)["terms"].whole) == (1, 1)
    leap = Nominee(since=datetime.date(2020, 2, 29), until=datetime.date(2024, 2, 28))
    assert leap.completed


def test_certificates(office: Cast, desk_of: Any):
    row = judging(office, "นายมานะ อดทน")
    desk = desk_of(office.users["planner"])
    assert desk.get(reverse("honour_certificates", args=["donsukchai", row.pk, "pdf"])).status_code == 404
    row = rounds.announce_result(judged(office, row, "clerk", "นายมานะ อดทน", 60, 40), by=office.officer("clerk"))
    for form, start in (("pdf", b"%PDF"), ("docx", b"PK")):
        assert desk.get(reverse("honour_certificates", args=["donsukchai", row.pk, form])).content.startswith(start)
    page = desk.get(reverse("register_entry", args=["donsukchai", "honours", row.pk])).content.decode()
    assert "ได้รับการยกย่อง" in page


def test_every_unit_is_invited_and_may_nominate(office: Cast):
    row = opened(office)
    assert office.users["finance"].notices.filter(text__contains="เปิดรับเสนอชื่อ").exists()
    row = rounds.nominate(row, by=office.officer("finance"), name="นางสาวสายฝน ใจเย็น", deed="บริการดี")
    assert row.nominees.get().nominated_by == office.users["finance"]


def test_committee_members_are_listed_at_once_or_not_at_all(office: Cast):
    by, row = (
        office.officer("planner"),
        rounds.publish_criteria(award(office, kind="term"), by=office.officer("planner")),
    )
    good = "นายใจ ดี, ชุมชนวัดเหนือ, ๑/๑๐/๒๕๖๑, 30 ก.ย. 2565"
    for bad in ("นายขาด วัน, ชุมชน", "นายผิด วัน, ชุมชน, เมื่อวาน, 1/1/2565", ""):
        with pytest.raises(ValidationError):
            rounds.nominate_terms(row, by=by, lines=f"{good}\n{bad}" if bad else " ")
        assert not row.nominees.exists()
    row = rounds.nominate_terms(row, by=by, lines=f"{good}\nนางสั้น ไป, ชุมชนวัดใต้, 1/10/2563, 30/9/2565")
    row = rounds.announce_result(rounds.close_nominations(row, by=by), by=office.officer("mayor"))
    assert [one.name for one in row.nominees.filter(chosen=True)] == ["นายใจ ดี"]
    with pytest.raises(NotAllowed):
        rounds.nominate_terms(opened(office), by=by, lines=good)


def test_judges_see_what_citizens_said(office: Cast, desk_of: Any):
    by, row = office.officer("planner"), judging(office, "นายมานะ อดทน")
    told = Survey.objects.create(
        organization=office.organization, fiscal_year=2569, title="ความพึงพอใจงานบริการ", by=by.user, state="closed",
        opened_on=TODAY, closed_on=TODAY, answered=40, result=Decimal("92.50"), reached=37, of=40,
    )  # fmt: skip
    row = rounds.use_satisfaction(row, by=by, satisfaction=told)
    page = desk_of(office.users["clerk"]).get(f"/o/donsukchai/shelf/honours/{row.pk}/do/points/").content.decode()
    assert "92.5" in page
    told.purpose = "test"
    with pytest.raises(ValidationError):
        rounds.use_satisfaction(row, by=by, satisfaction=told)


def test_criteria_and_result_are_announced_on_paper(office: Cast, desk_of: Any):
    desk, draft = desk_of(office.users["planner"]), award(office)
    assert desk.get(reverse("honour_criteria", args=["donsukchai", draft.pk, "pdf"])).status_code == 404
    row = judging(office, "นายมานะ อดทน", title="คนดี", committee="คำสั่งที่ 5/2569")
    assert desk.get(reverse("honour_criteria", args=["donsukchai", row.pk, "pdf"])).content[:4] == b"%PDF"
    assert desk.get(reverse("honour_result", args=["donsukchai", row.pk, "pdf"])).status_code == 404
    rounds.announce_result(judged(office, row, "clerk", "นายมานะ อดทน", 60, 40), by=office.officer("mayor"))
    for form, starts in (("pdf", b"%PDF"), ("docx", b"PK")):
        answer = desk.get(reverse("honour_result", args=["donsukchai", row.pk, form]))
        assert answer.content.startswith(starts)

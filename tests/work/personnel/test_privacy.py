"""Scores, salaries and outcomes of named persons: who reads them, and that nobody else does, by no door."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from tests.work.personnel import living
from tests.work.personnel.living import TODAY

from sucharit.base.audit.models import Entry as Told
from sucharit.base.notices.models import Notice
from sucharit.base.people.gate import NotAllowed
from sucharit.base.search.models import SearchEntry
from sucharit.office.demonstration.people import Cast
from sucharit.work.personnel.access import reads_case, reads_minutes
from sucharit.work.personnel.actions import appeals, cases, papers, rounds
from sucharit.work.personnel.models import PersonnelAppeal, PersonnelRound, StaffOpinion
from sucharit.work.personnel.registers import APPEALS, CASES, OPINIONS, PAPERS, ROUNDS
from sucharit.work.shelf.actions import add, amend, open_to_public
from sucharit.work.shelf.papers import open_rows
from sucharit.work.shelf.statistics import measured

pytestmark = pytest.mark.django_db
HERE = ["donsukchai", "personnel-cases"]
WORD = "จุดอ่อนที่ไม่ควรมีใครอื่นรู้"


@pytest.fixture(autouse=True)
def the_day(settings: Any) -> None:
    settings.TODAY = TODAY.isoformat()


def sheet(register: str, row: Any) -> str:
    return reverse("register_entry", args=["donsukchai", register, row.pk])


def with_secrets(office: Cast) -> PersonnelRound:
    """One person with an account (the reporter), a score, a reason, a raise in baht."""
    row = living.opened(office, kind="raise_april", effective_on=datetime.date(2026, 4, 1))
    one = living.case(office, row, "นายปกรณ์ วงศ์สุข", user=office.users["reporter"])
    living.evaluated(office, one, 61, 17)
    planner = office.officer("planner")
    first = living.committee(office, row, "screening")
    rounds.start_screening(row, by=planner)
    table = living.meeting(office, first)
    one.refresh_from_db()
    cases.screen(one, by=planner, meeting=table, opinion="adjust", score=Decimal("77.25"), note=WORD)
    living.minuted(office, table)
    second = living.meeting(office, living.committee(office, row, "deciding"))
    row = rounds.hand_over(row, by=planner)
    one.refresh_from_db()
    cases.decide(
        one, by=planner, meeting=second, outcome="granted", steps=Decimal("0.5"), salary_before=Decimal("23456.00"),
        salary_after=Decimal("24680.00"),
        note=WORD,
    )  # fmt: skip
    living.minuted(office, second)
    return row


PRIVATE = ("23,456", "24,680", "77.25", WORD)


def test_who_reads_a_case_and_who_does_not(office: Cast, desk_of: Any):
    row = with_secrets(office)
    one = row.cases.get()
    readers = {"planner", "clerk", "mayor", "head", "finance", "deputy"}
    for who in readers:
        assert reads_case(office.officer(who), one), who
        assert WORD in desk_of(office.users[who]).get(sheet("personnel-cases", one)).content.decode(), who
    for who in ("reporter", "auditor", "complaints", "integrity", "council", "admin", "province"):
        assert desk_of(office.users[who]).get(sheet("personnel-cases", one)).status_code == 404, who
        assert desk_of(office.users[who]).get(reverse("register_list", args=HERE)).status_code == 404
    listed = desk_of(office.users["finance"]).get(reverse("register_list", args=HERE))
    assert not [told for told in PRIVATE if told in listed.content.decode()]


def test_a_head_who_sits_nowhere_reads_no_score(office: Cast, desk_of: Any):
    row = living.opened(office)
    one = living.evaluated(office, living.case(office, row), 61, 17)
    page = desk_of(office.users["finance"]).get(sheet("personnel-cases", one)).content.decode()
    assert "78.00" not in page
    edit = reverse("register_edit", args=["donsukchai", "personnel-cases", one.pk])
    assert desk_of(office.users["finance"]).get(edit).status_code == 404
    assert "เห็นเฉพาะผู้ประเมิน" in page
    for form in ("pdf", "csv"):
        book = desk_of(office.users["finance"]).get(reverse("register_book", args=[*HERE, form]))
        assert b"78.00" not in book.content
    assert b"78.00" in desk_of(office.users["planner"]).get(
        reverse("register_book", args=[*HERE, "csv"])
    ).content  # fmt: skip


def test_a_member_who_kept_out_reads_nothing_and_no_one_their_own_before_its_time(office: Cast, desk_of: Any):
    row, table = living.screening(office, "นายมานะ อดทน")
    one = row.cases.get()
    seat = table.committee.seats.get(user=office.users["finance"])
    cases.recuse(one, by=office.officer("finance"), seat=seat, reason="เป็นเจ้าหนี้")
    assert not reads_case(office.officer("finance"), one)
    own = living.case(office, living.opened(office, title="อีกรอบ"), "นางสาวรัตนาภรณ์ ชูช่วย", user=office.users["planner"])
    living.evaluated(office, own, 61, 17)
    own.refresh_from_db()
    assert not reads_case(office.officer("planner"), own), "who keeps all does not read their own case"
    page = desk_of(office.users["planner"]).get(sheet("personnel-cases", own)).content.decode()
    assert "ซ่อมรถเสร็จก่อนกำหนด" not in page


def test_nobody_changes_their_own_case(office: Cast):
    own = living.case(office, living.opened(office), "นางสาวรัตนาภรณ์ ชูช่วย", user=office.users["planner"])
    with pytest.raises(NotAllowed, match="เกี่ยวกับท่านเอง"):
        amend(own, by=office.officer("planner"), fields={"position": "ผู้อำนวยการ"})


def test_minutes_are_for_the_table(office: Cast, desk_of: Any):
    row = with_secrets(office)
    met = row.committees.get(side="screening").meetings.get()
    address = reverse("meeting_minutes_file", args=["donsukchai", met.pk, "pdf"])
    assert desk_of(office.users["head"]).get(address).status_code == 200
    assert desk_of(office.users["reporter"]).get(address).status_code == 404
    assert reads_minutes(office.officer("mayor"), met)


def test_nothing_of_a_person_is_public_found_or_in_the_record(office: Cast):
    row = rounds.announce_result(with_secrets(office), by=office.officer("mayor"), result_no="20/2569")
    open_to_public(ROUNDS, by=office.officer("planner"))
    for register in (CASES, APPEALS, OPINIONS):
        assert register.public is None
    here = reverse("open_register", args=["donsukchai", "personnel-rounds"])
    nobody = Client()
    shown = nobody.get(here).content.decode() + nobody.get(f"{here}data.csv").content.decode()
    shown += str(nobody.get(f"{here}data.json").content.decode())
    assert "ปกรณ์" not in shown
    assert not [told for told in PRIVATE if told in shown]
    line = dict(zip(["number", *(one.field for one in ROUNDS.open_columns)], open_rows(ROUNDS, [row])[0], strict=True))
    assert (line["considered"], line["granted"]) == ("น้อยกว่า 5", "ไม่แสดง"), "one of one would tell of one"
    assert not SearchEntry.objects.filter(text__contains="ปกรณ์").filter(kind="shelf.entry").exists()
    record = "\n".join(f"{one.label} {one.facts}" for one in Told.objects.all())
    assert "ปกรณ์" not in record.replace("นายปกรณ์ วงศ์สุข นายช่างโยธา", "") or WORD not in record
    assert not [told for told in ("23456", "24680", "77.25", WORD) if told in record]
    notice = Notice.objects.get(user=office.users["reporter"])
    assert "77.25" not in notice.text
    assert notice.url.endswith("/personnel/mine/")


def test_one_sees_ones_own_result_once_it_is_told_and_appeals(office: Cast, desk_of: Any):
    row = with_secrets(office)
    one, code = row.cases.get(), "donsukchai"
    mine = desk_of(office.users["reporter"])
    assert "77.25" not in mine.get(reverse("my_personnel", args=[code])).content.decode()
    assert mine.get(reverse("my_notice", args=[code, one.pk, "pdf"])).status_code == 404
    assert mine.get(reverse("my_appeal", args=[code, one.pk])).status_code == 404
    rounds.announce_result(row, by=office.officer("mayor"), result_no="20/2569")
    assert "77.25" in mine.get(reverse("my_personnel", args=[code])).content.decode()
    assert mine.get(reverse("my_notice", args=[code, one.pk, "pdf"])).content.startswith(b"%PDF")
    other = desk_of(office.users["auditor"])
    assert other.get(reverse("my_appeal", args=[code, one.pk])).status_code == 404
    mine = desk_of(office.users["reporter"])
    with pytest.raises(NotAllowed):
        appeals.file_own_appeal(one, by=office.officer("auditor"), ground="ก")
    assert mine.post(reverse("my_appeal", args=[code, one.pk]), {"ground": " "}).status_code == 422
    assert mine.post(reverse("my_appeal", args=[code, one.pk]), {"ground": "ผลงานสองข้อไม่ถูกนับ"}).status_code == 302
    filed = PersonnelAppeal.objects.get()
    assert (filed.until_on, filed.number) == (datetime.date(2026, 3, 17), 1)
    assert mine.post(reverse("my_appeal", args=[code, one.pk]), {"ground": "อีกครั้ง"}).status_code == 422
    assert desk_of(office.users["reporter"]).get(sheet("personnel-appeals", filed)).status_code == 404


def test_an_appeal_that_is_upheld_comes_before_the_committee_again(office: Cast):
    row = living.announced(office, "นายปกรณ์ วงศ์สุข")
    one, planner = row.cases.get(), office.officer("planner")
    fields = {"case": one, "filed_on": TODAY, "ground": "ผลงานไม่ถูกนับ", "unit": office.units["clerk"]}
    with pytest.raises(ValidationError, match="พ้นกำหนดอุทธรณ์"):
        late = office.officer("planner", TODAY + datetime.timedelta(days=20))
        add(APPEALS, by=late, fields=fields | {"filed_on": late.today})
    filed = add(APPEALS, by=planner, fields=fields)
    with pytest.raises(IntegrityError), transaction.atomic():
        PersonnelAppeal.objects.filter(pk=filed.pk).update(filed_on=TODAY + datetime.timedelta(days=60))
    with pytest.raises(NotAllowed):
        appeals.answer_appeal(filed, by=planner, state="upheld", answer="ก")
    with pytest.raises(IntegrityError), transaction.atomic():
        PersonnelAppeal.objects.filter(pk=filed.pk).update(
            state="dismissed", answer="ก", answered_on=TODAY, answered_by=planner.user
        )
    PersonnelAppeal.objects.filter(pk=filed.pk).update(recorded_by=office.users["mayor"])
    with pytest.raises(NotAllowed, match="วินิจฉัยเองไม่ได้"):
        appeals.answer_appeal(filed, by=office.officer("mayor"), state="upheld", answer="ก")
    PersonnelAppeal.objects.filter(pk=filed.pk).update(recorded_by=planner.user)
    filed = appeals.answer_appeal(filed, by=office.officer("mayor"), state="upheld", answer="ให้นับผลงานข้อ 2")
    one.refresh_from_db()
    assert (filed.state, one.state, one.turn) == ("upheld", "reopened", 2)
    with pytest.raises(NotAllowed, match="รอคำวินิจฉัย หรือเรื่องที่ต้องทบทวน"):
        rounds.end_round(row, by=office.officer("planner", TODAY + datetime.timedelta(days=40)))
    with pytest.raises(IntegrityError), transaction.atomic():
        PersonnelAppeal.objects.filter(pk=filed.pk).update(answered_on=None)
    again = living.meeting(office, row.committees.get(side="deciding"))
    one = cases.decide(one, by=planner, meeting=again, outcome="granted", score=Decimal(92), note="นับผลงานข้อ 2 แล้ว")
    assert (one.final, one.stands.filter(turn=2).count()) == (Decimal(92), 4)
    told = {measure.key: share for measure, share in measured(APPEALS, office.organization, 2569)}
    with pytest.raises(ValidationError, match="อุทธรณ์ซ้ำไม่ได้"):
        second = add(APPEALS, by=planner, fields=fields | {"ground": "อีกครั้ง"})
        second = appeals.answer_appeal(second, by=office.officer("mayor"), state="dismissed", answer="ยืนตามผล")
        add(APPEALS, by=planner, fields=fields | {"ground": "ครั้งที่สาม"})
    PersonnelAppeal.objects.exclude(pk=filed.pk).delete()
    assert (told["appeals"].part, told["in_time"].percent, told["of_people"].percent) == (1, 100, 100)


# Papers and opinions


def test_a_measure_is_announced_by_another_and_reported(office: Cast):
    planner, mayor = office.officer("planner"), office.officer("mayor")
    row = add(PAPERS, by=planner, fields={
        "title": "มาตรการป้องกันการสั่งงานส่วนตัว", "kind": "measure", "subject": "orders", "content": "ไม่สั่งด้วยวาจา",
        "unit": office.units["clerk"],
    })  # fmt: skip
    told = {"paper_no": "3/2569", "announced_on": TODAY, "channels": "เว็บไซต์"}
    with pytest.raises(NotAllowed):
        papers.announce_paper(row, by=planner, **told)
    with pytest.raises(IntegrityError), transaction.atomic():
        type(row).objects.filter(pk=row.pk).update(
            state="announced", announced_on=TODAY, announced_by=planner.user, channels="x"
        )
    clerk = office.officer("clerk")
    own = add(PAPERS, by=clerk, fields={"title": "นโยบาย", "kind": "policy", "content": "ก", "subject": "general"})
    with pytest.raises(NotAllowed, match="ผู้จัดทำ"):
        papers.announce_paper(own, by=clerk, **told)
    row = papers.announce_paper(row, by=mayor, **told)
    row = papers.report_paper(row, by=planner, result="ไม่พบการสั่งงานส่วนตัว")
    found = {measure.key: share for measure, share in measured(PAPERS, office.organization, 2569)}
    assert (row.state, found["measures"].part, found["reported"].percent, found["criteria"].whole) == (
        "reported",
        1,
        100,
        4,
    )


def test_opinions_of_staff_reach_the_executive_without_a_name(office: Cast):
    planner = office.officer("planner")
    row = add(OPINIONS, by=planner, fields={
        "heard_on": TODAY, "forum": "เวทีแลกเปลี่ยน", "topic": "rule", "text": "ขอให้มอบงานตามสมรรถนะ",
        "unit": office.units["clerk"],
    })  # fmt: skip
    assert not {"person", "author", "by", "name"} & {one.name for one in StaffOpinion._meta.fields}
    with pytest.raises(NotAllowed):
        papers.answer_opinion(row, by=office.officer("mayor"), answer="รับไว้")
    with pytest.raises(ValidationError):
        papers.send_opinion(row, by=planner, sent_on=TODAY - datetime.timedelta(days=1))
    row = papers.send_opinion(row, by=planner, sent_on=TODAY)
    row = papers.answer_opinion(row, by=office.officer("mayor"), answer="จะมอบงานตามสมรรถนะ")
    found = {measure.key: share for measure, share in measured(OPINIONS, office.organization, 2569)}
    assert (row.state, found["answered"].percent, found["forums"].part) == ("answered", 100, 1)

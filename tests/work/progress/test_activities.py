"""A reporter records what was done, in two minutes and without a script."""

import datetime
from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from sucharit.base.audit.models import Entry
from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.base.people.models import User
from sucharit.base.search.queries import search_for
from sucharit.office.demonstration.people import Cast
from sucharit.work.evidence.queries import evidence_of
from sucharit.work.progress.actions import (
    edit_activity,
    put_back_activity,
    record_activity,
    withdraw_activity,
)
from sucharit.work.progress.models import MOST_PEOPLE, Activity
from sucharit.work.progress.queries import activities_of, activity_count
from sucharit.work.years.models import YearInitiative
from sucharit.work.years.recording.writing import Stale

DAY = datetime.date(2026, 2, 10)


def record(row: YearInitiative, by: Officer, **fields: object) -> Activity:
    return record_activity(row, by=by, **({"title": "ตรวจถนนสายหลัก", "held_on": DAY} | fields))  # type: ignore[arg-type]


def test_recorded_on_a_phone_with_a_photo(
    office: Cast, street: YearInitiative, desk_of: Callable[[User], Client], photo: SimpleUploadedFile
):
    browser = desk_of(office.users["reporter"])
    page = reverse("activity_add", args=["donsukchai", 2569, street.seq])
    assert "ถ่ายภาพ" in browser.get(page).content.decode()
    answer = browser.post(page, {
        "title": "ตรวจถนนสายหลัก", "held_on": "๑๐ ก.พ. ๒๕๖๙", "place": "หมู่ 4", "people": "๑,๒๐๐",
        "evidence_files": photo,
    })  # fmt: skip
    made = Activity.objects.get()
    assert answer.headers["Location"] == reverse("activity", args=["donsukchai", made.pk])
    assert (made.held_on, made.people, made.place, made.quarter) == (DAY, 1200, "หมู่ 4", 2)
    assert [one.kind for one in evidence_of(made)] == ["photo"]
    street.refresh_from_db()
    assert street.status == "running", "the first activity says that it has begun"
    assert activity_count(street.key, 2569) == 1
    assert Entry.objects.filter(verb="progress.activity_recorded").count() == 1
    again = browser.get(page).content.decode()
    assert 'value="หมู่ 4"' in again, "the last place is remembered"
    assert "ตรวจถนนสายหลัก" in browser.get(answer.headers["Location"]).content.decode()


def test_found_by_the_search(at: Callable[[str], Officer], street: YearInitiative):
    made = record(street, at("reporter"), place="ศาลาประชาคม")
    assert [hit.kind for hit in search_for(at("council"), "ศาลาประชาคม")] == ["progress.activity"]
    withdraw_activity(made, by=at("reporter"), reason="บันทึกซ้ำ")
    assert not search_for(at("council"), "ศาลาประชาคม").exists()


def test_edited_withdrawn_and_put_back(at: Callable[[str], Officer], street: YearInitiative):
    made = record(street, at("reporter"))
    edited = edit_activity(made, by=at("planner"), fields={"people": 30}, edition=1)
    assert (edited.people, edited.edition) == (30, 2)
    with pytest.raises(Stale) as stale:
        edit_activity(made, by=at("reporter"), fields={"people": 31}, edition=1)
    assert stale.value.who == at("planner").name
    withdraw_activity(made, by=at("reporter"), reason="ลงผิดโครงการ")
    assert not activities_of(street).exists()
    assert activity_count(street.key, 2569) == 0
    with pytest.raises(NotAllowed, match="ถูกถอน"):
        edit_activity(made, by=at("reporter"), fields={"people": 1})
    put_back_activity(made, by=at("reporter"))
    assert activities_of(street).count() == 1


def test_a_save_that_came_before_is_shown_and_nothing_typed_is_lost(
    office: Cast, at: Callable[[str], Officer], street: YearInitiative, desk_of: Callable[[User], Client]
):
    made = record(street, at("reporter"))
    edit_activity(made, by=at("planner"), fields={"place": "หมู่ 9"})
    browser = desk_of(office.users["reporter"])
    told = {"title": "ของฉัน", "held_on": "10/2/2569", "place": "หมู่ 1", "edition": "1"}
    page = reverse("activity_edit", args=["donsukchai", made.pk])
    answer = browser.post(page, told)
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "หมู่ 9" in text and 'value="หมู่ 1"' in text and 'name="edition" value="2"' in text
    assert browser.post(page, told | {"edition": "2"}).status_code == 302


@pytest.mark.parametrize(
    ("fields", "name", "said"),
    [
        ({"held_on": datetime.date(2026, 2, 17)}, "held_on", "ยังมาไม่ถึง"),
        ({"held_on": datetime.date(2025, 9, 30)}, "held_on", "ไม่อยู่ในปีงบประมาณ พ.ศ. 2569"),
        ({"held_until": datetime.date(2026, 2, 1)}, "held_until", "ต้องไม่มาก่อน"),
        ({"people": -1}, "people", "ระหว่าง 0 ถึง 1,000,000"),
        ({"people": MOST_PEOPLE + 1}, "people", "ระหว่าง 0 ถึง 1,000,000"),
        ({"people": "สิบ"}, "people", "จำนวนเต็ม"),
        ({"title": "\u200b "}, "title", "โปรดเขียน"),
        ({"title": "ก" * 301}, "title", "ยาวเกินไป"),
        ({"step": "11111111-1111-1111-1111-111111111111"}, "step", "ไม่มีขั้นตอนนี้"),
    ],
)  # fmt: skip
def test_refused_with_a_sentence(
    at: Callable[[str], Officer], street: YearInitiative, fields: dict[str, object], name: str, said: str
):
    with pytest.raises(ValidationError) as fault:
        record(street, at("reporter"), **fields)
    assert said in fault.value.message_dict[name][0]
    assert not Activity.objects.exists()


def test_absurd_counts_in_the_form_keep_what_was_typed(
    office: Cast, street: YearInitiative, desk_of: Callable[[User], Client]
):
    page = reverse("activity_add", args=["donsukchai", 2569, street.seq])
    answer = desk_of(office.users["reporter"]).post(
        page, {"title": "อบรม", "held_on": "10/2/2569", "people": "9999999999"}
    )
    assert answer.status_code == 422
    assert "ไม่เกิน 1,000,000" in answer.content.decode() and 'value="อบรม"' in answer.content.decode()


def test_only_of_ones_own(at: Callable[[str], Officer], street: YearInitiative):
    for username in ("finance", "clerk", "council", "auditor"):
        with pytest.raises(NotAllowed):
            record(street, at(username))
    assert record(street, at("planner")).pk


def test_a_person_who_left_stays_in_the_story(
    office: Cast, at: Callable[[str], Officer], street: YearInitiative, desk_of: Callable[[User], Client]
):
    made = record(street, at("reporter"))
    User.objects.filter(pk=office.users["reporter"].pk).update(is_active=False)
    text = desk_of(office.users["planner"]).get(reverse("activity", args=["donsukchai", made.pk])).content.decode()
    assert office.users["reporter"].full_name in text and "ไม่ได้ใช้งานแล้ว" in text

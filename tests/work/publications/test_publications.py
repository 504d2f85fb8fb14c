"""What was made public where and when: many channels at once, counted when they are different, against the promise."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from sucharit.base.people.gate import NotAllowed, Officer
from sucharit.base.people.models import User
from sucharit.office.demonstration.people import Cast
from sucharit.work.evidence.actions import add_address
from sucharit.work.publications.actions import (
    add_channel,
    edit_channel,
    edit_publication,
    ensure_channels,
    move_channel,
    put_back_publication,
    record_publications,
    withdraw_publication,
)
from sucharit.work.publications.models import Channel, Publication
from sucharit.work.publications.promises import counts_for, promise_of, shortfalls_for
from sucharit.work.publications.queries import channels_for, channels_used, publications_of
from sucharit.work.years.models import YearInitiative, YearPlan
from sucharit.work.years.periods import period_of
from sucharit.work.years.recording.writing import Stale

CODE, DAY = "donsukchai", datetime.date(2026, 1, 12)
YEAR = (datetime.date(2025, 10, 1), datetime.date(2026, 9, 30))


def published(year: YearPlan, by: Officer, channels: list[Channel], **more: Any) -> list[Publication]:
    told: dict[str, Any] = {"title": "แผนจัดซื้อจัดจ้าง", "published_on": DAY}
    told["addresses"] = {one.pk: f"https://example.go.th/{one.pk}" for one in channels}
    return record_publications(year, by=by, channels=channels, **(told | more))


def test_the_usual_channels_stand_at_the_first_use(office: Cast, channels: list[Channel], at: Callable[[str], Officer]):
    assert [one.name for one in channels][:2] == ["เว็บไซต์ของหน่วยงาน", "เฟซบุ๊กของหน่วยงาน"]
    edit_channel(channels[2], by=at("planner"), active=False)
    ensure_channels(office.organization, by=at("planner"))
    assert channels_for(at("planner"), active=True).count() == len(channels) - 1


def test_many_channels_at_once_by_a_form(
    office: Cast, promised: YearInitiative, channels: list[Channel], desk_of: Callable[[User], Client]
):
    browser = desk_of(office.users["finance"])
    page = reverse("publication_add", args=[CODE, 2569])
    told = {
        "title": "แผนจัดซื้อจัดจ้าง", "published_on": "12 ม.ค. 2569", "channels": [channels[0].pk, channels[1].pk],
        f"address_{channels[0].pk}": "www.example.go.th/1", "initiatives": [str(promised.key)],
    }  # fmt: skip
    answer = browser.post(page, told)
    text = answer.content.decode()
    assert answer.status_code == 422 and "เฟซบุ๊ก" in text and "ยังไม่มีหลักฐาน" in text and "www.example.go.th/1" in text
    assert not Publication.objects.exists()
    answer = browser.post(page, told | {f"address_{channels[1].pk}": "https://facebook.com/x"})
    assert answer.status_code == 302
    assert publications_of(promised.key, 2569).count() == 2
    assert {one.address for one in Publication.objects.all()} == {
        "https://www.example.go.th/1",
        "https://facebook.com/x",
    }


def test_one_piece_of_evidence_proves_all(
    running: YearPlan, promised: YearInitiative, channels: list[Channel], at: Callable[[str], Officer]
):
    proof = add_address("example.go.th/board", by=at("finance"), title="ป้ายประกาศ")
    rows = published(running, at("finance"), channels[3:6], addresses={}, evidence=[proof], keys=[promised.key])
    assert len(rows) == 3 and len({one.batch for one in rows}) == 1


def test_different_channels_are_counted_against_the_promise(
    running: YearPlan, promised: YearInitiative, channels: list[Channel], at: Callable[[str], Officer]
):
    by, whole = at("finance"), period_of(2569, "")
    published(running, by, channels[:2], keys=[promised.key])
    published(running, by, channels[:1], keys=[promised.key], title="เรื่องเดิมอีกครั้ง")
    assert channels_used(promised.key, *YEAR) == set(channels[:2]), "the same channel twice is one channel"
    count = next(one for one in counts_for(by, running, whole) if one.row.pk == promised.pk)
    assert count.promise is not None
    assert (count.promise.wanted, len(count.used), count.short, count.words) == (3, 2, 1, "ขาดอีก 1 ช่องทาง")
    assert channels[2] in count.unused and channels[0] not in count.unused
    assert [one.row.pk for one in shortfalls_for(by, running)] == [promised.pk]
    row = published(running, by, channels[2:3], keys=[promised.key])[0]
    assert shortfalls_for(by, running) == []
    withdraw_publication(row, by=by, reason="ลบโพสต์แล้ว")
    assert len(channels_used(promised.key, *YEAR)) == 2
    put_back_publication(row, by=by)
    assert len(channels_used(promised.key, *YEAR)) == 3


def test_periods_count_apart(
    running: YearPlan, promised: YearInitiative, channels: list[Channel], at: Callable[[str], Officer]
):
    published(running, at("finance"), channels[:3], keys=[promised.key], published_on=datetime.date(2025, 12, 1))
    told = {key: len(counts_for(at("finance"), running, period_of(2569, key))[0].used) for key in ("q1", "q2", "")}
    assert told == {"q1": 3, "q2": 0, "": 3}


@pytest.mark.parametrize(
    ("sentence", "wanted", "each"),
    [
        ("เผยแพร่ผ่านช่องทางไม่น้อยกว่า 3 ช่องทาง", 3, ""),
        ("เผยแพร่มากกว่า ๓ ช่องทาง", 4, ""),
        ("เผยแพร่ข้อมูลกฎหมาย ไตรมาสละ 3 ช่องทาง", 3, "ไตรมาส"),
    ],
)
def test_a_promise_is_read_from_its_sentence(sentence: str, wanted: int, each: str):
    promise = promise_of(["ผู้เข้าอบรมร้อยละ 80", sentence])
    assert promise is not None and (promise.wanted, promise.each) == (wanted, each)


def test_channels_for_complaints_are_no_publication():
    assert promise_of(["มีช่องทางร้องเรียนอย่างน้อย 3 ช่องทาง", "จัดอบรม 2 ครั้ง"]) is None


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"published_on": datetime.date(2026, 2, 17)}, "published_on"),
        ({"published_on": datetime.date(2025, 9, 30)}, "published_on"),
        ({"published_on": None}, "published_on"),
        ({"title": ""}, "title"),
        ({"channels": []}, "channels"),
        ({"addresses": {}}, "channels"),
        ({"keys": []}, "initiatives"),
    ],
)
def test_refused_with_a_sentence(
    running: YearPlan, promised: YearInitiative, channels: list[Channel], at: Callable[[str], Officer],
    fields: dict[str, Any], name: str,
):  # fmt: skip
    told = {"keys": [promised.key]} | fields
    chosen = told.pop("channels", channels[:1])
    with pytest.raises(ValidationError) as fault:
        published(running, at("finance"), chosen, **told)
    assert name in fault.value.message_dict
    assert not Publication.objects.exists()


def test_an_address_that_is_none(
    running: YearPlan, promised: YearInitiative, channels: list[Channel], at: Callable[[str], Officer]
):
    for address in ("javascript:alert(1)", "ไม่ใช่ที่อยู่", "ftp://example.go.th/a"):
        with pytest.raises(ValidationError):
            published(running, at("finance"), channels[:1], keys=[promised.key], addresses={channels[0].pk: address})


def test_only_of_ones_own(
    running: YearPlan, promised: YearInitiative, channels: list[Channel], at: Callable[[str], Officer]
):
    for username in ("reporter", "council", "auditor"):
        with pytest.raises(NotAllowed):
            published(running, at(username), channels[:1], keys=[promised.key])
    row = published(running, at("planner"), channels[:1])[0]  # the plan officer's may be of no initiative
    with pytest.raises(NotAllowed, match="ผู้บันทึก"):
        edit_publication(row, by=at("finance"), fields={"title": "แก้"})


def test_a_channel_of_another_organization_or_out_of_use(
    neighbour: Cast, running: YearPlan, promised: YearInitiative, channels: list[Channel], at: Callable[[str], Officer]
):
    foreign = Channel.objects.create(organization=neighbour.organization, name="เว็บ", online=True)
    edit_channel(channels[0], by=at("planner"), active=False)
    for one in (foreign, channels[0]):
        with pytest.raises(ValidationError, match="เลิกใช้"):
            published(running, at("finance"), [one], keys=[promised.key])


def test_a_stale_save(
    running: YearPlan, promised: YearInitiative, channels: list[Channel], at: Callable[[str], Officer]
):
    row = published(running, at("finance"), channels[:1], keys=[promised.key])[0]
    edit_publication(row, by=at("planner"), fields={"note": "ก"}, edition=1)
    with pytest.raises(Stale):
        edit_publication(row, by=at("finance"), fields={"note": "ข"}, edition=1)
    assert publications_of(promised.key, 2569).count() == 1, "its initiatives stay where none are told"


def test_the_office_keeps_its_own_list(channels: list[Channel], at: Callable[[str], Officer]):
    made = add_channel(by=at("planner"), name="วิทยุชุมชน", online=False)
    with pytest.raises(ValidationError, match="ชื่อนี้แล้ว"):
        add_channel(by=at("planner"), name=" วิทยุชุมชน ", online=False)
    move_channel(made, by=at("clerk"), up=True)
    assert list(channels_for(at("planner")))[-2] == made
    with pytest.raises(NotAllowed):
        add_channel(by=at("reporter"), name="อื่น", online=False)


def test_every_page_opens_and_strangers_see_none(
    office: Cast, neighbour: Cast, running: YearPlan, promised: YearInitiative, channels: list[Channel],
    at: Callable[[str], Officer], desk_of: Callable[[User], Client],
):  # fmt: skip
    row = published(running, at("finance"), channels[:2], keys=[promised.key])[0]
    read = [
        *(reverse(name, args=[CODE, 2569]) for name in ("publication_year", "publication_counts")),
        *(reverse(f"{name}_file", args=[CODE, 2569, form]) for name in ("publication_year", "publication_counts")
          for form in ("xlsx", "csv", "pdf")),
        reverse("publication", args=[CODE, row.pk]),
    ]  # fmt: skip
    write = [
        reverse("publication_add", args=[CODE, 2569]), reverse("publication_edit", args=[CODE, row.pk]),
        reverse("publication_withdraw", args=[CODE, row.pk]), reverse("channel_list", args=[CODE]),
        reverse("channel_edit", args=[CODE, channels[0].pk]),
    ]  # fmt: skip
    planner = desk_of(office.users["planner"])
    for page in (*read, *write):
        assert planner.get(page).status_code == 200, page
    council = desk_of(office.users["council"])
    assert all(council.get(page).status_code == 200 for page in read)
    assert all(council.get(page).status_code == 404 for page in write)
    stranger = desk_of(neighbour.users["neighbour-planner"])
    assert all(stranger.get(page).status_code == 404 for page in (*read, *write))
    own = [
        page.replace(CODE, "thungnamsai") for page in (*read, *write) if "/channels/" not in page or page.count("/") > 5
    ]
    assert all(stranger.get(page).status_code == 404 for page in own)


@pytest.mark.parametrize("name", ["publication_year", "publication_counts"])
def test_queries_do_not_grow(
    office: Cast, running: YearPlan, promised: YearInitiative, channels: list[Channel], at: Callable[[str], Officer],
    desk_of: Callable[[User], Client], name: str, django_assert_max_num_queries: Any, django_assert_num_queries: Any,
):  # fmt: skip
    browser, page = desk_of(office.users["planner"]), reverse(name, args=[CODE, 2569])
    published(running, at("finance"), channels[:1], keys=[promised.key])
    browser.get(page)
    with django_assert_max_num_queries(25) as first:
        browser.get(page)
    for number in range(5):
        published(running, at("finance"), channels[:2], keys=[promised.key], title=f"เรื่อง {number}")
    with django_assert_num_queries(len(first)):
        browser.get(page)
